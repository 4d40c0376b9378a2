: NEURON 8.2.7 with NRNUNIT_USE_LEGACY=1 prints the same numbers
NEURON { SUFFIX constants }

UNITS {
    (molar) = (1/liter)
    (kC) = (kilocoulomb)
    F = (faraday) (coulomb)
    F1000 = (faraday) (kC)
    R = (k-mole) (joule/degC)
    Rg = (gasconstant) (joule/degC)
    kB = (k) (joule/degC)
    charge = (e) (coulomb)
    many = (mole) (1)
    product = (e-mole) (coulomb)
    h = (planck) (joule-sec)
    hcross = (hbar) (joule-sec)
    volt1 = (ev) (joule)
    light = (c) (m/s)
    circle = (pi) (1)
    given = 96485.309 (coulomb)
}
