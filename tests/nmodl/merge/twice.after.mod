NEURON {
    SUFFIX twice
    RANGE x, y
}

STATE {
    x
    y
}

INITIAL {
    {
        LOCAL a
        a = 1
        x = a
    }
    {
        LOCAL a
        a = 2
        y = a + x
    }
}

BREAKPOINT {
    {
        x = x + 1
    }
    {
        y = y + x
    }
}
