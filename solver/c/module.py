"""A whole C file: its types, its objects, its functions; what the outside has to give."""

from __future__ import annotations

from typing import Any, NamedTuple

from pycparser import c_ast

from ...lang.c import SOURCE
from ...lang.errors import RanvierError, Unsupported
from ...lang.source import Source, Span
from . import calls  # noqa: F401  how they are written is found by the kind of expression
from . import types as c
from .constants import first_value, integer
from .expressions import decayed, string_bytes
from .function import FunctionWriter, Place, Value
from .initialisers import length
from .statements import statement
from .types import Array, CType, Function, Pointer, Struct, given_back, llvm, passed

FOR_CORENEURON = ("bbcore_write", "bbcore_read")
FRAGMENT = "fragment_"
"""Functions of this name are fragments: `return x` in them leaves x in @fragment_result, and they give 1 for it."""


class Compiled(NamedTuple):
    """LLVM's text of a C file; the names that the outside has to define, with the places that use them; the fields and
    globals of the model that it works on, in the order of the tables `c_columns` and `c_globals`."""

    text: str
    wanted: dict[str, Span | None]
    columns: tuple[str, ...]
    shared: tuple[str, ...]
    datums: tuple[str, ...]
    """The POINTERs of an instance in NEURON's order."""
    reached: tuple[tuple[str, str], ...]
    """For a fragment (its number) what it may call: FUNCTIONs of the model, what sends events."""


def compile_c(tree: Any, source: Source | None = None, checked: bool = False) -> Compiled:
    """A parsed C file, compiled; `checked`: every access to memory is looked at before (`memory`)."""
    module = Module(source, checked)
    for node in tree.ext:
        module.external(node)
    reached = tuple(tuple(one.split("_", 1)) for one in module.told("c_reached_"))
    columns, shared = tuple(module.columns), tuple(module.shared)
    return Compiled(module.text(), module.wanted(), columns, shared, module.told("c_datum_"), reached)


