: Numbers of #define in files that C text includes, used outside of C; and texts that printf prints.
VERBATIM
#include "sizes.h"
ENDVERBATIM
NEURON { SUFFIX nothing GLOBAL asked }
ASSIGNED { asked }
FUNCTION wide(x) { wide = x*WIDTH + RATIO }
FUNCTION half() {
    VERBATIM
    _lhalf = HALVED(WIDTH);
    ENDVERBATIM
}
PROCEDURE install() {
    if (asked) {
        printf("%s version %s, %g%%\n", "header.mod", "$Id: 50% $", asked)
    } else {
        asked = 2
        printf("first %5s|%-6s|%.2s|%5.2f %s\n", "a", "b", "cde", WIDTH, "tab\there")
    }
}
