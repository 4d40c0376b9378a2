"""What a mechanism asks of the event queue while it runs, written into a list that the queue takes over.

`event.count` i64[1]: requests so far; `event.capacity` i64: how many fit; for each request `event.kind` i64[] (SEND,
EVENT, MOVE), `event.instance` i64[] (whose), `event.time` f64[] (when, ms, absolute), `event.flag` f64[]. A request
that does not fit is counted but not written: the list must be longer than what one launch can ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...lang.errors import Unsupported
from ...lang.nmodl import nodes as mod
from ..ir import nodes as ir
from ..ir.nodes import Type
from .lower import F64, I64, integer, number

if TYPE_CHECKING:
    from .kernels import Builder

SEND, EVENT, MOVE = range(3)
"""`net_send(delay, flag)` to itself, `net_event(time)` to all it is connected to, `net_move(time)` of the last send."""

COUNT = ir.Local("this.requests", I64)


def request(builder: Builder, node: mod.Call, arguments: list[ir.Expression]) -> list[ir.Statement]:
    """The statements for a call of net_send, net_event or net_move."""
    if node.name == "net_send":
        clock = builder.array("clock")
        time = ir.Binary("add", ir.Load(clock, integer(0), F64), arguments[0], F64)
        return _append(builder, SEND, time, arguments[1])
    if node.name == "net_event":
        return _append(builder, EVENT, arguments[0], number(0.0))
    if node.name == "net_move":
        return _append(builder, MOVE, arguments[0], number(0.0))
    raise Unsupported(f"{node.name} is not supported in a mechanism", node.span)


def _append(builder: Builder, kind: int, time: ir.Expression, flag: ir.Expression) -> list[ir.Statement]:
    count = builder.array("event.count", Type.i64_array, writes=True)
    room = ir.Compare("lt", COUNT, builder.parameter("event.capacity", I64))
    entries = (
        ("event.kind", Type.i64_array, integer(kind)),
        ("event.instance", Type.i64_array, builder.instance()),
        ("event.time", Type.f64_array, time),
        ("event.flag", Type.f64_array, flag),
    )
    stores = tuple(ir.Store(builder.array(name, type, writes=True), COUNT, value) for name, type, value in entries)
    return [
        ir.Assign(COUNT, ir.Load(count, integer(0), I64)),
        ir.If(room, ir.Block(stores)),
        ir.Store(count, integer(0), ir.Binary("add", COUNT, integer(1), I64)),
    ]
