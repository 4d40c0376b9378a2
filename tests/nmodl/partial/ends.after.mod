NEURON {
    SUFFIX ends
    THREADSAFE
}

INDEPENDENT {
    t FROM 0 TO 2 WITH 40 (ms)
}

STATE {
    u[4]
}

ASSIGNED {
    mobility[4]
    source[4]
    slope
}

BREAKPOINT {
    SOLVE spread
}

DERIVATIVE spread {
    LOCAL half_, r_[4], c_[4], left_, right_, here_, half__1, end_0_, end_1_
    half_ = 3
    slope = half_ / 2
    end_0_ = 0.5
    end_1_ = slope
    half__1 = 0.050000000000000003 / 2 / (1 * 1)
    FROM i_ = 0 TO 3 {
        left_ = 1
        right_ = 1
        IF (i_ == 0) {
            left_ = 0
            right_ = 2
        }
        IF (i_ == 3) {
            left_ = 2
            right_ = 0
        }
        r_[i_] = u[i_] * (1 - 2 * half__1 * mobility[i_]) + 0.050000000000000003 * source[i_]
        IF (i_ > 0) {
            r_[i_] = r_[i_] + half__1 * mobility[i_] * left_ * u[i_ - 1]
        }
        IF (i_ < 3) {
            r_[i_] = r_[i_] + half__1 * mobility[i_] * right_ * u[i_ + 1]
        }
        here_ = 1 + 2 * half__1 * mobility[i_]
        left_ = -half__1 * mobility[i_] * left_
        right_ = -half__1 * mobility[i_] * right_
        IF (i_ == 0) {
            here_ = 1
            left_ = 0
            right_ = 0
            r_[i_] = end_0_
        }
        IF (i_ == 3) {
            r_[i_] = r_[i_] + 2 * mobility[i_] * 0.050000000000000003 / 1 * end_1_
        }
        IF (i_ > 0) {
            here_ = here_ - left_ * c_[i_ - 1]
            r_[i_] = r_[i_] - left_ * r_[i_ - 1]
        }
        r_[i_] = r_[i_] / here_
        c_[i_] = right_ / here_
    }
    u[3] = r_[3]
    FROM i_ = 1 TO 3 {
        u[3 - i_] = r_[3 - i_] - c_[3 - i_] * u[3 - i_ + 1]
    }
}
