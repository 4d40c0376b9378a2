NEURON {
    SUFFIX stale
    USEION ca READ cai
    THREADSAFE
}

ASSIGNED {
    v
    cai
    minf
}

STATE {
    m
}

LOCAL made_rates_, low_rates_, scale_rates_, table_rates_minf_[11]

PARAMETER {
    usetable = 1
}

ASSIGNED {
    cai_seen_
}

STATE_UPDATE {
    LOCAL at, part, cell
    cai_seen_ = cai
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
        minf = v * cai
    }
    m = m + (1 - exp(-dt)) * (-(minf / -1) - m)
}

TABLE_FILL rates {
    LOCAL step, x
    IF (usetable && made_rates_ == 0) {
        low_rates_ = -100
        step = (100 - low_rates_) / 10
        scale_rates_ = 1 / step
        x = low_rates_
        FROM i = 0 TO 10 {
            minf = x * cai_seen_
            table_rates_minf_[i] = minf
            x = x + step
        }
        made_rates_ = 1
    }
}

PROCEDURE rates(v_1) {
    LOCAL at, part, cell, step, x
    IF (usetable) {
        IF (usetable && made_rates_ == 0) {
            low_rates_ = -100
            step = (100 - low_rates_) / 10
            scale_rates_ = 1 / step
            x = low_rates_
            FROM i = 0 TO 10 {
                minf = x * cai
                table_rates_minf_[i] = minf
                x = x + step
            }
            made_rates_ = 1
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
        minf = v_1 * cai
    }
}

INITIAL {
    cai_seen_ = cai
    m = 0
}
