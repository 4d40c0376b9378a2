"""Constant expressions: sizes of arrays, cases, first values of static objects."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from . import types as c
from .function import Place, Value, float_text, integer_text
from .types import Array, Bits, CType, Floating, Integer, Pointer, Struct, llvm

if TYPE_CHECKING:
    from .module import Module

BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "%": operator.mod, "<<": operator.lshift,
    ">>": operator.rshift, "&": operator.and_, "|": operator.or_, "^": operator.xor, "<": operator.lt,
    ">": operator.gt, "<=": operator.le, ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip


def integer(module: Module, node: Any) -> int:
    """The value of a constant integer expression."""
    found = number(module, node)
    if found is None:
        raise module.wrong("a constant is needed here", node)
    return int(found)


def number(module: Module, node: Any) -> int | float | None:
    """The value of a constant expression; None if it is none."""
    match node:
        case c_ast.Constant():
            return _literal(module, node)
        case c_ast.ID(name=name):
            found = module.globals.get(name)
            if name == "NAN":
                return math.nan
            return int(found.text) if isinstance(found, Value) else None
        case c_ast.UnaryOp(op=op, expr=inner):
            return _unary(module, op, inner)
        case c_ast.BinaryOp(op=op, left=left, right=right):
            return _binary(op, number(module, left), number(module, right))
        case c_ast.TernaryOp(cond=test, iftrue=then, iffalse=otherwise):
            truth = number(module, test)
            return None if truth is None else number(module, then if truth else otherwise)
        case c_ast.Cast(to_type=kind, expr=inner):
            found = number(module, inner)
            wanted = module.type_of(kind.type)
            if found is None or not c.is_number(wanted):
                return found
            return float(found) if isinstance(wanted, Floating) else int(found)
    return None


def _literal(module: Module, node: Any) -> int | float | None:
    from .expressions import string_bytes

    if node.type == "string":
        return None
    if node.type == "char":
        return string_bytes(node.value.replace("'", '"'))[0]
    text = node.value.lower()
    if "float" in node.type or "double" in node.type:
        return float.fromhex(text.rstrip("fl")) if "x" in text else float(text.rstrip("fl"))
    digits = text.rstrip("ul")
    return int(digits, 8) if len(digits) > 1 and digits[0] == "0" and digits.isdigit() else int(digits, 0)


def _unary(module: Module, op: str, inner: Any) -> int | float | None:
    if op == "sizeof":
        if isinstance(inner, c_ast.Typename):
            return c.size(module.type_of(inner.type))
        found = module.globals.get(inner.name) if isinstance(inner, c_ast.ID) else None
        return c.size(found.type) if isinstance(found, Place) else None
    found = number(module, inner)
    if found is None or op not in ("-", "+", "~", "!"):
        return None
    return {"-": lambda: -found, "+": lambda: found, "~": lambda: ~int(found), "!": lambda: int(not found)}[op]()


def _binary(op: str, left: int | float | None, right: int | float | None) -> int | float | None:
    if left is None or right is None:
        return None
    if op in ("&&", "||"):
        return int(bool(left and right) if op == "&&" else bool(left or right))
    if op == "/":
        if right == 0:
            return None
        return int(left / right) if isinstance(left, int) and isinstance(right, int) else left / right
    return BINARY[op](left, right) if op in BINARY else None


def first_value(module: Module, kind: CType, node: Any) -> str:
    """LLVM's text for the first value of a static object, with its type."""
    if node is None:
        return f"{llvm(kind)} {'null' if isinstance(kind, Pointer) else 'zeroinitializer'}"
    if isinstance(kind, (Array, Struct)):
        return _bytes(module, kind, node)
    found = number(module, node)
    if isinstance(kind, Pointer):
        if found is None:
            return f"ptr {_address(module, node)}"
        return f"ptr inttoptr (i64 {int(found)} to ptr)"
    if found is None:
        raise module.wrong("a static object begins with a constant", node)
    return f"{llvm(kind)} {_scalar(kind, found)}"


def _scalar(kind: CType, found: int | float) -> str:
    if isinstance(kind, Floating):
        return float_text(float(found), kind)
    assert isinstance(kind, Integer)
    return integer_text(int(found), kind)


def _address(module: Module, node: Any) -> str:
    """A string's, a function's or an object's address."""
    from .expressions import string_bytes

    if isinstance(node, c_ast.Cast):
        return _address(module, node.expr)
    if isinstance(node, c_ast.Constant):
        return module.string(string_bytes(node.value))
    if isinstance(node, c_ast.UnaryOp) and node.op == "&":
        node = node.expr
    found = module.globals.get(node.name) if isinstance(node, c_ast.ID) else None
    if not isinstance(found, Place):
        raise module.wrong("a static pointer begins with an address or 0", node)
    return found.address


def _bytes(module: Module, kind: CType, node: Any) -> str:
    """An array or a struct as a packed struct of its parts, which has the same bytes."""
    parts, at = _merged(_parts(module, kind, node)), 0
    texts, types = [], []
    for offset, of, text in parts:
        if offset > at:
            types.append(f"[{offset - at} x i8]")
            texts.append(f"[{offset - at} x i8] zeroinitializer")
        types.append(of)
        texts.append(f"{of} {text}")
        at = offset + _width(of)
    rest = c.size(kind) - at
    if rest:
        types.append(f"[{rest} x i8]")
        texts.append(f"[{rest} x i8] zeroinitializer")
    return f"<{{ {', '.join(types)} }}> <{{ {', '.join(texts)} }}>"


def _merged(parts: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """In their order; of those at one place the last counts, but bit fields make one number."""
    found: dict[int, tuple[int, str, str]] = {}
    for at, of, text in parts:
        if of.startswith("bits "):
            of = of.removeprefix("bits ")
            text = str(int(text) | int(found[at][2] if at in found else 0))
        found[at] = at, of, text
    return [found[at] for at in sorted(found)]


def _width(of: str) -> int:
    return {"i8": 1, "i16": 2, "i32": 4, "i64": 8, "float": 4, "double": 8, "ptr": 8}[of]


def _parts(module: Module, kind: CType, node: Any, base: int = 0) -> list[tuple[int, str, str]]:
    """(offset, LLVM's type, value) of every scalar that a list gives."""
    from .expressions import string_bytes
    from .initialisers import elements

    if isinstance(kind, Array) and isinstance(node, c_ast.Constant) and node.type == "string":
        text = string_bytes(node.value)[: kind.length]
        return [(base + k, "i8", integer_text(byte, c.CHAR)) for k, byte in enumerate(text)]
    if isinstance(node, c_ast.InitList) and isinstance(kind, (Array, Struct)):
        found: list[tuple[int, str, str]] = []
        for at, of, each in elements(module, kind, node):
            found += _parts(module, of, each, base + at)
        return found
    if isinstance(kind, Bits):
        wanted = integer(module, node) & ((1 << kind.width) - 1)
        return [(base, f"bits {llvm(kind)}", str(wanted << kind.first))]
    of, _, text = first_value(module, kind, node).partition(" ")
    return [(base, of, text)]
