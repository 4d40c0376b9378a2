: where a parabola and a line meet; the line comes from a procedure
NEURON {
    SUFFIX meeting
    RANGE x, height, slope
}
PARAMETER { slope = 2 }
STATE { x height }
ASSIGNED { line_height }
BREAKPOINT { SOLVE crossing METHOD newton }
NONLINEAR crossing {
    line(x)
    ~ x * x = height
    ~ height = line_height
}
PROCEDURE line(x) { line_height = slope * x + 1 }
