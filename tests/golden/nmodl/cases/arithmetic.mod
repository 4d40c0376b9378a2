COMMENT
Precedence, powers, integer literals, comparisons as numbers, functions of the language.
ENDCOMMENT
NEURON { SUFFIX arithmetic RANGE a, b }
UNITS {
    (mV) = (millivolt)
    FARADAY = (faraday) (coulomb)
    F10 = (faraday) (10000 coulomb)
    R = (k-mole) (joule/degC)
    PI = (pi) (1)
    pounds = 4.5 (kg)
}
DEFINE COUNT 3
CONSTANT { two = 2 }
PARAMETER { a = 0 }
ASSIGNED { b[30] v (mV) }
INITIAL {
    LOCAL i, k
    b[0] = 2^3^2
    b[1] = -two^2
    b[2] = 2^-1^2
    b[3] = 1/2*COUNT
    b[4] = 7/2
    b[5] = 2 > 1 == 1 && 0 || 1
    b[6] = !b[0] + !0
    b[7] = 10 - 3 - 2
    b[8] = 100/5/2
    b[9] = FARADAY
    b[10] = F10
    b[11] = R
    b[12] = PI
    b[13] = pounds
    i = 7
    FROM i = 0 TO COUNT - 1 {
        b[14] = b[14] + i/2
        FROM i = 0 TO 1 { b[15] = b[15] + 10*i + 1 }
    }
    b[16] = i
    FROM k = 5 TO 1 { b[17] = 99 }
    FROM k = 1 TO 9 BY 3 { b[18] = b[18] + k }
    b[19] = fmod(-5.5, 2) + floor(-1.5) + ceil(1.2) + fabs(-3)
    b[20] = atan2(1, -1) + acos(0.3) + asin(0.3) + atan(0.3)
    b[21] = sinh(0.3) + cosh(0.3) + tanh(0.3) + log10(3) + log(3)
    b[22] = sqrt(2) + pow(2, 0.5) + erf(0.3)
    b[23] = 1e-3 (mV) * 5 (mV) + .5e1 + 2.
    k = 0
    WHILE (k < 5) { k = k + 2 }
    b[24] = k
    if (k > 100) { b[25] = 1 } else if (k > 5) { b[25] = 2 } else { b[25] = 3 }
    b[26] = 1 - -2
    b[27] = 3 - (2 - 1) - 2/(4/2)
    b[28] = (1 + 2)^2/3^1
    b[29] = -(-1) - (-(2))
}
