NEURON {
    SUFFIX function
    THREADSAFE
}

LOCAL made_f_, low_f_, scale_f_, table_f_f_[21]

PARAMETER {
    usetable = 1
}

TABLE_FILL f {
    LOCAL step, x
    IF (usetable && made_f_ == 0) {
        low_f_ = -10
        step = (10 - low_f_) / 20
        scale_f_ = 1 / step
        x = low_f_
        FROM i = 0 TO 20 {
            table_f_f_[i] = f_direct_(x)
            x = x + step
        }
        made_f_ = 1
    }
}

FUNCTION f_direct_(z) {
    f_direct_ = exp(z)
}

FUNCTION f(z) {
    LOCAL at, part, cell
    IF (usetable) {
        fill_f_()
        at = (z - low_f_) * scale_f_
        part = at
        IF (!(part > 0)) {
            part = 0
        }
        IF (part > 20) {
            part = 20
        }
        cell = floor(part)
        IF (cell == 20) {
            cell = 20 - 1
        }
        part = part - cell
        IF (at != at) {
            part = at
        }
        f = table_f_f_[cell] + part * (table_f_f_[cell + 1] - table_f_f_[cell])
    } ELSE {
        f = f_direct_(z)
    }
}
