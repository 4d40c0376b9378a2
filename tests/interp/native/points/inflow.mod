: A synapse of calcium: its mechanism uses an ion.
NEURON {
    POINT_PROCESS Inflow
    USEION ca READ cai WRITE ica
    RANGE g
}
PARAMETER { g = 0.001 }
ASSIGNED {
    cai (mM)
    ica (nA)
    v (mV)
}
BREAKPOINT { ica = g * (v - 100) }
NET_RECEIVE(weight, other) { g = g + weight }
