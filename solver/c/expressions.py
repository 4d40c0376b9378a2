"""C's expressions: each gives a value; those that name an object give its place too."""

from __future__ import annotations

import ast as python_ast
from collections.abc import Callable
from typing import Any

from pycparser import c_ast

from . import memory
from . import types as c
from .function import FunctionWriter, Place, Value, float_text, integer_text
from .types import Array, Bits, CType, Floating, Function, Integer, Pointer, Struct, Void, llvm

VALUES: dict[type, Callable[[FunctionWriter, Any], Value]] = {}
PLACES: dict[type, Callable[[FunctionWriter, Any], Place]] = {}

INTEGER_OPS = {"+": "add", "-": "sub", "*": "mul", "&": "and", "|": "or", "^": "xor", "<<": "shl"}
FLOAT_OPS = {"+": "fadd", "-": "fsub", "*": "fmul", "/": "fdiv"}
COMPARISONS = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}


def value_of(kind: type) -> Callable[[Callable], Callable]:
    def register(function: Callable) -> Callable:
        VALUES[kind] = function
        return function

    return register


def place_of(kind: type) -> Callable[[Callable], Callable]:
    def register(function: Callable) -> Callable:
        PLACES[kind] = function
        VALUES[kind] = lambda writer, node: writer.load(function(writer, node), node)
        return function

    return register


def value(writer: FunctionWriter, node: Any) -> Value:
    """The value of an expression."""
    make = VALUES.get(type(node))
    if make is None:
        raise writer.unsupported(f"{type(node).__name__} is not supported in C here", node)
    return make(writer, node)


def place(writer: FunctionWriter, node: Any) -> Place:
    """The object that an expression names."""
    make = PLACES.get(type(node))
    if make is None:
        raise writer.wrong("this is no object that could be assigned or have an address", node)
    return make(writer, node)


def condition(writer: FunctionWriter, node: Any) -> str:
    """The truth of an expression, an i1."""
    return writer.truth(value(writer, node), node)


# --- constants and names -------------------------------------------------------------------------------------


@value_of(c_ast.Constant)
def _constant(writer: FunctionWriter, node: Any) -> Value:
    return constant(writer, node)


def constant(writer: FunctionWriter, node: Any) -> Value:
    """A number, a character or a string."""
    if node.type == "string":
        return Value(writer.module.string(string_bytes(node.value)), c.STRING)
    if node.type == "char":
        return Value(str(string_bytes(node.value.replace("'", '"'))[0]), c.INT)
    text = node.value.lower()
    if "float" in node.type or "double" in node.type:
        kind = c.FLOAT if text.endswith("f") and "x" not in text else c.DOUBLE
        number = float.fromhex(text.rstrip("fl")) if "x" in text else float(text.rstrip("fl"))
        return Value(float_text(number, kind), kind)
    digits = text.rstrip("ul")
    octal = len(digits) > 1 and digits[0] == "0" and digits.isdigit()
    number = int(digits, 8) if octal else int(digits, 0)
    suffix = text[len(digits) :]
    wide = "l" in suffix or number > 0x7FFFFFFF
    kind = Integer(64 if wide else 32, "u" not in suffix)
    return Value(integer_text(number, kind), kind)


def string_bytes(text: str) -> bytes:
    """The bytes of a string literal, without the closing 0; pieces side by side are one string."""
    return python_ast.literal_eval("(" + text.replace("\n", " ") + ")").encode("latin-1", "replace")


@place_of(c_ast.ID)
def _name(writer: FunctionWriter, node: Any) -> Place:
    found = writer.find(node.name)
    if found is None:
        raise writer.wrong(f"{node.name} is not declared", node)
    if isinstance(found, Value):
        raise writer.wrong(f"{node.name} is a constant", node)
    return found


def _name_value(writer: FunctionWriter, node: Any) -> Value:
    found = writer.find(node.name)
    return found if isinstance(found, Value) else writer.load(_name(writer, node), node)


VALUES[c_ast.ID] = _name_value


# --- objects -------------------------------------------------------------------------------------------------


@place_of(c_ast.ArrayRef)
def _element(writer: FunctionWriter, node: Any) -> Place:
    base, index = value(writer, node.name), value(writer, node.subscript)
    if isinstance(base.type, Integer):
        base, index = index, base
    kind, array = pointed(writer, base, node), _array(writer, node.name)
    address = moved(writer, base, index, "+", node)
    if array is not None and isinstance(index.type, Integer):
        memory.check_index(writer, array, index, node)
    else:
        memory.check(writer, base.text, address, _looked_at(kind), node)
    return Place(address, kind)


