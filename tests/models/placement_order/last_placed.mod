: Instances count themselves in the order in which their INITIAL is run.
NEURON { POINT_PROCESS Placed RANGE place GLOBAL count }
PARAMETER { count = 0 }
ASSIGNED { place }
INITIAL { count = count + 1  place = count }
