TITLE Train of events, regular or random, that starts by itself or when an event tells it to

COMMENT
Events come at intervals of interval*(1 - noise) and an exponentially distributed part with the mean interval*noise.
The first is due at start, on average noise*interval later. Events from others: a positive weight starts a train at
once (unless one is running or waiting for its start), a negative one ends it.

The exponentially distributed numbers are those of the stream ranvar, which initialization begins anew. Where a Random
of hoc gives the numbers instead, their distribution is that of the Random, and initialization lets it go on.
ENDCOMMENT

NEURON {
    ARTIFICIAL_CELL NetStim
    RANGE interval, number, start, noise
    RANDOM ranvar
    THREADSAFE
}

PARAMETER {
    interval = 10 (ms) <1e-9, 1e9>
    number = 10 <0, 1e9>
    start = 50 (ms)
    noise = 0 <0, 1>
}

ASSIGNED {
    running
    sent
    wait (ms)              : for the next event
    random                 : the number of the Random of hoc, 0 if there is none
}

INITIAL {
    random_setseq(ranvar, 0)
    running = 0
    sent = 0
    noise = limited(noise, 1)
    if (number > 0 && start >= 0) {
        running = 1
        wait = limited(start + invl(interval) - interval*(1 - noise), 1e300)
        net_send(wait, 3)
    }
}

NET_RECEIVE(w) {
    if (flag == 0) {
        if (w > 0 && running == 0) {
            init_sequence(t)
            next_invl()
            wait = wait - interval*(1 - noise)
            net_send(wait, 1)
        } else if (w < 0) {
            running = 0
        }
    } else if (flag == 3 && running == 1) {
        init_sequence(t)
        net_send(0, 1)
    } else if (flag == 1 && running == 1) {
        net_event(t)
        sent = sent + 1
        next_invl()
        if (running == 1) {
            net_send(wait, 1)
        }
    }
}

PROCEDURE init_sequence(now (ms)) {
    if (number > 0) {
        running = 1
        wait = 0
        sent = 0
    }
}

PROCEDURE next_invl() {
    if (number > 0) {
        wait = invl(interval)
    }
    if (sent >= number) {
        running = 0
    }
}

PROCEDURE seed(n) {
    random_setseq(ranvar, n)
}

FUNCTION limited(x, most) {
    limited = x
    if (x < 0) {
        limited = 0
    } else if (x > most) {
        limited = most
    }
}

FUNCTION erand() {
    : exponentially distributed, mean 1
    if (random == 0) {
        erand = random_negexp(ranvar)
    } else {
        erand = random_pick_(random)
    }
}

FUNCTION invl(average (ms)) (ms) {
    LOCAL positive
    positive = average
    if (positive <= 0) {
        positive = 0.01 (ms)
    }
    if (noise == 0) {
        invl = positive
    } else {
        invl = (1 - noise)*positive + noise*positive*erand()
    }
}
