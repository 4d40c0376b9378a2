"""The order of elimination. That it is NEURON's is held by the bits in tests/hoc/cvode/daspk_last_digits.hoc."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from ranvier.solver.integrate.pivots import eliminate


def joined(count, pairs):
    structure = [set() for _ in range(count)]
    for one, other in pairs:
        structure[one].add(other)
        structure[other].add(one)
    return structure


def test_a_chain_goes_from_the_beginning():
    assert eliminate(joined(4, [(0, 1), (1, 2), (2, 3)])).pivots == [0, 1, 2, 3]


def test_where_many_join_the_last_leaf_comes_first():
    assert eliminate(joined(4, [(0, 1), (0, 2), (0, 3)])) == ([3, 1, 2, 0], [[0], [0], [0], []])


def test_what_stands_alone_comes_first():
    assert eliminate(joined(4, [(0, 1), (2, 0)])).pivots == [3, 1, 2, 0]


@given(st.data(), st.integers(1, 12))
def test_elimination_solves_the_equations(data, count):
    pairs = data.draw(st.lists(st.tuples(*[st.integers(0, count - 1)] * 2).filter(lambda p: p[0] != p[1]), max_size=20))
    numbers = np.random.default_rng(len(pairs))
    matrix, right = np.zeros((count, count)), numbers.normal(size=count)
    for one, other in pairs:
        matrix[one, other], matrix[other, one] = -numbers.random(2)
    matrix += np.diag(1.0 - matrix.sum(1))
    work, x = matrix.copy(), right.copy()
    pivots, beside = eliminate(joined(count, pairs))
    assert sorted(pivots) == list(range(count))
    for pivot, others in zip(pivots, beside, strict=True):
        for row in others:
            factor = work[row, pivot] / work[pivot, pivot]
            work[row, [pivot, *others]] -= factor * work[pivot, [pivot, *others]]
            x[row] -= factor * x[pivot]
    for pivot, others in reversed(list(zip(pivots, beside, strict=True))):
        x[pivot] = (x[pivot] - sum(work[pivot, row] * x[row] for row in others)) / work[pivot, pivot]
    np.testing.assert_allclose(matrix @ x, right, atol=1e-9)
