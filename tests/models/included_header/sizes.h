/* What the C text and the model's own language use in common. */
#include "ratio.h"
#define WIDTH 12.5 /* um */
#define HALVED(x) ((x)/2)
