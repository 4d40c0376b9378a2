: two equations of which t is a part, solved in INITIAL, too
NEURON {
    SUFFIX driven
    RANGE x, w
}
STATE { x w }
INITIAL { SOLVE pair }
BREAKPOINT { SOLVE pair METHOD after_cvode }
LINEAR pair {
    ~ 3 * x + w = 1 + t
    ~ x - w = v / 10
}
ASSIGNED { v }
