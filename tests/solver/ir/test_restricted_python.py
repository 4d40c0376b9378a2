"""Python read as kernels: what it means, and what it refuses."""

import math

import numpy as np
import pytest
from ranvier.solver.ir import nodes as ir
from ranvier.solver.ir.evaluate import evaluate
from ranvier.solver.ir.math_functions import exp
from ranvier.solver.ir.restricted_python import (
    KernelError,
    bits,
    floor,
    fma,
    from_bits,
    func,
    kernel,
    parallel,
    polynomial,
    shift_right,
)
from ranvier.solver.ir.spec import verify
from ranvier.solver.ir.types import f32_array, f64, f64_array, i32_array, i64, i64_array

SCALE = 2.5
COUNT = 3


def test_kernel_as_python_would_run_it(kernels):
    steps = np.zeros(40, np.int64)
    assert evaluate(verify(kernels.collatz.ir), {"count": 40, "steps": steps}) == 111
    assert steps[27] == 111 and steps[1] == 0
    x = np.array([1.0, 2.0, 3.0, -4.0, 5.0])
    evaluate(verify(kernels.backward.ir), {"x": x, "n": 5})
    assert x.tolist() == [5, 6, 4, 1, 5]


def test_carries_its_functions_and_knows_what_it_writes(kernels):
    kernel = kernels.gate.ir
    assert [f.name for f in kernel.functions] == ["alpha"]  # exp is a math function, known everywhere
    assert [p.name for p in kernel.parameters if p.writes] == ["h"]


@func
def everything(x: f64, i: i64) -> f64:
    y = fma(x, SCALE, COUNT)
    if 0.0 < x <= 1.0 and not i == 3 or i > 5:
        y = abs(-y) ** 2
    elif x != x:
        return -1.0
    z = polynomial(x, 1.0, 2.0, 3.0)
    k = shift_right(i << 2, 1) | 1
    k ^= 3 & k
    return (
        y
        + z
        + k
        + (x if i > 2 else i)
        + i % 4
        + i // 4
        + floor(x / 2)
        + min(
            x,
            y,
        )
        + from_bits(bits(x))
    )


@pytest.mark.parametrize(("x", "i"), [(0.5, 2), (0.5, 3), (-1.5, 7), (-3.25, -5), (2.0, -8)])
def test_expressions_mean_what_python_means(x, i):
    y = x * SCALE + COUNT
    if 0.0 < x <= 1.0 and not i == 3 or i > 5:
        y = abs(-y) ** 2
    k = ((i << 2) % 2**64 >> 1) | 1
    k ^= 3 & k
    k = k - 2**64 if k >= 2**63 else k
    expected = (
        y + (1 + 2 * x + 3 * x * x) + k + (x if i > 2 else i) + i % 4 + i // 4 + math.floor(x / 2) + min(x, y) + x
    )
    assert everything(x, i) == expected
    assert everything(math.nan, 0) == -1.0


@func
def smaller(a: f64, b: f64) -> f64:
    return min(a, b)


def test_min_is_pythons():
    for a in (1.0, 2.0, math.nan):
        for b in (1.0, 2.0, math.nan):
            assert repr(smaller(a, b)) == repr(min(a, b))


@kernel
def types_of_arrays(a: f32_array, b: i32_array, c: i64_array, d: f64_array):
    a[0] = 2 * a[1]
    b[0] = b[1] + 1
    c[0] = b[1] + c[1]
    d[0] = b[1] * a[1]


def test_types():
    verify(types_of_arrays.ir)
    values = [s.value.type.value for s in types_of_arrays.ir.body.statements]
    assert values == ["f32", "i32", "i64", "f64"]


def bad(function):
    return lambda: kernel(function).ir


def unknown_name(x: f64_array):
    x[0] = nowhere  # noqa: F821


def narrows(x: f64_array, k: i64_array):
    k[0] = x[0]


def changes_type(x: f64_array):
    n = 1
    n = n + x[0]


def assigns_parameter(n: i64):
    n = 2  # noqa: F841


def no_annotation(n):
    pass


def a_list(x: f64_array):
    y = [x[0]]  # noqa: F841


def calls_python(x: f64_array):
    x[0] = math.gamma(x[1])


def float_floor_division(x: f64_array):
    x[0] = x[1] // 2.0


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (unknown_name, "nowhere is not known"),
        (narrows, "convert it"),
        (changes_type, "convert it"),
        (assigns_parameter, "is a parameter"),
        (no_annotation, "annotation"),
        (a_list, "List is not part"),
        (calls_python, "by its name"),
        (float_floor_division, "positive constant"),
    ],
)
def test_refuses(function, message):
    with pytest.raises(KernelError, match=message) as error:
        kernel(function).ir  # noqa: B018
    assert "test_restricted_python.py:" in str(error.value)


def factory(constant: float):
    @func
    def scaled(x: f64) -> f64:
        return constant * exp(x)

    return scaled


def test_fingerprint_follows_constants_and_callees():
    one, two = factory(1.0), factory(2.0)
    assert one.fingerprint == factory(1.0).fingerprint
    assert one.fingerprint != two.fingerprint
    assert two(0.0) == 2.0
    assert isinstance(one.ir, ir.Func)
    assert "exp" in one.fingerprint


def test_parallel_is_a_range_in_python():
    assert list(parallel(2, 5)) == [2, 3, 4]
