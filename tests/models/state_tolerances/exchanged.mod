NEURON { SUFFIX exchanged }
STATE { yy[2] <1e-2> q (mM) <3>}
INITIAL { yy[0] = 1 yy[1] = 2 q=3 }
BREAKPOINT { SOLVE d METHOD sparse }
KINETIC d {
~ yy[0] <-> yy[1] (1,2)
~ yy[0] <-> q (1,.2)
}
