"""What a body reads and writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..tree import Node, walk
from . import nodes as n


def names(node: Node) -> Iterator[str]:
    """Every name of a variable that an expression or a statement mentions, again and again, in order."""
    for each in walk(node):
        if type(each) in _NAMED:
            yield each.name


_NAMED = {n.Name, n.Index, n.Prime}


def used(node: Node) -> set[str]:
    """The names that are read or written (locals and FROM variables too)."""
    return set(names(node))


def assigned(node: Node) -> set[str]:
    """The names that a body assigns, whole or an element."""
    return {each.target.name for each in walk(node) if isinstance(each, n.Assign)}


def locals_of(node: Node) -> set[str]:
    """The names that LOCAL and FROM declare in a body."""
    found: set[str] = set()
    for each in walk(node):
        if isinstance(each, n.Local):
            found.update(name.name for name in each.names)
        elif isinstance(each, n.From):
            found.add(each.variable)
    return found


def calls(node: Node) -> Iterator[n.Call]:
    """Every call in a body, outer ones first."""
    return (each for each in walk(node) if isinstance(each, n.Call))


def read_first(body: Node) -> set[str]:
    """The names whose old value the body may need: read somewhere before they are certainly assigned.

    An assignment to an element does not count as an assignment of the array, and a loop may not run at all.
    """
    reads: set[str] = set()
    _flow(body, set(), reads)
    return reads


def always_assigned(body: Node) -> set[str]:
    """The names that the body assigns on every path."""
    return _flow(body, set(), set())


def _flow(node: Node | None, known: set[str], reads: set[str]) -> set[str]:
    """The names assigned for certain after a statement, those in `known` being so before it."""
    match node:
        case n.Assign(target, value):
            _read(value, known, reads)
            if isinstance(target, n.Index):
                _read(target, known, reads)
                return known
            return known | {target.name}
        case n.Body(statements):
            return _flow_all(statements, known, reads)
        case n.If(condition, then, otherwise):
            _read(condition, known, reads)
            after = _flow(then, known, reads)
            return after & _flow(otherwise, known, reads) if otherwise else known
        case n.While(condition, inner):
            _read(condition, known, reads)
            _flow(inner, known, reads)
            return known
        case n.From(variable, first, last, step, inner):
            for bound in (first, last, step):
                if bound is not None:
                    _read(bound, known, reads)
            _flow(inner, known | {variable}, reads)
            return known
        case n.Solve() | n.Local() | None:
            return known
        case n.Protect(statement):
            return _flow(statement, known, reads)
        case _:
            _read(node, known, reads)
            return known


def _flow_all(statements: Iterable[Node], known: set[str], reads: set[str]) -> set[str]:
    known = set(known)  # grows in place: a body may have some ten thousand assignments
    for statement in statements:
        if isinstance(statement, n.Assign) and not isinstance(statement.target, n.Index):
            _read(statement.value, known, reads)
            known.add(statement.target.name)
        else:
            known |= _flow(statement, known, reads)
    return known


def _read(node: Node, known: set[str], reads: set[str]) -> None:
    reads.update(name for name in names(node) if name not in known)
