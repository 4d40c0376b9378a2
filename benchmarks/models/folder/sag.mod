TITLE hyperpolarization-activated cation current

COMMENT
Kinetics of Kole, Hallermann and Stuart, J. Neurosci. 26 (2006).
ENDCOMMENT

NEURON {
    SUFFIX sag
    NONSPECIFIC_CURRENT i
    RANGE gbar, e
}

UNITS {
    (mA) = (milliamp)
    (mV) = (millivolt)
    (S) = (siemens)
}

PARAMETER {
    gbar = 1e-5 (S/cm2)
    e = -45 (mV)
}

ASSIGNED {
    v (mV)
    i (mA/cm2)
    am bm
}

STATE { m }

INITIAL {
    rates(v)
    m = am/(am + bm)
}

BREAKPOINT {
    SOLVE states METHOD cnexp
    i = gbar*m*(v - e)
}

DERIVATIVE states {
    rates(v)
    m' = am*(1 - m) - bm*m
}

PROCEDURE rates(v (mV)) {
    am = 0.00643*(v + 154.9)/(exp((v + 154.9)/11.9) - 1)
    bm = 0.193*exp(v/33.1)
}
