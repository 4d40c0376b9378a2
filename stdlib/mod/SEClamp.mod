TITLE Voltage clamp through one electrode of resistance rs: three levels, one after the other

COMMENT
The clamp is on from t = 0 to dur1 + dur2 + dur3. Its current is computed again after the voltages of a step, so
that i and v at the end of the step belong together.
ENDCOMMENT

NEURON {
    THREADSAFE
    POINT_PROCESS SEClamp
    ELECTRODE_CURRENT i
    RANGE rs, dur1, amp1, dur2, amp2, dur3, amp3, vc, i
}

UNITS {
    (nA) = (nanoamp)
    (mV) = (millivolt)
    (Mohm) = (megohm)
}

PARAMETER {
    rs = 1 (Mohm) <1e-9, 1e9>
    dur1 (ms) <0, 1e9>
    amp1 (mV)
    dur2 (ms) <0, 1e9>
    amp2 (mV)
    dur3 (ms) <0, 1e9>
    amp3 (mV)
}

ASSIGNED {
    v (mV)
    i (nA)
    vc (mV)
    on
}

INITIAL {
    on = 0
}

BREAKPOINT {
    SOLVE icur METHOD after_cvode
    vstim()
}

PROCEDURE icur() {
    if (on) {
        i = (vc - v)/rs
    } else {
        i = 0
    }
}

PROCEDURE vstim() {
    at_time(dur1)
    at_time(dur1 + dur2)
    at_time(dur1 + dur2 + dur3)
    on = 1
    if (t < dur1) {
        vc = amp1
    } else if (t < dur1 + dur2) {
        vc = amp2
    } else if (t < dur1 + dur2 + dur3) {
        vc = amp3
    } else {
        vc = 0
        on = 0
    }
    icur()
}
