"""Calls that reach beyond an instance, in kernels: requests to the event queue, messages, random numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from ...lang.errors import Unsupported
from ...lang.nmodl import nodes as mod
from ...lang.nmodl.known import EFFECTS
from ..ir import nodes as ir
from ..ir.nodes import Type
from .events import EVENT, MOVE, SEND, UNWATCH, WATCH
from .lower import F64, I64, integer, number
from .messages import ERROR, VALUES
from .random_numbers import FUNCTIONS, random_pick_

if TYPE_CHECKING:
    from .kernels import Builder

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a"}
CONVERSION = re.compile(r"%[-+ #0]*\d*(?:\.\d+)?[hlLqjzt]*[A-Za-z%]")
REQUESTS = ir.Local("this.requests", I64)
MESSAGES = ir.Local("this.messages", I64)


def event(builder: Builder, node: mod.Call, arguments: list[ir.Expression]) -> list[ir.Statement]:
    """The statements for a call of net_send, net_event, net_move, or what WATCH becomes."""
    if len(arguments) < EFFECTS.get(node.name, 0):
        raise Unsupported(f"{node.name} lacks an argument", node.span)
    if node.name == "net_send":
        clock = builder.array("clock")
        return _append(builder, SEND, _later(ir.Load(clock, integer(0), F64), arguments[0]), arguments[1])
    if node.name == "net_event":
        return [*_append(builder, EVENT, arguments[0], number(0.0)), *builder.told()]
    if node.name == "net_move":
        return _append(builder, MOVE, arguments[0], number(0.0))
    if node.name == "net_unwatch_":
        return _append(builder, UNWATCH, number(0.0), number(0.0))
    if node.name == "net_watch_":
        return _append(builder, WATCH + int(node.arguments[0].value), *arguments[1:])
    raise Unsupported(f"{node.name} is not supported in a mechanism", node.span)


def _later(t: ir.Expression, delay: ir.Expression) -> ir.Expression:
    """t + delay as NEURON has it, who puts no parentheses: a delay of `event - t` comes at (t + event) - t."""
    if isinstance(delay, ir.Binary) and delay.op in ("add", "sub"):
        return replace(delay, left=_later(t, delay.left))
    return ir.Binary("add", t, delay, F64)


def _append(builder: Builder, kind: int, time: ir.Expression, flag: ir.Expression) -> list[ir.Statement]:
    count = builder.array("event.count", Type.i64_array, writes=True)
    room = ir.Compare("lt", REQUESTS, builder.parameter("event.capacity", I64))
    entries = (
        ("event.kind", Type.i64_array, integer(kind)),
        ("event.instance", Type.i64_array, builder.instance()),
        ("event.time", Type.f64_array, time),
        ("event.flag", Type.f64_array, flag),
    )
    stores = tuple(ir.Store(builder.array(name, type, writes=True), REQUESTS, value) for name, type, value in entries)
    return [
        ir.Assign(REQUESTS, ir.Load(count, integer(0), I64)),
        ir.If(room, ir.Block(stores)),
        ir.Store(count, integer(0), ir.Binary("add", REQUESTS, integer(1), I64)),
    ]


def message(builder: Builder, node: mod.Call, arguments: list[ir.Expression]) -> list[ir.Statement]:
    """The statements for a printf."""
    if not node.arguments or not isinstance(node.arguments[0], mod.String):
        raise Unsupported("printf needs a format", node.span)
    if len(arguments) > VALUES:
        raise Unsupported(f"printf of more than {VALUES} numbers is not supported", node.span)
    return _written(builder, _unescaped(_with_texts(node)), arguments)


def _with_texts(node: mod.Call) -> str:
    """The format of a printf with the texts that it is to print put in."""
    given = iter(node.arguments[1:])

    def printed(found: re.Match[str]) -> str:
        if found[0].endswith("%"):
            return found[0]
        argument = next(given, None)
        if isinstance(argument, mod.String) != (found[0][-1] == "s"):
            raise Unsupported(f"printf: {found[0]} does not fit its argument", node.span)
        return (found[0] % argument.value).replace("%", "%%") if isinstance(argument, mod.String) else found[0]

    return CONVERSION.sub(printed, node.arguments[0].value)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: ESCAPES.get(found[1], found[1]), text)


def failure(builder: Builder, node: mod.Call) -> list[ir.Statement]:
    """The statements for a fail_."""
    return _written(builder, f"{ERROR}{builder.symbols.name}: {node.arguments[0].value}".replace("%", "%%"), [])


def outside(builder: Builder, node: mod.Index, size: int, index: ir.Expression) -> list[ir.Statement]:
    """The statements that make a subscript outside of an array an error."""
    place = f"{PurePath(node.span.source.name).name}:{node.span.line}: " if node.span is not None else ""
    text = f"{place}element %g of {node.name}, an array of {size}".replace("%", "%%").replace("%%g", "%g")
    wrong = ir.Block(tuple(_written(builder, ERROR + text, [ir.Cast(index, F64)])))
    return [ir.If(ir.Compare("lt", index, integer(0)), wrong), ir.If(ir.Compare("ge", index, integer(size)), wrong)]


def _written(builder: Builder, form: str, arguments: list[ir.Expression]) -> list[ir.Statement]:
    which = builder.message(form)
    count = builder.array("message.count", Type.i64_array, writes=True)
    values = builder.array("message.values", Type.f64_array, writes=True)
    start = ir.Binary("mul", MESSAGES, integer(VALUES), I64)
    which_of_all = ir.Binary("add", builder.parameter("message.first", I64), integer(which), I64)
    stores = [ir.Store(builder.array("message.which", Type.i64_array, writes=True), MESSAGES, which_of_all)]
    for k, value in enumerate(arguments):
        stores.append(ir.Store(values, ir.Binary("add", start, integer(k), I64), value))
    assert all(value.type is F64 for value in arguments)
    return [
        ir.Assign(MESSAGES, ir.Load(count, integer(0), I64)),
        ir.If(ir.Compare("lt", MESSAGES, builder.parameter("message.capacity", I64)), ir.Block(tuple(stores))),
        ir.Store(count, integer(0), ir.Binary("add", MESSAGES, integer(1), I64)),
    ]


def random_number(builder: Builder, node: mod.Call, arguments: list[ir.Expression]) -> ir.Expression:
    """The call of one of them in a kernel."""
    if node.name == random_pick_.name:
        drawn = builder.array("random.drawn", writes=True)
        return ir.Call(node.name, (builder.parameter("random.pick", I64), drawn, *arguments), F64, span=node.span)
    if node.name not in FUNCTIONS:
        raise Unsupported(f"the random function {node.name} is not supported", node.span)
    expected = len(FUNCTIONS[node.name].parameters) - 1
    if len(arguments) != expected:
        raise Unsupported(f"{node.name} takes {expected} arguments, not {len(arguments)}", node.span)
    state = builder.array("random.state", Type.i64_array, writes=True)
    return ir.Call(node.name, (state, *arguments), Type.f64, span=node.span)


def drawn(builder: Builder, node: mod.Call) -> ir.Expression:
    """A number from a RANDOM variable of the instance."""
    state = builder.array("random.state", Type.i64_array)
    stream = builder.array(f"field.{node.arguments[0].name}", writes=True)
    arguments = (state, stream, builder.parameter("stride", I64), builder.instance())
    return ir.Call(node.name, arguments, Type.f64, span=node.span)


def connection(builder: Builder, node: mod.Call, arguments: list[ir.Expression]) -> ir.Expression:
    """What FOR_NETCONS asks about the connections to the instance. `incoming.first` i32[]: for each instance its first
    connection in `incoming.weights` i64[], which tells where the weights of each begin."""
    if node.name == "netcon_own_":
        return ir.Cast(builder.parameter("weight_index", I64), F64)
    if node.name == "netcon_weight_":
        return ir.Load(builder.array("weight"), ir.Cast(arguments[0], I64), F64)
    first, instance = builder.array("incoming.first", Type.i32_array), builder.instance()
    begin = ir.Cast(ir.Load(first, instance, Type.i32), I64)
    if node.name == "netcon_first_":
        place = ir.Binary("add", begin, ir.Cast(arguments[0], I64), I64)
        return ir.Cast(ir.Load(builder.array("incoming.weights", Type.i64_array), place, I64), F64)
    after = ir.Binary("add", instance, integer(1), I64)
    return ir.Cast(ir.Binary("sub", ir.Cast(ir.Load(first, after, Type.i32), I64), begin, I64), F64)


def put_weight(builder: Builder, arguments: list[ir.Expression]) -> list[ir.Statement]:
    """The statement that sets a weight."""
    return [ir.Store(builder.array("weight", writes=True), ir.Cast(arguments[0], I64), arguments[1])]
