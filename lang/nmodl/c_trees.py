"""Trees of C as pycparser makes them: what a function mentions, declares, changes and jumps out of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PLACEHOLDER = "nmodl_statement_"
"""The function that stands in C text for a statement of NMODL between two pieces of C."""


def walk_c(node: Any) -> Iterator[Any]:
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(child for _, child in node.children())


def is_function(node: Any) -> bool:
    return type(node).__name__ == "FuncDef"


def declares(node: Any) -> bool:
    return any(type(each).__name__ in ("Decl", "DeclList") for each in node.body.block_items or ())


def has_placeholder(node: Any) -> bool:
    return any(type(each).__name__ == "ID" and each.name == PLACEHOLDER for each in walk_c(node))


def number_type(node: Any) -> str:
    """Of a declaration of one number its type, else nothing."""
    if type(node).__name__ != "Decl" or type(node.type).__name__ != "TypeDecl" or node.storage:
        return ""
    names = getattr(node.type.type, "names", [])
    return "double" if set(names) & {"double", "float"} else "int" if set(names) & _INTEGERS else ""


_INTEGERS = {"int", "long", "short", "char", "unsigned", "signed"}


def jumps_out(node: Any, inside: frozenset[str] = frozenset()) -> set[str]:
    """Which of `break` and `continue` stand in no loop (or `switch`) of their own."""
    kind = type(node).__name__
    if kind in ("Break", "Continue"):
        return {kind.lower()} - inside
    if kind in ("For", "While", "DoWhile"):
        inside |= {"break", "continue"}
    elif kind == "Switch":
        inside |= {"break"}
    return {word for _, child in node.children() for word in jumps_out(child, inside)}


def own_names(node: Any) -> set[str]:
    """The names that a function declares itself."""
    return {each.name for each in walk_c(node) if type(each).__name__ == "Decl" and each.name}


def names_in(node: Any) -> Iterator[str]:
    """The names in an expression, those of members aside."""
    if type(node).__name__ == "StructRef":
        yield from names_in(node.name)
    elif type(node).__name__ == "ID":
        yield node.name
    else:
        for _, child in node.children():
            yield from names_in(child)


def mentions(function: Any) -> set[str]:
    """The names that a function mentions and does not declare."""
    return set(names_in(function.body)) - own_names(function)


def changes(function: Any) -> set[str]:
    """Those of them that it may change: assigned, stepped, or with their address taken."""
    found: set[str] = set()
    for node in walk_c(function.body):
        kind = type(node).__name__
        if kind == "Assignment":
            found.add(variable_of(node.lvalue))
        elif kind == "UnaryOp" and node.op in ("&", "++", "--", "p++", "p--"):
            found.add(variable_of(node.expr))
    return found - own_names(function)


def handed_over(function: Any) -> set[str]:
    """The names that are arguments of calls: arrays among them may be changed."""
    calls = [node for node in walk_c(function.body) if type(node).__name__ == "FuncCall" and node.args]
    found = {each.name for call in calls for each in call.args.exprs if type(each).__name__ == "ID"}
    return found - own_names(function)


def variable_of(node: Any) -> str:
    """The variable that an lvalue is, or is a part of."""
    kind = type(node).__name__
    if kind == "ID":
        return node.name
    if kind in ("ArrayRef", "StructRef"):
        return variable_of(node.name)
    if kind in ("UnaryOp", "Cast"):
        return variable_of(node.expr)
    return next(iter(names_in(node)), "")


def rename(node: Any, names: dict[str, str]) -> None:
    for each in walk_c(node):
        kind = type(each).__name__
        if kind == "ID" and each.name in names:
            each.name = names[each.name]
        elif kind == "Decl" and each.name in names:
            each.name = names[each.name]
        elif kind == "TypeDecl" and each.declname in names:
            each.declname = names[each.declname]
