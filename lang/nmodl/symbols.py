"""What every name of a file means: where it lives, how big it is, what it starts with."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..source import Span
from .nodes import File, Parameter


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the mechanism.

    `role`: parameter, assigned, state, ion, pointer, special, local (of the file), table, hidden.
    `scope`: instance, global, pointer, node, clock, constant.
    `size`: number of elements of an array, 0 for a scalar. `value`: what it starts with.
    `visible`: hoc sees it. `low`, `high`: the limits as declared. `ion`: the ion it belongs to.
    """

    name: str
    role: str
    scope: str
    size: int = 0
    value: float = 0.0
    unit: str = ""
    visible: bool = True
    low: float | None = None
    high: float | None = None
    ion: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Function:
    """A FUNCTION or PROCEDURE (`keyword`); hoc calls it by `name` (point process) or `name_suffix`."""

    name: str
    keyword: str
    parameters: tuple[Parameter, ...]
    unit: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Ion:
    """`USEION name READ … WRITE … VALENCE …`; read and write hold names such as ena, ina, nai, nao."""

    name: str
    read: tuple[str, ...]
    write: tuple[str, ...]
    valence: float | None = None


@dataclass(frozen=True, slots=True)
class Current:
    """A membrane current that the mechanism gives: kind "ion" (of `ion`), "nonspecific" or "electrode"."""

    name: str
    kind: str
    ion: str = ""


@dataclass(frozen=True, slots=True)
class Symbols:
    """`kind`: density, point, artificial, nothing (SUFFIX nothing). `variables` in NEURON's order: parameters,
    assigned, states. `net_receive`: the parameters of NET_RECEIVE, None if there is none."""

    name: str
    kind: str
    variables: dict[str, Variable]
    functions: dict[str, Function]
    ions: tuple[Ion, ...]
    currents: tuple[Current, ...]
    net_receive: tuple[Parameter, ...] | None
    threadsafe: bool


def analyse(file: File) -> Symbols:
    """The symbols of a file, as read or after the passes. Raises RanvierError for contradictions."""
    raise NotImplementedError
