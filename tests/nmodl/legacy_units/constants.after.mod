NEURON {
    SUFFIX constants
}

UNITS {
    (molar) = (1/liter)
    (kC) = (kilocoulomb)
    F = 96485.3 (coulomb)
    F1000 = 96.4853 (kC)
    R = 8.3145 (joule/degC)
    Rg = 8.31446 (joule/degC)
    kB = 1.38065e-23 (joule/degC)
    charge = 1.60219e-19 (coulomb)
    many = 6.02217e+23 (1)
    product = 96486.7 (coulomb)
    h = 6.626e-34 (joule-sec)
    hcross = 1.055e-34 (joule-sec)
    volt1 = 1.60219e-19 (joule)
    light = 299792000 (m/s)
    circle = 3.14159 (1)
    given = 96485.309 (coulomb)
}
