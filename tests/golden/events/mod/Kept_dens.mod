TITLE For save_state.hoc: which variables SaveState keeps

NEURON { SUFFIX dens RANGE p, a, b, s2, w GLOBAL g USEION ca READ cai WRITE ica NONSPECIFIC_CURRENT i }
PARAMETER { p = 1 g = 2 }
ASSIGNED { a b i ica cai v w[3] }
STATE { s s2 }
INITIAL { s = 0.5 s2 = .25 a = 7 b = 8 w[0]=1 w[1]=2 w[2]=3 }
BREAKPOINT { SOLVE st METHOD cnexp b = b + 1 i = 0 ica=0 }
DERIVATIVE st { s' = -s/10 s2' = -s2/5 }
