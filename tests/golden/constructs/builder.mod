: CONSTRUCTOR and DESTRUCTOR
NEURON { POINT_PROCESS builder RANGE made, begun GLOBAL gone }
ASSIGNED { v made begun gone }
CONSTRUCTOR { made = 5 }
DESTRUCTOR { gone = gone + 1 }
INITIAL { begun = made + 1 }
