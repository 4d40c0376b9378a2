"""One C function being written: lines, temporaries, scopes, conversions between types."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from ...lang.errors import RanvierError, Unsupported
from ..target.llvm_lines import LlvmLines
from . import types as c
from .types import Array, Bits, CType, Floating, Function, Integer, Pointer, Struct, Void, llvm

if TYPE_CHECKING:
    from .module import Module


STACK = "the stack"
"""What a scope keeps its beginning under, if it has arrays whose length is not constant."""


class Value(NamedTuple):
    """An operand of LLVM and its C type. A struct's value is its address."""

    text: str
    type: CType


class Place(NamedTuple):
    """Where an object is."""

    address: str
    type: CType


class FunctionWriter(LlvmLines):
    """Writes the body of one function. `fragment`: its `return x` leaves x in @fragment_result and gives 1."""

    def __init__(self, module: Module, result: CType, fragment: bool = False, checked: bool = False) -> None:
        super().__init__()
        self.checked = checked
        self.module = module
        self.result = result
        self.fragment = fragment
        self.allocas: list[str] = []
        self.scopes: list[dict[str, Place | Value]] = [{}]
        self.breaks: list[str] = []
        self.continues: list[str] = []
        self.cases: list[dict[int | None, str]] = []

    # --- text ---

    def start(self, label: str) -> None:
        """Go on under a label that is reached from elsewhere too."""
        self.line(f"br label %{label}")
        self.open(label)

    def jump(self, label: str) -> None:
        """Go elsewhere; what is written next is reached by a label only."""
        self.line(f"br label %{label}")
        self.open(self.new_label("after"))

    def open(self, label: str) -> None:
        """What follows is reached by this label only."""
        self.lines.append(f"{label}:")

    def branch(self, condition: str, then: str, otherwise: str) -> None:
        """Go to one of two labels; a label must be opened next."""
        self.line(f"br i1 {condition}, label %{then}, label %{otherwise}")

    # --- names ---

    @contextmanager
    def scope(self) -> Iterator[None]:
        self.scopes.append({})
        yield
        stack = self.scopes.pop().get(STACK)
        if stack is not None:
            self.module.declare("llvm.stackrestore.p0", "declare void @llvm.stackrestore.p0(ptr)")
            self.line(f"call void @llvm.stackrestore.p0(ptr {stack.text})")

    def find(self, name: str) -> Place | Value | None:
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        return self._of_model(name) or self.module.globals.get(name)

    def _of_model(self, name: str) -> Place | None:
        """A variable of the model, where the model keeps it: `c_columns` and `c_globals` hold the addresses."""
        field, shared = (self.module.globals.get(f"c_{kind}_{name}") for kind in ("field", "global"))
        known = field or shared
        if known is None:
            return None
        names, table = (self.module.columns, "c_columns") if field else (self.module.shared, "c_globals")
        at = names.setdefault(name, len(names))
        start = self.value(f"load ptr, ptr {self.shifted(f'@{chr(34)}{table}{chr(34)}', str(8 * at))}")
        if field is None:
            return Place(start, known.type)
        row = self.value('load i64, ptr @"c_instance"')
        return Place(self.value(f"getelementptr double, ptr {start}, i64 {row}"), known.type)

    def allocate(self, kind: CType) -> str:
        """Room on the stack, to the function's end."""
        self.count += 1
        self.allocas.append(f"  %s{self.count} = alloca {llvm(kind)}, align {max(c.alignment(kind), 1)}")
        return f"%s{self.count}"

    def size(self, kind: CType) -> str:
        """Its bytes, as an operand."""
        if isinstance(kind, Array) and c.is_computed(kind):
            return self.value(f"mul i64 {self.size(kind.of)}, {kind.length}")
        return str(c.size(kind))

    def allocate_computed(self, kind: CType) -> str:
        """Room on the stack to the end of the scope."""
        if STACK not in self.scopes[-1]:
            self.module.declare("llvm.stacksave.p0", "declare ptr @llvm.stacksave.p0()")
            self.scopes[-1][STACK] = Value(self.value("call ptr @llvm.stacksave.p0()"), Pointer(Void()))
        return self.value(f"alloca i8, i64 {self.size(kind)}, align 16")

    # --- memory ---

    def load(self, place: Place, node: Any = None) -> Value:
        """What stands there; an array is the address of its first element, a function its own."""
        match place.type:
            case Array(of):
                return Value(place.address, Pointer(of))
            case Function():
                return Value(place.address, Pointer(place.type))
            case Struct():
                return Value(place.address, place.type)
            case Bits():
                return self._load_bits(place.address, place.type)
            case Void():
                raise self.wrong("a void has no value", node)
        return Value(
            self.value(f"load {llvm(place.type)}, ptr {place.address}, align {c.alignment(place.type)}"), place.type
        )

    def store(self, place: Place, value: Value, node: Any = None) -> None:
        if isinstance(place.type, Struct):
            if value.type is not place.type:
                raise self.wrong(f"a {c.words(value.type)} is assigned to a {c.words(place.type)}", node)
            size = c.size(place.type)
            self.module.declare("llvm.memcpy.p0.p0.i64", "declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)")
            self.line(f"call void @llvm.memcpy.p0.p0.i64(ptr {place.address}, ptr {value.text}, i64 {size}, i1 false)")
            return
        if isinstance(place.type, Bits):
            self._store_bits(place.address, place.type, self.convert(value, place.type.of, node))
            return
        value = self.convert(value, place.type, node)
        self.line(f"store {llvm(place.type)} {value.text}, ptr {place.address}, align {c.alignment(place.type)}")

    def _load_bits(self, address: str, kind: Bits) -> Value:
        of, above = llvm(kind.of), kind.of.bits - kind.first - kind.width
        word = self.value(f"load {of}, ptr {address}")
        left = self.value(f"shl {of} {word}, {above}")
        shift = "ashr" if kind.of.signed else "lshr"
        return Value(self.value(f"{shift} {of} {left}, {above + kind.first}"), kind.of)

    def _store_bits(self, address: str, kind: Bits, value: Value) -> None:
        of, mask = llvm(kind.of), ((1 << kind.width) - 1) << kind.first
        word = self.value(f"load {of}, ptr {address}")
        rest = self.value(f"and {of} {word}, {integer_text(~mask, kind.of)}")
        new = self.value(f"shl {of} {value.text}, {kind.first}")
        new = self.value(f"and {of} {new}, {integer_text(mask, kind.of)}")
        self.line(f"store {of} {self.value(f'or {of} {rest}, {new}')}, ptr {address}")

    def shifted(self, address: str, bytes: str) -> str:
        return self.value(f"getelementptr i8, ptr {address}, i64 {bytes}")

    # --- conversions ---

    def convert(self, value: Value, kind: CType, node: Any = None) -> Value:
        """The value as another type: an implicit conversion or a cast, between which no difference is made."""
        old = value.type
        if old == kind or isinstance(kind, Void):
            return Value(value.text, kind)
        text = value.text
        if isinstance(kind, Integer) and kind.truth:
            return Value(self._integer(self.truth(value, node), c.BOOL, kind), kind)
        match old, kind:
            case Integer(), Integer():
                return Value(self._integer(text, old, kind), kind)
            case Integer(bits, signed), Floating():
                op = "sitofp" if signed and bits > 1 else "uitofp"
                return Value(self.value(f"{op} {llvm(old)} {text} to {llvm(kind)}"), kind)
            case Floating(), Integer(_, signed):
                op = "fptosi" if signed else "fptoui"
                return Value(self.value(f"{op} {llvm(old)} {text} to {llvm(kind)}"), kind)
            case Floating(a), Floating(b):
                return Value(self.value(f"{'fpext' if b > a else 'fptrunc'} {llvm(old)} {text} to {llvm(kind)}"), kind)
            case Pointer(), Pointer():
                return Value(text, kind)
            case Integer(), Pointer():
                wide = self._integer(text, old, c.LONG)
                return Value("null" if wide == "0" else self.value(f"inttoptr i64 {wide} to ptr"), kind)
            case Pointer(), Integer():
                return Value(self._integer(self.value(f"ptrtoint ptr {text} to i64"), c.LONG, kind), kind)
        raise self.wrong(f"a {c.words(old)} cannot become a {c.words(kind)}", node)

    def _integer(self, text: str, old: Integer, new: Integer) -> str:
        if old.bits == new.bits:
            return text
        if text.lstrip("-").isdigit():
            return integer_text(int(text), new)
        if old.bits > new.bits:
            return self.value(f"trunc {llvm(old)} {text} to {llvm(new)}")
        op = "sext" if old.signed and old.bits > 1 else "zext"
        return self.value(f"{op} {llvm(old)} {text} to {llvm(new)}")

    def promoted(self, value: Value) -> Value:
        """Small integers become int."""
        if isinstance(value.type, Integer) and value.type.bits < 32:
            return self.convert(value, c.INT)
        return value

    def truth(self, value: Value, node: Any = None) -> str:
        """An i1: whether it is not 0."""
        match value.type:
            case Integer(1):
                return value.text
            case Integer():
                return self.value(f"icmp ne {llvm(value.type)} {value.text}, 0")
            case Floating():
                return self.value(f"fcmp une {llvm(value.type)} {value.text}, 0.0")
            case Pointer():
                return self.value(f"icmp ne ptr {value.text}, null")
        raise self.wrong(f"a {c.words(value.type)} is neither true nor false", node)

    # --- errors ---

    def wrong(self, message: str, node: Any = None) -> RanvierError:
        return RanvierError(message, self.module.span(node))

    def unsupported(self, message: str, node: Any = None) -> Unsupported:
        return Unsupported(message, self.module.span(node))


def integer_text(value: int, kind: Integer) -> str:
    """An integer constant, wrapped to its width."""
    value &= (1 << kind.bits) - 1
    if value >> (kind.bits - 1) and kind.bits > 1:
        value -= 1 << kind.bits
    return str(value)


def float_text(value: float, kind: Floating) -> str:
    """A floating constant by its bits (a float by those of the equal double)."""
    if kind.bits == 32:
        value = struct.unpack("f", struct.pack("f", value))[0]
    return f"0x{struct.unpack('<Q', struct.pack('<d', value))[0]:016X}"
