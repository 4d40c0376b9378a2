"""What is to be known of a body before its code can be written, found in one walk."""

from __future__ import annotations

from typing import Any

from ..lang.hoc import nodes
from ..lang.tree import Node

DECLARATIONS = (nodes.StringDeclaration, nodes.ObjectDeclaration, nodes.DoubleDeclaration, nodes.Create)


class Survey:
    """How a body uses its arguments, which names' addresses it takes, and what it declares and assigns."""

    def __init__(self, *bodies: Node) -> None:
        self.kinds: dict[int, set[str]] = {}
        """The kinds of each argument: "" for `$1`, "s", "o", "&"."""
        self.indexed = False
        """Whether there is `$i`."""
        self.counted = False
        """Whether there is numarg() or argtype(), which need all arguments together."""
        self.pointed: set[str] = set()
        """Names of which the address is taken; such locals live in cells."""
        self.declarations: list[nodes.Statement] = []
        self.assigned: set[str] = set()
        """Names that are given a number somewhere; what is not declared otherwise is a number from then on."""
        self.locals: set[str] = set()
        self.mentioned: set[str] = set()
        """Every name that is used as one."""
        self.iterates = False
        """Whether there is an iterator_statement."""
        waiting: list[Any] = list(bodies)
        while waiting:
            node = waiting.pop()
            if isinstance(node, tuple):
                waiting.extend(node)
            elif isinstance(node, Node):
                kind = type(node)
                if kind in LOOKED_AT:
                    self._look(node)
                waiting.extend([getattr(node, name) for name in _fields(kind)])

    @property
    def highest(self) -> int:
        """The highest n of a `$n`."""
        return max(self.kinds, default=0)

    def _look(self, node: Any) -> None:
        if isinstance(node, nodes.Name):
            self.mentioned.add(node.name)
        elif isinstance(node, nodes.Argument):
            if node.index is None:
                self.indexed = True
            else:
                self.kinds.setdefault(node.index, set()).add(node.kind)
        elif isinstance(node, nodes.Call):
            self.counted |= isinstance(node.target, nodes.Name) and node.target.name in ("numarg", "argtype")
        elif isinstance(node, nodes.CallOfNumbers):
            self.counted |= node.name in ("numarg", "argtype")
        elif isinstance(node, nodes.AddressOf):
            if isinstance(node.target, nodes.Name):
                self.pointed.add(node.target.name)
        elif isinstance(node, nodes.IteratorStatement):
            self.iterates = True
        elif isinstance(node, nodes.Assign):
            if isinstance(node.target, nodes.Name) and not isinstance(node.value, (nodes.New, nodes.String)):
                self.assigned.add(node.target.name)
        elif isinstance(node, (nodes.ForRange, nodes.ForSegments)):
            if isinstance(node.variable, nodes.Name):
                self.assigned.add(node.variable.name)
        elif isinstance(node, nodes.Local):
            self.locals.update(declarator.name for declarator in node.names)
        elif isinstance(node, nodes.LocalObject):
            self.locals.update(node.names)
        else:
            self.declarations.append(node)


LOOKED_AT = {
    nodes.Name, nodes.Argument, nodes.Call, nodes.CallOfNumbers, nodes.AddressOf, nodes.IteratorStatement,
    nodes.Assign, nodes.ForRange, nodes.ForSegments, nodes.Local, nodes.LocalObject, *DECLARATIONS,
}  # fmt: skip
NOTHING = Survey()

_field_names: dict[type, tuple[str, ...]] = {nodes.CallOfNumbers: ()}


def _fields(kind: type) -> tuple[str, ...]:
    """Names of the fields that may hold nodes."""
    names = _field_names.get(kind)
    if names is None:
        plain = ("str", "float", "bool", "int | None")
        fields = kind.__dataclass_fields__.values()  # type: ignore[attr-defined]
        names = tuple(f.name for f in fields if f.name != "span" and f.type not in plain)
        _field_names[kind] = names
    return names
