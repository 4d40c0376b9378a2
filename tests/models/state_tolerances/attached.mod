NEURON { POINT_PROCESS attached RANGE x, w NONSPECIFIC_CURRENT i}
STATE {  x (1) <3e-3> w }
ASSIGNED { i v}
INITIAL {  x = 1 w=0 }
BREAKPOINT { SOLVE d METHOD cnexp i = 0*v }
DERIVATIVE d {
 
x' = -x
w' = -w 
}
