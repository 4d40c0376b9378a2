NEURON {
    SUFFIX texts
    RANGE a
}

ASSIGNED {
    a
}

INITIAL {
    a = stepforce_0_text_c_(t) + stepforce_1_text_c_(t - 1) + stepforce_0_text_c_(2)
}

FUNCTION stepforce_0_text_c_(a0) {
    VERBATIM _lstepforce_0_text_c_ = stepforce(_la0, "one.dat"); ENDVERBATIM
}

FUNCTION stepforce_1_text_c_(a0) {
    VERBATIM _lstepforce_1_text_c_ = stepforce(_la0, "two.dat"); ENDVERBATIM
}
