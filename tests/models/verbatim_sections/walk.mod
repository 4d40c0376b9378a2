: walks through the tree of sections in C, and runs hoc for each
NEURON { SUFFIX nothing }
VERBATIM
#ifdef NRN_MECHANISM_DATA_IS_SOA
#define first_child(sec) _nrn_mechanism_get_child(sec)
#define next_child(sec) _nrn_mechanism_get_sibling(sec)
#else
#define first_child(sec) ((sec)->child)
#define next_child(sec) ((sec)->sibling)
#endif
static int visited(Section* sec, Symbol* statement) {
    int n = 1;
    Section* each;
    nrn_pushsec(sec);
    hoc_run_stmt(statement);
    nrn_popsec();
    for (each = first_child(sec); each; each = next_child(each)) n += visited(each, statement);
    return n;
}
#ifndef NRN_VERSION_GTEQ_8_2_0
Section* chk_access();
Symbol* hoc_parse_stmt();
#endif
ENDVERBATIM
FUNCTION visit() {
VERBATIM
    Symlist* symbols = (Symlist*)0;
    _lvisit = visited(chk_access(), hoc_parse_stmt(gargstr(1), &symbols));
    hoc_free_list(&symbols);
ENDVERBATIM
}
FUNCTION value_of() {
VERBATIM
    Symbol* found = hoc_lookup(gargstr(1));
    if (!found) return -1.;
    hoc_pushx(3.);
    return hoc_call_func(found, 1);
ENDVERBATIM
}
