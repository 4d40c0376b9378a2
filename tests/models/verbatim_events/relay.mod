: a cell that hands events on itself, in C: at once (pnt_receive) or later (net_send), and keeps a record of its own
NEURON {
    ARTIFICIAL_CELL Relay
    RANGE count, last, gain, number
    GLOBAL total
    POINTER record
}
VERBATIM
#include <stdlib.h>
typedef struct { int id; double sum; Point_process* next; } Record;
#define RECORD (*((Record**)&(_p_record)))
#ifndef NRN_MECHANISM_DATA_IS_SOA
#define record_of(prop) (*((Record**)&((prop)->dparam[2])))
#define type_of(prop) ((prop)->_type)
#else
#define record_of(prop) static_cast<Record*>(_nrn_mechanism_access_dparam(prop)[2].get<void*>())
#define type_of(prop) _nrn_mechanism_get_type(prop)
#endif
static int made = 0;
static double junk[4];
ENDVERBATIM
PARAMETER { gain = 0.5 number = -1 }
ASSIGNED { count last total record }
CONSTRUCTOR {
VERBATIM
    Record* made_one = (Record*)calloc(1, sizeof(Record));
    made_one->id = made++;
    _p_record = (double*)made_one;
    if (ifarg(1)) number = *getarg(1);
ENDVERBATIM
}
DESTRUCTOR {
VERBATIM
    free(RECORD);
ENDVERBATIM
}
INITIAL {
    count = 0 last = -1 total = 0
VERBATIM
    RECORD->sum = 0;
ENDVERBATIM
}
NET_RECEIVE (w, u) {
    INITIAL { u = 10 }
    total = total + 1
    count = count + 1
VERBATIM
    Record* mine = RECORD;
    mine->sum += _args[0];
    _args[1] += 1;
    if (_lflag == 0 && mine->next && gain > 0) {
        junk[0] = _args[0] * gain; junk[1] = 100;
        (*pnt_receive[type_of(mine->next->_prop)])(mine->next, junk, 5.);
#ifdef NRN_MECHANISM_DATA_IS_SOA
        neuron::legacy::set_globals_from_prop(_pnt->_prop, _ml_real, _ml, _iml);
        _ppvar = _nrn_mechanism_access_dparam(_pnt->_prop);
#else
        _p = _pnt->_prop->param;
        _ppvar = _pnt->_prop->dparam;
#endif
    }
ENDVERBATIM
    if (flag == 5) {
VERBATIM
        net_send((void**)0, junk, _pnt, t + 2.5, 7.);
ENDVERBATIM
    }
    last = t
    if (flag == 7) { net_event(t) }
}
FUNCTION sum() {
VERBATIM
    _lsum = RECORD->sum;
ENDVERBATIM
}
FUNCTION id() {
VERBATIM
    return (double)RECORD->id;
ENDVERBATIM
}
PROCEDURE follow() {
VERBATIM
    RECORD->next = ob2pntproc(*hoc_objgetarg(1));
ENDVERBATIM
}
FUNCTION next_sum() {
VERBATIM
    if (!RECORD->next) return -1.;
    return record_of(RECORD->next->_prop)->sum;
ENDVERBATIM
}
FUNCTION waiting() {
VERBATIM
    double counts[3];
    return nrn_event_queue_stats(counts);
ENDVERBATIM
}
