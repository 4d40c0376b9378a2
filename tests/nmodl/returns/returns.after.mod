NEURON {
    SUFFIX returns
    RANGE x
}

ASSIGNED {
    x
}

PROCEDURE last() {
    x = 1
}

PROCEDURE early() {
    x = 1
    IF (x > 0) {
        x = 2
    } ELSE {
        x = 3
        x = 4
    }
}

PROCEDURE dead() {}
