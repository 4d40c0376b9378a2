"""The names that NMODL knows without a declaration."""

from __future__ import annotations

PURE = {
    "abs": 1,
    "acos": 1,
    "asin": 1,
    "atan": 1,
    "atan2": 2,
    "ceil": 1,
    "cos": 1,
    "cosh": 1,
    "erf": 1,
    "exp": 1,
    "fabs": 1,
    "floor": 1,
    "fmod": 2,
    "log": 1,
    "log10": 1,
    "nrn_ghk": 4,
    "pow": 2,
    "sin": 1,
    "sinh": 1,
    "sqrt": 1,
    "tan": 1,
    "tanh": 1,
}
"""Mathematics: name and number of arguments. No effects. `abs` is `fabs`; `nrn_ghk(v, ci, co, z)` reads celsius."""

RANDOM = {
    "exprand": 1,
    "normrand": 2,
    "poisrand": 1,
    "scop_random": 0,
    "mynormrand": 2,
    "random_pick_": 1,
}
"""Functions with a hidden state: each call draws a number. `random_pick_(k)` draws it from a Random of hoc, number k of
those that mechanisms draw from."""

STREAM_SIZE = 7
STREAMS = {"random_uniform": 1, "random_normal": 1, "random_ipick": 1}
"""Functions that draw a number from a RANDOM variable: uniform in (0, 1), normal (mean 0, variance 1), a 32-bit
integer. The others of their kind are written with these (`passes/random`)."""

EFFECTS = {"net_send": 2, "net_event": 1, "net_move": 1, "net_unwatch_": 0, "net_watch_": 3, "set_seed": 1}
"""Statements that act outside the mechanism (`passes/watch` writes those that end in _). printf, too, with any number
of arguments."""

OTHERS = {"at_time": 1, "nrn_pointing": 1, "state_discontinuity": 2, "printf": -1, "fprintf": -1, "fail_": 1}
"""Known calls that fit nowhere else; -1: any number of arguments. `fail_` is for passes: it ends the run with an
error."""

CONNECTIONS = {"netcon_count_": 0, "netcon_first_": 1, "netcon_own_": 0, "netcon_weight_": 1, "netcon_put_": 2}
"""What FOR_NETCONS becomes, in NET_RECEIVE: the number of connections to the instance, where the weights of one of them
begin, where those of the connection begin that the event came over; the weight at a place, and the statement that sets
it."""

C_RUN = "c_run_"
"""The statement that runs a fragment of C (`passes/verbatim`), by its number; whether it is to know the instance."""

C_ADDRESS = "c_address_"
"""Where a POINTER points to, the bits of an address as a number: for C text."""

MEMORY = "memory_"
"""`memory_(address, k)`: number k at an address (the bits of it as a number)."""

SECOND_ORDER = "second_order_"
"""What hoc calls secondorder."""

VARIABLE_STEP = "variable_step_"
"""Whether the variable step is used."""

CLOCK = ("t", "dt", "celsius", SECOND_ORDER, VARIABLE_STEP)
NODE = ("v", "area", "diam")
"""Variables of the simulation and of the node; a declaration of theirs gives only a unit."""

ARGUMENTS = {**PURE, **RANDOM, **STREAMS, **EFFECTS, **OTHERS, **CONNECTIONS, C_RUN: 2, C_ADDRESS: 1, MEMORY: 2}
"""Number of arguments of every known function."""
