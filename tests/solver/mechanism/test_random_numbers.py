"""The random functions of NMODL give NEURON 9.0.2's streams (figures printed by NEURON)."""

import numpy as np
import pytest
from ranvier.solver.ir.evaluate import call
from ranvier.solver.ir.restricted_python import functions_of
from ranvier.solver.mechanism import random_numbers as rn

LINEAR = {
    "scop_random": ((), [0.6056517089264588, 0.9659154210160289, 0.3236550931641029, 0.6630631158275211]),
    "exprand": ((1.0,), [0.5014501958829883, 0.03467900448688728, 1.1280768574726858, 0.4108850960006747]),
    "normrand": ((0.0, 1.0), [0.09437853773094537, -1.257386526325626, 0.239727172004955, -0.0323434850606363]),
}
MCELL = {
    "scop_random": ((), [0.7628303428646177, 0.8716539088636637, 0.1507509497459978, 0.2728979329112917]),
    "exprand": ((1.0,), [0.27071962777666436, 0.13736282736120378, 1.8921261432553993, 1.2986574258245938]),
    "normrand": ((0.0, 1.0), [0.3538128440755167, -0.7162758756820912, -0.8357324906966096, -0.013979450082543412]),
}


def draw(name, arguments, state, count):
    function = getattr(rn, name)
    return [call(function.ir, (state, *arguments), functions_of(function)) for _ in range(count)]


def new_state(mcell, seed, low=0):
    state = np.array(rn.INITIAL_STATE, np.int64)
    state[rn.USE_MCELL], state[rn.LOW] = mcell, low
    call(rn.set_seed.ir, (state, float(seed)), functions_of(rn.set_seed))
    return state


@pytest.mark.parametrize("mcell", [0, 1])
@pytest.mark.parametrize("name", ["scop_random", "exprand", "normrand"])
def test_streams(mcell, name):
    arguments, expected = (MCELL if mcell else LINEAR)[name]
    # rel 1e-14: the logarithm is not the C library's
    assert draw(name, arguments, new_state(mcell, 1), 4) == pytest.approx(expected, rel=1e-14)


def test_poisson():
    assert draw("poisrand", (3.0,), new_state(0, 1), 12) == [6, 1, 2, 2, 5, 3, 5, 3, 3, 5, 7, 6]
    assert draw("poisrand", (20.0,), new_state(0, 1), 6) == [22, 18, 24, 25, 13, 19]


def test_seed_and_low_index():
    assert draw("scop_random", (), new_state(0, 2), 2) == [0.10564091780819951, 0.46604598324421004]
    assert draw("scop_random", (), new_state(0, 0), 1) == [0.1056624998118874]
    low_5 = [0.2400588144082576, 0.32313727703876793, 0.17588390735909343]
    assert draw("scop_random", (), new_state(1, 1, low=5), 3) == low_5
