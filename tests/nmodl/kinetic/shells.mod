NEURON { SUFFIX shells }
DEFINE N 2
ASSIGNED { vol[N] }
STATE { ca[N] buf }
BREAKPOINT { SOLVE kin METHOD sparse }
KINETIC kin {
    COMPARTMENT i, vol[i] { ca }
    ~ ca[0] << (3)
    FROM i = 0 TO N - 2 { ~ ca[i] <-> ca[i+1] (i + 1, 2) }
    ~ 2 ca[1] + buf -> (.5)
}
