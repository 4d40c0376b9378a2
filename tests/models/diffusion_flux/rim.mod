: calcium in two shells: the current of all channels flows into the outer one, which tells the channels what cai is
NEURON { SUFFIX rim USEION ca READ ica WRITE cai }
UNITS { FARADAY = (faraday) (coulomb) PI = (pi) (1) (mM) = (milli/liter) (um) = (micron) (mA) = (milliamp) }
PARAMETER { D = 0.3 (um2/ms) on = 40 (/mM-ms) off = 0.1 (/ms) }
ASSIGNED { ica (mA/cm2) diam (um) cai (mM) part[2] }
STATE { ca[2] (mM) free (mM) bound (mM) }
INITIAL {
  part[0] = 0.2
  part[1] = 0.6
  ca[0] = 1e-4
  ca[1] = 1e-4
  free = 0.2
  bound = 0
  cai = ca[0]
}
BREAKPOINT { SOLVE shells METHOD sparse }
KINETIC shells {
  COMPARTMENT i, diam*diam*part[i] {ca}
  COMPARTMENT diam*diam*0.2 {free bound}
  LONGITUDINAL_DIFFUSION i, D*diam*diam*part[i] {ca}
  ~ ca[0] << (-ica*PI*diam*(1e4)/(2*FARADAY))
  ~ ca[0] <-> ca[1] (diam*D, diam*D)
  ~ ca[0] + free <-> bound (on*diam*diam*0.2, off*diam*diam*0.2)
  cai = ca[0]
}
