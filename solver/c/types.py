"""C's types, with their sizes on a 64-bit Unix machine and their names in LLVM."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Void:
    pass


@dataclass(frozen=True, slots=True)
class Integer:
    bits: int
    signed: bool = True


@dataclass(frozen=True, slots=True)
class Floating:
    bits: int


@dataclass(frozen=True, slots=True)
class Pointer:
    to: CType


@dataclass(frozen=True, slots=True)
class Array:
    of: CType
    length: int


@dataclass(eq=False, slots=True)
class Struct:
    """A struct or union; `fields` is filled in when its body has been read."""

    name: str
    union: bool = False
    fields: dict[str, CType] = field(default_factory=dict)

    def offset(self, name: str) -> int:
        """Bytes before a field."""
        at = 0
        for each, kind in self.fields.items():
            at = 0 if self.union else _up(at, alignment(kind))
            if each == name:
                return at
            at += 0 if self.union else size(kind)
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Function:
    result: CType
    parameters: tuple[CType, ...] = ()
    variadic: bool = False
    """Also true of a function declared without its parameters: `double f();`"""


CType = Void | Integer | Floating | Pointer | Array | Struct | Function

VOID, BOOL, CHAR, INT, LONG = Void(), Integer(1), Integer(8), Integer(32), Integer(64)
UNSIGNED, UNSIGNED_LONG = Integer(32, False), Integer(64, False)
FLOAT, DOUBLE = Floating(32), Floating(64)
STRING = Pointer(CHAR)

NAMED: dict[frozenset[str], CType] = {
    frozenset(words.split()): kind
    for words, kind in {
        "void": VOID, "_Bool": Integer(8, False), "char": CHAR, "signed char": CHAR, "unsigned char": Integer(8, False),
        "short": Integer(16), "short int": Integer(16), "unsigned short": Integer(16, False),
        "unsigned short int": Integer(16, False), "int": INT, "signed": INT, "signed int": INT,
        "unsigned": UNSIGNED, "unsigned int": UNSIGNED, "long": LONG, "long int": LONG, "signed long": LONG,
        "unsigned long": UNSIGNED_LONG, "unsigned long int": UNSIGNED_LONG, "long unsigned": UNSIGNED_LONG,
        "float": FLOAT, "double": DOUBLE, "long double": DOUBLE,
    }.items()
}  # fmt: skip
"""Types by their words (`long long` counts as `long`)."""


def is_number(kind: CType) -> bool:
    return isinstance(kind, (Integer, Floating))


def size(kind: CType) -> int:
    """Bytes."""
    match kind:
        case Integer(bits) | Floating(bits):
            return max(bits // 8, 1)
        case Pointer():
            return 8
        case Array(of, length):
            return size(of) * length
        case Struct():
            sizes = [size(each) for each in kind.fields.values()]
            end = max(sizes, default=0) if kind.union else _end(kind)
            return _up(end, alignment(kind))
    return 1


def _end(kind: Struct) -> int:
    if not kind.fields:
        return 0
    last = list(kind.fields)[-1]
    return kind.offset(last) + size(kind.fields[last])


def alignment(kind: CType) -> int:
    match kind:
        case Array(of):
            return alignment(of)
        case Struct():
            return max((alignment(each) for each in kind.fields.values()), default=1)
    return size(kind)


def _up(at: int, step: int) -> int:
    return -(-at // step) * step


def llvm(kind: CType) -> str:
    """The type in LLVM's text; a struct is so many bytes."""
    match kind:
        case Void():
            return "void"
        case Integer(bits):
            return f"i{bits}"
        case Floating(bits):
            return "double" if bits == 64 else "float"
        case Array() | Struct():
            return f"[{size(kind)} x i8]"
    return "ptr"


def words(kind: CType) -> str:
    """The type as C writes it, for messages."""
    match kind:
        case Void():
            return "void"
        case Integer(bits, signed):
            name = {1: "int", 8: "char", 16: "short", 32: "int", 64: "long"}[bits]
            return name if signed else f"unsigned {name}"
        case Floating(bits):
            return "double" if bits == 64 else "float"
        case Pointer(to):
            return f"{words(to)}*"
        case Array(of, length):
            return f"{words(of)}[{length}]"
        case Struct():
            return f"{'union' if kind.union else 'struct'} {kind.name}"
    return "a function"
