: EXTERNAL: the GLOBAL of another mechanism
NEURON { SUFFIX borrower RANGE twice EXTERNAL shared_owner }
ASSIGNED { v twice shared_owner }
INITIAL { twice = 2*shared_owner }
BREAKPOINT { SOLVE look METHOD after_cvode }
PROCEDURE look() { twice = 2*shared_owner + t }
