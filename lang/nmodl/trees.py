"""Small tools for passes: building expressions, renaming, fresh names, changing the code of a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from ..tree import Node, Rewriter
from . import known
from . import nodes as n
from .symbols import analyse

ZERO, ONE = n.Number(0.0), n.Number(1.0)
DT, T = n.Name("dt"), n.Name("t")


# --- expressions, with the simplifications that never change a value ---------------------------------------------


def is_number(node: n.Expression, value: float) -> bool:
    return isinstance(node, n.Number) and node.value == value


def negative(a: n.Expression) -> n.Expression:
    match a:
        case n.Number(value):
            return n.Number(-value)
        case n.Unary("-", operand):
            return operand
    return n.Unary("-", a)


def plus(a: n.Expression, b: n.Expression) -> n.Expression:
    if is_number(a, 0):
        return b
    if is_number(b, 0):
        return a
    if isinstance(b, n.Unary) and b.op == "-":
        return n.Binary("-", a, b.operand)
    return n.Binary("+", a, b)


def minus(a: n.Expression, b: n.Expression) -> n.Expression:
    if is_number(b, 0):
        return a
    return negative(b) if is_number(a, 0) else n.Binary("-", a, b)


def times(a: n.Expression, b: n.Expression) -> n.Expression:
    """The product; 0 times anything is 0, as a derivative wants it."""
    if is_number(a, 0) or is_number(b, 0):
        return ZERO
    if is_number(a, 1):
        return b
    if is_number(b, 1):
        return a
    if is_number(a, -1):
        return negative(b)
    if is_number(b, -1):
        return negative(a)
    return n.Binary("*", a, b)


def over(a: n.Expression, b: n.Expression) -> n.Expression:
    if is_number(a, 0):
        return ZERO
    return a if is_number(b, 1) else n.Binary("/", a, b)


def assign(name: str, value: n.Expression) -> n.Assign:
    return n.Assign(n.Name(name), value, span=value.span)


# --- names ---------------------------------------------------------------------------------------------------


class Names:
    """Gives names that nothing else has."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)

    def fresh(self, name: str) -> str:
        """`name` itself if it is free, else with a number behind it."""
        found, count = name, 0
        while found in self.taken:
            count += 1
            found = f"{name}_{count}"
        self.taken.add(found)
        return found


def file_names(file: n.File) -> set[str]:
    """All names of variables and functions, declared or known to the language."""
    symbols = analyse(file)
    return {*symbols.variables, *symbols.functions, *known.ARGUMENTS, "flag"}


class Rename(Rewriter):
    """Replaces variables: names by names, or (where nothing assigns them) by expressions."""

    def __init__(self, replacements: Mapping[str, str | n.Expression]) -> None:
        self.replacements = replacements

    def _name(self, name: str) -> str:
        new = self.replacements.get(name, name)
        return new if isinstance(new, str) else name

    def rewrite_Name(self, node: n.Name) -> n.Expression:
        new = self.replacements.get(node.name)
        if new is None:
            return node
        return n.Name(new, span=node.span) if isinstance(new, str) else new

    def rewrite_Index(self, node: n.Index) -> n.Index:
        return replace(node, name=self._name(node.name)) if node.name in self.replacements else node

    def rewrite_From(self, node: n.From) -> n.From:
        return replace(node, variable=self._name(node.variable)) if node.variable in self.replacements else node

    def rewrite_LocalName(self, node: n.LocalName) -> n.LocalName:
        return replace(node, name=self._name(node.name)) if node.name in self.replacements else node


# --- bodies --------------------------------------------------------------------------------------------------


def body(statements: Iterable[n.Statement], locals: Iterable[n.LocalName] = ()) -> n.Body:
    """A body that begins with its LOCAL, if there are any."""
    declared = tuple(locals)
    return n.Body((n.Local(declared), *statements) if declared else tuple(statements))


def split_locals(code: n.Body) -> tuple[tuple[n.LocalName, ...], tuple[n.Statement, ...]]:
    """The locals and the other statements of a body that has its LOCAL first (as the pass `locals` leaves it)."""
    if code.statements and isinstance(code.statements[0], n.Local):
        return code.statements[0].names, code.statements[1:]
    return (), code.statements


CODE = (n.StatementBlock, n.Procedure, n.NetReceive)


def map_bodies(file: n.File, change: Callable[[n.Body, Node], n.Body]) -> n.File:
    """The file with every body changed; `change` gets the body and the block that it belongs to."""
    return replace(file, blocks=tuple(map_body(b, change) if isinstance(b, CODE) else b for b in file.blocks))


def map_body(block: Node, change: Callable[[n.Body, Node], n.Body]) -> Node:
    new = replace(block, body=change(block.body, block))
    if isinstance(new, n.NetReceive) and new.initial is not None:
        new = replace(new, initial=change(new.initial, block))
    return new


def solves(node: Node) -> Iterator[n.Solve]:
    """The SOLVE statements below a node, in the order of the text. Expressions are not looked into: a scheme of
    hundreds of states, written out, has some hundred thousand."""
    if isinstance(node, n.Solve):
        yield node
    if not isinstance(node, (n.Expression, n.Assign)):
        for child in node.children():
            yield from solves(child)


def map_derivatives(file: n.File, methods: Collection[str], change: Callable[[n.StatementBlock], n.Body]) -> n.File:
    """Give the DERIVATIVE blocks that are solved by one of these methods other bodies."""
    solved = {one.block for one in solves(file) if one.method in methods}

    def changed(block: n.Block) -> n.Block:
        if isinstance(block, n.StatementBlock) and block.keyword == "DERIVATIVE" and block.name in solved:
            return replace(block, body=change(block))
        return block

    return replace(file, blocks=tuple(map(changed, file.blocks)))


def drop_blocks(file: n.File, unwanted: Callable[[n.Block], bool]) -> n.File:
    return replace(file, blocks=tuple(block for block in file.blocks if not unwanted(block)))


def find_block(file: n.File, keyword: str, name: str = "") -> n.StatementBlock | None:
    """The first code block of a keyword, and of a name if one is given."""
    for block in file.blocks:
        if isinstance(block, n.StatementBlock) and block.keyword == keyword and name in ("", block.name):
            return block
    return None


def declare(file: n.File, keyword: str, declarations: Iterable[n.Declaration]) -> n.File:
    """The file with more declarations, in a new block of that keyword before the code."""
    return insert_before_code(file, n.DeclarationBlock(keyword, tuple(declarations)))


def insert_before_code(file: n.File, block: n.Block) -> n.File:
    at = next((k for k, b in enumerate(file.blocks) if isinstance(b, CODE)), len(file.blocks))
    return replace(file, blocks=(*file.blocks[:at], block, *file.blocks[at:]))


def at_start(file: n.File, statements: Iterable[n.Statement]) -> n.File:
    """The file with statements at the begin of INITIAL."""
    initial = find_block(file, "INITIAL")
    if initial is None:
        return replace(file, blocks=(*file.blocks, n.StatementBlock("INITIAL", "", n.Body(tuple(statements)))))
    declared, rest = split_locals(initial.body)
    new = replace(initial, body=body((*statements, *rest), declared))
    return replace(file, blocks=tuple(new if b is initial else b for b in file.blocks))
