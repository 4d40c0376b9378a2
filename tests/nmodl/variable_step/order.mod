: States of a KINETIC block: by their first letters, then the one first that is mentioned last; what a CONSERVE ends with
: goes before all.
NEURON { SUFFIX order RANGE gc, ga }
STATE { ga f[2] gb gc ab aa }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
	~ ga <-> gb (1, 2)
	~ gb <-> gc (3, 4)
	~ f[0] <-> f[1] (1, 0)
	~ ab <-> aa (1, 2)
	CONSERVE ga + gb + gc = 1
}
