: C text in every kind of block, with statics, functions, arrays, a pointer of its own, and statements of NMODL in C's braces
NEURON {
    POINT_PROCESS Fragments
    RANGE a, b, many, kind, seen
    GLOBAL scale
    POINTER hidden
    NONSPECIFIC_CURRENT i
}
DEFINE SIZE 4
UNITS { PI = (pi) (1) }
PARAMETER { a = 2  scale = 5 }
ASSIGNED { b many[SIZE] kind seen hidden v (mV) i (nA) }
VERBATIM
#include <math.h>
#define CUBE(x) ((x)*(x)*(x))
static int calls = 0;
static double twice(double x) { calls++; return 2*x + scale; }
static double largest(double* values, int count) {
    int k; double found = values[0];
    for (k = 1; k < count; k++) if (values[k] > found) found = values[k];
    return found;
}
ENDVERBATIM
INITIAL {
    b = 1
    VERBATIM
    int k;
    b = twice(a);
    for (k = 0; k < 4; k++) { many[k] = k * a; }
    many[1] += largest(many, 4);
    ENDVERBATIM
    b = b + 100
}
BREAKPOINT {
    VERBATIM
    seen = t > 0.05 ? v : -1;
    ENDVERBATIM
    i = 0
}
FUNCTION f(x) {
    VERBATIM
    double y = _lx;
    if (y > 3) return y*y;
    _lf = twice(y) + many[1] + CUBE(y);
    ENDVERBATIM
}
FUNCTION g(x) {
    LOCAL half
    half = x / 2
    if (half > 10) {
        VERBATIM
        return 10.;
        ENDVERBATIM
    }
    VERBATIM
    _lhalf += 0.25;
    ENDVERBATIM
    g = half + fabs(-PI)
}
FUNCTION choose() {
    VERBATIM
    if (_p_hidden) {
        _lchoose = 3;
    } else {
    ENDVERBATIM
        choose = f(1) + b
    VERBATIM
    }
    ENDVERBATIM
}
PROCEDURE hide(x) {
    VERBATIM
    {
        void** place = (void**)(&_p_hidden);
        *place = _lx ? (void*)&calls : (void*)0;
    }
    printf("hide %g, %d calls, %s\n", a, calls, "a string");
    ENDVERBATIM
    kind = x
}
FUNCTION bessel(x) {
    VERBATIM
    static double last = 0;
    double sum = 0, term = 1;
    int k = 1;
    do { sum += term; term *= -(_lx*_lx/4) / (k*k); k++; } while (fabs(term) > 1e-15);
    last = sum;
    return (last);
    ENDVERBATIM
}
