NEURON {
    SUFFIX two
    RANGE a, b
    THREADSAFE
}

PARAMETER {
    delay = 3 (ms)
}

ASSIGNED {
    v
    a
    b
}

STATE {
    m
}

LOCAL lag_m_delay, lag_v_delay

ASSIGNED {
    lag_m_delay_count_
    lag_m_delay_times_[1000]
    lag_m_delay_values_[1000]
    lag_v_delay_count_
    lag_v_delay_times_[1000]
    lag_v_delay_values_[1000]
}

BREAKPOINT {
    LOCAL then_, at_, next_, back_, then__1, at__1, next__1, back__1
    SOLVE s METHOD cnexp
    {
        then_ = t - delay
        IF (lag_m_delay_count_ == 0 || t > lag_m_delay_times_[fmod(lag_m_delay_count_ + 999, 1000)]) {
            lag_m_delay_count_ = lag_m_delay_count_ + 1
        }
        at_ = fmod(lag_m_delay_count_ + 999, 1000)
        lag_m_delay_times_[at_] = t
        lag_m_delay_values_[at_] = m
        back_ = 1
        next_ = at_
        WHILE (back_ < lag_m_delay_count_ && back_ < 1000 && lag_m_delay_times_[at_] > then_) {
            next_ = at_
            at_ = fmod(at_ + 999, 1000)
            back_ = back_ + 1
        }
        IF (lag_m_delay_times_[at_] > then_ && lag_m_delay_count_ > 1000) {
            fail_("LAG goes back further than 1000 steps")
        }
        lag_m_delay = lag_m_delay_values_[at_]
        IF (lag_m_delay_times_[at_] <= then_ && lag_m_delay_times_[next_] > lag_m_delay_times_[at_]) {
            lag_m_delay = lag_m_delay_values_[at_] + (lag_m_delay_values_[next_] - lag_m_delay_values_[at_]) * (then_ - lag_m_delay_times_[at_]) / (lag_m_delay_times_[next_] - lag_m_delay_times_[at_])
        }
    }
    {
        then__1 = t - delay
        IF (lag_v_delay_count_ == 0 || t > lag_v_delay_times_[fmod(lag_v_delay_count_ + 999, 1000)]) {
            lag_v_delay_count_ = lag_v_delay_count_ + 1
        }
        at__1 = fmod(lag_v_delay_count_ + 999, 1000)
        lag_v_delay_times_[at__1] = t
        lag_v_delay_values_[at__1] = v
        back__1 = 1
        next__1 = at__1
        WHILE (back__1 < lag_v_delay_count_ && back__1 < 1000 && lag_v_delay_times_[at__1] > then__1) {
            next__1 = at__1
            at__1 = fmod(at__1 + 999, 1000)
            back__1 = back__1 + 1
        }
        IF (lag_v_delay_times_[at__1] > then__1 && lag_v_delay_count_ > 1000) {
            fail_("LAG goes back further than 1000 steps")
        }
        lag_v_delay = lag_v_delay_values_[at__1]
        IF (lag_v_delay_times_[at__1] <= then__1 && lag_v_delay_times_[next__1] > lag_v_delay_times_[at__1]) {
            lag_v_delay = lag_v_delay_values_[at__1] + (lag_v_delay_values_[next__1] - lag_v_delay_values_[at__1]) * (then__1 - lag_v_delay_times_[at__1]) / (lag_v_delay_times_[next__1] - lag_v_delay_times_[at__1])
        }
    }
    a = lag_m_delay
    b = lag_v_delay
}

DERIVATIVE s {
    m' = -m
}

INITIAL {
    lag_m_delay_count_ = 0
    lag_v_delay_count_ = 0
}
