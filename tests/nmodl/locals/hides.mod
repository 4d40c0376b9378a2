: a LOCAL of the file hides the variable of its name from where it stands
NEURON { SUFFIX hides RANGE kept, seen }
ASSIGNED { kept seen }
INITIAL { kept = 1 set() seen = kept }
LOCAL kept
PROCEDURE set() { kept = 2 }
