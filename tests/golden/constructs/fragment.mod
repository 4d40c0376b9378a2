: VERBATIM, printf
NEURON { SUFFIX fragment RANGE total, last }
ASSIGNED { v total last }
INITIAL { total = 0 last = -1 }
BREAKPOINT { SOLVE add METHOD after_cvode }
PROCEDURE add() {
VERBATIM
    {
        int k;
        for (k = 0; k < 3; ++k) { total += k*dt; }
        last = fmod(v, 7.);
    }
ENDVERBATIM
}
