: A table of a mechanism that is not thread safe is filled when INITIAL first uses it.
NEURON { SUFFIX tabledlate RANGE x, w, side GLOBAL scale }
ASSIGNED { v (mV) x w scale side }
INITIAL {
    scale = 3
    side = 0
    rates(v)
    scale = 4
}
BREAKPOINT { rates(v) w = f(v) }
PROCEDURE rates(q) {
    TABLE x FROM -100 TO 100 WITH 50
    x = q*q*scale
    side = side + 1
}
FUNCTION f(q) {
    TABLE DEPEND scale FROM -50 TO 50 WITH 7
    f = exp(q/40)*scale
}
