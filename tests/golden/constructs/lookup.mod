: a TABLE that only events use
NEURON { ARTIFICIAL_CELL lookup RANGE a, tau GLOBAL grown }
PARAMETER { tau = 3 (ms) }
ASSIGNED { a last (ms) grown }
INITIAL { a = 0 last = 0 }
NET_RECEIVE (w) { a = a*decay(-(t - last)/tau) + w  last = t  net_event(t + a) }
FUNCTION decay(x) { fill(x) decay = grown }
PROCEDURE fill(x) {
    TABLE grown FROM -8 TO 0 WITH 400
    grown = exp(x)
}
