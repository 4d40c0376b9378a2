"""The potential outside of the membrane: the block elimination against a dense solve, runs against NEURON's figures."""

import io
from pathlib import Path

import numpy as np
import pytest
from ranvier.repl.session import new_machine
from ranvier.solver.ir.evaluate import evaluate
from ranvier.solver.kernels import extracellular as kernels
from ranvier.solver.target import cpu
from ranvier.solver.target.arrays import Slots, aligned
from ranvier.solver.target.driver import Driver

GOLDEN = Path(__file__).parents[2] / "golden" / "extracellular"
TOLERANCE = 1e-9  # the order of sums is another here
SMALL = 1e-10  # mV or mA/cm2, below which a potential is what rounding leaves


@pytest.mark.parametrize("program", sorted(path.stem for path in GOLDEN.glob("*.hoc")))
def test_as_neuron(program):
    out = io.StringIO()
    new_machine([], out).run_file(GOLDEN / f"{program}.hoc")
    texts = out.getvalue(), (GOLDEN / f"{program}.out").read_text()
    ours, expected = ([line for line in text.splitlines() if line[:1] != "\t"] for text in texts)
    assert len(ours) == len(expected)
    for number, (line, wanted) in enumerate(zip(ours, expected, strict=True), 1):
        if line != wanted:
            numbers = [[float(word) for word in text.split() if not word[0].isalpha()] for text in (line, wanted)]
            assert numbers[0] == pytest.approx(numbers[1], rel=TOLERANCE, abs=SMALL), f"line {number}"


def tree(seed: int) -> tuple[dict, np.ndarray]:
    """Arguments of the kernels for a random tree of nodes with 1 or 3 unknowns, and the solution of a dense solver."""
    random = np.random.default_rng(seed)
    count, roots, size = 25, 2, 3
    parent = np.array([-1 if i < roots else random.integers(0, i) for i in range(count)])
    width = random.choice([1, size], count)
    blocks, right = np.zeros((count, size, size)), random.normal(0, 1, (count, size))
    potential = random.normal(0, 30, (count, size))
    to_parent, from_parent = (-random.uniform(0.1, 10, (count, size)) for _ in range(2))
    matrix, vector = np.zeros((count, size, count, size)), np.zeros((count, size))
    for i in range(count):
        w = width[i]
        links = np.diag(random.uniform(0.01, 1, w))
        for k in range(w - 1):
            g = random.uniform(0.01, 100)
            links[k : k + 2, k : k + 2] += [[g, -g], [-g, g]]
        right[i, w:] = 0.0
        matrix[i, :w, i, :w] += links
        vector[i] += right[i]
        blocks[i, :w, :w] = links
        for k in range(w, size):
            matrix[i, k, i, k] = 1.0
    for i in range(roots, count):
        p = parent[i]
        to_parent[i, min(width[i], width[p]) :] = from_parent[i, min(width[i], width[p]) :] = 0.0
        for k in range(min(width[i], width[p])):
            drop = potential[p, k] - potential[i, k]
            for row, of, other, c in ((i, i, p, from_parent[i, k]), (p, p, i, to_parent[i, k])):
                matrix[row, k, of, k] -= c
                matrix[row, k, other, k] += c
            vector[i, k] -= from_parent[i, k] * drop
            vector[p, k] += to_parent[i, k] * drop
            if k == 0:  # the layout's diagonal
                blocks[i, 0, 0] -= from_parent[i, 0]
                blocks[p, 0, 0] -= to_parent[i, 0]
    solution = np.linalg.solve(matrix.reshape(count * size, -1), vector.ravel())
    arguments = {
        "count": count, "roots": roots, "size": size, "width": array(width, "i4"), "parent": array(parent, "i4"),
        "to_parent": array(to_parent), "from_parent": array(from_parent), "potential": array(potential),
        "block": array(blocks), "right": array(right), "solution": aligned(count * size), "rhs": aligned(count),
    }  # fmt: skip
    return arguments, solution


def array(values: np.ndarray, dtype: str = "f8") -> np.ndarray:
    out = aligned(values.size, dtype)
    out[:] = values.ravel()
    return out


@pytest.mark.parametrize("native", [True, False])
@pytest.mark.parametrize("seed", range(5))
def test_elimination_is_a_dense_solve(seed, native):
    arguments, solution = tree(seed)
    steps = kernels.solution(3)
    given = [{p.name: arguments[p.name] for p in kernel.parameters} for kernel in steps]
    if native:
        module = cpu.compile(steps)
        launches = zip(steps, given, strict=True)
        Driver([(module.address(kernel.name), Slots(kernel, one)) for kernel, one in launches]).run(1)
    else:
        for kernel, one in zip(steps, given, strict=True):
            evaluate(kernel.ir, one)
    width = arguments["width"]
    real = (np.arange(3) < width[:, None]).ravel()
    assert arguments["solution"][real] == pytest.approx(solution[real], rel=1e-10)
    assert arguments["rhs"] == pytest.approx(solution[::3], rel=1e-10)
