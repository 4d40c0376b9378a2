: Tables in functions and procedures of a thread safe mechanism: filled beforehand, for the first instance.
NEURON { THREADSAFE SUFFIX tabled RANGE x, y, z, side, slope GLOBAL scale }
PARAMETER { slope = 2 }
ASSIGNED { v (mV) x y z side scale }
INITIAL {
    scale = 3
    y = 0
    rates(v)
    side = 0
}
BREAKPOINT {
    rates(2*v)
    z = f(v/4)
}
PROCEDURE rates(q) {
    TABLE x, scale FROM -100 TO 100 WITH 50
    x = q*q*slope*(1 + scale)
    y = 5
    side = side + 1
    scale = q
}
FUNCTION f(q) {
    TABLE FROM -10 TO 10 WITH 7
    f = exp(q/4)
}
