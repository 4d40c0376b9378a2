NEURON { SUFFIX procedure RANGE minf GLOBAL x }
PARAMETER { x = 2 }
ASSIGNED { minf inf[2] v }
PROCEDURE rates(v) {
    TABLE minf, inf DEPEND x, celsius FROM -100 TO 100 WITH 200
    minf = x*v
    inf[0] = v
    inf[1] = -v
}
