NEURON { SUFFIX decaying USEION ca READ ica, cai WRITE cai RANGE x, z}
STATE { cai (mM) <1e-8> x (1) <3e-3> z }
ASSIGNED { ica }
INITIAL { cai=1e-4 x = 1 z = .5 }
BREAKPOINT { SOLVE d METHOD cnexp }
DERIVATIVE d {
cai' = -cai
x' = -x
z' = -z 
}
