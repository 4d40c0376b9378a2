NEURON { SUFFIX balance }
STATE { a b }
INITIAL { SOLVE lin }
LINEAR lin {
    LOCAL k
    k = 2
    ~ k*a + b = 3
    ~ a = b - 1
}
