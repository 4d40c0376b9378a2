"""Going through IR trees: children, all nodes, rebuilding bottom up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from . import nodes as ir


@cache
def child_fields(kind: type[ir.Node]) -> tuple[str, ...]:
    """The names of the fields of a node kind that hold nodes or tuples of them (or may)."""
    plain = {"span", "name", "type", "op", "value", "function", "writes", "step", "result"}
    if kind in (ir.Assign, ir.Store, ir.Atomic, ir.Return):
        plain = plain - {"value"}
    return tuple(name for name in kind.__dataclass_fields__ if name not in plain)


@cache
def _collector(kind: type[ir.Node]) -> Callable[[ir.Node], list[ir.Node]]:
    """`children` of one kind of nodes, written for its fields."""
    lines = ["def children(node):", " found = []"]
    for name in child_fields(kind):
        lines += [f" value = node.{name}", " if type(value) is tuple: found += value"]
        lines += [" elif value is not None: found.append(value)"]
    namespace: dict[str, Any] = {}
    exec("\n".join([*lines, " return found"]), namespace)
    return namespace["children"]


def children(node: ir.Node) -> list[ir.Node]:
    """The nodes directly below."""
    return _collector(type(node))(node)


def walk(node: ir.Node) -> Iterator[ir.Node]:
    """The node and everything below it, parents first."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        kind = type(node)
        if child_fields(kind):  # most nodes are leaves
            found = _collector(kind)(node)
            found.reverse()
            stack += found


def rebuild(node: ir.Node, change: Callable[[ir.Node], ir.Node]) -> ir.Node:
    """The tree with `change` applied to every node, children first; parts that stay the same are shared."""
    changes = {}
    for name in child_fields(type(node)):
        old = getattr(node, name)
        if type(old) is tuple:
            new = tuple([rebuild(child, change) for child in old])
            if any([a is not b for a, b in zip(new, old, strict=True)]):
                changes[name] = new
        elif old is not None:
            new = rebuild(old, change)
            if new is not old:
                changes[name] = new
    return change(replace(node, **changes) if changes else node)


def replace(node: ir.Node, **changes: object) -> ir.Node:
    """A copy with some fields changed."""
    fields = {name: getattr(node, name) for name in type(node).__dataclass_fields__}
    return type(node)(**{**fields, **changes})


def called_names(node: ir.Node) -> list[str]:
    """The names of the functions that are called below, each once, in order of appearance."""
    return list(dict.fromkeys(n.function for n in walk(node) if type(n) is ir.Call))
