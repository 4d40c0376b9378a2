NEURON { SUFFIX linear RANGE drive, seen }
ASSIGNED { v drive seen }
STATE { ca cb }
BREAKPOINT { SOLVE state METHOD derivimplicit }
DERIVATIVE state {
    drive = -v
    IF (drive < 0) { drive = 0 }
    ca' = drive - .3*(ca - cb)
    cb' = .3*(ca - cb)
    seen = ca
}
