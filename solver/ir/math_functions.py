"""The elementary functions as FUNCs: the same arithmetic, and so the same bits, on every target.

Written from the series and identities; coefficients are near-minimax fits made by
`tests/golden/math_coefficients/make.py`. `exp` and `log` are free of branches, so a loop around them vectorizes.
"""

from __future__ import annotations

from .restricted_python import Func, bits, fma, from_bits, func
from .types import f64

INFINITY = float("inf")
NAN = float("nan")
TO_INTEGER = 6755399441055744.0  # 1.5 * 2**52: adding it leaves the rounded integer in the low bits
TO_INTEGER_BITS = 0x4338000000000000
LOG2_E = 1.4426950408889634
LN2_HIGH = float.fromhex("0x1.62e42fefa3800p-1")  # its 11 trailing zeros make k * LN2_HIGH exact
LN2_LOW = float.fromhex("0x1.ef35793c76730p-45")
HALF_SQRT2_BITS = 0x3FE6A09E667F3BCD  # the bits of sqrt(1/2)
TWO_TO_MINUS_128 = float.fromhex("0x1p-128")
SMALLEST_NORMAL = float.fromhex("0x1p-1022")


@func
def exp(x: f64) -> f64:
    """e to the x; at most 1 ulp. exp(r + k ln 2) = 2**k exp(r) with |r| <= ln(2)/2."""
    inside = min(max(x, -750.0), 710.0)
    low = inside < -700.0  # the result may be subnormal: its scaling goes in two steps
    shifted = fma(inside, LOG2_E, TO_INTEGER)
    k = shifted - TO_INTEGER
    r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, inside))
    p = fma(r, 2.510038549551032e-08, 2.7620088445409746e-07)
    p = fma(r, p, 2.7557268459997064e-06)
    p = fma(r, p, 2.4801521295954376e-05)
    p = fma(r, p, 0.00019841269863053618)
    p = fma(r, p, 0.0013888888917213717)
    p = fma(r, p, 0.008333333333330062)
    p = fma(r, p, 0.04166666666662413)
    p = fma(r, p, 0.16666666666666669)
    p = fma(r, p, 0.5000000000000001)
    p = fma(r, p, 1.0)
    p = fma(r + r, p, 2.0)  # 2 exp(r), so that 2**(k-1) is enough for the largest results
    exponent = bits(shifted + 128.0 if low else shifted) << 52
    scaled = p * from_bits(exponent + 0x3FE0000000000000)
    return scaled * TWO_TO_MINUS_128 if low else scaled


@func
def log(x: f64) -> f64:
    """The natural logarithm; at most 1 ulp. x = 2**e m; with f = m - 1 and s = f / (2 + f), log m = 2 atanh s."""
    tiny = x < SMALLEST_NORMAL
    whole = bits(x * 18014398509481984.0 if tiny else x)
    e = (whole - HALF_SQRT2_BITS) >> 52
    f = from_bits(whole - (e << 52)) - 1.0
    exponent = from_bits(e + TO_INTEGER_BITS) - (TO_INTEGER + 54.0 if tiny else TO_INTEGER)
    s = f / (2.0 + f)
    z = s * s
    p = fma(z, 0.14617807153417325, 0.15331611722055008)
    p = fma(z, p, 0.1818289243253687)
    p = fma(z, p, 0.22222211089379496)
    p = fma(z, p, 0.28571428626253836)
    p = fma(z, p, 0.3999999999989889)
    p = fma(z, p, 0.666666666666667)
    half_square = 0.5 * f * f
    low = fma(s, fma(z, p, half_square), exponent * LN2_LOW)
    value = fma(exponent, LN2_HIGH, f - (half_square - low))
    value = value if x < INFINITY else x
    value = value if x > 0.0 else (-INFINITY if x == 0.0 else NAN)
    return value


FUNCTIONS: dict[str, Func] = {name: value for name, value in globals().items() if isinstance(value, Func)}
