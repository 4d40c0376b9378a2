"""The evaluator: rounding, widths, order, bounds."""

import math

import numpy as np
import pytest
from ranvier.solver.ir.evaluate import evaluate, fused
from ranvier.solver.ir.read import read


def run(body: str, n: int = 3, size: int = 8, **options) -> list[float]:
    x = np.arange(size, dtype=float)
    code = evaluate(read("kernel k(n: i64, x: f64[] writes) {" + body + "}"), {"n": n, "x": x}, **options)
    return [code, *x.tolist()]


def test_fma_rounds_once():
    a = np.float64(1 + 2**-30)
    assert fused(a, a, np.float64(-1 - 2**-29)) == 2.0**-60
    assert fused(np.float64(1e308), np.float64(10), np.float64(-np.inf)) == -np.inf
    with np.errstate(invalid="ignore"):
        assert math.isnan(fused(np.float64(np.inf), np.float64(0), np.float64(1)))
    assert fused(np.float64(1e308), np.float64(1e10), np.float64(1)) == np.inf
    single = np.float32(1 + 2**-12)
    assert fused(single, single, np.float32(2**-40)) == np.float32(1 + 2**-11 + 2**-23)  # above the tie at 2**-24


def test_integers_wrap_and_divisions_truncate():
    assert run("x[0] = f64(9223372036854775807 + 1)")[1] == -(2.0**63)
    assert run("x[0] = f64((0 - 7) / 2) x[1] = f64(rem(0 - 7, 2))")[1:3] == [-3, -1]
    assert run("x[0] = f64((0 - 8) >> 1) x[1] = f64((0 - 8) >>> 60)")[1:3] == [-4, 15]
    assert run("x[0] = f64(i32(2147483648))")[1] == -(2.0**31)


def test_ieee_without_exceptions():
    _, a, b, c = run("x[0] = 1.0 / x[0] x[1] = sqrt(0.0 - 1.0) x[2] = abs(-0.0)")[:4]
    assert a == math.inf and math.isnan(b) and math.copysign(1, c) == 1


def test_only_the_chosen_side_is_evaluated():
    assert run("x[0] = n > 5 ? x[100] : 2.0")[1] == 2


def test_order_of_parallel_is_shuffled_and_shows_races():
    race = "parallel i = 0 to 7 { x[i] = x[i + 1] }"
    results = {tuple(run(race, shuffle=seed)) for seed in range(5)}
    assert len(results) > 1
    fine = "parallel i = 0 to 7 { x[i] = 2.0 * x[i] }"
    assert len({tuple(run(fine, shuffle=seed)) for seed in range(5)}) == 1


def test_bounds():
    with pytest.raises(IndexError, match="index 8 of x, which has 8"):
        run("x[8] = 1.0")
    with pytest.raises(IndexError):
        run("x[0] = x[0 - 1]")


def test_for_while_return():
    assert run("for i = 0 to n { x[i] = 9.0 }")[1:5] == [9, 9, 9, 3]
    assert run("k = 0 while k < n { k = k + 2 } return k")[0] == 4
    assert run("for i = 5 to n step -1 { if i == 4 { return i } } return 0")[0] == 4
    assert run("atomic add x[1] = 2.5 atomic max x[2] = 7.0")[2:4] == [3.5, 7]


def test_memory_at_an_address():
    y = np.array([1.0, 2.0])
    x = np.zeros(2)
    kernel = read("kernel k(p: i64, x: f64[] writes) { x[0] = bits<f64[]>(p)[1] bits<f64[]>(p)[0] = 5.0 }")
    evaluate(kernel, {"p": y.ctypes.data, "x": x})
    assert x[0] == 2 and y[0] == 5
