: without SUFFIX it is called by its file; KINETIC with a CONSTANT that takes part in reactions and has a volume
CONSTANT { outside = 0.16 twice = 2 }
PARAMETER { k = 0.3 (/ms) vol = 4 gain = 1e-3 (/ms) }
ASSIGNED { v (mV) flow }
STATE { a b }
INITIAL { a = 1 b = 0.5 }
BREAKPOINT {
    SOLVE exchange METHOD sparse
    flow = a - b
}
KINETIC exchange {
    COMPARTMENT vol { a b outside }
    ~ a <-> outside (k, 2*k)
    ~ a + twice <-> b (gain, k)
    ~ b <-> 2 outside (k, gain)
}
