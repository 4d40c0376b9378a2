: Two coupled nonlinear equations: what Newton's iteration leaves over, seen in the last digits, is NEURON's.
NEURON { SUFFIX limit  RANGE k, gain }
UNITS { (mV) = (millivolt) }
PARAMETER { k = 1  gain = 3 }
ASSIGNED { v (mV) }
STATE { x z }
BREAKPOINT {
    SOLVE rates METHOD derivimplicit
}
INITIAL { x = 2  z = 0.3 }
DERIVATIVE rates {
    x' = -k*x*x*x + z
    z' = x*z - gain*z*z*z
}
