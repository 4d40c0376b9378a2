"""The NMODL text of a channel that KSChan describes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..lang.errors import Unsupported
from .channel_parts import TABLE, UNSPECIFIC

if TYPE_CHECKING:
    from .channel_parts import Channel, Gate, Rate, Transition

FORMS = {
    1: "{0}",
    2: "{0}*exp({1}*(v - {2}))",
    3: "linoid({0}, {1}*(v - {2}))",
    4: "{0}/(1 + exp({1}*(v - {2})))",
}
"""The kinds of functions of v with their parameters."""


def parameter(transition: int, direction: int, place: int) -> str:
    return f"rate{transition}_{direction}_{place}"


UNITS = "UNITS {\n    (mA) = (milliamp)\n    (mV) = (millivolt)\n    (S) = (siemens)\n}"
LINOID = """\
FUNCTION linoid(a, x) {
    if (fabs(x) < 1e-6) {
        linoid = a*(1 + x/2)
    } else {
        linoid = a*x/(1 - exp(-x))
    }
}"""


def text_of(channel: Channel) -> str:
    """The whole .mod file."""
    rates = ["PROCEDURE rates(v (mV)) {", *_rates(channel), "}"]
    return "\n".join(["UNITSOFF", *_declarations(channel), *_equations(channel), *rates, *_tables(channel), LINOID, ""])


def _names(channel: Channel) -> tuple[str, str]:
    """Its reversal potential and its current."""
    return (f"e{channel.ion}", f"i{channel.ion}") if channel.ion != UNSPECIFIC else ("e", "i")


OPEN = {0: "g", 1: "g", 2: "p"}
"""By iv_type: a conductance or a permeability."""


def _read(channel: Channel) -> str:
    """What it reads of its ion."""
    reversal = _names(channel)[0]
    inside, outside = f"{channel.ion}i", f"{channel.ion}o"
    return {0: reversal, 1: f"{reversal}, {inside}, {outside}", 2: f"{inside}, {outside}"}[channel.iv_type]


def _flux(channel: Channel) -> str:
    if channel.iv_type == 2:
        return f"p*nrn_ghk(v, {channel.ion}i, {channel.ion}o, {channel.charge:g})"
    return f"g*(v - {_names(channel)[0]})"


def _declarations(channel: Channel) -> list[str]:
    reversal, current = _names(channel)
    specific, open = channel.ion != UNSPECIFIC, OPEN[channel.iv_type]
    values = {
        parameter(t.index, direction, place): value
        for t in channel.transitions
        for direction, rate in enumerate(t.rates)
        for place, value in enumerate(rate.numbers())
    }
    states = " ".join(state.name for state in channel.states)
    return [
        "NEURON {",
        f"    SUFFIX {channel.name}",
        f"    USEION {channel.ion} READ {_read(channel)} WRITE {current}" if specific else "    NONSPECIFIC_CURRENT i",
        f"    RANGE {open}max, {open}, {'i' if specific else 'e'}",
        f"    GLOBAL {', '.join(values)}" if values else "",
        "}",
        UNITS,
        "PARAMETER {",
        f"    {open}max = {channel.gmax:.17g} ({'cm/s' if open == 'p' else 'S/cm2'})",
        "" if specific else f"    e = {channel.erev:.17g} (mV)",
        *(f"    {name} = {value:.17g}" for name, value in values.items()),
        "}",
        "ASSIGNED {",
        f"    v (mV) {current} (mA/cm2) {open}",
        f"    i (mA/cm2) {_read(channel).replace(',', '')}" if specific else "",
        *(f"    forward{t.index} backward{t.index} limit{t.index} tau{t.index}" for t in channel.transitions),
        "}",
        f"STATE {{ {states} }}" if states else "",
    ]


def _equations(channel: Channel) -> list[str]:
    current, open = _names(channel)[1], OPEN[channel.iv_type]
    singles = list(_singles(channel))
    linear = f"    CONDUCTANCE g{f' USEION {channel.ion}' if channel.ion != UNSPECIFIC else ''}"
    schemes = [gate for gate in channel.gates if not gate.single]
    return [
        "BREAKPOINT {",
        linear if open == "g" and channel.iv_type == 0 else "",
        "    SOLVE single METHOD cnexp_" if singles else "",
        *(f"    SOLVE scheme{gate.index} METHOD sparse" for gate in schemes),
        f"    {open} = {open}max*({'*'.join(_open(gate) for gate in channel.gates) or '1'})",
        f"    {current} = {_flux(channel)}",
        f"    i = {current}" if current != "i" else "",
        "}",
        "INITIAL {",
        "    rates(v)",
        *(f"    {gate.states[0].name} = {_steady(t)}" for gate, t in singles),
        *(f"    SOLVE scheme{gate.index} STEADYSTATE sparse" for gate in schemes),
        "}",
        *_derivative(channel),
        *(line for gate in schemes for line in _scheme(channel, gate)),
    ]


def _open(gate: Gate) -> str:
    """How much of a gate is open."""
    terms = [s.name if s.frac == 1.0 else f"{s.frac:.17g}*{s.name}" for s in gate.states if s.frac]
    opened = f"({' + '.join(terms) or '0'})"
    if gate.power > 4:
        return f"{opened}^{gate.power}"
    square = f"({opened}*{opened})"
    return ("1", opened, square, f"({opened}*{opened}*{opened})", f"({square}*{square})")[max(gate.power, 0)]


def _steady(t: Transition) -> str:
    """Where an HH gate's state begins."""
    return f"limit{t.index}" if t.type == 1 else f"forward{t.index}/(forward{t.index} + backward{t.index})"


