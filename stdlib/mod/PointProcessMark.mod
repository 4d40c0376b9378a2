TITLE A place in a section, and nothing else

NEURON {
    THREADSAFE
    POINT_PROCESS PointProcessMark
}
