TITLE fast sodium channel of a cortical pyramidal cell

COMMENT
Rates of Traub and Miles, Neuronal Networks of the Hippocampus (1991), with the threshold shift VT.
ENDCOMMENT

NEURON {
    SUFFIX nafast
    USEION na READ ena WRITE ina
    RANGE gbar, VT
}

UNITS {
    (mA) = (milliamp)
    (mV) = (millivolt)
    (S) = (siemens)
}

PARAMETER {
    gbar = 0.05 (S/cm2)
    VT = -58 (mV)
}

ASSIGNED {
    v (mV)
    ena (mV)
    ina (mA/cm2)
    am (/ms) bm (/ms) ah (/ms) bh (/ms)
}

STATE { m h }

INITIAL {
    rates(v - VT)
    m = am/(am + bm)
    h = ah/(ah + bh)
}

BREAKPOINT {
    SOLVE states METHOD cnexp
    ina = gbar*m*m*m*h*(v - ena)
}

DERIVATIVE states {
    rates(v - VT)
    m' = am*(1 - m) - bm*m
    h' = ah*(1 - h) - bh*h
}

PROCEDURE rates(u (mV)) {
    am = 0.32*linexp(13 - u, 4)
    bm = 0.28*linexp(u - 40, 5)
    ah = 0.128*exp((17 - u)/18)
    bh = 4/(1 + exp((40 - u)/5))
}

FUNCTION linexp(x, y) {
    : x/(exp(x/y) - 1), by its series where that is 0/0
    if (fabs(x/y) < 1e-6) {
        linexp = y*(1 - x/y/2)
    } else {
        linexp = x/(exp(x/y) - 1)
    }
}
