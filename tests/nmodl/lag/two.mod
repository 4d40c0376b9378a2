NEURON { SUFFIX two  RANGE a, b }
PARAMETER { delay = 3 (ms) }
ASSIGNED { v a b }
STATE { m }
BREAKPOINT {
    SOLVE s METHOD cnexp
    LAG m BY delay
    LAG v BY delay
    a = lag_m_delay
    b = lag_v_delay
}
DERIVATIVE s { m' = -m }
