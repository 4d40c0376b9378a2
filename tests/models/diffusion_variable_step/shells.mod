: Shells of an ion, each diffusing along sections
NEURON { SUFFIX ldi RANGE D, vol USEION ca READ cai, ica WRITE cai }
DEFINE N 2
PARAMETER { D = 1 vol = 1 }
STATE { ca[N] }
ASSIGNED { v (mV) ica diam cai }
INITIAL { FROM i=0 TO N-1 { ca[i] = cai } }
BREAKPOINT { SOLVE conc METHOD sparse }
KINETIC conc {
  COMPARTMENT i, vol*(i+1) {ca}
  LONGITUDINAL_DIFFUSION i, D*(i+1)*diam {ca}
  ~ ca[0] <-> ca[1] (0.3, 0.2)
  cai = ca[0]
}
