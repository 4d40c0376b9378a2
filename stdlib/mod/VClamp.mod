TITLE Voltage clamp with two electrodes and an amplifier: three levels, one after the other

COMMENT
The measured voltage vi and the command -amp meet, through equal resistors, at the input e of the control amplifier;
a capacitor across the first resistor gives it the time constant tau1. The amplifier has a gain and a time constant
tau2; its output vo drives the cell through rstim:

    vi - amp - 2 e + tau1 d(vi - e)/dt = 0        tau2 dvo/dt + vo = -gain e        i = (vo - v)/rstim

e0, vo0 and vi0 are the voltages at the end of the last step; a step is implicit, as the circuit is stiff, and its
current is computed again with the new v, so that i and v at the end of the step belong together.
ENDCOMMENT

NEURON {
    THREADSAFE
    POINT_PROCESS VClamp
    ELECTRODE_CURRENT i
    RANGE dur, amp, gain, rstim, tau1, tau2, e0, vo0, vi0, i, fac
}

UNITS {
    (nA) = (nanoamp)
    (mV) = (millivolt)
    (Mohm) = (megohm)
}

PARAMETER {
    dur[3] (ms)
    amp[3] (mV)
    gain = 1e5
    rstim = 1 (Mohm)
    tau1 = 0.001 (ms)
    tau2 = 0 (ms)
    e0 (mV)
    vo0 (mV)
    vi0 (mV)
    fac = 0
}

ASSIGNED {
    v (mV)
    i (nA)
    level (mV)
    on
    goes_on              : beyond the middle of the step
}

STATE {
    e (mV)
    vo (mV)
    vi (mV)
}

INITIAL {
    e0 = 0
    vo0 = v
    vi0 = v
    on = 0
}

BREAKPOINT {
    SOLVE update METHOD after_cvode
    vstim()
    icur()
}

PROCEDURE update() {
    if (variable_step_) {
        on = on && t <= dur[0] + dur[1] + dur[2]
    } else {
        on = on && goes_on
    }
    icur()
    vi0 = vi
    e0 = e
    vo0 = vo
}

PROCEDURE icur() {                : the equations of the circuit, vi eliminated first: as NEURON solves them
    LOCAL measuring, driving, rest, weight
    if (on) {
        measuring = tau1/dt
        driving = tau2/dt
        rest = (level + measuring*(vi0 - e0))/(1 + measuring)
        weight = (2 + measuring)/(1 + measuring)
        e = (v - rest)/weight
        vo = driving*vo0/(1 + driving) - gain/(1 + driving)*e
        vi = rest + weight*e
        i = (vo - v)/rstim
    } else {
        i = 0
    }
}

PROCEDURE vstim() {
    at_time(dur[0])
    at_time(dur[0] + dur[1])
    at_time(dur[0] + dur[1] + dur[2])
    on = 1
    goes_on = t < dur[0] + dur[1] + dur[2]
    if (t < dur[0]) {
        level = amp[0]
    } else if (t < dur[0] + dur[1]) {
        level = amp[1]
    } else if (t <= dur[0] + dur[1] + dur[2]) {
        level = amp[2]
    } else {
        on = 0
        e0 = 0
        vo0 = 0
    }
    if (variable_step_ && t < dur[0] + dur[1] + dur[2]) {
        fail_("this clamp cannot be used with the variable step: SEClamp can")
    }
}
