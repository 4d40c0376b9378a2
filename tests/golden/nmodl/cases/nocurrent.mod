: Without a current the statements of BREAKPOINT come after all that is solved, once per step.
NEURON { SUFFIX nocurrent RANGE before, after, late, m }
ASSIGNED { v (mV) before after late }
STATE { m }
INITIAL { m = .5 }
BREAKPOINT {
    LOCAL z
    before = before + m
    IF (v > 0) { SOLVE states METHOD cnexp late = late + 1 }
    z = m
    after = z
}
DERIVATIVE states { m' = -m }
