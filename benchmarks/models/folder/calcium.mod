TITLE high-voltage-activated calcium channel

COMMENT
Kinetics of Reuveni, Friedman, Amitai and Gutnick, J. Neurosci. 13 (1993).
ENDCOMMENT

NEURON {
    SUFFIX calcium
    USEION ca READ eca WRITE ica
    RANGE gbar
}

UNITS {
    (mA) = (milliamp)
    (mV) = (millivolt)
    (S) = (siemens)
}

PARAMETER { gbar = 1e-4 (S/cm2) }

ASSIGNED {
    v (mV)
    eca (mV)
    ica (mA/cm2)
    am bm ah bh
}

STATE { m h }

INITIAL {
    rates(v)
    m = am/(am + bm)
    h = ah/(ah + bh)
}

BREAKPOINT {
    SOLVE states METHOD cnexp
    ica = gbar*m*m*h*(v - eca)
}

DERIVATIVE states {
    rates(v)
    m' = am*(1 - m) - bm*m
    h' = ah*(1 - h) - bh*h
}

PROCEDURE rates(v (mV)) {
    if (fabs(v + 27) < 1e-6) {
        am = 0.209
    } else {
        am = 0.055*(-27 - v)/(exp((-27 - v)/3.8) - 1)
    }
    bm = 0.94*exp((-75 - v)/17)
    ah = 0.000457*exp((-13 - v)/50)
    bh = 0.0065/(exp((-v - 15)/28) + 1)
}
