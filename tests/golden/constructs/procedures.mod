: PROCEDUREs solved after_cvode, cvode_t; WHILE, FROM with BY, LOCAL of the file, CONSTANT, mathematics
NEURON { SUFFIX procedures RANGE n, later, timed, sum }
CONSTANT { quarter = 0.25 }
ASSIGNED { v n later timed sum }
LOCAL kept
INITIAL { n = 0 later = 0 timed = 0 kept = 2 mathematics() }
BREAKPOINT { SOLVE one METHOD after_cvode SOLVE two METHOD cvode_t SOLVE four }
PROCEDURE one() { later = later + quarter }
PROCEDURE two() { timed = t*t }

PROCEDURE four() { LOCAL k k = 0 while (k < 3) { k = k + 1 n = n + kept*k } mathematics() }
PROCEDURE mathematics() {
    sum = 0
    FROM i = 0 TO 4 BY 2 { sum = sum + i*i }
    sum = sum + sin(t) + cos(t) + tan(t/30) + asin(t/30) + acos(t/30) + atan(t) + atan2(t, 3) + sinh(t/9) + cosh(t/9)
    sum = sum + tanh(t) + exp(-t) + log(1 + t) + log10(1 + t) + sqrt(t) + pow(t, 0.3) + floor(t) + ceil(t) + fabs(-t)
    sum = sum + fmod(t, 0.7) + erf(t/5) + gauss(t, 5, 2)
}
