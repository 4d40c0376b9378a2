NEURON { SUFFIX nothing }
VERBATIM
#ifdef NRN_MECHANISM_DATA_IS_SOA
#define numbered(prop, k) _nrn_mechanism_access_param(prop, k)
#else
#define numbered(prop, k) prop->param[k]
#endif
#ifndef NRN_VERSION_GTEQ_8_2_0
extern Object** hoc_objgetarg(int);
extern Object* ivoc_list_item(Object*, int);
#endif
ENDVERBATIM
FUNCTION read_number() {
    VERBATIM
    _lread_number = numbered(ob2pntproc(*hoc_objgetarg(1))->_prop, (int)*getarg(2));
    ENDVERBATIM
}
PROCEDURE write_numbers() {
    VERBATIM
    int j, k = (int)*getarg(2);
    for (j = 0; j < 2; j++) {
        Point_process* point = ob2pntproc(ivoc_list_item(*hoc_objgetarg(1), j));
        numbered(point->_prop, k) += *getarg(3) + j;
    }
    ENDVERBATIM
}
