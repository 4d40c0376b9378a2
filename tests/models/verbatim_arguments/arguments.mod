: The arguments of the call from hoc: numbers, strings, pointers, objects
NEURON { SUFFIX nothing }
VERBATIM
extern int vector_capacity(void*);
static double sum_of(double* x, int n) { double s = 0; int k; for (k = 0; k < n; k++) s += x[k]; return s; }
ENDVERBATIM
FUNCTION count_given() {
    VERBATIM
    int k = 0;
    while (ifarg(k + 1)) k++;
    _lcount_given = k;
    ENDVERBATIM
}
FUNCTION count_from_zero() {
    VERBATIM
    int k;
    for (k = 0; ifarg(k); k++) {}
    _lcount_from_zero = k - 1 + 100*ifarg(-1);
    ENDVERBATIM
}
FUNCTION add_given() {
    VERBATIM
    double s = 0; int k;
    for (k = 1; ifarg(k); k++) s += *getarg(k);
    _ladd_given = s;
    ENDVERBATIM
}
FUNCTION letters() {
    VERBATIM
    char* text = gargstr(1);
    _lletters = strlen(text) + (strcmp(text, "abc") == 0 ? 1000 : 0);
    ENDVERBATIM
}
PROCEDURE double_it() {
    VERBATIM
    double* x = hoc_pgetarg(1);
    *x *= 2;
    ENDVERBATIM
}
FUNCTION vector_sum() {
    VERBATIM
    double* x;
    int n = vector_instance_px(vector_arg(1), &x);
    _lvector_sum = sum_of(x, n);
    ENDVERBATIM
}
PROCEDURE squares() {
    VERBATIM
    void* vector = vector_arg(1);
    int k, n = (int)*getarg(2);
    double* x;
    vector_resize(vector, n);
    x = vector_vec(vector);
    for (k = 0; k < n; k++) x[k] = k * k;
    ENDVERBATIM
}
PROCEDURE complain() {
    VERBATIM
    if (*getarg(1) > 2) hoc_execerror("too large", "for me");
    printf("fine\n");
    ENDVERBATIM
}
PROCEDURE give_name() {
    VERBATIM
    hoc_assign_str(hoc_pgargstr(1), "renamed");
    ENDVERBATIM
}
