: C's braces and conditions (#if) that begin in one text and end in another; what C declares in between; words of C++.
NEURON { POINT_PROCESS Divided RANGE k, seen, again }

VERBATIM
#ifndef NRN_VERSION_GTEQ_8_2_0
extern int cvode_active_;
#endif
ENDVERBATIM

ASSIGNED { k seen again }

INITIAL {
VERBATIM
 #ifndef CORENEURON_BUILD
 // it isn't another build
ENDVERBATIM
  k = 5
  if (k > 4) { k = 7 }
VERBATIM
 #endif
 if (cvode_active_) { k = 8; }
ENDVERBATIM
  seen = 0
  again = 0
}

NET_RECEIVE (w) {
  if (flag == 0) {
VERBATIM
    double three = 3, *some = &three;
    if (some && again < 2) {
      double *all = some;
      double next = all[0] * _args[0];
ENDVERBATIM
      seen = seen + next
VERBATIM
      next = all[0];
ENDVERBATIM
      again = again + 1
      k = next
VERBATIM
    }
ENDVERBATIM
    later(t + 0.5)
    net_send(0.25, 2)
  } else {
VERBATIM
#ifdef CORENEURON_BUILD
ENDVERBATIM
    k = 50
VERBATIM
#else
ENDVERBATIM
    k = 60 + flag
VERBATIM
#endif
ENDVERBATIM
  }
}

PROCEDURE later(when) {
VERBATIM
#if NRN_VERSION_GTEQ(9, 0, 0)
  artcell_net_send(_tqitem, (double*)0, _ppvar[1].get<Point_process*>(), _lwhen, 1.0);
#else
  artcell_net_send(_tqitem, (double*)0, (Point_process*)_ppvar[1]._pvoid, _lwhen, 1.0);
#endif
ENDVERBATIM
}
