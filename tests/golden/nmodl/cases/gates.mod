: cnexp in all its forms, also where the equation is not linear.
NEURON { SUFFIX gates RANGE m, h, k, l, n, r, u, w, s, x, p, q GLOBAL minf, mtau }
PARAMETER { tau = 3 (ms) three = 3 }
ASSIGNED { v (mV) minf mtau (ms) p q }
STATE { m h k l n r u w s x }
INITIAL {
    rates(v)
    m = minf
    h = .5 k = .5 l = .5 n = .5 r = .5 u = .5 w = .5 s = .4 x = .3
}
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states {
    rates(v)
    m' = (minf - m)/mtau
    h' = m - h*2
    k' = alpha(v)*(1 - k) - beta(v)*k
    l' = 3
    n' = -n
    r' = 7/(1 + alpha(v))
    u' = -(u - 0.2)*(three + 3)/2
    p = s*2
    s' = -p
    IF (v > -65) { w' = -w } ELSE { w' = 1 - w }
    x' = 1 - 2*x*x : taken for linear, as NEURON does
    q = x
}
FUNCTION alpha(v (mV)) (/ms) { alpha = 0.1*exp(v/40) }
FUNCTION beta(v (mV)) (/ms) {
    LOCAL a
    a = v
    v = v/20
    beta = 0.05*exp(-v)*a/(a + 0.1)
}
PROCEDURE rates(v (mV)) {
    minf = 1/(1 + exp(-(v + 40)/9))
    mtau = tau + 1/(1 + exp((v + 20)/7))
}
