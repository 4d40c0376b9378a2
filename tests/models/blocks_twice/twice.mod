: blocks that stand in several places; each has its own locals
NEURON {
    SUFFIX twice
    RANGE x, w
}
STATE { x w }
INITIAL { LOCAL a
    a = 1
    x = a
}
BREAKPOINT { x = x + 1 }
INITIAL { LOCAL a
    a = 2
    w = a + x
}
BREAKPOINT { w = w + x }
