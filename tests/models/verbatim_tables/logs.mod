: C text asks for `usetable`, and calls the function that looks a TABLE up.
NEURON { SUFFIX logs }
PARAMETER { lo = 1 hi = 9 }
FUNCTION lg(x) { TABLE DEPEND lo, hi FROM lo TO hi WITH 4 lg = log(x) }
FUNCTION asked(x) {
    VERBATIM
    _check_lg();
    if (usetable && _lx >= lo && _lx <= hi) _lasked = _n_lg(_lx); else _lasked = -log(_lx);
    ENDVERBATIM
}
FUNCTION through(x) { VERBATIM
    _lthrough = lg(_lx);
    ENDVERBATIM
}
