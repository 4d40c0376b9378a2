"""show and read are inverse to each other."""

import pytest
from ranvier.solver.ir import nodes as ir
from ranvier.solver.ir.math_functions import FUNCTIONS
from ranvier.solver.ir.nodes import Type
from ranvier.solver.ir.read import ReadError, read
from ranvier.solver.ir.show import show


@pytest.mark.parametrize("name", FUNCTIONS)
def test_math_functions_read_back(name):
    text = show(FUNCTIONS[name].ir)
    assert show(read(text)) == text
    if "nan" not in text:  # which equals nothing
        assert read(text) == FUNCTIONS[name].ir


@pytest.mark.parametrize("name", ["gate", "collatz", "backward"])
def test_kernels_read_back(kernels, name):
    kernel = getattr(kernels, name).ir
    assert read(show(kernel)) == kernel


def test_text(kernels):
    assert show(kernels.gate.ir) == (
        "kernel gate(first: i64, last: i64, node: i32[], v: f64[], h: f64[] writes) {\n"
        "  func alpha(v: f64) -> f64 {\n"
        "    return 0.07 * @exp(neg(v + 65.0) / 20.0)\n"
        "  }\n"
        "  parallel i = first to last {\n"
        "    h[i] = @alpha(v[i64(node[i])])\n"
        "  }\n"
        "}\n"
    )


def test_every_form_reads_back():
    text = """kernel all(a: f64[] writes, b: f32, field.x: i32[] writes, n: i64) {
  x = (a[0] - -1.5) * a[n - 1] / (a[1] / a[2]) - (a[3] - a[4])
  y = b * 1.5:f32 + -2.0:f32
  k = n - -3 << 2 ^ n & 7 | n >>> 3
  c = n < 3 == k >= 2 | not(true)
  x = c ? x : (c ? 1.0 : inf)
  z = bits<f64>(k)
  w = bits<f64[]>(k)[2]
  field.x[rem(n, 2)] = 3:i32 + i32(n)
  atomic add a[0] = fma(x, z, w)
  barrier
  {
    t = @f:i64(min(x, z), max(k, n))
  }
  for i = 10 to n step -2 {
    while i > 3 {
      if c {
        return
      } else {
        return 1
      }
    }
  }
}
"""
    assert show(read(text)) == text


def test_comments_and_errors():
    assert read("func f(x: f64) -> f64 { # says\n return x }").name == "f"
    with pytest.raises(ReadError, match="line 2: y is not known"):
        read("func f(x: f64) -> f64 {\n return y + 1.0\n}")
    with pytest.raises(ReadError, match="expected"):
        read("func f(x: f64) -> f64 { return x ")


def test_precedence_keeps_the_tree():
    a, b, c = (ir.Arg(n, Type.f64) for n in "abc")

    def sub(x, y):
        return ir.Binary("sub", x, y, Type.f64)

    assert show(sub(a, sub(b, c))) == "a - (b - c)"
    assert show(sub(sub(a, b), c)) == "a - b - c"
