: the owner of what `borrower` looks at
NEURON { SUFFIX owner GLOBAL shared }
PARAMETER { shared = 4 }
ASSIGNED { v }
