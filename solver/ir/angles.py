"""Sine, cosine, tangent and their inverses as FUNCs (see `math_functions`)."""

from __future__ import annotations

from .floats import INFINITY, NAN, TO_INTEGER
from .restricted_python import bits, fma, func, polynomial, sqrt
from .types import f64, i1, i64

TWO_OVER_PI = 0.6366197723675814
PI, PI_LOW = 3.141592653589793, 1.2246467991473532e-16
HALF_PI, HALF_PI_LOW, HALF_PI_LOWEST = 1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33
QUARTER_PI, QUARTER_PI_LOW = 0.7853981633974483, 3.061616997868383e-17
ATAN_HALF, ATAN_HALF_LOW = 0.4636476090008061, 2.2698777452961687e-17
ATAN_2, ATAN_2_LOW = 1.1071487177940904, 9.40447137356638e-17
LARGEST_ANGLE = float.fromhex("0x1p50")


@func
def angle_shifted(x: f64) -> f64:
    """x / (pi/2), rounded, in the low bits."""
    return fma(x if abs(x) < LARGEST_ANGLE else NAN, TWO_OVER_PI, TO_INTEGER)


@func
def angle_rest(x: f64, shifted: f64, low: i1) -> f64:
    """x - k pi/2 as the sum of two numbers: the high or the low one."""
    k = shifted - TO_INTEGER
    d = fma(k, -HALF_PI, x)  # exact
    p = k * HALF_PI_LOW
    r = d - p
    taken = r - d
    error = (d - (r - taken)) - (p + taken)  # of d - p
    return fma(k, -HALF_PI_LOWEST, error - fma(k, HALF_PI_LOW, -p)) if low else r


@func
def sin_of_sum(r: f64, low: f64) -> f64:
    """sin(r + low) for |r| <= pi/4."""
    z = r * r
    p = polynomial(
        z, -0.16666666666666666, 0.008333333333330936, -0.00019841269836740532, 2.7557316093198404e-06,
        -2.5051129896450185e-08, 1.5917988979397435e-10,
    )  # fmt: skip
    return r + fma(r * z, p, low * fma(-0.5, z, 1.0))


@func
def cos_of_sum(r: f64, low: f64) -> f64:
    """cos(r + low) for |r| <= pi/4."""
    z = r * r
    p = polynomial(
        z, 0.041666666666666664, -0.0013888888888887389, 2.48015872987544e-05, -2.755731726587808e-07,
        2.087614504941318e-09, -1.138254464534925e-11,
    )  # fmt: skip
    half = 0.5 * z
    high = 1.0 - half
    return high + (((1.0 - high) - half) + fma(z * z, p, -r * low))


@func
def sin_and_quarters(x: f64, quarters: i64) -> f64:
    """The sine of x and so many quarter turns."""
    shifted = angle_shifted(x)
    r = angle_rest(x, shifted, False)
    low = angle_rest(x, shifted, True)
    quadrant = bits(shifted) + quarters
    s = sin_of_sum(r, low)
    c = cos_of_sum(r, low)
    value = c if quadrant & 1 == 1 else s
    return -value if quadrant & 2 == 2 else value


@func
def sin(x: f64) -> f64:
    """NaN beyond 2**50, where neighbouring numbers are turns apart."""
    return sin_and_quarters(x, 0)


@func
def cos(x: f64) -> f64:
    """NaN beyond 2**50, where neighbouring numbers are turns apart."""
    return sin_and_quarters(x, 1)


@func
def tan(x: f64) -> f64:
    """NaN beyond 2**50, where neighbouring numbers are turns apart."""
    shifted = angle_shifted(x)
    r = angle_rest(x, shifted, False)
    low = angle_rest(x, shifted, True)
    s = sin_of_sum(r, low)
    c = cos_of_sum(r, low)
    odd = bits(shifted) & 1 == 1
    return (-c if odd else s) / (s if odd else c)


