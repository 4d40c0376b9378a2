"""What a mechanism prints: `printf` in a block, written into a list that is printed after the launch.

`message.count` i64[1]: messages so far; `message.capacity` i64: how many fit; for each message `message.which` i64[]
(index into the mechanism's `messages`, the formats) and in `message.values` f64[] the numbers, VALUES for each. What
does not fit is counted but lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...lang.errors import Unsupported
from ...lang.nmodl import nodes as mod
from ..ir import nodes as ir
from ..ir.nodes import Type
from .lower import F64, I64, integer

if TYPE_CHECKING:
    from .kernels import Builder

VALUES = 8

COUNT = ir.Local("this.messages", I64)


def request(builder: Builder, node: mod.Call, arguments: list[ir.Expression]) -> list[ir.Statement]:
    """The statements for a printf."""
    form = node.arguments[0] if node.arguments else None
    if not isinstance(form, mod.String) or any(isinstance(a, mod.String) for a in node.arguments[1:]):
        raise Unsupported("printf needs a format, and prints numbers only", node.span)
    if len(arguments) > VALUES:
        raise Unsupported(f"printf of more than {VALUES} numbers is not supported", node.span)
    which = builder.message(form.value)
    count = builder.array("message.count", Type.i64_array, writes=True)
    values = builder.array("message.values", Type.f64_array, writes=True)
    start = ir.Binary("mul", COUNT, integer(VALUES), I64)
    stores = [ir.Store(builder.array("message.which", Type.i64_array, writes=True), COUNT, integer(which))]
    for k, value in enumerate(arguments):
        stores.append(ir.Store(values, ir.Binary("add", start, integer(k), I64), value))
    assert all(value.type is F64 for value in arguments)
    return [
        ir.Assign(COUNT, ir.Load(count, integer(0), I64)),
        ir.If(ir.Compare("lt", COUNT, builder.parameter("message.capacity", I64)), ir.Block(tuple(stores))),
        ir.Store(count, integer(0), ir.Binary("add", COUNT, integer(1), I64)),
    ]
