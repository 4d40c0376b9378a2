: GLOBALs assigned to: PROTECT, MUTEXLOCK; INCLUDE; SECTION-wide numbers: area, diam, dt
NEURON { SUFFIX guarded RANGE width, size, r GLOBAL steps, locked }
PARAMETER { steps = 0 locked = 0 }
ASSIGNED { v (mV) area (um2) diam (um) dt (ms) width size r }
INITIAL { printf("guarded %g\n", diam) width = area size = diam r = 0 }
BREAKPOINT { SOLVE counts METHOD after_cvode }
PROCEDURE counts() {
    PROTECT steps = steps + 1
    MUTEXLOCK
    locked = locked + dt
    MUTEXUNLOCK
    r = included(v)
}
INCLUDE "guarded.inc"
