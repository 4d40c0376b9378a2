TITLE delayed rectifier and M current of a cortical pyramidal cell

COMMENT
Delayed rectifier: Traub and Miles, Neuronal Networks of the Hippocampus (1991).
M current: Yamada, Koch and Adams, in Methods in Neuronal Modeling (1989).
ENDCOMMENT

NEURON {
    SUFFIX potassium
    USEION k READ ek WRITE ik
    RANGE gbar, gmbar, VT
    GLOBAL taumax
}

UNITS {
    (mA) = (milliamp)
    (mV) = (millivolt)
    (S) = (siemens)
}

PARAMETER {
    gbar = 0.005 (S/cm2)
    gmbar = 7e-5 (S/cm2)
    VT = -58 (mV)
    taumax = 1000 (ms)
}

ASSIGNED {
    v (mV)
    ek (mV)
    ik (mA/cm2)
    an (/ms) bn (/ms) pinf ptau (ms)
}

STATE { n p }

INITIAL {
    rates(v)
    n = an/(an + bn)
    p = pinf
}

BREAKPOINT {
    SOLVE states METHOD cnexp
    ik = (gbar*n*n*n*n + gmbar*p)*(v - ek)
}

DERIVATIVE states {
    rates(v)
    n' = an*(1 - n) - bn*n
    p' = (pinf - p)/ptau
}

PROCEDURE rates(v (mV)) { LOCAL u
    u = v - VT
    if (fabs(u - 15) < 1e-6) {
        an = 0.16
    } else {
        an = 0.032*(15 - u)/(exp((15 - u)/5) - 1)
    }
    bn = 0.5*exp((10 - u)/40)
    pinf = 1/(1 + exp(-(v + 35)/10))
    ptau = taumax/(3.3*exp((v + 35)/20) + exp(-(v + 35)/20))
}
