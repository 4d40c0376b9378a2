COMMENT
A substance that only diffuses; volume and constant differ from place to place.
ENDCOMMENT
NEURON { SUFFIX wander  RANGE D, c, across }
PARAMETER {
	D = 0.6 (um2/ms)
	across = 3.7 (um2)
}
STATE { c (mM) }
INITIAL { c = 0 }
BREAKPOINT { SOLVE moves METHOD sparse }
KINETIC moves {
	COMPARTMENT across { c }
	LONGITUDINAL_DIFFUSION D { c }
	~ c << (0)
}
