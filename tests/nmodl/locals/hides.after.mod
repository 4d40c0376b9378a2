NEURON {
    SUFFIX hides
    RANGE kept, seen
    THREADSAFE
}

ASSIGNED {
    kept
    seen
}

INITIAL {
    kept = 1
    set()
    seen = kept
}

LOCAL kept_1

PROCEDURE set() {
    kept_1 = 2
}
