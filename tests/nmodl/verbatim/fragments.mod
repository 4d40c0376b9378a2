NEURON { SUFFIX fragments RANGE x POINTER kept }
ASSIGNED { x many[2] kept }
VERBATIM
static double twice(double y) { return 2*y; }
ENDVERBATIM
FUNCTION f(a) {
    VERBATIM
    if (_la > 3) return x;
    _lf = twice(_la);
    ENDVERBATIM
    f = f + 1
}
PROCEDURE p() {
    VERBATIM
    if (_p_kept) {
        many[1] = x;
    } else {
    ENDVERBATIM
        x = 5
    VERBATIM
    }
    ENDVERBATIM
}
