"""The elementary functions as FUNCs: the same arithmetic, and so the same bits, on every target. Those of angles are in
`angles`.

Written from series and identities; the coefficients are near-minimax fits made by
`tests/golden/math_coefficients/make.py`. All but `fmod erf` are free of loops and, but for selects, of branches: a loop
around them vectorizes. Largest errors, measured against mpmath: 1 ulp, but `tan tanh sinh cosh atan2` 2 ulp, `erf` 5.
"""

from __future__ import annotations

from . import angles
from .angles import acos, asin, atan, atan2, cos, sin, tan
from .floats import INFINITY, NAN, TO_INTEGER
from .restricted_python import Func, bits, floor, fma, from_bits, func, polynomial
from .types import f64, i1

TO_INTEGER_BITS = 0x4338000000000000
HALF_SQRT2_BITS = 0x3FE6A09E667F3BCD  # the bits of sqrt(1/2)
HALF_BITS = 0x3FE0000000000000
SMALLEST_NORMAL = float.fromhex("0x1p-1022")
TWO_TO_54 = float.fromhex("0x1p54")
TWO_TO_63 = float.fromhex("0x1p63")
TWO_TO_MINUS_128 = float.fromhex("0x1p-128")

LOG2_E = 1.4426950408889634
LN2_HIGH = float.fromhex("0x1.62e42fefa3800p-1")  # its 11 trailing zeros make k * LN2_HIGH exact
LN2_LOW = float.fromhex("0x1.ef35793c76730p-45")
LN2_64_HIGH = float.fromhex("0x1.62e42fef80000p+5")  # 64 ln 2, so short that 710 - LN2_64_HIGH is exact
LN2_64_FACTOR = 0.9999999989632954  # exp(-LN2_64_LOW), with 64 ln 2 = LN2_64_HIGH + LN2_64_LOW
LOG10_E, LOG10_E_LOW = 0.4342944819032518, 1.098319650216765e-17
THIRD, THIRD_LOW = 0.3333333333333333, 1.850371707708594e-17

TWO_OVER_SQRT_PI = 1.1283791670955126


# --- exponentials --------------------------------------------------------------------------------------------


@func
def exp_rest(r: f64) -> f64:
    """(exp(r) - 1 - r) / r**2 for |r| <= ln(2) / 2."""
    return polynomial(
        r, 0.5000000000000001, 0.16666666666666669, 0.04166666666662413, 0.008333333333330062, 0.0013888888917213717,
        0.00019841269863053618, 2.4801521295954376e-05, 2.7557268459997064e-06, 2.7620088445409746e-07,
        2.510038549551032e-08,
    )  # fmt: skip


@func
def exp_scaled(r: f64, shifted: f64, low: i1) -> f64:
    """2**k exp(r), with k in the low bits of `shifted`; `low`: the result may be subnormal, so scale in two steps."""
    twice = fma(r + r, fma(r, exp_rest(r), 1.0), 2.0)  # 2 exp(r), so that 2**(k-1) is enough for the largest
    exponent = bits(shifted + 128.0 if low else shifted) << 52
    scaled = twice * from_bits(exponent + HALF_BITS)
    return scaled * TWO_TO_MINUS_128 if low else scaled


@func
def exp(x: f64) -> f64:
    """e to the x: exp(r + k ln 2) = 2**k exp(r)."""
    inside = min(max(x, -750.0), 710.0)
    shifted = fma(inside, LOG2_E, TO_INTEGER)
    k = shifted - TO_INTEGER
    r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, inside))
    return exp_scaled(r, shifted, inside < -700.0)


@func
def exp_of_sum(x: f64, low: f64) -> f64:
    """exp(x + low), where low is a small correction."""
    inside = min(max(x, -750.0), 710.0)
    shifted = fma(inside, LOG2_E, TO_INTEGER)
    k = shifted - TO_INTEGER
    r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, inside)) + (low if inside == x else 0.0)
    return exp_scaled(r, shifted, inside < -700.0)


@func
def expm1(x: f64) -> f64:
    """exp(x) - 1, precise for small x."""
    inside = min(max(x, -60.0), 710.0)
    shifted = fma(inside, LOG2_E, TO_INTEGER)
    k = shifted - TO_INTEGER
    r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, inside))
    # exp(r) - 1 = p + p_low; then 2**(k-1) (p + p_low) + (2**(k-1) - 1/2), keeping what each sum rounds away
    rest = polynomial(
        r, 0.5, 0.1666666666666667, 0.04166666666666667, 0.008333333333326136, 0.0013888888888883748,
        0.00019841269874820627, 2.4801587325547743e-05, 2.7557255400206422e-06, 2.75572736431103e-07,
        2.5105217004720745e-08, 2.0914686968086876e-09,
    )  # fmt: skip
    t = r * r * rest
    p = r + t
    p_low = (r - p) + t
    half_scale = from_bits((bits(shifted) << 52) + HALF_BITS)
    base = half_scale - 0.5
    high = fma(half_scale, p, base)
    half = high + (fma(half_scale, p, base - high) + half_scale * p_low)
    return x if abs(x) < 1e-17 else half + half


