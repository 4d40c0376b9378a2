TITLE The old way: a PROCEDURE that is solved, locals of the file, a TABLE with dt
INDEPENDENT { t FROM 0 TO 1 WITH 1 (ms) }
NEURON {
    SUFFIX oldstyle
    RANGE m, h, n
    GLOBAL minf, tadj
}
UNITS { (mV) = (millivolt) }
PARAMETER { v (mV) dt (ms) celsius = 6.3 (degC) temp = 23 q10 = 2.3 vmin = -120 (mV) vmax = 100 (mV) }
ASSIGNED { minf tadj n }
STATE { m h }
LOCAL mexp, hexp, calls
INITIAL {
    calls = 0
    trates(v + 1)
    m = minf
    h = 1 - minf
}
BREAKPOINT { SOLVE states n = calls }
PROCEDURE states() {
    trates(v + 1)
    m = m + mexp*(minf - m)
    h = h + hexp*(1 - minf - h)
    calls = calls + 1
    VERBATIM
    return 0;
    ENDVERBATIM
}
PROCEDURE trates(v (mV)) {
    LOCAL tinc
    TABLE minf, mexp, hexp DEPEND dt, celsius, temp FROM vmin TO vmax WITH 199
    minf = 1/(1 + exp(-(v + 40)/9))
    tadj = q10^((celsius - temp)/10)
    tinc = -dt*tadj
    mexp = 1 - exp(tinc/(1 + minf))
    hexp = 1 - exp(tinc/(3 + v/100))
}
