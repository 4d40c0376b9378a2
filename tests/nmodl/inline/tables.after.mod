NEURON {
    SUFFIX filled
    RANGE m
    GLOBAL minf
}

ASSIGNED {
    v
    minf
}

STATE {
    m
}

LOCAL made_rates_, low_rates_, scale_rates_, table_rates_minf_[11]

PARAMETER {
    usetable = 1
}

INITIAL {
    LOCAL at, part, cell, step, x, minf_kept
    m = 0
    IF (usetable) {
        IF (usetable && made_rates_ == 0) {
            minf_kept = minf
            low_rates_ = -100
            step = (100 - low_rates_) / 10
            scale_rates_ = 1 / step
            x = low_rates_
            FROM i = 0 TO 10 {
                minf = x
                table_rates_minf_[i] = minf
                x = x + step
            }
            made_rates_ = 1
            minf = minf_kept
        }
        at = (v - low_rates_) * scale_rates_
        part = at
        IF (!(part > 0)) {
            part = 0
        }
        IF (part > 10) {
            part = 10
        }
        cell = floor(part)
        IF (cell == 10) {
            cell = 10 - 1
        }
        part = part - cell
        IF (at != at) {
            part = at
        }
        minf = table_rates_minf_[cell] + part * (table_rates_minf_[cell + 1] - table_rates_minf_[cell])
    } ELSE {
        minf = v
    }
    m = minf
}

BREAKPOINT {
    SOLVE states METHOD cnexp
}

DERIVATIVE states {
    LOCAL at, part, cell
    IF (usetable) {
        at = (v - low_rates_) * scale_rates_
        part = at
        IF (!(part > 0)) {
            part = 0
        }
        IF (part > 10) {
            part = 10
        }
        cell = floor(part)
        IF (cell == 10) {
            cell = 10 - 1
        }
        part = part - cell
        IF (at != at) {
            part = at
        }
        minf = table_rates_minf_[cell] + part * (table_rates_minf_[cell + 1] - table_rates_minf_[cell])
    } ELSE {
        minf = v
    }
    m = m + (1 - exp(-dt)) * (-(minf / -1) - m)
}

TABLE_FILL rates {
    LOCAL step, x, minf_kept
    IF (usetable && made_rates_ == 0) {
        minf_kept = minf
        low_rates_ = -100
        step = (100 - low_rates_) / 10
        scale_rates_ = 1 / step
        x = low_rates_
        FROM i = 0 TO 10 {
            minf = x
            table_rates_minf_[i] = minf
            x = x + step
        }
        made_rates_ = 1
        minf = minf_kept
    }
}

PROCEDURE rates(v_1) {
    LOCAL at, part, cell, step, x, minf_kept
    IF (usetable) {
        IF (usetable && made_rates_ == 0) {
            minf_kept = minf
            low_rates_ = -100
            step = (100 - low_rates_) / 10
            scale_rates_ = 1 / step
            x = low_rates_
            FROM i = 0 TO 10 {
                minf = x
                table_rates_minf_[i] = minf
                x = x + step
            }
            made_rates_ = 1
            minf = minf_kept
        }
        at = (v_1 - low_rates_) * scale_rates_
        part = at
        IF (!(part > 0)) {
            part = 0
        }
        IF (part > 10) {
            part = 10
        }
        cell = floor(part)
        IF (cell == 10) {
            cell = 10 - 1
        }
        part = part - cell
        IF (at != at) {
            part = at
        }
        minf = table_rates_minf_[cell] + part * (table_rates_minf_[cell + 1] - table_rates_minf_[cell])
    } ELSE {
        minf = v_1
    }
}
