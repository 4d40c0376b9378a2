NEURON { SUFFIX loops RANGE x, y }
ASSIGNED { x y }
PROCEDURE first() {
    FROM i = 0 TO 9 {
        x = x + i
        if (x > 7) {
            VERBATIM
            break;
            ENDVERBATIM
        }
        y = y + 1
    }
    y = y * 2
}
FUNCTION second(n) {
    WHILE (x < n) {
        x = x + 1
        FROM j = 1 TO 3 {
            if (j == 2) {
                VERBATIM
                continue;
                ENDVERBATIM
            }
            if (x * j > 20) {
                second = j
                VERBATIM
                return 0;
                ENDVERBATIM
            }
            y = y + j
        }
        y = y + 100
    }
    second = -1
}
