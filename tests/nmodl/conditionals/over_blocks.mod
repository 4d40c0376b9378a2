NEURON {
  SUFFIX over
  RANGE x
}

ASSIGNED {
  x
}

INITIAL {
  VERBATIM
#if !NRNBBCORE
  ENDVERBATIM
  x = 1
  VERBATIM
#endif
#if 1
  x = 2;
#endif
  ENDVERBATIM
}
