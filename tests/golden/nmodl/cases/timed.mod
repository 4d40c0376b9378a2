: at_time, with the time of the currents (the middle of the step) and of the states (its end).
NEURON { SUFFIX timed RANGE t1, t2, t3, hits, when, shits, swhen, m NONSPECIFIC_CURRENT i }
PARAMETER { t1 = 1 t2 = 0.05 t3 = 1.6 }
ASSIGNED { v (mV) i hits when shits swhen }
STATE { m }
INITIAL { hits = 0 shits = 0 }
BREAKPOINT {
    SOLVE look
    IF (at_time(t1) || at_time(t2)) { hits = hits + 1 when = t }
    i = 0
}
PROCEDURE look() {
    IF (at_time(t3)) { shits = shits + 1 swhen = t }
    m = m + at_time(t1)
}
