: at_time, state_discontinuity, ELECTRODE_CURRENT, POINTER, nrn_pointing
NEURON { POINT_PROCESS pulses RANGE amp, wired, level ELECTRODE_CURRENT i POINTER other }
PARAMETER { amp = 0.05 (nA) }
ASSIGNED { v i other wired level }
STATE { x }
INITIAL { x = 0 level = 0 if (nrn_pointing(other)) { wired = other } else { wired = -1 } }
BREAKPOINT {
    SOLVE decay METHOD cnexp
    if (at_time(3)) { state_discontinuity(x, x + 1) }
    if (at_time(7.01)) { level = amp }
    i = level + x*0.01 + other*1e-4
}
DERIVATIVE decay { x' = -x/2 }
