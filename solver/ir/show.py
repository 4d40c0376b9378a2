"""IR as text that `read` reads back.

    kernel gate(first: i64, last: i64, node: i32[], v: f64[], h: f64[] writes) {
      func alpha(v: f64) -> f64 {
        return 0.07 * @exp(neg(v + 65.0) / 20.0)
      }
      parallel i = first to last {
        h[i] = @alpha(v[i64(node[i])])
      }
    }

Numbers carry their type where it is not f64 (with a point or exponent) or i64: `1.5:f32`, `3:i32`. `>>>` is ushr,
`bits<f64>(x)` a bitcast, `@f(x)` a call (`@f:i64(x)` if its result is not f64).
"""

from __future__ import annotations

from collections.abc import Iterable

from . import nodes as ir
from .nodes import Type

OPERATORS = {
    "or": ("|", 2), "xor": ("^", 3), "and": ("&", 4), "eq": ("==", 5), "ne": ("!=", 5), "lt": ("<", 6), "le": ("<=", 6),
    "gt": (">", 6), "ge": (">=", 6), "shl": ("<<", 7), "shr": (">>", 7), "ushr": (">>>", 7), "add": ("+", 8),
    "sub": ("-", 8), "mul": ("*", 9), "div": ("/", 9),
}  # fmt: skip
CONDITIONAL = 1


def show(node: ir.Node) -> str:
    """A kernel, function, statement or expression as text."""
    if isinstance(node, ir.Expression):
        return _expression(node)
    return "\n".join(_lines(node)) + "\n"


def _lines(node: ir.Node) -> Iterable[str]:
    kind = type(node)
    if kind is ir.Kernel:
        yield f"kernel {node.name}({_parameters(node.parameters)}) {{"
        for function in node.functions:
            yield from _indented(_lines(function))
        yield from _body(node.body)
    elif kind is ir.Func:
        yield f"func {node.name}({_parameters(node.parameters)}){f' -> {node.result.value}' if node.result else ''} {{"
        yield from _body(node.body)
    elif kind is ir.Block:
        yield "{"
        yield from _body(node)
    elif kind is ir.Assign:
        yield f"{node.target.name} = {_expression(node.value)}"
    elif kind is ir.Store:
        yield f"{_element(node)} = {_expression(node.value)}"
    elif kind is ir.Atomic:
        yield f"atomic {node.op} {_element(node)} = {_expression(node.value)}"
    elif kind is ir.If:
        yield f"if {_expression(node.condition)} {{"
        if node.otherwise is None:
            yield from _body(node.then)
        else:
            yield from _indented(_statements(node.then))
            yield "} else {"
            yield from _body(node.otherwise)
    elif kind in (ir.For, ir.Parallel):
        step = f" step {node.step}" if kind is ir.For and node.step != 1 else ""
        word = "for" if kind is ir.For else "parallel"
        yield f"{word} {node.variable.name} = {_expression(node.first)} to {_expression(node.last)}{step} {{"
        yield from _body(node.body)
    elif kind is ir.While:
        yield f"while {_expression(node.condition)} {{"
        yield from _body(node.body)
    elif kind is ir.Return:
        yield "return" if node.value is None else f"return {_expression(node.value)}"
    elif kind is ir.Barrier:
        yield "barrier"
    elif kind is ir.Native:
        yield f"native {_expression(node.address)} on {_expression(node.array)}"
    else:
        raise TypeError(f"{kind.__name__} is not IR")


def _indented(lines: Iterable[str]) -> Iterable[str]:
    return ("  " + line for line in lines)


def _statements(block: ir.Block) -> Iterable[str]:
    return (line for statement in block.statements for line in _lines(statement))


def _body(block: ir.Block) -> Iterable[str]:
    yield from _indented(_statements(block))
    yield "}"


def _parameters(parameters: tuple[ir.Parameter, ...]) -> str:
    return ", ".join(f"{p.name}: {p.type.value}{' writes' if p.writes else ''}" for p in parameters)


def _element(node: ir.Load | ir.Store | ir.Atomic) -> str:
    return f"{_expression(node.array)}[{_expression(node.index)}]"


def _expression(node: ir.Expression, outer: int = 0) -> str:
    """The text, in parentheses if it binds less than `outer`."""
    kind = type(node)
    if kind is ir.Const:
        return _constant(node)
    if kind in (ir.Arg, ir.Local):
        return node.name
    if kind is ir.Load:
        return _element(node)
    if kind is ir.Unary:
        return f"{node.op}({_expression(node.operand)})"
    if kind is ir.Cast:
        return f"{node.type.value}({_expression(node.operand)})"
    if kind is ir.Bitcast:
        return f"bits<{node.type.value}>({_expression(node.operand)})"
    if kind is ir.Fma:
        return f"fma({_expression(node.a)}, {_expression(node.b)}, {_expression(node.c)})"
    if kind is ir.Call:
        type_ = "" if node.type is Type.f64 else ":" + node.type.value
        return f"@{node.function}{type_}({', '.join(_expression(a) for a in node.arguments)})"
    if kind is ir.Select:
        parts = (_expression(part, CONDITIONAL + 1) for part in (node.condition, node.then, node.otherwise))
        text, precedence = "{} ? {} : {}".format(*parts), CONDITIONAL
    elif node.op in OPERATORS:
        operator, precedence = OPERATORS[node.op]
        text = f"{_expression(node.left, precedence)} {operator} {_expression(node.right, precedence + 1)}"
    else:
        return f"{node.op}({_expression(node.left)}, {_expression(node.right)})"
    return f"({text})" if precedence < outer else text


def _constant(node: ir.Const) -> str:
    if node.type is Type.i1:
        return "true" if node.value else "false"
    text = repr(float(node.value)) if node.type.is_float else str(int(node.value))
    return text if node.type in (Type.f64, Type.i64) else f"{text}:{node.type.value}"
