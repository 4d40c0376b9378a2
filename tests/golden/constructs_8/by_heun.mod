: heun; the equations know the time and a current
NEURON { SUFFIX by_heun  NONSPECIFIC_CURRENT i  RANGE rate, g }
PARAMETER { rate = 0.5  g = 1e-5 }
STATE { a b c }
ASSIGNED { v i }
INITIAL { a = 1 b = 0.1 c = 0.3 }
BREAKPOINT {
    SOLVE reaction METHOD heun
    i = g*c*(v + 60)
}
DERIVATIVE reaction {
    LOCAL flow
    flow = rate*a*a - 0.1*b
    a' = -flow + 0.02*sin(t)
    b' = flow
    c' = (1/(1 + exp(-(v + 40)/10)) - c)/3
}
