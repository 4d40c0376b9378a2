: derivimplicit of linear equations, as in a model of calcium near the membrane; an IF that does not depend on the states.
NEURON { SUFFIX decay RANGE ca, cb, drive, seen }
PARAMETER { rest = 1e-4 taur = 200 (ms) }
ASSIGNED { v (mV) drive seen }
STATE { ca cb }
INITIAL { ca = rest cb = 2*rest }
BREAKPOINT { SOLVE state METHOD derivimplicit }
DERIVATIVE state {
    drive = -v*1e-5
    if (drive <= 0.) { drive = 0. }
    ca' = drive + (rest - ca)/taur - .3*(ca - cb)
    cb' = .3*(ca - cb)
    seen = ca
}
