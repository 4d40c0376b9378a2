: the functions of SCoP's library
NEURON {
    SUFFIX library
    RANGE saturated, curved, wave, square, tooth, climbing, once, again, stairs, up, ways, chance, bell
}
ASSIGNED { v saturated curved wave square tooth climbing once again stairs up ways chance bell }
BREAKPOINT { SOLVE all METHOD after_cvode }
PROCEDURE all() { LOCAL x
    x = fabs(v)/10 + t
    saturated = hyperbol(x, 2, 3) - revhyperbol(x, 1.5, 4)
    curved = sigmoid(x, 2, 3, 2.5) + 0.5*revsigmoid(x, 1, 2, 3)
    wave = harmonic(t, 3.3, 0.7, 0.2)
    square = squarewave(t, 2.9, 1.5)
    tooth = sawtooth(t, 1.7, 2) + 0.1*revsawtooth(t, 2.3, 1)
    climbing = ramp(t, 1.1, 3, 4.7)
    once = pulse(t, 2.03, 0.8, 3.3)
    again = perpulse(t, 1.01, 0.9, 0.7, 1.6)
    up = step(t, 4.51, 2)
    stairs = perstep(t, 0.77, 1.53, 0.4)
    ways = factorial(3 + 3*step(t, 5.03, 1))
    chance = poisson(2, 1 + t/5)
    bell = gauss(t, 4, 2.5)
}
