: the release ends when the block has counted down, at each evaluation
NEURON { SUFFIX counting RANGE left }
STATE { r }
ASSIGNED { left }
INITIAL { left = 1 r = 0 }
BREAKPOINT { SOLVE binding METHOD derivimplicit }
DERIVATIVE binding {
    left = left - dt
    if (left > 0) { r' = 1 - r } else { r' = -r }
}
