"""Trees of frozen nodes: the base class, a visitor and a rewriter. Both languages' nodes are made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any

from .source import Span


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a tree. Two nodes are equal if their fields are, wherever they stand in the text."""

    span: Span | None = field(default=None, compare=False, repr=False, kw_only=True)

    def children(self) -> list[Node]:
        found: list[Node] = []
        for name in child_fields(type(self)):
            value = getattr(self, name)
            if isinstance(value, Node):
                found.append(value)
            elif type(value) is tuple:
                _collect(value, found)
        return found


_PLAIN = re.compile(r"(?:str|int|float|bool|None|tuple|\.\.\.|[][|, ])*")


@cache
def child_fields(kind: type[Node]) -> tuple[str, ...]:
    """The names of those fields of a node kind that may hold nodes, as their annotations tell. (`dataclasses.fields`
    is too slow to be asked at each node.)"""
    return tuple(f.name for f in fields(kind) if f.name != "span" and not _PLAIN.fullmatch(str(f.type)))


def _collect(values: tuple[Any, ...], found: list[Node]) -> None:
    for value in values:
        if isinstance(value, Node):
            found.append(value)
        elif type(value) is tuple:
            _collect(value, found)


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, parents first, in the order of the text."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        if child_fields(type(node)):  # most nodes are leaves
            stack.extend(reversed(node.children()))


class Visitor:
    """Calls `visit_<Class>(node)` where the subclass has it, else goes on to the children."""

    def visit(self, node: Node) -> Any:
        method = getattr(self, "visit_" + type(node).__name__, None)
        return method(node) if method else self.visit_children(node)

    def visit_children(self, node: Node) -> None:
        for child in node.children():
            self.visit(child)


class Rewriter:
    """Rebuilds a tree: `rewrite_<Class>(node)` gives the replacement of a node whose children are done.

    In a tuple of nodes a replacement may itself be a tuple (it is spliced in) or None (it is dropped).
    Unchanged parts are shared with the old tree.
    """

    def rewrite(self, node: Node) -> Any:
        changes = {}
        for name in child_fields(type(node)):
            old = getattr(node, name)
            new = self._rewrite_value(old)
            if new is not old:
                changes[name] = new
        node = replace(node, **changes) if changes else node
        method = getattr(self, "rewrite_" + type(node).__name__, None)
        return method(node) if method else node

    def _rewrite_value(self, value: Any) -> Any:
        if isinstance(value, Node):
            return self.rewrite(value)
        if type(value) is not tuple:
            return value
        out: list[Any] = []
        for item in value:
            new = self._rewrite_value(item)
            if isinstance(item, Node) and isinstance(new, tuple):
                out.extend(new)
            elif not (isinstance(item, Node) and new is None):
                out.append(new)
        return value if len(out) == len(value) and all(a is b for a, b in zip(out, value, strict=True)) else tuple(out)