def _singles(channel: Channel) -> Iterator[tuple[Gate, Transition]]:
    """The gates of one state, with their transition."""
    for transition in channel.transitions:
        if transition.source is transition.target:
            yield transition.source.gate, transition


def _rates(channel: Channel) -> Iterator[str]:
    """Of each transition the rates of both ways (1/ms), for an HH gate limit and time constant; the one pair may be
    given, or the other."""
    for t in channel.transitions:
        first, second = (_form(channel, t, d, rate) for d, rate in enumerate(t.rates))
        n, gate = t.index, t.source is t.target
        if t.type == 0:
            yield f"    forward{n} = {first}\n    backward{n} = {second}"
            if gate:
                yield f"    tau{n} = 1/(forward{n} + backward{n})\n    limit{n} = forward{n}*tau{n}"
        elif t.type == 1 and gate:
            yield f"    limit{n} = {first}\n    tau{n} = {second}"
        elif t.type == 1:
            yield f"    forward{n} = ({first})/({second})"
            yield f"    backward{n} = 1/({second}) - forward{n}"
        else:
            raise Unsupported(f"KSChan {channel.name}: transitions that depend on a ligand are not there")


def _form(channel: Channel, transition: Transition, direction: int, rate: Rate) -> str:
    if rate.type == TABLE:
        return f"table{transition.index}_{direction}(v)"
    if rate.type not in FORMS:
        raise Unsupported(
            f"KSChan {channel.name}: function type {rate.type} of transition {transition.index} is not there",
            hint="1 to 4 and 7 are: constant, exponential, linoid, sigmoid, table; set_f says which",
        )
    return FORMS[rate.type].format(*(parameter(transition.index, direction, k) for k in range(3)))


def _tables(channel: Channel) -> Iterator[str]:
    """A function for each table."""
    for t in channel.transitions:
        for direction, rate in enumerate(t.rates):
            if rate.type == TABLE:
                yield _table(t.index, direction, rate)


def _table(transition: int, direction: int, rate: Rate) -> str:
    name, last = f"table{transition}_{direction}", len(rate.numbers()) - 1
    points = [parameter(transition, direction, k) for k in range(last + 1)]
    lines = [
        f"FUNCTION {name}(v (mV)) {{ LOCAL at",
        f"at = (v - ({rate.low:.17g}))*{last / (rate.high - rate.low):.17g}",
    ]
    lines += [f"if (at <= 0) {{ {name} = {points[0]} }}"]
    for k in range(last):
        lines.append(f"else if (at < {k + 1}) {{ {name} = {points[k]} + (at - {k})*({points[k + 1]} - {points[k]}) }}")
    return "\n".join([*lines, f"else {{ {name} = {points[last]} }}", "}"])


def _derivative(channel: Channel) -> list[str]:
    lines = [
        f"    {gate.states[0].name}' = (limit{t.index} - {gate.states[0].name})/tau{t.index}"
        for gate, t in _singles(channel)
    ]
    return ["DERIVATIVE single {", "    rates(v)", *lines, "}"] if lines else []


def _scheme(channel: Channel, gate: Gate) -> list[str]:
    steps = [
        f"    ~ {t.source.name} <-> {t.target.name} (forward{t.index}, backward{t.index})"
        for t in channel.transitions
        if t.source.gate is gate and t.source is not t.target
    ]
    total = " + ".join(state.name for state in gate.states)
    return [f"KINETIC scheme{gate.index} {{", "    rates(v)", *steps, f"    CONSERVE {total} = 1", "}"]
