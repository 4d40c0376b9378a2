"""Prints the polynomial coefficients of solver/ir/math_functions.py: near-minimax fits, rounded to double.

Needs mpmath (comes with sympy). `python make.py` prints, for each polynomial, its coefficients (lowest power
first) and the largest error of the rounded polynomial, so that a constant in the source can be traced.
"""

from __future__ import annotations

from collections.abc import Callable

import mpmath as mp

mp.mp.prec = 200


def fit(
    name: str, f: Callable, low: float, high: float, count: int, fixed: int = 0, relative_to: Callable | None = None
):
    """Fits f on [low, high] by a polynomial of `count` coefficients; prints them.

    `fixed` leading coefficients are kept at their Taylor values: the rest fits what remains.
    """
    taylor = [mp.taylor(f, mp.mpf(0), fixed - 1)[i] for i in range(fixed)] if fixed else []

    def rest(x):
        if fixed and abs(x) < mp.mpf(10) ** -12:
            return mp.taylor(f, mp.mpf(0), fixed)[fixed]
        return (f(x) - mp.polyval(taylor[::-1], x)) / x**fixed if fixed else f(x)

    coefficients = mp.chebyfit(rest, [mp.mpf(low), mp.mpf(high)], count - fixed)[::-1]
    rounded = [mp.mpf(float(c)) for c in taylor + coefficients]
    points = [mp.mpf(low) + (mp.mpf(high) - mp.mpf(low)) * i / 2000 for i in range(2001)]
    scale = relative_to or f
    worst = max(abs((mp.polyval(rounded[::-1], x) - f(x)) / scale(x)) for x in points if abs(x) > 1e-6)
    print(f"{name}: largest error {mp.nstr(worst, 3)} (2^{mp.nstr(mp.log(worst, 2), 4)})")
    for c in rounded:
        print(f"    {float(c)!r},  # {float(c).hex()}")


def atanh_rest(z):
    """(2 atanh(s) - 2 s) / s / z with z = s*s: what log adds to 2 s."""
    return sum(2 * z**k / (2 * k + 3) for k in range(60))


def main() -> None:
    half_ln2 = mp.log(2) / 2 * mp.mpf("1.0001")
    fit("exp", mp.exp, -half_ln2, half_ln2, 12, fixed=2)
    s = (mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)
    fit("log", atanh_rest, 0, s * s * mp.mpf("1.001"), 7)


if __name__ == "__main__":
    main()
