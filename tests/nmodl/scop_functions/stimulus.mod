: functions of SCoP's library; one that the file defines itself stays its own
NEURON {
    POINT_PROCESS Stimulus
    ELECTRODE_CURRENT i
    RANGE i, height
}
PARAMETER { height = 1 (nA) }
ASSIGNED { i (nA)  v (mV) }
BREAKPOINT { i = pulse(t, 1, height, 2) + step(v) }
FUNCTION step(x) { step = x > 0 }
