: linear reactions, and a condition on a state that no reaction depends on
NEURON { SUFFIX watched RANGE runs, high, seen }
STATE { a b }
ASSIGNED { runs high seen }
INITIAL { a = 1  b = 0  runs = 0  high = 0  seen = a }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    runs = runs + 1
    if (a > 0.5) { high = high + 1 }
    ~ a <-> b (0.4, 0.1*seen)
    seen = a
}
