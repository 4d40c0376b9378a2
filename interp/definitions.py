"""What a text of hoc defines, found without running it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..lang.hoc import nodes
from ..lang.tree import Node


def inside(top: Iterable[Node]) -> Iterator[Node]:
    """These nodes and all below them, without the insides of templates."""
    waiting = [*top]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, nodes.Template):
            waiting.extend(node.children())


def defined_names(statements: Iterable[Node]) -> dict[str, str]:
    """The names of the top level that these statements define, with what each is in words."""
    found: dict[str, str] = {}
    for node in inside(statements):
        for name, kind in definitions_of(node):
            found.setdefault(name, kind)
    return found


def definitions_of(node: Node) -> list[tuple[str, str]]:
    """The names that one node defines, its children aside."""
    if isinstance(node, (nodes.Procedure, nodes.Template)):
        return [(node.name, getattr(node, "kind", "template"))]
    if isinstance(node, nodes.StringDeclaration):
        return [(name, "strdef") for name in node.names]
    if isinstance(node, tuple(DECLARED)):
        return [(one.name, DECLARED[type(node)]) for one in node.declarators]  # type: ignore[attr-defined]
    if isinstance(node, (nodes.Assign, nodes.Read)) and isinstance(node.target, nodes.Name):
        return [(node.target.name, "variable")]
    if isinstance(node, (nodes.ForRange, nodes.ForSegments)) and isinstance(node.variable, nodes.Name):
        return [(node.variable.name, "variable")]
    return []


DECLARED: dict[type, str] = {
    nodes.ObjectDeclaration: "objref",
    nodes.DoubleDeclaration: "array",
    nodes.Create: "section",
}
