NEURON { SUFFIX verb }
INITIAL {
    VERBATIM
    return 0;
    ENDVERBATIM
}
