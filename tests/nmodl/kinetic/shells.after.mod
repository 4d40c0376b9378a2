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
    LOCAL ca_0, ca_1, inverse_dt, buf_old, ca_0_old, ca_1_old, volume_ca_0, volume_ca_1, Dbuf, Dca_0, Dca_1, b_flux, f_flux, b_flux_1, f_flux_1, dDbuf_dbuf, dDbuf_dca_1, dDca_0_dca_0, dDca_0_dca_1, dDca_1_dbuf, dDca_1_dca_0, dDca_1_dca_1, df_flux_dca_0, db_flux_1_dca_1, df_flux_1_dbuf, df_flux_1_dca_1, going, count, f2_1, a2_2, b2, f0_2, a0_0, b0, x0, x2, x1, second, step, buf_begin, ca_0_begin, ca_1_begin
    ca_0 = ca[0]
    ca_1 = ca[1]
    volume_ca_0 = vol[0]
    volume_ca_1 = vol[1]
    second = second_order_ != 0
    step = dt / (1 + second)
    buf_begin = buf
    ca_0_begin = ca_0
    ca_1_begin = ca_1
    inverse_dt = 1 / step
    buf_old = buf
    ca_0_old = ca_0
    ca_1_old = ca_1
    going = 1
    count = 0
    WHILE (going && count < 50) {
        dDbuf_dbuf = -inverse_dt
        dDbuf_dca_1 = 0
        Dbuf = inverse_dt * (buf_old - buf)
        dDca_0_dca_0 = -inverse_dt * volume_ca_0
        dDca_0_dca_1 = 0
        Dca_0 = inverse_dt * (ca_0_old - ca_0) * volume_ca_0
        dDca_1_dbuf = 0
        dDca_1_dca_0 = 0
        dDca_1_dca_1 = -inverse_dt * volume_ca_1
        Dca_1 = inverse_dt * (ca_1_old - ca_1) * volume_ca_1
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
        df_flux_1_dbuf = .5 * ca_1 * ca_1
        df_flux_1_dca_1 = .5 * buf * ca_1 + .5 * buf * ca_1
        f_flux_1 = .5 * buf * ca_1 * ca_1
        dDca_1_dbuf = dDca_1_dbuf - 2 * df_flux_1_dbuf
        dDca_1_dca_1 = dDca_1_dca_1 - 2 * df_flux_1_dca_1
        Dca_1 = Dca_1 - 2 * f_flux_1
        dDbuf_dbuf = dDbuf_dbuf - df_flux_1_dbuf
        dDbuf_dca_1 = dDbuf_dca_1 - df_flux_1_dca_1
        Dbuf = Dbuf - f_flux_1
        f2_1 = dDca_1_dca_0 / dDca_0_dca_0
        a2_2 = dDca_1_dca_1 - f2_1 * dDca_0_dca_1
        b2 = Dca_1 - f2_1 * Dca_0
        f0_2 = dDbuf_dca_1 / a2_2
        a0_0 = dDbuf_dbuf - f0_2 * dDca_1_dbuf
        b0 = Dbuf - f0_2 * b2
        x0 = b0 / a0_0
        x2 = (b2 - dDca_1_dbuf * x0) / a2_2
        x1 = (Dca_0 - dDca_0_dca_1 * x2) / dDca_0_dca_0
        buf = buf - x0
        IF (buf < 0) {
            buf = 0
        }
        ca_0 = ca_0 - x1
        IF (ca_0 < 0) {
            ca_0 = 0
        }
        ca_1 = ca_1 - x2
        IF (ca_1 < 0) {
            ca_1 = 0
        }
        going = fabs(x0) + fabs(x1) + fabs(x2) > 1e-06
        count = count + 1
    }
    buf = buf + second * (buf - buf_begin)
    ca_0 = ca_0 + second * (ca_0 - ca_0_begin)
    ca_1 = ca_1 + second * (ca_1 - ca_1_begin)
    ca[0] = ca_0
    ca[1] = ca_1
}

INITIAL {
    FROM i = 0 TO 1 {
        ca[i] = 0
    }
    buf = 0
}
