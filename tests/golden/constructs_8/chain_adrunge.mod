: a scheme of states, one of them an array, by adrunge
NEURON { SUFFIX chain_adrunge  RANGE up, net }
PARAMETER { up = 0.8 }
STATE { closed[2] open }
ASSIGNED { v net }
INITIAL { closed[0] = 0.7 closed[1] = 0.2 open = 0.1 }
BREAKPOINT { SOLVE scheme METHOD adrunge }
KINETIC scheme {
    COMPARTMENT 2 { open }
    ~ closed[0] <-> closed[1] (up, 0.3)
    net = f_flux - b_flux
    ~ closed[1] <-> open (0.4, 0.2)
    ~ open -> (0.05)
}
