: two streams, every function that draws, and those that place a stream
NEURON {
    POINT_PROCESS Noise
    RANGE x, y, n
    RANDOM here, there
}
ASSIGNED { x y n }
INITIAL {
    random_setids(here, 1, 2, 3)
    random_setseq(here, 0)
    random_uniform(there)
}
NET_RECEIVE(w) {
    x = random_uniform(here) + random_uniform(there, -1, w)
    y = random_negexp(here) + random_negexp(here, 2*w)
    n = random_normal(there) - random_normal(there, w, 3)
    random_negexp(there, 2)
    random_negexp(there, 0)
    IF (random_dpick(here) < 0.5) {
        x = random_ipick(there)
    }
}
