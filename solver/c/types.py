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
    truth: bool = False  # only 0 or 1: _Bool


@dataclass(frozen=True, slots=True)
class Floating:
    bits: int


@dataclass(frozen=True, slots=True)
class Pointer:
    to: CType


@dataclass(frozen=True, slots=True)
class Array:
    of: CType
    length: int | str  # an operand of LLVM where it is known at run time only


@dataclass(frozen=True, slots=True)
class Bits:
    """A bit field: `width` bits from bit `first` on of an integer."""

    of: Integer
    first: int
    width: int


@dataclass(eq=False, slots=True)
class Struct:
    """A struct or union; its members are added when its body has been read."""

    name: str
    union: bool = False
    fields: dict[str, CType] = field(default_factory=dict)
    offsets: dict[str, int] = field(default_factory=dict)
    end: int = 0  # bits that are taken
    step: int = 1  # alignment

    def add(self, name: str, kind: CType, width: int | None = None) -> None:
        """A member behind those that are there; `width`: bits, of a bit field (without a name: only room)."""
        start = 0 if self.union else self.end
        whole, step = 8 * size(kind), 8 * alignment(kind)
        if width is None or width == 0 or start // step != (start + width - 1) // step:
            start = _up(start, step)
        self.end = max(self.end, start + (whole if width is None else width))
        if width is not None and not name:
            return
        self.step = max(self.step, alignment(kind))
        if width is not None:
            at = start // step * step
            assert isinstance(kind, Integer)
            kind, start = Bits(kind, start - at, width), at
        self.offsets[name], self.fields[name] = start // 8, kind

    def find(self, name: str) -> tuple[int, CType] | None:
        """Bytes before a member and its type; members of members without a name count as members."""
        if name in self.fields:
            return self.offsets[name], self.fields[name]
        for each, kind in self.fields.items():
            found = kind.find(name) if isinstance(kind, Struct) and each.startswith(UNNAMED) else None
            if found is not None:
                return self.offsets[each] + found[0], found[1]
        return None


UNNAMED = "unnamed."
"""How the names begin that members without a name are given."""


@dataclass(frozen=True, slots=True)
class Function:
    result: CType
    parameters: tuple[CType, ...] = ()
    variadic: bool = False
    """Also true of a function declared without its parameters: `double f();`"""


CType = Void | Integer | Floating | Pointer | Array | Struct | Function | Bits

VOID, BOOL, CHAR, INT, LONG = Void(), Integer(1), Integer(8), Integer(32), Integer(64)
UNSIGNED, UNSIGNED_LONG = Integer(32, False), Integer(64, False)
FLOAT, DOUBLE = Floating(32), Floating(64)
STRING = Pointer(CHAR)

NAMED: dict[frozenset[str], CType] = {
    frozenset(words.split()): kind
    for words, kind in {
        "void": VOID, "_Bool": Integer(8, False, True),
        "char": CHAR, "signed char": CHAR, "unsigned char": Integer(8, False),
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
            return _up(kind.end, 8 * kind.step) // 8
        case Bits(of):
            return size(of)
    return 1


def alignment(kind: CType) -> int:
    match kind:
        case Array(of):
            return alignment(of)
        case Struct():
            return kind.step
        case Bits(of):
            return alignment(of)
    return size(kind)


def _up(at: int, step: int) -> int:
    return -(-at // step) * step


def is_computed(kind: CType) -> bool:
    """Whether its size is known at run time only."""
    return isinstance(kind, Array) and (isinstance(kind.length, str) or is_computed(kind.of))


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
        case Bits(of):
            return llvm(of)
    return "ptr"


def passed(kind: CType) -> str:
    """The LLVM type of an argument: of a struct it is the address of a copy."""
    return "ptr" if isinstance(kind, Struct) else llvm(kind)


def given_back(kind: CType) -> str:
    """The LLVM type of a function's result: a struct goes where the first argument says."""
    return "void" if isinstance(kind, Struct) else llvm(kind)


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
        case Bits(of):
            return words(of)
    return "a function"
