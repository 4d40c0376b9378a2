NEURON { SUFFIX returns RANGE x }
ASSIGNED { x }
VERBATIM
/* nothing */
ENDVERBATIM
PROCEDURE last() {
    x = 1
    VERBATIM
    return 0;
    ENDVERBATIM
}
PROCEDURE early() {
    x = 1
    IF (x > 0) {
        x = 2
        VERBATIM
        return 0.;
        ENDVERBATIM
    } ELSE {
        x = 3
    }
    x = 4
}
PROCEDURE dead() {
    VERBATIM return; ENDVERBATIM
    x = 5
}
