TITLE Voltage clamp through one electrode of resistance rs: one level, as long as it is switched on

COMMENT
The clamp is on from t = on to off, if switched_on is not 0. Its current is computed again after the voltages of a step,
so that i and v at the end of the step belong together.
ENDCOMMENT

NEURON {
    POINT_PROCESS OClamp
    ELECTRODE_CURRENT i
    RANGE rs, on, off, vc, switched_on, i
}

UNITS {
    (nA) = (nanoamp)
    (mV) = (millivolt)
    (Mohm) = (megohm)
}

PARAMETER {
    rs = 1 (Mohm) <1e-9, 1e9>
    on = 0 (ms)
    off = 0 (ms)
    vc (mV)
    switched_on = 0
}

ASSIGNED {
    v (mV)
    i (nA)
    clamps
}

INITIAL {
    clamps = 0
}

BREAKPOINT {
    SOLVE icur METHOD after_cvode
    vstim()
}

PROCEDURE icur() {
    if (clamps) {
        i = (vc - v)/rs
    } else {
        i = 0
    }
}

PROCEDURE vstim() {
    clamps = 0
    if (switched_on) {
        at_time(on)
        at_time(off)
        if (t >= on && t <= off) {
            clamps = 1
        }
    }
    icur()
}