def _array(writer: FunctionWriter, node: Any) -> Array | None:
    """The array that an expression names, if checked mode wants to know it."""
    if not writer.checked or type(node) not in PLACES:
        return None
    lines, allocas = list(writer.lines), list(writer.allocas)
    found = place(writer, node).type
    writer.lines[:], writer.allocas[:] = lines, allocas
    return found if isinstance(found, Array) and found.length not in (0, 1) else None


def _looked_at(kind: CType) -> int:
    """The bytes of an object that an access uses at least; of an array or struct it is seen when they are used."""
    return c.size(kind) if isinstance(kind, (Integer, Floating, Pointer)) else 0


def pointed(writer: FunctionWriter, base: Value, node: Any) -> CType:
    """What a pointer points to."""
    if not isinstance(base.type, Pointer):
        raise writer.wrong(f"a {c.words(base.type)} is no pointer", node)
    return base.type.to


def moved(writer: FunctionWriter, base: Value, index: Value, op: str, node: Any) -> str:
    """The address `index` elements on."""
    if not isinstance(index.type, Integer):
        raise writer.wrong(f"a subscript must be an integer, not a {c.words(index.type)}", node)
    steps = writer.convert(index, c.LONG).text
    width = writer.size(pointed(writer, base, node))
    if width != "1":
        steps = writer.value(f"mul i64 {steps}, {width}")
    if op == "-":
        steps = writer.value(f"sub i64 0, {steps}")
    return writer.shifted(base.text, steps)


@place_of(c_ast.StructRef)
def _member(writer: FunctionWriter, node: Any) -> Place:
    if node.type == "->":
        base = value(writer, node.name)
        address, kind = base.text, pointed(writer, base, node)
    else:
        found = value(writer, node.name)
        address, kind = found.text, found.type
    found = kind.find(node.field.name) if isinstance(kind, Struct) else None
    if found is None:
        raise writer.wrong(f"a {c.words(kind)} has no member {node.field.name}", node)
    offset, of = found
    if node.type == "->":
        start, address = address, writer.shifted(address, str(offset)) if offset else address
        memory.check(writer, start, address, _looked_at(of.of if isinstance(of, Bits) else of) or 1, node)
        return Place(address, of)
    return Place(writer.shifted(address, str(offset)) if offset else address, of)


@place_of(c_ast.CompoundLiteral)
def _compound(writer: FunctionWriter, node: Any) -> Place:
    from .statements import initialise

    kind = writer.module.type_of(node.type.type)
    made = Place(writer.allocate(kind), kind)
    initialise(writer, made, node.init)
    return made


# --- operators -----------------------------------------------------------------------------------------------


@value_of(c_ast.UnaryOp)
def _unary(writer: FunctionWriter, node: Any) -> Value:
    op = node.op
    if op == "sizeof":
        return Value(size_of(writer, node.expr), c.UNSIGNED_LONG)
    if op == "&":
        found = place(writer, node.expr)
        if isinstance(found.type, Bits):
            raise writer.wrong("a bit field has no address", node)
        return Value(found.address, Pointer(found.type))
    if op == "*":
        return writer.load(_dereferenced(writer, node), node)
    if op in ("p++", "p--", "++", "--"):
        return _step(writer, node, op)
    operand = value(writer, node.expr)
    if op == "!":
        return Value(writer.value(f"xor i1 {writer.truth(operand, node)}, true"), c.BOOL)
    operand = writer.promoted(operand)
    if op == "+":
        return operand
    kind = llvm(operand.type)
    if op == "~" and isinstance(operand.type, Integer):
        return Value(writer.value(f"xor {kind} {operand.text}, -1"), operand.type)
    if op == "-" and isinstance(operand.type, Floating):
        return Value(writer.value(f"fneg {kind} {operand.text}"), operand.type)
    if op == "-" and isinstance(operand.type, Integer):
        return Value(writer.value(f"sub {kind} 0, {operand.text}"), operand.type)
    raise writer.wrong(f"{op} of a {c.words(operand.type)}", node)


def _dereferenced(writer: FunctionWriter, node: Any) -> Place:
    if node.op != "*":
        raise writer.wrong("this is no object that could be assigned or have an address", node)
    base = value(writer, node.expr)
    kind = pointed(writer, base, node)
    memory.check(writer, base.text, base.text, _looked_at(kind), node)
    return Place(base.text, kind)


