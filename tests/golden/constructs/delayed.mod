: LAG: what a state and a current were some time ago, for two delays (of no whole steps: there NEURON may miss one)
NEURON { SUFFIX delayed  NONSPECIFIC_CURRENT i  RANGE short, long, before, after, own }
PARAMETER { short = 0.33 (ms)  long = 1.99 (ms) }
STATE { m }
ASSIGNED { v (mV)  i  before  after  own }
INITIAL { m = 0.2 }
BREAKPOINT {
    SOLVE states METHOD cnexp
    LAG m BY short
    LAG m BY long
    i = 1e-5*(v + 60)*m
    LAG i BY long
    before = lag_m_long
    after = lag_m_short
    own = lag_i_long
}
DERIVATIVE states { m' = (1/(1 + exp(-(v + 40)/10)) - m)/1.5 }
