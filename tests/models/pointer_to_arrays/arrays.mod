NEURON { POINT_PROCESS Ptr2 POINTER p RANGE y }
ASSIGNED { p y v }
VERBATIM
#define P (&p)
ENDVERBATIM
FUNCTION total(n) {
VERBATIM
 { int k; double s = 0; for (k = 0; k < (int)_ln; k++) { s += P[k]; P[k] += 1; }
   _ltotal = s; }
ENDVERBATIM
}
INITIAL { y = p }
BREAKPOINT { y = y + p }
