"""Our derivatives and elimination against sympy and numpy."""

from __future__ import annotations

import math
import random

import pytest
from ranvier.lang.nmodl import nodes as n
from ranvier.lang.nmodl.derivative import NotDifferentiable, derivative
from ranvier.lang.nmodl.elimination import solve
from ranvier.lang.nmodl.printer import expression
from ranvier.lang.nmodl.trees import ONE

sympy = pytest.importorskip("sympy")
numpy = pytest.importorskip("numpy")

x, y = n.Name("x"), n.Name("y")
FUNCTIONS = "exp log log10 sqrt sin cos tan sinh cosh tanh atan asin acos erf".split()


def number(value: float) -> n.Number:
    return n.Number(value, repr(value))


def random_tree(rng: random.Random, depth: int) -> n.Expression:
    if depth == 0 or rng.random() < 0.15:
        return rng.choice([x, y, number(round(rng.uniform(0.1, 0.9), 2))])
    kind = rng.random()
    if kind < 0.35:
        return n.Call(rng.choice(FUNCTIONS), (random_tree(rng, depth - 1),))
    if kind < 0.45:
        return n.Unary("-", random_tree(rng, depth - 1))
    if kind < 0.55:
        return n.Binary("^", random_tree(rng, depth - 1), number(float(rng.choice([2, 3, 0.5]))))
    return n.Binary(rng.choice("+-*/"), random_tree(rng, depth - 1), random_tree(rng, depth - 1))


def to_sympy(node: n.Expression):
    text = expression(node).replace("^", "**").replace("log10(", "log(10,").replace("log(10,", "LOG10(")
    names = {"LOG10": lambda z: sympy.log(z, 10), "atan": sympy.atan, "asin": sympy.asin, "acos": sympy.acos}
    return sympy.sympify(text, locals=names)


@pytest.mark.parametrize("seed", range(60))
def test_derivative(seed: int) -> None:
    node = random_tree(random.Random(seed), 4)
    ours, theirs = to_sympy(derivative(node, {"x": ONE})), sympy.diff(to_sympy(node), sympy.Symbol("x"))
    for at in (0.3, 0.7):
        values = {"x": at, "y": 0.45}
        a, b = complex(ours.evalf(subs=values)), complex(theirs.evalf(subs=values))
        if math.isfinite(abs(a)) and math.isfinite(abs(b)):
            assert a == pytest.approx(b, rel=1e-9, abs=1e-12)


def test_chain_through_known_derivatives() -> None:
    slope = derivative(n.Binary("*", n.Name("f"), x), {"x": ONE, "f": n.Name("df")})
    assert expression(slope) == "df * x + f"


def test_unknown_functions_are_refused() -> None:
    with pytest.raises(NotDifferentiable):
        derivative(n.Call("nrn_ghk", (x, y, y, y)), {"x": ONE})
    assert derivative(n.Call("nrn_ghk", (y, y, y, y)), {"x": ONE}) == n.Number(0.0)


@pytest.mark.parametrize("seed", range(10))
def test_elimination(seed: int) -> None:
    rng = random.Random(seed)
    size = rng.randrange(1, 8)
    matrix = {(k, k): 4.0 + rng.random() for k in range(size)}
    for row in range(size):
        for column in range(size):
            if row != column and rng.random() < 0.4:
                matrix[row, column] = rng.uniform(-1, 1)
    right = [rng.uniform(-1, 1) for _ in range(size)]
    names: list[str] = []

    def new_local(name: str) -> str:
        names.append(f"{name}_{len(names)}")
        return names[-1]

    known = {f"m{r}_{c}": value for (r, c), value in matrix.items()} | {f"r{k}": v for k, v in enumerate(right)}
    statements, unknowns = solve(
        {(r, c): n.Name(f"m{r}_{c}") for r, c in matrix}, [n.Name(f"r{k}") for k in range(size)], new_local
    )
    for statement in statements:
        known[statement.target.name] = eval(expression(statement.value), {}, known)
    dense = numpy.zeros((size, size))
    for (row, column), value in matrix.items():
        dense[row, column] = value
    solution = [eval(expression(unknown), {}, known) for unknown in unknowns]
    assert solution == pytest.approx(numpy.linalg.solve(dense, right), rel=1e-12)
