"""Arithmetic of numbers done beforehand, where it gives the very same bits; branches never taken; locals never used."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import replace

from ...tree import Node, Rewriter
from .. import known
from .. import nodes as n
from ..analysis import calls, used
from ..trees import body, map_bodies, split_locals

_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def run(file: n.File) -> n.File:
    file = _Fold().rewrite(file)
    return map_bodies(file, _drop_unused_locals)


def fold_expression(node: n.Expression) -> n.Expression:
    """The expression with arithmetic of numbers done."""
    return _Fold().rewrite(node)


class _Fold(Rewriter):
    def rewrite_Unary(self, node: n.Unary) -> n.Expression:
        match node:
            case n.Unary("-", n.Number(value)):
                return n.Number(-value, span=node.span)
            case n.Unary("!", n.Number(value)):
                return n.Number(float(not value), span=node.span)
        return node

    def rewrite_Binary(self, node: n.Binary) -> n.Expression:
        match node:
            case n.Binary(op, n.Number(a), n.Number(b)) if op in _ARITHMETIC and not (op == "/" and b == 0):
                value = float(_ARITHMETIC[op](a, b))
                return n.Number(value, span=node.span) if math.isfinite(value) else node
        return node

    def rewrite_If(self, node: n.If) -> n.Statement | tuple[n.Statement, ...] | None:
        if not isinstance(node.condition, n.Number):
            return None if self._does_nothing(node) else node
        chosen = node.then if node.condition.value else node.otherwise
        return chosen.statements if isinstance(chosen, n.Body) else ()

    @staticmethod
    def _does_nothing(node: n.If) -> bool:
        if node.then.statements or (isinstance(node.otherwise, n.Body) and node.otherwise.statements):
            return False
        return all(call.name in known.PURE for call in calls(node.condition))

    def rewrite_While(self, node: n.While) -> n.Statement | None:
        return None if isinstance(node.condition, n.Number) and not node.condition.value else node


def _drop_unused_locals(code: n.Body, block: Node) -> n.Body:
    declared, statements = split_locals(code)
    found = used(n.Body(statements))
    kept = tuple(local for local in declared if local.name in found)
    return code if len(kept) == len(declared) else replace(body(statements, kept), span=code.span)