PLACES[c_ast.UnaryOp] = _dereferenced


def size_of(writer: FunctionWriter, node: Any) -> str:
    """The bytes of a type, or of an expression's type (which is not evaluated)."""
    if isinstance(node, c_ast.Typename):
        return str(c.size(writer.module.type_of(node.type)))
    if isinstance(node, c_ast.Constant) and node.type == "string":
        return str(len(string_bytes(node.value)) + 1)
    return writer.size(type_of(writer, node))


def type_of(writer: FunctionWriter, node: Any) -> CType:
    """An expression's type; it is not evaluated."""
    lines, allocas = list(writer.lines), list(writer.allocas)
    kind = place(writer, node).type if type(node) in PLACES else value(writer, node).type
    writer.lines[:], writer.allocas[:] = lines, allocas
    return kind


def _step(writer: FunctionWriter, node: Any, op: str) -> Value:
    target = place(writer, node.expr)
    old = writer.load(target, node)
    new = arithmetic(writer, op[-1], old, Value("1", c.INT), node)
    writer.store(target, new, node)
    return old if op.startswith("p") else _stored(writer, target, new)


def _stored(writer: FunctionWriter, target: Place, new: Value) -> Value:
    """What an assignment gives: the value as it was stored."""
    if isinstance(target.type, Bits):
        return writer.load(target)
    return new if isinstance(target.type, Struct) else writer.convert(new, target.type)


@value_of(c_ast.BinaryOp)
def _binary(writer: FunctionWriter, node: Any) -> Value:
    if node.op in ("&&", "||"):
        return _logic(writer, node)
    return arithmetic(writer, node.op, value(writer, node.left), value(writer, node.right), node)


def _logic(writer: FunctionWriter, node: Any) -> Value:
    """The right side is evaluated only if it matters."""
    result = writer.allocate(c.CHAR)
    more, end = writer.new_label("logic"), writer.new_label("end")

    def keep(truth: str) -> None:
        writer.line(f"store i8 {writer.value(f'zext i1 {truth} to i8')}, ptr {result}")

    left = condition(writer, node.left)
    keep(left)
    writer.branch(left, *((more, end) if node.op == "&&" else (end, more)))
    writer.open(more)
    keep(condition(writer, node.right))
    writer.start(end)
    kept = writer.value(f"load i8, ptr {result}")
    return Value(writer.value(f"icmp ne i8 {kept}, 0"), c.BOOL)


def arithmetic(writer: FunctionWriter, op: str, left: Value, right: Value, node: Any) -> Value:
    """An operator of two values."""
    if isinstance(left.type, Pointer) or isinstance(right.type, Pointer):
        return _with_pointers(writer, op, left, right, node)
    if not (c.is_number(left.type) and c.is_number(right.type)):
        raise writer.wrong(f"{op} of a {c.words(left.type)} and a {c.words(right.type)}", node)
    if op in ("<<", ">>"):
        left = writer.promoted(left)
        right = writer.convert(right, left.type)
    else:
        left, right = balanced(writer, left, right)
    kind = left.type
    if op in COMPARISONS:
        return _comparison(writer, op, left, right)
    if isinstance(kind, Floating):
        if op not in FLOAT_OPS:
            raise writer.wrong(f"{op} of a {c.words(kind)}", node)
        return Value(writer.value(f"{FLOAT_OPS[op]} {llvm(kind)} {left.text}, {right.text}"), kind)
    sign = "s" if kind.signed else "u"
    name = {"/": f"{sign}div", "%": f"{sign}rem", ">>": "ashr" if kind.signed else "lshr", **INTEGER_OPS}[op]
    return Value(writer.value(f"{name} {llvm(kind)} {left.text}, {right.text}"), kind)


def balanced(writer: FunctionWriter, left: Value, right: Value) -> tuple[Value, Value]:
    """Both sides in the type that C computes in."""
    left, right = writer.promoted(left), writer.promoted(right)
    kind = common(left.type, right.type)
    return writer.convert(left, kind), writer.convert(right, kind)


def common(a: CType, b: CType) -> CType:
    for kind in (c.DOUBLE, c.FLOAT):
        if kind in (a, b):
            return kind
    if a.bits != b.bits:
        return a if a.bits > b.bits else b
    return Integer(a.bits, a.signed and b.signed)


