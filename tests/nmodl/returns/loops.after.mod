NEURON {
    SUFFIX loops
    RANGE x, y
}

ASSIGNED {
    x
    y
}

PROCEDURE first() {
    {
        LOCAL left_
        left_ = 0
        FROM i = 0 TO 9 {
            IF (left_ < 2) {
                left_ = 0
                x = x + i
                IF (x > 7) {
                    left_ = 2
                }
                IF (left_ < 1) {
                    y = y + 1
                }
            }
        }
    }
    y = y * 2
}

FUNCTION second(n) {
    {
        LOCAL left_
        left_ = 0
        WHILE (left_ < 2 && x < n) {
            left_ = 0
            x = x + 1
            FROM j = 1 TO 3 {
                IF (left_ < 2) {
                    left_ = 0
                    IF (j == 2) {
                        left_ = 1
                    }
                    IF (left_ < 1) {
                        IF (x * j > 20) {
                            second = j
                            left_ = 3
                        }
                        IF (left_ < 1) {
                            y = y + j
                        }
                    }
                }
            }
            IF (left_ < 3) {
                left_ = 0
            }
            IF (left_ < 1) {
                y = y + 100
            }
        }
        IF (left_ < 3) {
            second = -1
        }
    }
}