class Module:
    """What has been read, and the text that came of it."""

    def __init__(self, source: Source | None = None, checked: bool = False) -> None:
        self.source = source
        self.checked = checked
        self.globals: dict[str, Place | Value] = {"NAN": Value("0x7FF8000000000000", c.DOUBLE)}
        self.typedefs: dict[str, CType] = {}
        self.structs: dict[str, Struct] = {}
        self.objects: dict[str, str] = {"fragment_result": '@"fragment_result" = internal global double 0.0'}
        self.functions: dict[str, str] = {}
        self.declarations: dict[str, str] = {}
        self.strings: dict[bytes, str] = {}
        self.places: dict[str, Any] = {}
        self.columns: dict[str, int] = {}  # variables of instances that are used, numbered
        self.shared: dict[str, int] = {}  # the same of GLOBALs
        self._count = 0

    def count(self) -> int:
        self._count += 1
        return self._count

    def text(self) -> str:
        strings = [
            f'{name} = private constant [{len(text) + 1} x i8] c"{_escaped(text)}\\00"'
            for text, name in self.strings.items()
        ]
        here = {*self.functions, *self.objects}
        declared = [line for name, line in self.declarations.items() if name not in here]
        return "\n".join([*strings, *self.objects.values(), *declared, *self.functions.values()]) + "\n"

    def wanted(self) -> dict[str, Span | None]:
        """The functions and objects that are used and not defined here."""
        here = {*self.functions, *self.objects}
        text = "\n".join([*self.objects.values(), *self.functions.values()])
        names = [name for name in self.declarations if name not in here and not name.startswith("llvm.")]
        return {name: self.span(self.places.get(name)) for name in names if f"@{quoted(name)}" in text}

    def told(self, prefix: str) -> tuple[str, ...]:
        """What constants (of an enum) tell by their names, in their order."""
        return tuple(name.removeprefix(prefix) for name in self.globals if name.startswith(prefix))

    # --- declarations ---

    def external(self, node: Any) -> None:
        match node:
            case c_ast.Typedef():
                self.typedef(node)
            case c_ast.FuncDef() if node.decl.name in FOR_CORENEURON:
                pass  # nobody calls them here
            case c_ast.FuncDef():
                self.function(node)
            case c_ast.Decl():
                self.declaration(node)
            case c_ast.Pragma():
                pass
            case _:
                raise self.unsupported(f"{type(node).__name__} is not supported in C here", node)

    def typedef(self, node: Any) -> None:
        self.typedefs[node.name] = self.type_of(node.type)

    def declaration(self, node: Any) -> None:
        kind = self.type_of(node.type, node.init)
        if node.name is None:
            return
        if isinstance(kind, Function) or "extern" in node.storage:
            self.declare_object(node.name, kind)
        else:
            old = self.globals.get(node.name)
            if isinstance(old, Place) and node.name in self.objects and node.init is None:
                return  # declared once more
            self.define_object(node.name, kind, node.init, "static" in node.storage)

    def declare_object(self, name: str, kind: CType, node: Any = None) -> Place:
        """A function, or an object that is defined elsewhere (or further on)."""
        old = self.globals.get(name)
        if isinstance(old, Place) and (name in self.objects or isinstance(old.type, Function)):
            if not (isinstance(kind, Function) and kind.parameters and name not in self.functions):
                return old
        place = Place(f"@{quoted(name)}", kind)
        self.globals[name] = place
        self.declare(name, _declaration(name, kind))
        self.places.setdefault(name, node)
        return place

    def declare(self, name: str, text: str) -> None:
        self.declarations[name] = text

    def define_object(self, name: str, kind: CType, init: Any, internal: bool = True) -> Place:
        """An object that lives as long as the module; the C text of other mechanisms may see it unless it is
        `internal`."""
        place = Place(f"@{quoted(name)}", kind)
        self.globals[name] = place
        align = max(c.alignment(kind), 1)
        linkage = "internal " if internal else ""
        self.objects[name] = f"@{quoted(name)} = {linkage}global {first_value(self, kind, init)}, align {align}"
        return place

    def implicit(self, name: str, node: Any) -> Place:
        """A function that nothing declared: it gives an int."""
        return self.declare_object(name, Function(c.INT, (), True), node)

    def string(self, text: bytes) -> str:
        """The address of a string."""
        return self.strings.setdefault(text, f"@string.{len(self.strings)}")

    # --- types ---

    def type_of(self, node: Any, init: Any = None) -> CType:
        """The type that a declarator says; `init` gives an array without a size its length."""
        match node:
            case c_ast.TypeDecl(type=inner):
                return self.type_of(inner)
            case c_ast.Typename(type=inner):
                return self.type_of(inner)
            case c_ast.IdentifierType(names=names):
                return self._named(names, node)
            case c_ast.PtrDecl(type=inner):
                return Pointer(self.type_of(inner))
            case c_ast.ArrayDecl(type=inner, dim=dim):
                of = self.type_of(inner)
                return Array(of, self._length(dim, of, init))
            case c_ast.FuncDecl():
                return self._function_type(node)
            case c_ast.Struct() | c_ast.Union():
                return self._struct(node)
            case c_ast.Enum():
                return self._enum(node)
        raise self.unsupported(f"{type(node).__name__} is not supported in C here", node)

    def _named(self, names: list[str], node: Any) -> CType:
        if len(names) == 1 and names[0] in self.typedefs:
            return self.typedefs[names[0]]
        plain = frozenset(names) - {"const", "volatile", "register"} or frozenset(["int"])
        found = c.NAMED.get(plain)
        if found is None:
            raise self.unsupported(f"the type {' '.join(names)} is not supported", node)
        return found

    def _length(self, dim: Any, of: CType, init: Any) -> int:
        if dim is not None:
            return integer(self, dim)
        if isinstance(init, c_ast.InitList):
            return length(self, of, init)
        if isinstance(init, c_ast.Constant):
            return len(string_bytes(init.value)) + 1
        return 0

    def _function_type(self, node: Any) -> Function:
        result = self.type_of(node.type)
        if node.args is None:
            return Function(result, (), True)
        given = [each for each in node.args.params if not isinstance(each, c_ast.EllipsisParam)]
        if any(isinstance(each, c_ast.ID) for each in given):  # the names of an old definition
            return Function(result, (), True)
        kinds = tuple(decayed(self.type_of(each.type)) for each in given)
        return Function(result, () if kinds == (c.VOID,) else kinds, len(given) < len(node.args.params))

    def _struct(self, node: Any) -> Struct:
        name = node.name or f"anonymous.{self.count()}"
        made = self.structs.setdefault(name, Struct(name, isinstance(node, c_ast.Union)))
        if node.decls and not made.fields:
            for field in node.decls:
                width = integer(self, field.bitsize) if getattr(field, "bitsize", None) is not None else None
                kind = self.type_of(field.type)
                name = field.name or ("" if width is not None else f"{c.UNNAMED}{self.count()}")
                made.add(name, kind, width)
        return made

    def _enum(self, node: Any) -> CType:
        following = 0
        for each in node.values.enumerators if node.values else ():
            following = integer(self, each.value) if each.value is not None else following
            self.globals[each.name] = Value(str(following), c.INT)
            following += 1
        return c.INT

    # --- functions ---

    def function(self, node: Any) -> None:
        """A function's definition; its parameters may be declared as in old C."""
        name = node.decl.name
        kind, names = self._parameters(node)
        self.globals[name] = Place(f"@{quoted(name)}", kind)
        fragment = name.startswith(FRAGMENT)
        ours = getattr(node.decl.coord, "file", SOURCE) != SOURCE  # what we wrote ourselves needs no look
        writer = FunctionWriter(self, kind.result, fragment, checked=self.checked and not ours)
        given = ["ptr %result"] if isinstance(kind.result, Struct) else []
        for k, (parameter, of) in enumerate(zip(names, kind.parameters, strict=True)):
            given.append(f"{passed(of)} %a{k}")
            if isinstance(of, Struct):  # a copy of its own
                writer.scopes[0][parameter] = Place(f"%a{k}", of)
                continue
            made = writer.scopes[0][parameter] = Place(writer.allocate(of), of)
            writer.line(f"store {llvm(of)} %a{k}, ptr {made.address}")
        given += ["..."] if kind.variadic and kind.parameters else []
        statement(writer, node.body)
        writer.line(_last(kind.result, fragment))
        result = "i64" if fragment else given_back(kind.result)
        shared = "internal " if "static" in node.decl.storage or fragment else ""
        head = f"define {shared}{result} @{quoted(name)}({', '.join(given)}) null_pointer_is_valid {{"
        self.functions[name] = "\n".join([head, "entry:", *writer.allocas, *writer.lines, "}"])

    def _parameters(self, node: Any) -> tuple[Function, list[str]]:
        declarator = node.decl.type
        result = self.type_of(declarator.type)
        given = declarator.args.params if declarator.args else []
        if any(isinstance(each, c_ast.ID) for each in given):
            declared = {each.name: self.type_of(each.type) for each in node.param_decls or ()}
            kinds = [decayed(declared.get(each.name, c.INT)) for each in given]
        else:
            kinds = [decayed(self.type_of(each.type)) for each in given if not isinstance(each, c_ast.EllipsisParam)]
        names = [getattr(each, "name", None) or f"unnamed{k}" for k, each in enumerate(given)]
        if kinds == [c.VOID]:
            kinds, names = [], []
        variadic = any(isinstance(each, c_ast.EllipsisParam) for each in given)
        return Function(result, tuple(kinds), variadic), names[: len(kinds)]

    # --- errors ---

    def span(self, node: Any) -> Span | None:
        """The place in the .mod file, as the line marks of the text tell."""
        at = getattr(node, "coord", None)
        if at is None or self.source is None or at.file != SOURCE or not 1 <= at.line <= self.source.line_count:
            return None
        return self.source.line_span(at.line)

    def wrong(self, message: str, node: Any = None) -> RanvierError:
        return RanvierError(f"VERBATIM: {message}", self.span(node))

    def unsupported(self, message: str, node: Any = None) -> Unsupported:
        return Unsupported(f"VERBATIM: {message}", self.span(node))


def _last(result: CType, fragment: bool) -> str:
    """How a function ends that reaches its closing brace."""
    if fragment:
        return "ret i64 0"
    if isinstance(result, (c.Void, Struct)):
        return "ret void"
    zero = "null" if isinstance(result, Pointer) else "zeroinitializer"
    return f"ret {llvm(result)} {zero}"


def _declaration(name: str, kind: CType) -> str:
    if isinstance(kind, Function):
        more = ["..."] if kind.variadic else []
        twice = " returns_twice" if name == "_setjmp" else ""
        given = ["ptr"] if isinstance(kind.result, Struct) else []
        given += [*map(passed, kind.parameters), *more]
        return f"declare {given_back(kind.result)} @{quoted(name)}({', '.join(given)}){twice}"
    return f"@{quoted(name)} = external global {llvm(kind)}"


def quoted(name: str) -> str:
    return f'"{name}"'


def _escaped(text: bytes) -> str:
    return "".join(chr(b) if 32 <= b < 127 and b not in (34, 92) else f"\\{b:02X}" for b in text)
