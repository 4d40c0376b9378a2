: every function of SCoP's library that NMODL can call, of t
NEURON {
    SUFFIX curves
    RANGE y, w
}
ASSIGNED { y[17]  w }
STATE { z }
INITIAL { all(t)  z = 0.5  w = 0 }
BREAKPOINT { SOLVE decay METHOD derivimplicit  w = z }
DERIVATIVE decay {
    all(t)
    z' = sigmoid(z, 1, 0.3, 2) - z + 0.1 * erf(z)
}
PROCEDURE all(x) {
    y[0] = hyperbol(x, 2, 3)
    y[1] = revhyperbol(x, 2, 3)
    y[2] = sigmoid(x, 2, 3, 2.5)
    y[3] = revsigmoid(x, 2, 3, 2.5)
    y[4] = harmonic(x, 5, 3, 0.7)
    y[5] = squarewave(x - 2, 5, 2)
    y[6] = sawtooth(x, 3, 2)
    y[7] = revsawtooth(x, 3, 2)
    y[8] = ramp(x, 1, 3, 2)
    y[9] = pulse(x, 1, 3, 2)
    y[10] = perpulse(x, 1, 3, 1.3, 0.9)
    y[11] = step(x, 1.1, -3)
    y[12] = perstep(x, 1, 1.7, 0.5)
    y[13] = erf(x - 5)
    y[14] = factorial(x)
    y[15] = poisson(x, 2.5)
    y[16] = gauss(x, 4, 1.5)
}
