: Diffusion between shells with a buffer: arrays, loops, compartments, a flux, stoichiometry; nonlinear.
NEURON { SUFFIX shells RANGE ca, cab, first, pumped }
DEFINE N 4
ASSIGNED { v (mV) vol[N] first pumped }
STATE { ca[N] cab[N] buf[N] pump pumpca }
INITIAL {
    FROM i = 0 TO N - 1 {
        vol[i] = 1/(i + 1)
        ca[i] = .01*(i + 1)
        buf[i] = .3
        cab[i] = 0
    }
    pump = .2
    pumpca = .1
}
BREAKPOINT { SOLVE state METHOD sparse }
KINETIC state {
    COMPARTMENT i, vol[i] { ca cab buf }
    COMPARTMENT 2 { pump pumpca }
    ~ ca[0] << (exp(v/50)*.01)
    FROM i = 0 TO N - 2 { ~ ca[i] <-> ca[i+1] (.5*(i + 1), .4*(i + 1)) }
    FROM i = 0 TO N - 1 { ~ ca[i] + buf[i] <-> cab[i] (3*vol[i], .2*vol[i]) }
    ~ 2 ca[0] + pump <-> pumpca (.7, .1)
    pumped = f_flux - b_flux
    ~ pumpca -> (.3)
    first = ca[0]
}
