: blocks that stand in several places; each has its own locals
NEURON {
    SUFFIX twice
    RANGE x, y
}
STATE { x y }
INITIAL { LOCAL a
    a = 1
    x = a
}
BREAKPOINT { x = x + 1 }
INITIAL { LOCAL a
    a = 2
    y = a + x
}
BREAKPOINT { y = y + x }
