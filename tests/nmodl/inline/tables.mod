: Not thread safe: INITIAL and calls from outside fill the table, the step does not.
NEURON { SUFFIX filled RANGE m GLOBAL minf }
ASSIGNED { v minf }
STATE { m }
INITIAL { rates(v) m = minf }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { rates(v) m' = minf - m }
PROCEDURE rates(v) {
    TABLE minf FROM -100 TO 100 WITH 10
    minf = v
}
