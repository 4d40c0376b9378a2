"""The elimination against a dense solve, natively and in the evaluator."""

import itertools

import numpy as np
import pytest
from ranvier.solver.ir.evaluate import evaluate
from ranvier.solver.kernels import assemble, hines
from ranvier.solver.target import cpu
from ranvier.solver.target.arrays import Slots, aligned
from ranvier.solver.target.driver import Driver


def array(values, dtype="f8"):
    out = aligned(len(values), dtype)
    out[:] = values
    return out


def trees(kind: str, random: np.random.Generator) -> np.ndarray:
    count = 40
    if kind == "chain":
        parent = np.arange(-1, count - 1)
    elif kind == "star":
        parent = np.zeros(count, int)
    elif kind == "two cells":
        parent = np.array([random.integers(0, k) if k > 1 else -1 for k in range(count)])
    else:
        parent = np.array([random.integers(max(0, k - 5), k) if k else -1 for k in range(count)])
    parent[0] = -1
    return parent


def stretches(parent: np.ndarray, first: int) -> dict[str, object]:
    """The rows after the roots in stretches of the same distance to the parent."""
    back = np.arange(first, len(parent)) - parent[first:]
    begins = np.flatnonzero(np.diff(back, prepend=-1))
    begin = array([*(first + begins), len(parent)], "i8")
    return {"stretches": len(begins), "begin": begin, "shift": array(back[begins], "i8")}


WAYS = {"fast": [hines.eliminate, hines.substitute], "in order": [hines.couple, hines.solve]}


@pytest.fixture(params=itertools.product(["chain", "star", "two cells", "bushy"], WAYS), ids=" ".join)
def system(request):
    """Kernels, their arguments, and the solution of the same equations by a dense solver."""
    random = np.random.default_rng(2)
    parent = trees(request.param[0], random)
    count = len(parent)
    a, b = -random.uniform(0.1, 30, count), -random.uniform(0.1, 30, count)
    v, current, capacity = random.normal(-60, 20, count), random.normal(0, 1, count), random.uniform(0, 1, count) + 0.01
    roots = int((parent < 0).sum())
    axial = np.zeros((count, count))
    for i in range(roots, count):
        p = parent[i]
        axial[i, i] -= b[i]
        axial[i, p] += b[i]
        axial[p, p] -= a[i]
        axial[p, i] += a[i]
    d = capacity if request.param[1] == "in order" else np.diag(axial) + capacity
    solution = np.linalg.solve(axial + np.diag(capacity), current - axial @ v)
    arguments = {
        "first_root": 0, "last_root": roots, "first": roots, "last": count,
        **stretches(parent, roots), "parent": array(parent, "i4"), "to_parent": array(a), "from_parent": array(b),
        "v": array(v), "d": array(d), "rhs": array(current),
    }  # fmt: skip
    return WAYS[request.param[1]], arguments, solution


def names(kernel, arguments):
    return {p.name: arguments[p.name] for p in kernel.parameters}


def test_native(system):
    kernels, arguments, solution = system
    module = cpu.compile([k.ir for k in kernels])
    Driver([(module.address(k.name), Slots(k.ir, names(k, arguments))) for k in kernels]).run(1)
    np.testing.assert_allclose(arguments["rhs"], solution, rtol=1e-10, atol=1e-12)


def test_evaluated(system):
    kernels, arguments, solution = system
    for one in kernels:
        evaluate(one.ir, names(one, arguments))
    np.testing.assert_allclose(arguments["rhs"], solution, rtol=1e-10, atol=1e-12)


ALL = [
    *(getattr(assemble, name) for name in (
        "begin", "gather_density", "gather_dense", "gather_point", "ion_density", "ion_dense", "ion_point", "clear",
        "correct_ion", "add_capacitance",
    )),
    hines.update, hines.follow,
]  # fmt: skip


@pytest.mark.parametrize("kernel", ALL, ids=lambda kernel: kernel.name)
def test_native_is_what_the_evaluator_says_in_any_order(kernel):
    random = np.random.default_rng(3)
    count = 21
    scalars = {
        "count": count, "base": 2, "first": 3, "last": 20, "sign": -1.0, "scale": 0.001, "factor": 2.0,
    }  # fmt: skip
    values = {}
    for p in kernel.parameters:
        if not p.type.is_array:
            values[p.name] = scalars[p.name]
        elif p.type.is_float:
            values[p.name] = random.uniform(0.5, 2.0, count + 8)
        elif p.name == "parent":
            values[p.name] = np.zeros(count + 8)  # what `follow` reads it does not write
        else:
            unique = "density" in kernel.name or kernel.name == "correct_ion"
            rows = random.permutation(count) if unique else random.integers(0, count, count)
            values[p.name] = np.append(rows, np.zeros(8))
    outcomes = []
    for way in ("native", "in order", "shuffled"):
        arguments = {
            p.name: array(values[p.name], "f8" if p.type.is_float else "i4") if p.type.is_array else values[p.name]
            for p in kernel.parameters
        }
        if way == "native":
            module = cpu.compile([kernel.ir])
            Driver([(module.address(kernel.name), Slots(kernel.ir, arguments))]).run(1)
        else:
            evaluate(kernel.ir, arguments, shuffle=7 if way == "shuffled" else None)
        outcomes.append(arguments)
    for other in outcomes[1:]:
        for name, value in outcomes[0].items():
            np.testing.assert_array_equal(value, other[name], err_msg=name)


def test_all_kernels_are_tried():
    tried = {kernel.name for kernel in ALL} | {one.name for kernels in WAYS.values() for one in kernels}
    named = {
        name for module in (assemble, hines) for name, one in vars(module).items() if type(one).__name__ == "Kernel"
    }
    assert named == tried
