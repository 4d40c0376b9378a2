: Has a GLOBAL that another mechanism reads and writes
NEURON { SUFFIX leader GLOBAL level RANGE seen }
PARAMETER { level = 3 }
ASSIGNED { seen v (mV) }
INITIAL { seen = level }
BREAKPOINT { level = level + 1  seen = level }
