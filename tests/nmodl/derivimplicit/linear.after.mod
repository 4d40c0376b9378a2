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
    LOCAL Dca, Dcb, ca_old, cb_old, ca_residual, cb_residual, dDca_dca, dDca_dcb, dDcb_dca, dDcb_dcb, dseen_dca, dca_residual_dca, dca_residual_dcb, dcb_residual_dca, dcb_residual_dcb, f0_1, a0_0, b0, x0, x1, second, step, ca_begin, cb_begin
    second = second_order_ != 0
    step = dt / (1 + second)
    ca_begin = ca
    cb_begin = cb
    ca_old = ca
    cb_old = cb
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
    dca_residual_dca = 1 - step * dDca_dca
    dca_residual_dcb = -(step * dDca_dcb)
    ca_residual = ca - ca_old - step * Dca
    dcb_residual_dca = -(step * dDcb_dca)
    dcb_residual_dcb = 1 - step * dDcb_dcb
    cb_residual = cb - cb_old - step * Dcb
    f0_1 = dca_residual_dcb / dcb_residual_dcb
    a0_0 = dca_residual_dca - f0_1 * dcb_residual_dca
    b0 = ca_residual - f0_1 * cb_residual
    x0 = b0 / a0_0
    x1 = (cb_residual - dcb_residual_dca * x0) / dcb_residual_dcb
    ca = ca - x0
    cb = cb - x1
    drive = -v
    IF (drive < 0) {
        drive = 0
    }
    Dca = drive - .3 * (ca - cb)
    Dcb = .3 * (ca - cb)
    seen = ca
    ca_residual = ca - ca_old - step * Dca
    cb_residual = cb - cb_old - step * Dcb
    ca = ca + second * (ca - ca_begin)
    cb = cb + second * (cb - cb_begin)
}

INITIAL {
    ca = 0
    cb = 0
}
