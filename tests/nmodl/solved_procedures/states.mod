NEURON { SUFFIX solved }
STATE { m }
BREAKPOINT { SOLVE states METHOD after_cvode }
PROCEDURE states() { m = m/2 }
