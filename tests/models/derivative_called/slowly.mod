: The same with a method that leaves the states alone when it is only called; its PROCEDURE is run.
NEURON { SUFFIX slowly RANGE a }
ASSIGNED { v (mV) a }
STATE { m }
INITIAL { m = 1 { states() } }
BREAKPOINT { SOLVE states METHOD derivimplicit }
DERIVATIVE states { rates() m' = (a - m)/3 }
PROCEDURE rates() { a = 5 + v/100 }
