: a chain of compartments with an array of unknowns, the equations in a loop
NEURON {
    SUFFIX chain
    RANGE c, inflow
}
DEFINE N 4
DEFINE LAST 3
PARAMETER { inflow = 1  leak = 0.1 }
STATE { c[N] }
BREAKPOINT { SOLVE balance METHOD simeq }
LINEAR balance {
    ~ (1 + leak) * c[0] - c[1] = inflow
    FROM k = 1 TO LAST - 1 {
        ~ (2 + leak) * c[k] = c[k - 1] + c[k + 1]
    }
    ~ (1 + leak) * c[LAST] = c[LAST - 1]
}
