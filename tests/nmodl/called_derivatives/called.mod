NEURON { SUFFIX called }
STATE { m p }
INITIAL { m = 1 step() rest() }
BREAKPOINT { SOLVE step METHOD cnexp SOLVE rest METHOD euler }
DERIVATIVE step { m' = -m }
DERIVATIVE rest { f() p' = -p }
PROCEDURE f() { }
