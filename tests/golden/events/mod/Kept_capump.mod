TITLE For save_state.hoc: which variables SaveState keeps

NEURON { SUFFIX capump USEION ca READ ica WRITE cai RANGE cc, other }
ASSIGNED { ica other }
STATE { cai cc }
INITIAL { cai = 2e-4 cc = 3 }
BREAKPOINT { SOLVE st METHOD cnexp }
DERIVATIVE st { cai' = -cai/20 cc' = -cc/10 }
