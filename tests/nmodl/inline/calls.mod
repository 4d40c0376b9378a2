NEURON { SUFFIX calls RANGE x GLOBAL g }
ASSIGNED { x g v }
INITIAL {
    LOCAL a
    a = twice(v) + twice(2*v)
    IF (a > 0 && positive(a)) { set(a) } ELSE IF (twice(a) > 1) { set(g) }
    WHILE (positive(x)) { x = x - 1 }
    FROM i = 0 TO twice(1) { set(i) }
}
FUNCTION twice(z) { twice = 2*z }
FUNCTION positive(z) { LOCAL a a = z IF (a > 0) { positive = 1 } }
PROCEDURE set(z) {
    z = z + 1
    x = z
    g = twice(z)
}
