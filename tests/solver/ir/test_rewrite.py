"""Simplification and inlining, text in, text out."""

import pytest
from ranvier.solver.ir.read import read
from ranvier.solver.ir.rewrite import inline, simplify
from ranvier.solver.ir.show import show
from ranvier.solver.ir.spec import verify


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = 1.5 + 2.0 * 3.0", "x = 7.5"),
        ("x = a[0] * 1.0", "x = a[0]"),
        ("x = a[0] + 0.0", "x = a[0] + 0.0"),  # -0 + 0 is 0
        ("x = a[0] - 0.0", "x = a[0]"),
        ("x = a[0] * 0.0", "x = a[0] * 0.0"),  # of NaN
        ("x = neg(neg(a[0]))", "x = a[0]"),
        ("x = @pow(a[0], 2.0)", "x = @square(a[0])"),
        ("x = @pow(a[0], 3.0)", "x = @cube(a[0])"),
        ("x = @pow(a[0], -1.0)", "x = 1.0 / a[0]"),
        ("x = @pow(a[0], 0.5)", "x = @pow(a[0], 0.5)"),
        ("x = 2 > 1 ? a[0] : a[1]", "x = a[0]"),
        ("x = 1 / 0", "x = 1 / 0"),
        ("x = f64(3)", "x = 3.0"),
        ("x = 1.0 / 0.0", "x = inf"),
        ("if 1 == 2 { a[0] = 1.0 } else { a[1] = 2.0 }", "a[1] = 2.0"),
        ("if false { a[0] = 1.0 }", ""),
    ],
)
def test_simplify(before, after):
    def kernel(body: str) -> str:
        return show(simplify(read("kernel k(a: f64[] writes) {\n" + body + "\n}")))

    assert kernel(before) == show(read("kernel k(a: f64[] writes) {\n" + after + "\n}"))


def test_inline(kernels):
    kernel = inline(kernels.gate.ir)
    assert "h[i] = 0.07 * @exp(neg(v[i64(node[i])] + 65.0) / 20.0)" in show(kernel)
    assert kernel.functions == ()
    verify(kernel)


def test_inline_never_repeats_work():
    text = "kernel k(a: f64[] writes) { func twice(x: f64) -> f64 { return x + x } a[0] = @twice(a[1] * a[2]) }"
    assert inline(read(text)) == read(text)
