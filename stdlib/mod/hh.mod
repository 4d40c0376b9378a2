TITLE Sodium, potassium and leak currents of the squid's giant axon

COMMENT
Hodgkin & Huxley, J. Physiol. 117:500-544 (1952). Voltages are those of the inside, at rest near -65 mV.
The measurements were made at 6.3 degC; rates grow threefold in 10 degC.
ENDCOMMENT

NEURON {
    THREADSAFE
    SUFFIX hh
    USEION na READ ena WRITE ina
    USEION k READ ek WRITE ik
    NONSPECIFIC_CURRENT il
    RANGE gnabar, gkbar, gl, el, gna, gk
    RANGE minf, hinf, ninf, mtau, htau, ntau
}

UNITS {
    (mA) = (milliamp)
    (mV) = (millivolt)
    (S) = (siemens)
}

PARAMETER {
    gnabar = 0.12 (S/cm2) <0, 1e9>
    gkbar = 0.036 (S/cm2) <0, 1e9>
    gl = 0.0003 (S/cm2) <0, 1e9>
    el = -54.3 (mV)
}

ASSIGNED {
    v (mV)
    celsius (degC)
    ena (mV)
    ek (mV)
    gna (S/cm2)
    gk (S/cm2)
    ina (mA/cm2)
    ik (mA/cm2)
    il (mA/cm2)
    minf
    hinf
    ninf
    mtau (ms)
    htau (ms)
    ntau (ms)
}

STATE { m h n }

INITIAL {
    rates(v)
    m = minf
    h = hinf
    n = ninf
}

BREAKPOINT {
    SOLVE gates METHOD cnexp
    gna = gnabar*m*m*m*h
    gk = gkbar*n*n*n*n
    ina = gna*(v - ena)
    ik = gk*(v - ek)
    il = gl*(v - el)
}

DERIVATIVE gates {
    rates(v)
    m' = (minf - m)/mtau
    h' = (hinf - h)/htau
    n' = (ninf - n)/ntau
}

UNITSOFF

PROCEDURE rates(v (mV)) {
    LOCAL opening, closing, speed
    TABLE minf, mtau, hinf, htau, ninf, ntau DEPEND celsius FROM -100 TO 100 WITH 200

    speed = 3^((celsius - 6.3)/10)

    opening = 0.1*vtrap(-(v + 40), 10)
    closing = 4*exp(-(v + 65)/18)
    mtau = 1/(speed*(opening + closing))
    minf = opening/(opening + closing)

    opening = 0.07*exp(-(v + 65)/20)
    closing = 1/(exp(-(v + 35)/10) + 1)
    htau = 1/(speed*(opening + closing))
    hinf = opening/(opening + closing)

    opening = 0.01*vtrap(-(v + 55), 10)
    closing = 0.125*exp(-(v + 65)/80)
    ntau = 1/(speed*(opening + closing))
    ninf = opening/(opening + closing)
}

FUNCTION vtrap(x, y) {
    : x/(exp(x/y) - 1), continued by its series where that is 0/0
    if (fabs(x/y) < 1e-6) {
        vtrap = y*(1 - x/y/2)
    } else {
        vtrap = x/(exp(x/y) - 1)
    }
}

UNITSON
