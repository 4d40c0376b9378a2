NEURON {
    ARTIFICIAL_CELL Mover
    RANGE id, start
}

PARAMETER {
    id = 0
    start = 5
}

INITIAL {
    net_send(start, 1)
}

NET_RECEIVE(w) {
    if (flag == 1) {
        printf(" %g:%g", id, t)
        net_send(50, 1)
    } else {
        net_move(t + w)
    }
}
