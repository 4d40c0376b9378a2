NEURON {
    POINT_PROCESS Noise
    RANGE x, y, n
    RANDOM here, there
    THREADSAFE
}

ASSIGNED {
    x
    y
    n
}

INITIAL {
    here[0] = fmod(floor(1), 4294967296)
    here[1] = fmod(floor(2), 4294967296)
    here[2] = fmod(floor(3), 4294967296)
    here[3] = fmod(floor(0 * (0 > 0)), 17179869184)
    here[4] = here[0]
    here[5] = here[1]
    here[6] = here[2]
    random_uniform(there)
}

NET_RECEIVE (w) {
    x = random_uniform(here) + (-1 + random_uniform(there) * (w - -1))
    y = -log(random_uniform(here)) + 2 * w * -log(random_uniform(here))
    n = random_normal(there) - (w + 3 * random_normal(there))
    random_uniform(there)
    random_uniform(there)
    IF (random_uniform(here) < 0.5) {
        x = random_ipick(there)
    }
}
