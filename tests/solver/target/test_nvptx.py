"""PTX is made on any machine; nothing in it is left to a library."""

import pytest
from ranvier.solver.ir.math_functions import FUNCTIONS, exp, tanh
from ranvier.solver.ir.read import read
from ranvier.solver.ir.restricted_python import atomic_add, kernel, parallel
from ranvier.solver.ir.types import f64_array, i32_array, i64
from ranvier.solver.target import nvptx


@kernel
def everything(first: i64, last: i64, node: i32_array, v: f64_array, h: f64_array, total: f64_array):
    for i in parallel(first, last):
        x = v[node[i]]
        h[i] = exp(x) + tanh(x) ** x
        atomic_add(total, 0, x)


def test_ptx():
    text = nvptx.compile([everything])
    assert ".visible .entry everything(" in text and "tid.x" in text and "ex2" not in text
    assert "fma.rn.f64" in text and "atom" in text
    assert ".extern" not in text and "call" not in text


def test_all_math_functions_compile():
    calls = [
        f"x[i] = @{name}({', '.join(['x[i]'] * len(f.parameters))})"
        for name, f in FUNCTIONS.items()
        if all(p.type.value == "f64" for p in f.parameters)
    ]
    body = " ".join(calls)
    text = nvptx.compile([read("kernel k(n: i64, x: f64[] writes) { parallel i = 0 to n { " + body + " } }")])
    assert ".extern" not in text


@pytest.mark.parametrize(
    "body",
    [
        "x[0] = 1.0 parallel i = 0 to n { x[i] = 1.0 }",
        "for j = 0 to n { parallel i = 0 to n { x[i] = 1.0 } }",
        "return 1",
    ],
)
def test_what_a_gpu_cannot_do_is_refused(body):
    with pytest.raises(nvptx.NotForGPU):
        nvptx.compile([read("kernel k(n: i64, x: f64[] writes) { " + body + "}")])
