"""The functions of SCoP's library that NMODL knows without a declaration, as FUNCTIONs of the file.

Only what the file calls and does not define itself is added; `inline` puts them where they are called, so that hoc sees
none of them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from ...source import Source
from ...tree import Rewriter
from .. import nodes as n
from .. import parse
from ..analysis import calls
from ..symbols import analyse

SUFFIX = "_scop_"

TEXT = """
FUNCTION hyperbol_scop_(x, max, half) { hyperbol_scop_ = max * x / (half + x) }
FUNCTION revhyperbol_scop_(x, max, half) { revhyperbol_scop_ = max * (1 - x / (half + x)) }
FUNCTION sigmoid_scop_(x, max, half, n) { LOCAL p  p = x^n  sigmoid_scop_ = max * p / (half^n + p) }
FUNCTION revsigmoid_scop_(x, max, half, n) { LOCAL p  p = x^n  revsigmoid_scop_ = max * (1 - p / (half^n + p)) }
FUNCTION harmonic_scop_(x, period, amplitude, phase) {
    harmonic_scop_ = amplitude * sin(6.2831853 * (x + phase) / period)
}
FUNCTION squarewave_scop_(x, period, amplitude) {
    if (fmod(x, period) < period / 2) { squarewave_scop_ = amplitude } else { squarewave_scop_ = -amplitude }
}
FUNCTION sawtooth_scop_(x, period, amplitude) { sawtooth_scop_ = amplitude * fmod(x, period) / period }
FUNCTION revsawtooth_scop_(x, period, amplitude) {
    revsawtooth_scop_ = amplitude - amplitude * fmod(x, period) / period
}
FUNCTION ramp_scop_(x, lag, height, duration) {
    if (x > lag) {
        if (x < lag + duration) { ramp_scop_ = height * (x - lag) / duration } else { ramp_scop_ = height }
    }
}
FUNCTION pulse_scop_(x, lag, height, duration) {
    if (x >= lag && x < lag + duration) { pulse_scop_ = height }
}
FUNCTION perpulse_scop_(x, lag, height, duration, rest) {
    if (x >= lag) {
        if (fmod(x - lag, duration + rest) < duration) { perpulse_scop_ = height }
    }
}
FUNCTION step_scop_(x, lag, height) { if (x >= lag) { step_scop_ = height } }
FUNCTION perstep_scop_(x, lag, period, height) {
    if (x >= lag) { perstep_scop_ = height * (1 + floor((x - lag) / period)) }
}
FUNCTION factorial_scop_(x) {
    if (x <= -1) { fail_("factorial of a negative number") }
    factorial_scop_ = 1
    FROM k = 2 TO x { factorial_scop_ = factorial_scop_ * k }
}
FUNCTION poisson_scop_(x, mean) { LOCAL ways
    if (x <= -1) { fail_("poisson of a negative number") }
    ways = 1
    FROM k = 2 TO x { ways = ways * k }
    poisson_scop_ = exp(-mean) * mean^x / ways
}
FUNCTION gauss_scop_(x, mean, deviation) { LOCAL z
    z = (x - mean) / deviation
    gauss_scop_ = exp(-z * z / 2) / (deviation * sqrt(6.2831853))
}
"""
"""Its pi has nine digits."""


@cache
def _library() -> dict[str, n.Procedure]:
    blocks = parse(Source(TEXT, "SCoP")).blocks
    return {block.name.removesuffix(SUFFIX): block for block in blocks if isinstance(block, n.Procedure)}


def run(file: n.File) -> n.File:
    if not any(call.name in NAMES for call in calls(file)):
        return file
    own = analyse(file).functions
    called = {call.name: None for call in calls(file) if call.name in NAMES and call.name not in own}
    if not called:
        return file
    blocks = _Renamed(called).rewrite(file).blocks
    return replace(file, blocks=(*blocks, *(_library()[name] for name in called)))


NAMES = frozenset(
    "hyperbol revhyperbol sigmoid revsigmoid harmonic squarewave sawtooth revsawtooth ramp pulse perpulse step perstep "
    "factorial poisson gauss".split()
)


class _Renamed(Rewriter):
    def __init__(self, names: dict[str, None]) -> None:
        self.names = names

    def rewrite_Call(self, node: n.Call) -> n.Call:
        return replace(node, name=node.name + SUFFIX) if node.name in self.names else node
