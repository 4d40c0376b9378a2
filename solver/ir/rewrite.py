"""Rewriting IR to simpler IR of the same meaning (powers: to within 1 ulp)."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

import numpy as np

from . import nodes as ir
from .evaluate import COMPARE, FLOAT_UNARY, fused, operate, typed, wrap
from .nodes import Type
from .walk import children, rebuild, walk

Root = TypeVar("Root", bound=ir.Node)
POWERS = {2.0: "square", 3.0: "cube", 4.0: "fourth"}


def simplify(node: Root) -> Root:
    """Folds constants, decides what is known, and turns small whole powers into products."""
    with np.errstate(all="ignore"):
        return rebuild(node, _simpler)


def _simpler(node: ir.Node) -> ir.Node:
    rule = RULES.get(type(node))
    return node if rule is None else rule(node)


def _constants(*nodes: ir.Node) -> bool:
    return all(type(n) is ir.Const for n in nodes)


def _constant(value: object, like: ir.Expression) -> ir.Const:
    value = value.item() if isinstance(value, np.generic) else value
    return ir.Const(value, like.type, span=like.span)


def _values(*nodes: ir.Const) -> list[object]:
    return [typed(n.value, n.type) for n in nodes]


def _unary(node: ir.Unary) -> ir.Expression:
    inner = node.operand
    if type(inner) is ir.Unary and inner.op == node.op and node.op in ("neg", "not"):
        return inner.operand
    if not _constants(inner):
        return node
    (x,) = _values(inner)
    if node.op == "not":
        return _constant(wrap(~int(x), node.type), node)
    if node.type.is_float:
        return _constant(FLOAT_UNARY[node.op](x), node)
    return _constant(wrap(-x if node.op == "neg" else abs(x), node.type), node)


def _binary(node: ir.Binary) -> ir.Expression:
    left, right = node.left, node.right
    if _constants(left, right):
        whole_division = node.op in ("div", "rem") and not node.type.is_float
        if not (whole_division and right.value == 0) and node.op not in ("shl", "shr", "ushr"):
            return _constant(operate(node.op, node.type, *_values(left, right)), node)
    if node.op in ("mul", "div") and _is(right, 1):
        return left
    if node.op == "mul" and _is(left, 1):
        return right
    if node.op == "sub" and _is(right, 0) and str(right.value)[0] != "-":
        return left
    return node


def _is(node: ir.Expression, value: int) -> bool:
    return type(node) is ir.Const and node.value == value


def _compare(node: ir.Compare) -> ir.Expression:
    if not _constants(node.left, node.right):
        return node
    return _constant(bool(COMPARE[node.op](*_values(node.left, node.right))), node)


def _select(node: ir.Select) -> ir.Expression:
    if _constants(node.condition):
        return node.then if node.condition.value else node.otherwise
    return node


def _cast(node: ir.Cast) -> ir.Expression:
    if node.operand.type is node.type:
        return node.operand
    if _constants(node.operand) and not node.operand.type.is_float:
        return _constant(typed(node.operand.value, node.type), node)
    return node


def _fma(node: ir.Fma) -> ir.Expression:
    if _constants(node.a, node.b, node.c):
        return _constant(fused(*_values(node.a, node.b, node.c)), node)
    return node


def _call(node: ir.Call) -> ir.Expression:
    if node.function != "pow" or not _constants(node.arguments[1]):
        return node
    base, exponent = node.arguments[0], float(node.arguments[1].value)
    if exponent == 0.0:
        return ir.Const(1.0, Type.f64, span=node.span)
    if exponent == 1.0:
        return base
    if exponent == -1.0:
        return ir.Binary("div", ir.Const(1.0, Type.f64), base, Type.f64, span=node.span)
    if exponent in POWERS:
        return ir.Call(POWERS[exponent], (base,), Type.f64, span=node.span)
    return node


def _if(node: ir.If) -> ir.Statement:
    if not _constants(node.condition):
        return node
    return node.then if node.condition.value else (node.otherwise or ir.Block(()))


def _block(node: ir.Block) -> ir.Statement:
    """Blocks in blocks are one."""
    if not any(type(s) is ir.Block for s in node.statements):
        return node
    flat: list[ir.Statement] = []
    for statement in node.statements:
        flat += statement.statements if type(statement) is ir.Block else [statement]
    return ir.Block(tuple(flat), span=node.span)


RULES = {
    ir.Unary: _unary, ir.Binary: _binary, ir.Compare: _compare, ir.Select: _select, ir.Cast: _cast, ir.Fma: _fma,
    ir.Call: _call, ir.If: _if, ir.Block: _block,
}  # fmt: skip


# --- inlining ------------------------------------------------------------------------------------------------


@cache
def _single_expression(func: ir.Func) -> ir.Expression | None:
    """What a function returns, if that is all it does."""
    statements = func.body.statements
    if len(statements) == 1 and type(statements[0]) is ir.Return:
        return statements[0].value
    return None


def inline(kernel: ir.Kernel) -> ir.Kernel:
    """Puts the kernel's functions that are one expression where they are called.

    An argument that would be evaluated more than once, and is more than a name or a constant, stays a call.
    """
    own = {f.name: f for f in kernel.functions}

    def change(node: ir.Node) -> ir.Node:
        if type(node) is not ir.Call or node.function not in own:
            return node
        func = own[node.function]
        value = _single_expression(func)
        given = dict(zip((p.name for p in func.parameters), node.arguments, strict=True))
        if value is None or not all(_cheap(a) or _uses(value, name) <= 1 for name, a in given.items()):
            return node
        inlined = rebuild(value, lambda n: given[n.name] if type(n) is ir.Arg else n)
        return rebuild(inlined, change)

    body = rebuild(kernel.body, change)
    needed = _reachable(body, own)
    return ir.Kernel(
        kernel.name, kernel.parameters, body, tuple(f for f in kernel.functions if f.name in needed), span=kernel.span
    )


def _cheap(node: ir.Expression) -> bool:
    return type(node) in (ir.Const, ir.Arg, ir.Local)


def _uses(value: ir.Expression, name: str) -> int:
    return sum(type(n) is ir.Arg and n.name == name for n in walk(value))


def _reachable(body: ir.Block, own: dict[str, ir.Func]) -> set[str]:
    found: set[str] = set()
    todo: list[ir.Node] = [body]
    while todo:
        node = todo.pop()
        if type(node) is ir.Call and node.function in own and node.function not in found:
            found.add(node.function)
            todo.append(own[node.function].body)
        todo += children(node)
    return found
