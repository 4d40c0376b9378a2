NEURON {
    SUFFIX noise
    RANGE x, y
}

ASSIGNED {
    x
    y
}

VERBATIM
static double level(int place) { return place * 0.5; }
ENDVERBATIM

INITIAL {
    srandom_1_c_(12)
    x = 3 * level_1_c_(4) + random_0_c_() / 2^31
    y = smooth(x) + exp(-level_1_c_(1))
}

FUNCTION smooth(x) {
    smooth = x / (1 + x)
}

FUNCTION level_1_c_(a0) {
    VERBATIM _llevel_1_c_ = level(_la0); ENDVERBATIM
}

FUNCTION random_0_c_() {
    VERBATIM _lrandom_0_c_ = random(); ENDVERBATIM
}

FUNCTION srandom_1_c_(a0) {
    VERBATIM srandom(_la0); ENDVERBATIM
}
