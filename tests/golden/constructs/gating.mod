: TABLE with DEPEND, cnexp, FUNCTION, PROCEDURE, UNITSOFF, IF, ELSE, CONDUCTANCE, an ion's current and potential
NEURON { SUFFIX gating USEION k READ ek WRITE ik RANGE gbar, g, minf, mtau }
UNITS { (mV) = (millivolt) (S) = (siemens) (mA) = (milliamp) }
PARAMETER { gbar = 0.01 (S/cm2) half = -30 (mV) slope = 9 (mV) q = 1.5 celsius (degC) }
STATE { m h }
ASSIGNED { v (mV) ek (mV) ik (mA/cm2) g (S/cm2) minf mtau (ms) }
BREAKPOINT {
    SOLVE states METHOD cnexp
    g = gbar*m*m*h
    CONDUCTANCE g USEION k
    ik = g*(v - ek)
}
INITIAL { rates(v) m = minf h = 1 - minf }
DERIVATIVE states { rates(v) m' = (minf - m)/mtau h' = (1 - minf - h)/(3*mtau) }
UNITSOFF
FUNCTION hump(x) { if (fabs(x) < 1e-6) { hump = 1 } else { hump = x/(exp(x) - 1) } }
PROCEDURE rates(v) {
    TABLE minf, mtau DEPEND half, slope, celsius FROM -120 TO 60 WITH 90
    minf = 1/(1 + exp(-(v - half)/slope))
    mtau = 0.5 + 2*hump((v + 40)/25)/q^((celsius - 20)/10)
}
UNITSON