@func
def atan_of_ratio(y: f64, x: f64) -> f64:
    """atan(y / x) for y, x >= 0: atan c + atan((y - c x) / (x + c y)) with the nearest c of 0, 1/2, 1, 2, infinity."""
    near_0 = y < 0.4 * x
    near_half = y < 0.7 * x
    near_1 = y < 1.4 * x
    near_2 = y < 3.0 * x
    c = 0.0 if near_0 else 0.5 if near_half else 1.0 if near_1 else 2.0
    base = 0.0 if near_0 else ATAN_HALF if near_half else QUARTER_PI if near_1 else ATAN_2 if near_2 else HALF_PI
    base_low = (
        0.0 if near_0 else ATAN_HALF_LOW if near_half else QUARTER_PI_LOW if near_1 else ATAN_2_LOW if near_2
        else HALF_PI_LOW
    )  # fmt: skip
    t = (y if near_0 else fma(-c, x, y) if near_2 else -x) / (fma(c, y, x) if near_2 else y)
    z = t * t
    p = polynomial(
        z, -0.3333333333333333, 0.19999999999997584, -0.14285714285109966, 0.11111111052032786, -0.0909090611949574,
        0.07692220140019358, -0.06665048690314024, 0.05862968120307386, -0.05111500273197794, 0.040009350210730155,
        -0.020161433950574698,
    )  # fmt: skip
    return base + (t + fma(t * z, p, base_low))


@func
def atan(x: f64) -> f64:
    value = atan_of_ratio(abs(x), 1.0)
    return -value if x < 0.0 else value


@func
def atan2(y: f64, x: f64) -> f64:
    """The angle of the point (x, y), with C's results for zeros and infinities."""
    top = abs(y)
    right = abs(x)
    both = top == INFINITY and right == INFINITY
    scale = 1e-30 if max(top, right) > 1e290 else 1e30 if max(top, right) < 1e-270 else 1.0
    value = atan_of_ratio(1.0 if both else top * scale, 1.0 if both else right * scale)
    value = 0.0 if top == 0.0 and right == right else value
    value = (PI - value) + PI_LOW if bits(x) < 0 else value
    return -value if bits(y) < 0 else value


@func
def asin_rest(z: f64) -> f64:
    """(asin(s) - s) / s**3 for z = s**2 <= 1/4."""
    return polynomial(
        z, 0.16666666666666669, 0.07499999999998389, 0.04464285714644605, 0.0303819441312372, 0.022372173243832207,
        0.017352385393480947, 0.013971325328728771, 0.011478047472510145, 0.010330370295404406, 0.005424230839804001,
        0.017493569476248205, -0.014999855783811349, 0.02886097438799853,
    )  # fmt: skip


@func
def asin(x: f64) -> f64:
    """Beyond 1/2 by asin x = pi/2 - 2 asin sqrt((1 - x) / 2)."""
    size = abs(x)
    outer = size > 0.5
    z = fma(-0.5, size, 0.5) if outer else size * size
    s = sqrt(z) if outer else size
    s_low = fma(-s, s, z) / (s + s) if outer and s > 0.0 else 0.0
    rest = fma(s * z, asin_rest(z), s_low)
    high = HALF_PI - (s + s)
    low = (HALF_PI - high) - (s + s) + HALF_PI_LOW
    value = high + (low - (rest + rest)) if outer else s + rest
    return -value if x < 0.0 else value


@func
def acos(x: f64) -> f64:
    """pi/2 - asin x; beyond 1/2 by acos x = 2 asin sqrt((1 - x) / 2)."""
    size = abs(x)
    outer = size > 0.5
    z = fma(-0.5, size, 0.5) if outer else size * size
    s = sqrt(z) if outer else size
    s_low = fma(-s, s, z) / (s + s) if outer and s > 0.0 else 0.0
    rest = fma(s * z, asin_rest(z), s_low)
    negative = x < 0.0
    base = (PI if negative else 0.0) if outer else HALF_PI
    base_low = (PI_LOW if negative else 0.0) if outer else HALF_PI_LOW
    factor = (-2.0 if negative else 2.0) if outer else (1.0 if negative else -1.0)
    high = base + factor * s
    low = (base - high) + factor * s + base_low
    return high + fma(factor, rest, low)
