NEURON {
    SUFFIX shells
    THREADSAFE
}

ASSIGNED {
    vol[2]
}

STATE {
    ca[2]
    buf
}

BREAKPOINT {
    SOLVE kin METHOD sparse
}

DERIVATIVE kin {
    LOCAL ca_0, ca_1, volume_ca_0, volume_ca_1, Dca_0, Dca_1, Dbuf, b_flux, f_flux, b_flux_1, f_flux_1, dDca_0_dca_0, dDca_0_dca_1, dDca_1_dca_0, dDca_1_dca_1, dDca_1_dbuf, dDbuf_dca_1, dDbuf_dbuf, df_flux_dca_0, db_flux_1_dca_1, df_flux_1_dca_1, df_flux_1_dbuf, ca_0_old, ca_1_old, buf_old, going, count, a0_0, a0_1, a1_0, a1_1, a1_2, a2_1, a2_2, b0, b1, b2, f1_0, a1_1_1, b1_1, f2_1, a2_2_1, b2_1, x2, x1, x0, second, step, ca_0_begin, ca_1_begin, buf_begin
    ca_0 = ca[0]
    ca_1 = ca[1]
    volume_ca_0 = vol[0]
    volume_ca_1 = vol[1]
    second = second_order_ != 0
    step = dt / (1 + second)
    ca_0_begin = ca_0
    ca_1_begin = ca_1
    buf_begin = buf
    ca_0_old = ca_0
    ca_1_old = ca_1
    buf_old = buf
    going = 1
    count = 0
    WHILE (going && count < 50) {
        dDca_0_dca_0 = 0
        dDca_0_dca_1 = 0
        Dca_0 = 0
        dDca_1_dca_0 = 0
        dDca_1_dca_1 = 0
        dDca_1_dbuf = 0
        Dca_1 = 0
        dDbuf_dca_1 = 0
        dDbuf_dbuf = 0
        Dbuf = 0
        b_flux = 3
        Dca_0 = Dca_0 + b_flux
        df_flux_dca_0 = 0 + 1
        f_flux = (0 + 1) * ca_0
        db_flux_1_dca_1 = 2
        b_flux_1 = 2 * ca_1
        dDca_0_dca_0 = dDca_0_dca_0 - df_flux_dca_0
        dDca_0_dca_1 = dDca_0_dca_1 - -db_flux_1_dca_1
        Dca_0 = Dca_0 - (f_flux - b_flux_1)
        dDca_1_dca_0 = dDca_1_dca_0 + df_flux_dca_0
        dDca_1_dca_1 = dDca_1_dca_1 - db_flux_1_dca_1
        Dca_1 = Dca_1 + (f_flux - b_flux_1)
        df_flux_1_dca_1 = (.5 * ca_1 + .5 * ca_1) * buf
        df_flux_1_dbuf = .5 * ca_1 * ca_1
        f_flux_1 = .5 * ca_1 * ca_1 * buf
        dDca_1_dca_1 = dDca_1_dca_1 - 2 * df_flux_1_dca_1
        dDca_1_dbuf = dDca_1_dbuf - 2 * df_flux_1_dbuf
        Dca_1 = Dca_1 - 2 * f_flux_1
        dDbuf_dca_1 = dDbuf_dca_1 - df_flux_1_dca_1
        dDbuf_dbuf = dDbuf_dbuf - df_flux_1_dbuf
        Dbuf = Dbuf - f_flux_1
        dDca_0_dca_0 = dDca_0_dca_0 / volume_ca_0
        dDca_0_dca_1 = dDca_0_dca_1 / volume_ca_0
        Dca_0 = Dca_0 / volume_ca_0
        dDca_1_dca_0 = dDca_1_dca_0 / volume_ca_1
        dDca_1_dca_1 = dDca_1_dca_1 / volume_ca_1
        dDca_1_dbuf = dDca_1_dbuf / volume_ca_1
        Dca_1 = Dca_1 / volume_ca_1
        a0_0 = 1 - step * dDca_0_dca_0
        a0_1 = -(step * dDca_0_dca_1)
        a1_0 = -(step * dDca_1_dca_0)
        a1_1 = 1 - step * dDca_1_dca_1
        a1_2 = -(step * dDca_1_dbuf)
        a2_1 = -(step * dDbuf_dca_1)
        a2_2 = 1 - step * dDbuf_dbuf
        b0 = ca_0 - ca_0_old - step * Dca_0
        b1 = ca_1 - ca_1_old - step * Dca_1
        b2 = buf - buf_old - step * Dbuf
        f1_0 = a1_0 / a0_0
        a1_1_1 = a1_1 - f1_0 * a0_1
        b1_1 = b1 - f1_0 * b0
        f2_1 = a2_1 / a1_1_1
        a2_2_1 = a2_2 - f2_1 * a1_2
        b2_1 = b2 - f2_1 * b1_1
        x2 = b2_1 / a2_2_1
        x1 = (b1_1 - a1_2 * x2) / a1_1_1
        x0 = (b0 - a0_1 * x1) / a0_0
        ca_0 = ca_0 - x0
        IF (ca_0 < 0) {
            ca_0 = 0
        }
        ca_1 = ca_1 - x1
        IF (ca_1 < 0) {
            ca_1 = 0
        }
        buf = buf - x2
        IF (buf < 0) {
            buf = 0
        }
        going = fabs(x0) + fabs(x1) + fabs(x2) > 1e-06
        count = count + 1
    }
    ca_0 = ca_0 + second * (ca_0 - ca_0_begin)
    ca_1 = ca_1 + second * (ca_1 - ca_1_begin)
    buf = buf + second * (buf - buf_begin)
    ca[0] = ca_0
    ca[1] = ca_1
}

INITIAL {
    FROM i = 0 TO 1 {
        ca[i] = 0
    }
    buf = 0
}
