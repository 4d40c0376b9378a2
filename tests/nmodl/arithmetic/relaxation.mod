: A rate is taken apart where it is (inf - m)/tau and is solved by cnexp.
NEURON { SUFFIX relaxation  RANGE half }
ASSIGNED { v (mV)  half }
STATE { m h n }
BREAKPOINT { SOLVE gates METHOD cnexp }
DERIVATIVE gates {
    LOCAL tau
    tau = 2 + v/100
    m' = (half - m)/tau
    h' = (1 - h)/(1 + tau) 
    n' = half*(1 - n) - n/tau
}