@func
def sinh(x: f64) -> f64:
    y = abs(x)
    large = y > 709.0
    t = expm1(y - LN2_64_HIGH if large else y)
    value = t * LN2_64_FACTOR * TWO_TO_63 if large else 0.5 * (t + t / (t + 1.0))
    return -value if x < 0.0 else value


@func
def cosh(x: f64) -> f64:
    y = abs(x)
    large = y > 709.0
    t = exp(y - LN2_64_HIGH if large else y)
    return t * LN2_64_FACTOR * TWO_TO_63 if large else 0.5 * t + 0.5 / t


@func
def tanh(x: f64) -> f64:
    t = expm1(2.0 * min(abs(x), 22.0))
    value = t / (t + 2.0)
    return -value if x < 0.0 else value


# --- logarithms and powers -----------------------------------------------------------------------------------


@func
def log(x: f64) -> f64:
    """The natural logarithm. x = 2**e m; with f = m - 1 and s = f / (2 + f), log m = 2 atanh s."""
    tiny = x < SMALLEST_NORMAL
    whole = bits(x * TWO_TO_54 if tiny else x)
    e = (whole - HALF_SQRT2_BITS) >> 52
    f = from_bits(whole - (e << 52)) - 1.0
    exponent = from_bits(e + TO_INTEGER_BITS) - (TO_INTEGER + 54.0 if tiny else TO_INTEGER)
    s = f / (2.0 + f)
    z = s * s
    p = polynomial(
        z, 0.666666666666667, 0.3999999999989889, 0.28571428626253836, 0.22222211089379496, 0.1818289243253687,
        0.15331611722055008, 0.14617807153417325,
    )  # fmt: skip
    half_square = 0.5 * f * f
    low = fma(s, fma(z, p, half_square), exponent * LN2_LOW)
    value = fma(exponent, LN2_HIGH, f - (half_square - low))
    return log_special(x, value)


@func
def log_special(x: f64, value: f64) -> f64:
    """The logarithm's value where x is no positive number."""
    positive = value if x < INFINITY else x
    return positive if x > 0.0 else (-INFINITY if x == 0.0 else NAN)


@func
def log_part(x: f64, low: i1) -> f64:
    """log(x) of a positive x as the sum of two numbers, to about 2**-64: the high or the low one."""
    tiny = x < SMALLEST_NORMAL
    whole = bits(x * TWO_TO_54 if tiny else x)
    e = (whole - HALF_SQRT2_BITS) >> 52
    m = from_bits(whole - (e << 52))
    exponent = from_bits(e + TO_INTEGER_BITS) - (TO_INTEGER + 54.0 if tiny else TO_INTEGER)
    # s = (m - 1) / (m + 1) = s_high + s_low
    f = m - 1.0
    d = m + 1.0
    s_high = f / d
    s_low = fma(-s_high, m - (d - 1.0), fma(-s_high, d, f)) / d
    # log m = 2 s (1 + t), t = z/3 + z**2 rest(z), z = s**2
    z = s_high * s_high
    z_low = fma(s_high, s_high, -z) + 2.0 * s_high * s_low
    rest = polynomial(
        z, 0.2, 0.14285714285714282, 0.11111111111114234, 0.09090909089822495, 0.07692307881454075,
        0.06666648198981917, 0.05883409510814777, 0.05228097555200746, 0.0538181075750563,
    )  # fmt: skip
    third = z * THIRD
    third_low = fma(z, THIRD, -third) + fma(z, THIRD_LOW, z_low * THIRD)
    b = z * z * rest
    t = third + b
    t_low = (third - t) + b + third_low
    u = 2.0 * s_high
    v = u * t
    v_low = fma(u, t, -v) + fma(u, t_low, 2.0 * s_low * t)
    m_high = u + v
    m_low = (u - m_high) + v + (2.0 * s_low + v_low)
    e_high = exponent * LN2_HIGH
    high = e_high + m_high
    rest_low = (e_high - high) + m_high + fma(exponent, LN2_LOW, m_low)
    total = high + rest_low
    return (high - total) + rest_low if low else total


@func
def log_rounded(x: f64) -> f64:
    """The number next to the logarithm, as C gives it but for rare cases. Slower than `log`."""
    return log_special(x, log_part(x, False))


