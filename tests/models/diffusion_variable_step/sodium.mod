: sodium that diffuses along sections, in a cell that fires
NEURON { SUFFIX sodium USEION na READ ina WRITE nai RANGE D }
UNITS { FARADAY = (faraday) (coulomb) PI = (pi) (1) (mM) = (milli/liter) (um) = (micron) (mA) = (milliamp) }
PARAMETER { D = 0.6 (um2/ms) }
ASSIGNED { ina (mA/cm2) diam (um) }
STATE { nai (mM) }
BREAKPOINT { SOLVE conc METHOD sparse }
KINETIC conc {
  COMPARTMENT PI*diam*diam/4 {nai}
  LONGITUDINAL_DIFFUSION D*PI*diam*diam/4 {nai}
  ~ nai << (-ina*PI*diam*(1e4)/FARADAY)
}
