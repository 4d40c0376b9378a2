TITLE calcium-dependent potassium channel of small conductance

COMMENT
Activation by a Hill function of calcium, as in Koehler et al., Science 273 (1996).
ENDCOMMENT

NEURON {
    SUFFIX ahp
    USEION k READ ek WRITE ik
    USEION ca READ cai
    RANGE gbar, q
}

UNITS {
    (mA) = (milliamp)
    (mV) = (millivolt)
    (mM) = (milli/liter)
    (S) = (siemens)
}

PARAMETER {
    gbar = 1e-4 (S/cm2)
    half = 0.0005 (mM)
    tau = 5 (ms)
}

ASSIGNED {
    v (mV)
    ek (mV)
    ik (mA/cm2)
    cai (mM)
}

STATE { q }

INITIAL { q = open(cai) }

BREAKPOINT {
    SOLVE states METHOD cnexp
    ik = gbar*q*(v - ek)
}

DERIVATIVE states { q' = (open(cai) - q)/tau }

FUNCTION open(c (mM)) {
    LOCAL power
    power = (c/half)^4
    open = power/(1 + power)
}
