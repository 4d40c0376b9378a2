NEURON { SUFFIX shadows RANGE x }
PARAMETER { e = 7 }
ASSIGNED { x v }
INITIAL {
    LOCAL e, i, list[3]
    e = 1
    {
        LOCAL e
        e = 2
    }
    FROM i = 0 TO 2 { list[i] = i + e }
    FROM i = 0 TO 2 { x = x + list[i] }
    IF (x > 1) { LOCAL i i = 3 x = i } ELSE IF (x > 0) { x = e }
}
FUNCTION f(v, x) { LOCAL f1 f1 = v f = f1 + x }
