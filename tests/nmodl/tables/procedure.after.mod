NEURON {
    SUFFIX procedure
    RANGE minf
    GLOBAL x
    THREADSAFE
}

PARAMETER {
    x = 2
}

ASSIGNED {
    minf
    inf[2]
    v
}

LOCAL made_rates_, low_rates_, scale_rates_, was_rates_x_, was_rates_celsius_, table_rates_minf_[201], table_rates_inf_0_[201], table_rates_inf_1_[201]

PARAMETER {
    usetable = 1
}

TABLE_FILL rates {
    LOCAL step, x_1
    IF (usetable && (made_rates_ == 0 || was_rates_x_ != x || was_rates_celsius_ != celsius)) {
        low_rates_ = -100
        step = (100 - low_rates_) / 200
        scale_rates_ = 1 / step
        x_1 = low_rates_
        FROM i = 0 TO 200 {
            rates_direct_(x_1)
            table_rates_minf_[i] = minf
            table_rates_inf_0_[i] = inf[0]
            table_rates_inf_1_[i] = inf[1]
            x_1 = x_1 + step
        }
        was_rates_x_ = x
        was_rates_celsius_ = celsius
        made_rates_ = 1
    }
}

PROCEDURE rates_direct_(v_1) {
    minf = x * v_1
    inf[0] = v_1
    inf[1] = -v_1
}

PROCEDURE rates(v_1) {
    LOCAL at, part, cell
    IF (usetable) {
        fill_rates_()
        at = (v_1 - low_rates_) * scale_rates_
        part = at
        IF (!(part > 0)) {
            part = 0
        }
        IF (part > 200) {
            part = 200
        }
        cell = floor(part)
        IF (cell == 200) {
            cell = 200 - 1
        }
        part = part - cell
        IF (at != at) {
            part = at
        }
        minf = table_rates_minf_[cell] + part * (table_rates_minf_[cell + 1] - table_rates_minf_[cell])
        inf[0] = table_rates_inf_0_[cell] + part * (table_rates_inf_0_[cell + 1] - table_rates_inf_0_[cell])
        inf[1] = table_rates_inf_1_[cell] + part * (table_rates_inf_1_[cell + 1] - table_rates_inf_1_[cell])
    } ELSE {
        rates_direct_(v_1)
    }
}
