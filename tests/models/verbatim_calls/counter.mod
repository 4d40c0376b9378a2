COMMENT
C text that calls FUNCTIONs and PROCEDUREs: of its own instance, through itself, with messages and errors in them; and
a CONSTRUCTOR that runs while the model is being built.
ENDCOMMENT

NEURON {
    ARTIFICIAL_CELL Counter
    RANGE total, start, made, seen
    GLOBAL constructed
    POINTER other
}

PARAMETER {
    start = 3
    constructed = 0
}

VERBATIM
#include <stdlib.h>
#ifndef NRN_MECHANISM_DATA_IS_SOA
#define kept_by(prop) (*((double**)&((prop)->dparam[2])))
#else
#define kept_by(prop) static_cast<double*>(_nrn_mechanism_access_dparam(prop)[2].get<void*>())
#endif
ENDVERBATIM

ASSIGNED {
    total
    made
    seen
    other
}

CONSTRUCTOR {
VERBATIM
    constructed += 1;
    made = constructed;
    start += made;
    if (ifarg(1)) { start = *getarg(1); }
    _p_other = (double*)calloc(1, sizeof(double));
    *(double*)_p_other = made;
ENDVERBATIM
}

INITIAL {
    total = 0
    net_send(1, 1)
}

NET_RECEIVE (w) { LOCAL before
    before = total
    total = total + 1
VERBATIM
    if (weighted(total) > 20) {
        seen = total;
    }
    total = sum_to(total);
    *(double*)_p_other += 100; seen += *(double*)_p_other;
ENDVERBATIM
    IF (before < 10) {
        net_send(1, 1)
    }
}

FUNCTION weighted(x) {
    weighted = 2*x + start
}

FUNCTION sum_to(n) {
VERBATIM
    if (_ln <= 0) { return 0; }
    _lsum_to = _ln + sum_to(_ln - 1);
ENDVERBATIM
}

FUNCTION held() {
VERBATIM
    _lheld = *(double*)_p_other;
    if (ifarg(1)) { _lheld += 1000 * *kept_by(ob2pntproc(*hoc_objgetarg(1))->_prop); }
ENDVERBATIM
}

PROCEDURE note(x) {
    total = total + x
    printf("note %g of %g\n", x, made)
}

FUNCTION notes() {
VERBATIM
    printf("first\n");
    _lnotes = note(1);
    printf("second\n");
    _lnotes += note(2) + note(3);
ENDVERBATIM
    notes = notes + total
}

FUNCTION checked(x) {
VERBATIM
    if (_lx < 0) { hoc_execerror("checked", "below zero"); }
ENDVERBATIM
    checked = sqrt(x)
}

FUNCTION roots(x) {
VERBATIM
    _lroots = checked(_lx) + checked(_lx - 10);
    total = 1000;
ENDVERBATIM
}

FUNCTION beyond() {
VERBATIM
    IvocVect* vector = vector_arg(1);
    double* x;
    int i;
    vector_resize(vector, 4);
    x = vector_vec(vector);
    for (i = 0; i < 8; i++) { x[i] = 10 + i; }
    vector_resize(vector, 6);
    _lbeyond = vector_buffer_size(vector);
ENDVERBATIM
}
