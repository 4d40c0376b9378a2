: a calcium channel of Goldman, Hodgkin and Katz that calcium closes
NEURON { SUFFIX door USEION ca READ cai, cao WRITE ica RANGE p }
PARAMETER { p = 2e-4 (cm/s) }
ASSIGNED { v (mV) cai (mM) cao (mM) ica (mA/cm2) }
STATE { m }
INITIAL { m = 1/(1 + exp(-(v + 30)/7)) }
BREAKPOINT {
  SOLVE gate METHOD cnexp
  ica = p*m*m*(0.002/(0.002 + cai))*nrn_ghk(v, cai, cao, 2)
}
DERIVATIVE gate { m' = (1/(1 + exp(-(v + 30)/7)) - m)/2 }
