"""RANDOM: the streams of an instance, and the numbers drawn from them.

A stream `rv` becomes an array of the instance: the three identifiers, the index of the next number, and the identifiers
that it comes from. NEURON makes four numbers at a time, so that new identifiers count when these are used up, or when
the index is set. What is left of the functions is `random_uniform(rv)`, `random_normal(rv)` and `random_ipick(rv)`,
which draw.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ...errors import RanvierError
from ...tree import Rewriter, walk
from .. import nodes as n
from ..known import STREAMS
from ..symbols import analyse
from ..trees import ZERO, map_bodies, minus, negative, plus

WORD, LENGTH = n.Number(4294967296.0), n.Number(17179869184.0)


def run(file: n.File) -> n.File:
    streams = {name for name, v in analyse(file).variables.items() if v.role == "random"}
    return map_bodies(file, lambda code, block: _Streams(streams).rewrite(code))


def _draw(name: str) -> Callable[[n.Name], n.Expression]:
    return lambda stream: n.Call(name, (stream,), span=stream.span)


_uniform, _normal, _integer = (_draw(name) for name in STREAMS)


def _scaled(a: n.Expression, b: n.Expression) -> n.Expression:
    """The product; a number is drawn even if it is to be multiplied by 0."""
    return n.Binary("*", a, b)


def _between(stream: n.Name, low: n.Expression = ZERO, high: n.Expression | None = None) -> n.Expression:
    return _uniform(stream) if high is None else plus(low, _scaled(_uniform(stream), minus(high, low)))


def _exponential(stream: n.Name, mean: n.Expression | None = None) -> n.Expression:
    value = negative(n.Call("log", (_uniform(stream),)))
    return value if mean is None else _scaled(mean, value)


def _gaussian(stream: n.Name, mean: n.Expression = ZERO, deviation: n.Expression | None = None) -> n.Expression:
    return _normal(stream) if deviation is None else plus(mean, _scaled(deviation, _normal(stream)))


FUNCTIONS: dict[str, tuple[Callable[..., n.Expression], tuple[int, ...]]] = {
    "random_uniform": (_between, (0, 2)),
    "random_negexp": (_exponential, (0, 1)),
    "random_normal": (_gaussian, (0, 2)),
    "random_ipick": (_integer, (0,)),
    "random_dpick": (_uniform, (0,)),
}
"""What a function is, and how many arguments it takes besides the stream."""


class _Streams(Rewriter):
    def __init__(self, streams: set[str]) -> None:
        self.streams = streams

    def rewrite_Call(self, node: n.Call) -> n.Expression:
        if node.name not in FUNCTIONS:
            return node
        function, counts = FUNCTIONS[node.name]
        return function(*self._arguments(node, counts))

    def rewrite_CallStatement(self, node: n.CallStatement) -> n.Statement | tuple[n.Statement, ...]:
        call = node.call
        if not isinstance(call, n.Call):  # a number that is drawn for nothing
            return replace(node, call=next(c for c in walk(call) if isinstance(c, n.Call) and c.name in STREAMS))
        if call.name == "random_setseq":
            stream, number = self._arguments(call, (1,))
            positive = n.Binary("*", number, n.Binary(">", number, ZERO))
            index = _set(stream, 3, n.Call("fmod", (n.Call("floor", (positive,)), LENGTH)))
            return index, *(_set(stream, 4 + k, _at(stream, k)) for k in range(3))
        if call.name == "random_setids":
            stream, *identifiers = self._arguments(call, (3,))
            values = [n.Call("fmod", (n.Call("floor", (one,)), WORD)) for one in identifiers]
            return tuple(_set(stream, k, value) for k, value in enumerate(values))
        return node

    def _arguments(self, call: n.Call, counts: tuple[int, ...]) -> tuple[n.Expression, ...]:
        stream = call.arguments[0] if call.arguments else None
        if not isinstance(stream, n.Name) or stream.name not in self.streams:
            raise RanvierError(f"the first argument of {call.name} must be a RANDOM variable", call.span)
        if len(call.arguments) - 1 not in counts:
            takes = " or ".join(str(count + 1) for count in counts)
            raise RanvierError(f"{call.name} takes {takes} arguments, not {len(call.arguments)}", call.span)
        return call.arguments


def _at(stream: n.Name, place: int) -> n.Index:
    return n.Index(stream.name, n.Number(float(place)), span=stream.span)


def _set(stream: n.Name, place: int, value: n.Expression) -> n.Assign:
    return n.Assign(_at(stream, place), value, span=stream.span)
