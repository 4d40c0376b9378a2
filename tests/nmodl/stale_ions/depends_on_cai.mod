NEURON { SUFFIX stale USEION ca READ cai }
ASSIGNED { v cai minf }
STATE { m }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { rates(v) m' = minf - m }
PROCEDURE rates(v) {
    TABLE minf FROM -100 TO 100 WITH 10
    minf = v*cai
}
