"""Trees of nodes: the base class, a visitor and a rewriter. Both languages' nodes are made of it. A node that was
made is never changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from .source import Span

if TYPE_CHECKING:
    from dataclasses import dataclass as node_kind
else:

    def node_kind(cls: type) -> type:
        """A kind of nodes: a dataclass without the methods that `Node` has, made in a fifth of the time."""
        cls.__doc__ = cls.__doc__ or cls.__name__  # else it is made of the signature, which takes as long again
        return dataclass(slots=True, repr=False, eq=False)(cls)


@node_kind
class Node:
    """A node of a tree. Two nodes are equal if their fields are, wherever they stand in the text."""

    span: Span | None = field(default=None, compare=False, repr=False, kw_only=True)

    def children(self) -> list[Node]:
        found: list[Node] = []
        children_of(type(self))(self, found)
        return found

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _compared(type(self))(self) == _compared(type(self))(other)

    def __hash__(self) -> int:
        return hash(_compared(type(self))(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
        return f"{type(self).__name__}({shown})"


@cache
def _compared(kind: type[Node]) -> Callable[[Any], Any]:
    names = [f.name for f in fields(kind) if f.compare]
    return attrgetter(*names) if len(names) > 1 else lambda node: tuple(getattr(node, name) for name in names)


_PLAIN = re.compile(r"(?:str|int|float|bool|None|tuple|\.\.\.|[][|, ])*")


@cache
def child_fields(kind: type[Node]) -> tuple[str, ...]:
    """The names of those fields of a node kind that may hold nodes, as their annotations tell. (`dataclasses.fields`
    is too slow to be asked at each node.)"""
    return tuple(f.name for f in fields(kind) if f.name != "span" and not _PLAIN.fullmatch(str(f.type)))


@cache
def children_of(kind: type[Node]) -> Callable[[Node, list[Node]], None]:
    """A function that appends the children of a node of this kind to a list, written for its fields."""
    lines = ["def collect_children(node, found):"]
    for name in child_fields(kind):
        lines += [f" value = node.{name}", " if isinstance(value, Node): found.append(value)"]
        lines += [" elif type(value) is tuple: collect(value, found)"]
    namespace: dict[str, Any] = {"Node": Node, "collect": _collect}
    exec("\n".join([*lines, " pass"]), namespace)
    return namespace["collect_children"]


def _collect(values: tuple[Any, ...], found: list[Node]) -> None:
    for value in values:
        if isinstance(value, Node):
            found.append(value)
        elif type(value) is tuple:
            _collect(value, found)


_COLLECTORS: dict[type[Node], Callable[[Node, list[Node]], None] | None] = {}
"""The functions of `children_of`, or None for kinds that have no children, as most nodes do."""


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, parents first, in the order of the text."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        kind = type(node)
        try:
            children = _COLLECTORS[kind]
        except KeyError:
            children = _COLLECTORS[kind] = children_of(kind) if child_fields(kind) else None
        if children is not None:
            found: list[Node] = []
            children(node, found)
            if len(found) > 1:
                found.reverse()
            stack += found


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
        changes: dict[str, Any] | None = None
        for name in child_fields(type(node)):
            old = getattr(node, name)
            if isinstance(old, Node):
                new = self.rewrite(old)
            elif type(old) is tuple and old:
                new = self._rewrite_tuple(old)
            else:
                continue
            if new is not old:
                changes = changes or {}
                changes[name] = new
        if changes:
            node = replace(node, **changes)
        method = self._method(type(node))
        return node if method is None else method(self, node)

    @classmethod
    @cache
    def _method(cls, kind: type[Node]) -> Callable[[Any, Any], Any] | None:
        return getattr(cls, "rewrite_" + kind.__name__, None)

    def _rewrite_tuple(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        out: list[Any] = []
        changed = False
        for item in values:
            if isinstance(item, Node):
                new = self.rewrite(item)
                changed |= new is not item
                if isinstance(new, tuple):
                    out.extend(new)
                elif new is not None:
                    out.append(new)
            else:
                new = self._rewrite_tuple(item) if type(item) is tuple else item
                changed |= new is not item
                out.append(new)
        return tuple(out) if changed else values
