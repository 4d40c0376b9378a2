: assigned PARAMETERs of a thread safe mechanism start at 0, but for those that PROTECT guards
NEURON { SUFFIX loses RANGE r GLOBAL guarded }
PARAMETER { shared = 5 guarded = 6 kept = 7 r = 8 }
ASSIGNED { v }
INITIAL { shared = kept  r = 1  PROTECT guarded = 3 }
