: state_discontinuity acts once per step, although the currents are evaluated twice, and not at finitialize.
NEURON { SUFFIX jumping RANGE a, b, c, seen NONSPECIFIC_CURRENT i }
ASSIGNED { v (mV) i seen }
STATE { a b c }
INITIAL { a = 0 b = 0 c = 0 }
BREAKPOINT {
    SOLVE states METHOD cnexp
    IF (at_time(1)) { state_discontinuity(a, a + 1) }
    state_discontinuity(b, b + 1)
    seen = a
    i = 1e-9*a*v
}
DERIVATIVE states { a' = -a b' = 0 c' = b }
