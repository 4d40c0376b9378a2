TITLE constants
NEURON { SUFFIX constants RANGE x }
DEFINE N 4
UNITS { (mV) = (millivolt) FARADAY = (faraday) (coulomb) half = 0.5 (1) }
CONSTANT { two = 2 changed = 1 }
PARAMETER { p = N (mV) <0, 10> }
ASSIGNED { x[N] v (mV) }
UNITSOFF
INITIAL {
    LOCAL list[N], half
    half = 3
    x[N - 1] = FARADAY*two + 1 (mV)
    list[0] = half
    changed = two
    PROTECT x[0] = 1
    MUTEXLOCK
    MUTEXUNLOCK
}
UNITSON