@func
def log10(x: f64) -> f64:
    high = log_part(x, False)
    product = high * LOG10_E
    low = fma(high, LOG10_E, -product) + fma(high, LOG10_E_LOW, log_part(x, True) * LOG10_E)
    return log_special(x, product + low)


@func
def pow(x: f64, y: f64) -> f64:
    """x to the y, with C's results for zeros, infinities, NaN and negative x."""
    size = abs(x)
    high = log_part(size, False)
    product = y * high
    low = fma(y, high, -product) + y * log_part(size, True)
    value = exp_of_sum(product, low)
    at_end = size == 0.0 or size == INFINITY
    value = (INFINITY if (size == 0.0) == (y < 0.0) else 0.0) if at_end else value
    whole = floor(y) == y
    odd = whole and floor(0.5 * y) != 0.5 * y
    value = NAN if x < 0.0 and not whole and size < INFINITY else value
    value = -value if odd and bits(x) < 0 else value
    value = 1.0 if size == 1.0 and abs(y) == INFINITY else value
    value = x + y if x != x or y != y else value
    return 1.0 if y == 0.0 or x == 1.0 else value


@func
def square(x: f64) -> f64:
    return x * x


@func
def cube(x: f64) -> f64:
    return x * x * x


@func
def fourth(x: f64) -> f64:
    return (x * x) * (x * x)


# --- remainder -----------------------------------------------------------------------------------------------


@func
def fmod(x: f64, y: f64) -> f64:
    """The exact remainder of x / y, with the sign of x."""
    top = abs(x)
    divisor = abs(y)
    if not (top < INFINITY and divisor > 0.0):
        return NAN
    quotient = top / divisor
    if quotient < 1.0:
        rest = top
    elif quotient < 1e15:
        rest = fma(-floor(quotient), divisor, top)
        rest = rest + divisor if rest < 0.0 else rest
    else:  # long division in binary
        rest = top
        shifted = divisor
        while shifted <= 0.5 * rest:
            shifted = shifted + shifted
        while shifted >= divisor:
            rest = rest - shifted if rest >= shifted else rest
            shifted = 0.5 * shifted
    return -rest if x < 0.0 else rest


@func
def erf(x: f64) -> f64:
    """The error function: its Taylor series, and from 1 on the continued fraction of 1 - erf."""
    size = abs(x)
    value = 1.0
    if size < 1.0:
        power = size
        total = size
        n = 1.0
        while abs(power) > 1e-17 * total:
            power = -power * size * size / n
            total = total + power / (2.0 * n + 1.0)
            n = n + 1.0
        value = TWO_OVER_SQRT_PI * total
    elif size < 6.0:
        tail = size
        for k in range(200 if size < 2.0 else 60, 0, -1):
            tail = size + 0.5 * f64(k) / tail
        value = 1.0 - 0.5 * TWO_OVER_SQRT_PI * exp(-size * size) / tail
    elif x != x:
        value = x
    return -value if x < 0.0 else value


@func
def fabs(x: f64) -> f64:
    return abs(x)


# --- as the C library has them ---------------------------------------------------------------------------------
#
# A CPU calls the C library's function, which rounds as in programs that C compilers made; other targets have none and
# take the function above. Nothing of these is vectorized.


@func
def c_exp(x: f64) -> f64:
    return exp(x)


@func
def c_expm1(x: f64) -> f64:
    return expm1(x)


@func
def c_log(x: f64) -> f64:
    return log(x)


@func
def c_log10(x: f64) -> f64:
    return log10(x)


@func
def c_sin(x: f64) -> f64:
    return sin(x)


@func
def c_cos(x: f64) -> f64:
    return cos(x)


@func
def c_tan(x: f64) -> f64:
    return tan(x)


@func
def c_sinh(x: f64) -> f64:
    return sinh(x)


@func
def c_cosh(x: f64) -> f64:
    return cosh(x)


@func
def c_tanh(x: f64) -> f64:
    return tanh(x)


@func
def c_asin(x: f64) -> f64:
    return asin(x)


@func
def c_acos(x: f64) -> f64:
    return acos(x)


@func
def c_atan(x: f64) -> f64:
    return atan(x)


@func
def c_pow(x: f64, y: f64) -> f64:
    return pow(x, y)


@func
def c_atan2(x: f64, y: f64) -> f64:
    return atan2(x, y)


FUNCTIONS: dict[str, Func] = {
    name: value for name, value in (vars(angles) | globals()).items() if isinstance(value, Func)
}
LIBRARY = {name: name.removeprefix("c_") for name in FUNCTIONS if name.startswith("c_")}
"""Those of the C library, and what they are called there."""
