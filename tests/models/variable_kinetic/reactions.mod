: Reactions of an array of states, in compartments, with a conserved sum, and an ion's concentration
NEURON { SUFFIX reactions USEION ca READ cai, ica WRITE cai RANGE total }
DEFINE N 3
PARAMETER { total = 2 }
STATE { ca[N] pump bound }
ASSIGNED { v (mV) cai ica }
INITIAL {
    FROM i=0 TO N-1 { ca[i] = 1 + i }
    pump = 1.5 bound = 0.5
}
BREAKPOINT { SOLVE moves METHOD sparse }
KINETIC moves {
    COMPARTMENT i, 1 + i {ca}
    FROM i=0 TO N-2 { ~ ca[i] <-> ca[i+1] (0.3, 0.2*(1+i)) }
    ~ ca[0] + pump <-> bound (1.1, 0.7)
    CONSERVE pump + bound = total
    cai = ca[0]
}
