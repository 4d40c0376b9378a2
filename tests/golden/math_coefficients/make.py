"""Prints the polynomial coefficients of solver/ir/math_functions.py: near-minimax fits, rounded to double.

Needs mpmath (comes with sympy). `python make.py` prints each polynomial's coefficients, lowest power first, and the
largest error that the rounded polynomial makes in the function it serves, as a power of 2 relative to the function.
"""

from __future__ import annotations

from collections.abc import Callable

import mpmath as mp

mp.mp.prec = 250


def fit(name: str, rest: Callable, high: float, count: int, low: float = 0.0, weight: Callable = lambda x: 1) -> None:
    """Fits `rest` on [low, high] by `count` coefficients; `weight(x)` is rest's part in the whole function."""
    coefficients = mp.chebyfit(rest, [mp.mpf(low), mp.mpf(high)], count)[::-1]
    rounded = [mp.mpf(float(c)) for c in coefficients]
    points = [mp.mpf(low) + (mp.mpf(high) - mp.mpf(low)) * (i + 0.5) / 2000 for i in range(2000)]
    worst = max(abs((mp.polyval(rounded[::-1], x) - rest(x)) * weight(x)) for x in points)
    print(f"{name}: error 2^{mp.nstr(mp.log(worst, 2), 4)}")
    for c in rounded:
        print(f"    {float(c)!r}")


def exp_rest(r: mp.mpf) -> mp.mpf:
    """(exp(r) - 1 - r) / r**2."""
    return (
        mp.nsum(lambda k: r ** int(k) / mp.factorial(k + 2), [0, 40]) if abs(r) < 0.01 else (mp.exp(r) - 1 - r) / r**2
    )


def series(term: Callable[[int], mp.mpf], count: int = 150) -> Callable:
    """The power series with coefficients term(0), term(1), …"""
    terms = [mp.mpf(term(k)) for k in range(count)][::-1]
    return lambda z: mp.polyval(terms, z)


def main() -> None:
    half_ln2 = mp.log(2) / 2 * mp.mpf("1.0001")
    fit("exp", exp_rest, half_ln2, 10, low=-half_ln2, weight=lambda r: r**2 / mp.exp(r))
    fit("expm1", exp_rest, half_ln2, 11, low=-half_ln2, weight=lambda r: r**2 / mp.exp(r))
    z = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2 * mp.mpf("1.001")
    fit("log", series(lambda k: mp.mpf(2) / (2 * k + 3)), z, 7, weight=lambda z: z / 2)
    fit("log_part", series(lambda k: mp.mpf(1) / (2 * k + 5)), z, 9, weight=lambda z: z**2)
    z = (mp.pi / 4) ** 2 * mp.mpf("1.001")
    fit("sin", series(lambda k: (-1) ** (k + 1) / mp.factorial(2 * k + 3)), z, 6, weight=lambda z: z)
    fit("cos", series(lambda k: (-1) ** k / mp.factorial(2 * k + 4)), z, 6, weight=lambda z: z**2 / mp.cos(mp.sqrt(z)))
    fit("atan", series(lambda k: mp.mpf((-1) ** (k + 1)) / (2 * k + 3)), 0.1605, 11, weight=lambda z: z)
    central = [mp.binomial(2 * k, k) / mp.mpf(4) ** k / (2 * k + 1) for k in range(1, 151)]
    fit("asin", series(lambda k: central[k]), 0.2505, 13, weight=lambda z: z)


if __name__ == "__main__":
    main()
