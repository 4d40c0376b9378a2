: A source of spikes: when x rises above the threshold. It receives nothing.
NEURON {
    POINT_PROCESS Level
    RANGE x, slope
}
PARAMETER { slope = 1 }
ASSIGNED { x }
INITIAL { x = 0 }
BREAKPOINT { x = slope * t }
