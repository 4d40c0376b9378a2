NEURON {
    SUFFIX over
    RANGE x
}

ASSIGNED {
    x
}

INITIAL {
    VERBATIM

  ENDVERBATIM
    x = 1
    VERBATIM

#if 1
  x = 2;
#endif
  ENDVERBATIM
}
