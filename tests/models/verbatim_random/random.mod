: random numbers in C
NEURON { SUFFIX nothing }
VERBATIM
#include <stdlib.h>
static unsigned int place = 5;
#ifndef NRN_VERSION_GTEQ_8_2_0
double mcell_ran4(unsigned int*, double*, unsigned int, double);
double nrn_random_pick(void*);
void* nrn_random_arg(int);
#endif
static int by_value(double a, double b) { return a < b ? -1 : a > b ? 1 : 0; }
ENDVERBATIM
PROCEDURE start_at() {
VERBATIM
    mcell_ran4_init((unsigned int)*getarg(1));
    place = (unsigned int)*getarg(2);
ENDVERBATIM
}
FUNCTION draw() {
VERBATIM
    double numbers[3];
    mcell_ran4(&place, numbers, 3, 10.);
    _ldraw = numbers[0] + numbers[1] / 100 + numbers[2] / 1e4;
ENDVERBATIM
}
FUNCTION where() {
VERBATIM
    return (double)place;
ENDVERBATIM
}
FUNCTION pick() {
VERBATIM
    Rand* stream = (Rand*)nrn_random_arg(1);
    return nrn_random_pick(stream) + nrn_random_pick(stream);
ENDVERBATIM
}
FUNCTION order() {
VERBATIM
    double* x; int k, n = vector_arg_px(1, &x), places[100]; double found = 0;
    for (k = 0; k < n; k++) places[k] = k;
    nrn_mlh_gsort(x, places, n, by_value);
    for (k = 0; k < n; k++) found = found * 10 + places[k];
    return found;
ENDVERBATIM
}
