NEURON { SUFFIX second USEION ca READ ica, cai WRITE cai }
STATE { cai (mM) <1e-5> }
ASSIGNED { ica }
INITIAL { cai=1e-4 }
BREAKPOINT { SOLVE d METHOD cnexp }
DERIVATIVE d {

cai' = -cai 
}
