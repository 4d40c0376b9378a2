NEURON { SUFFIX asked RANGE x }
ASSIGNED { x v (mV) }
INITIAL {
    IF (usetable == 0) { x = 1 } ELSE { x = 2 }
    rates(v)
}
PROCEDURE rates(v) {
    TABLE x FROM -100 TO 100 WITH 10
    x = v
}
