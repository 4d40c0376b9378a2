TITLE Spikes of sources in other processes, from Vectors

: The methods `play` and what follows from it are in stdlib/pattern_stim.py.

NEURON {
    ARTIFICIAL_CELL PatternStim
    RANGE fake_output
}

PARAMETER {
    fake_output = 0
}

NET_RECEIVE (w) {
}
