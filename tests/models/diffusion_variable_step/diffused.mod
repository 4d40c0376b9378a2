: One state that diffuses along sections, with a source
NEURON { SUFFIX ld RANGE c, vol, D, k, src GLOBAL mode }
PARAMETER { D = 1 k = 0 src = 0 vol = 1 mode = 0 }
STATE { c }
ASSIGNED { v (mV) diam (micron) }
INITIAL { }
BREAKPOINT { SOLVE conc METHOD sparse }
KINETIC conc {
  COMPARTMENT vol {c}
  LONGITUDINAL_DIFFUSION D {c}
  ~ c << (src - k*c)
}
