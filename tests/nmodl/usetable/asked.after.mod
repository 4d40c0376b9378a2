NEURON {
    SUFFIX asked
    RANGE x
    THREADSAFE
}

ASSIGNED {
    x
    v (mV)
}

PARAMETER {
    usetable = 1
}

INITIAL {
    IF (usetable == 0) {
        x = 1
    } ELSE {
        x = 2
    }
    rates(v)
}

PROCEDURE rates(v) {
    TABLE x FROM -100 TO 100 WITH 10
    x = v
}
