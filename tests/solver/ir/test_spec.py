"""What is legal: one illegal kernel for every rule."""

import pytest
from ranvier.solver.ir import nodes as ir
from ranvier.solver.ir.math_functions import FUNCTIONS
from ranvier.solver.ir.nodes import Type
from ranvier.solver.ir.read import read
from ranvier.solver.ir.spec import RULES, IllegalIR, verify

HEAD = "kernel k(n: i64, x: f64[] writes, y: f64[]) {\n"


def test_every_node_kind_has_a_rule():
    kinds = {v for v in vars(ir).values() if isinstance(v, type) and issubclass(v, ir.Node)}
    assert kinds - {ir.Node, ir.Expression, ir.Statement} == set(RULES)


def test_math_functions_are_legal():
    carrier = ir.Kernel("k", (), ir.Block(()), tuple(f.ir for f in FUNCTIONS.values()))
    verify(carrier, functions={})


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("x[0] = n", "illegal Store"),
        ("x[0] = 1.0 + n", "illegal Binary"),
        ("x[0] = 1.0 & 2.0", "illegal Binary"),
        ("x[0] = rem(1.0, 2.0)", "illegal Binary"),
        ("x[0] = f64(sqrt(n))", "illegal Unary"),
        ("x[1.5] = 1.0", "illegal Store"),
        ("y[0] = 1.0", "not declared as written"),
        ("x[0] = @exp(n)", "exp has other types"),
        ("x[0] = @nowhere(1.0)", "no function nowhere"),
        ("if n { x[0] = 1.0 }", "illegal If"),
        ("if n > 1 { t = 1.0 } x[0] = t", "before it is assigned"),
        ("while n > 1 { t = 1.0 } x[0] = t", "before it is assigned"),
        ("x[0] = bits<f64>(1.0)", "illegal Bitcast"),
        ("parallel i = 0 to n { parallel j = 0 to n { x[i] = 1.0 } }", "PARALLEL inside"),
        ("parallel i = 0 to n { return }", "RETURN inside PARALLEL"),
        ("return 1.0", "RETURN of another type"),
        ("for i = 0 to n { i = 3 }", "assigned in its body"),
        ("for i = 0 to n { for i = 0 to n { x[i] = 1.0 } }", "used again inside"),
        ("parallel i = 0 to n { t = 1.0 } x[0] = t", "before it is assigned"),
    ],
)
def test_refuses(body, message):
    with pytest.raises(IllegalIR, match=message):
        verify(read(HEAD + body + "}"))


@pytest.mark.parametrize(
    "body",
    [
        "if n > 1 { t = 1.0 } else { t = 2.0 } x[0] = t",
        "if n > 1 { t = 1.0 } else { return } x[0] = t",
        "for i = 0 to n { x[i] = y[i] } return n",
        "for i = 0 to n { parallel j = 0 to n { x[j] = y[i] } }",
    ],
)
def test_accepts(body):
    verify(read(HEAD + body + "}"))


def test_functions():
    with pytest.raises(IllegalIR, match="calls itself"):
        verify(read("kernel k(x: f64[] writes) { func f(a: f64) -> f64 { return @f(a) } x[0] = @f(1.0) }"))
    with pytest.raises(IllegalIR, match="without a value"):
        verify(read("kernel k() { func f(a: f64) -> f64 { if a > 0.0 { return a } } }"))
    with pytest.raises(IllegalIR, match="mathematical"):
        verify(read("kernel k() { func exp(a: f64) -> f64 { return a } }"))
    with pytest.raises(IllegalIR, match="PARALLEL"):
        verify(read("kernel k() { func f(n: i64) -> i64 { parallel i = 0 to n { a = 1 } return n } }"))


def test_a_local_has_one_type():
    local = ir.Local("a", Type.f64), ir.Local("a", Type.i64)
    body = ir.Block((ir.Assign(local[0], ir.Const(1.0, Type.f64)), ir.Assign(local[1], ir.Const(1, Type.i64))))
    with pytest.raises(IllegalIR, match="two types"):
        verify(ir.Kernel("k", (), body))
