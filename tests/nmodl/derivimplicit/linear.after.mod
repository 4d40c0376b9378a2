NEURON {
    SUFFIX linear
    RANGE drive, seen
    THREADSAFE
}

ASSIGNED {
    v
    drive
    seen
}

STATE {
    ca
    cb
}

BREAKPOINT {
    SOLVE state METHOD derivimplicit
}

DERIVATIVE state {
    LOCAL Dca, Dcb, dDca_dca, dDca_dcb, dDcb_dca, dDcb_dcb, dseen_dca, a0_0, a0_1, a1_0, a1_1, b0, b1, f1_0, a1_1_1, b1_1, x1, x0, second, step, ca_begin, cb_begin
    second = second_order_ != 0
    step = dt / (1 + second)
    ca_begin = ca
    cb_begin = cb
    drive = -v
    IF (drive < 0) {
        drive = 0
    }
    dDca_dca = -0.3
    dDca_dcb = 0.3
    Dca = drive - .3 * (ca - cb)
    dDcb_dca = .3
    dDcb_dcb = -0.3
    Dcb = .3 * (ca - cb)
    dseen_dca = 1
    seen = ca
    a0_0 = 1 - step * dDca_dca
    a0_1 = -(step * dDca_dcb)
    a1_0 = -(step * dDcb_dca)
    a1_1 = 1 - step * dDcb_dcb
    b0 = step * Dca
    b1 = step * Dcb
    f1_0 = a1_0 / a0_0
    a1_1_1 = a1_1 - f1_0 * a0_1
    b1_1 = b1 - f1_0 * b0
    x1 = b1_1 / a1_1_1
    x0 = (b0 - a0_1 * x1) / a0_0
    ca = ca + x0
    cb = cb + x1
    drive = -v
    IF (drive < 0) {
        drive = 0
    }
    Dca = drive - .3 * (ca - cb)
    Dcb = .3 * (ca - cb)
    seen = ca
    ca = ca + second * (ca - ca_begin)
    cb = cb + second * (cb - cb_begin)
}

INITIAL {
    ca = 0
    cb = 0
}