def _comparison(writer: FunctionWriter, op: str, left: Value, right: Value) -> Value:
    name, kind = COMPARISONS[op], left.type
    if isinstance(kind, Floating):
        text = f"fcmp {'une' if name == 'ne' else 'o' + name} {llvm(kind)} {left.text}, {right.text}"
    elif isinstance(kind, Pointer):
        text = f"icmp {name if name in ('eq', 'ne') else 'u' + name} ptr {left.text}, {right.text}"
    else:
        sign = "" if name in ("eq", "ne") else "s" if kind.signed else "u"
        text = f"icmp {sign}{name} {llvm(kind)} {left.text}, {right.text}"
    return Value(writer.value(text), c.BOOL)


def _with_pointers(writer: FunctionWriter, op: str, left: Value, right: Value, node: Any) -> Value:
    both = isinstance(left.type, Pointer) and isinstance(right.type, Pointer)
    if op in COMPARISONS:
        kind = left.type if isinstance(left.type, Pointer) else right.type
        return _comparison(writer, op, writer.convert(left, kind, node), writer.convert(right, kind, node))
    if op == "-" and both:
        bytes = arithmetic(writer, "-", writer.convert(left, c.LONG), writer.convert(right, c.LONG), node)
        return arithmetic(writer, "/", bytes, Value(writer.size(left.type.to), c.LONG), node)
    if op == "+" and isinstance(right.type, Pointer):
        left, right = right, left
    if op in ("+", "-") and isinstance(left.type, Pointer):
        return Value(moved(writer, left, right, op, node), left.type)
    raise writer.wrong(f"{op} of a {c.words(left.type)} and a {c.words(right.type)}", node)


@value_of(c_ast.Assignment)
def _assignment(writer: FunctionWriter, node: Any) -> Value:
    if node.op == "=":
        new = value(writer, node.rvalue)
        target = place(writer, node.lvalue)
    else:
        target = place(writer, node.lvalue)
        old = writer.load(target, node)
        new = arithmetic(writer, node.op[:-1], old, value(writer, node.rvalue), node)
    writer.store(target, new, node)
    if isinstance(node.lvalue, c_ast.ID) and node.lvalue.name == "_p" and target.address == '@"_p"':
        writer.line(
            f'call void @"c_become_"(ptr {writer.load(target).text})'
        )  # the variables are another instance's now
    return _stored(writer, target, new)


@value_of(c_ast.TernaryOp)
def _ternary(writer: FunctionWriter, node: Any) -> Value:
    then, otherwise, end = writer.new_label("then"), writer.new_label("else"), writer.new_label("end")
    writer.branch(condition(writer, node.cond), then, otherwise)
    kind = _ternary_type(writer, node)
    result = None if isinstance(kind, Void) else Place(writer.allocate(kind), kind)
    for label, branch in ((then, node.iftrue), (otherwise, node.iffalse)):
        writer.open(label)
        found = value(writer, branch)
        if result is not None:
            writer.store(result, found, node)
        writer.line(f"br label %{end}")
    writer.open(end)
    return writer.load(result, node) if result is not None else Value("", c.VOID)


def _ternary_type(writer: FunctionWriter, node: Any) -> CType:
    lines, allocas = list(writer.lines), list(writer.allocas)
    a, b = (writer.promoted(value(writer, branch)).type for branch in (node.iftrue, node.iffalse))
    writer.lines[:], writer.allocas[:] = lines, allocas
    if c.is_number(a) and c.is_number(b):
        return common(a, b)
    return b if isinstance(b, (Pointer, Void)) and not isinstance(a, Void) else a


@value_of(c_ast.Cast)
def _cast(writer: FunctionWriter, node: Any) -> Value:
    return writer.convert(value(writer, node.expr), writer.module.type_of(node.to_type.type), node)


@value_of(c_ast.ExprList)
def _comma(writer: FunctionWriter, node: Any) -> Value:
    return [value(writer, each) for each in node.exprs][-1]


@value_of(c_ast.InitList)
def _list(writer: FunctionWriter, node: Any) -> Value:
    raise writer.wrong("a list in braces stands only behind a declaration", node)


def decayed(kind: CType) -> CType:
    """The type of a parameter: arrays and functions become pointers."""
    match kind:
        case Array(of):
            return Pointer(of)
        case Function():
            return Pointer(kind)
    return kind
