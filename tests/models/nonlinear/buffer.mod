: calcium and two buffers at equilibrium: the free concentrations, an array among the unknowns
NEURON {
    SUFFIX buffer
    RANGE total, free, bound, site, calls
}
PARAMETER { total = 2 }
ASSIGNED { site[2] affinity[2] calls }
STATE { free bound[2] }
INITIAL {
    site[0] = 1  site[1] = 3  affinity[0] = 0.5  affinity[1] = 20
    free = 0.1  bound[0] = 0.1  bound[1] = 0.1
    SOLVE equilibrium STEADYSTATE newton
}
BREAKPOINT { SOLVE equilibrium METHOD newton }
NONLINEAR equilibrium {
    ~ free + bound[0] + bound[1] = total
    FROM i = 0 TO 1 {
        ~ bound[i] * affinity[i] = free * (site[i] - bound[i])
    }
}
