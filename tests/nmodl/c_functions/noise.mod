NEURON { SUFFIX noise  RANGE x, y }
ASSIGNED { x y }
VERBATIM
static double level(int place) { return place * 0.5; }
ENDVERBATIM
INITIAL {
	srandom(12)
	x = 3 * level(4) + random() / 2^31
	y = smooth(x) + exp(-level(1))
}
FUNCTION smooth(x) { smooth = x / (1 + x) }
