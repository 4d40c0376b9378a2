"""C's calls of functions."""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from ...lang.c import DECLARED, INTERFACE
from . import memory
from . import types as c
from .expressions import pointed, value, value_of
from .function import FunctionWriter, Place, Value
from .types import Function, Pointer, Struct, Void, given_back, llvm, passed


@value_of(c_ast.FuncCall)
def _call(writer: FunctionWriter, node: Any) -> Value:
    if isinstance(node.name, c_ast.ID) and node.name.name in VARIADIC:
        return _variadic(writer, node)
    address, kind = _called(writer, node)
    given = node.args.exprs if node.args else []
    arguments = []
    for k, each in reversed(list(enumerate(given))):  # C leaves the order open; this is the one of NEURON's compilers
        found = value(writer, each)
        if k < len(kind.parameters):
            found = writer.convert(found, kind.parameters[k], each)
        elif not kind.variadic:
            raise writer.wrong(f"this function takes {len(kind.parameters)} arguments, not {len(given)}", node)
        else:
            found = writer.convert(found, c.DOUBLE) if found.type == c.FLOAT else writer.promoted(found)
        arguments.insert(0, _copied(writer, found, each) if isinstance(found.type, Struct) else found)
    if len(given) < len(kind.parameters):
        raise writer.wrong(f"this function takes {len(kind.parameters)} arguments, not {len(given)}", node)
    result = _emit_call(writer, address, kind, arguments)
    if isinstance(node.name, c_ast.ID) and address == f'@"{node.name.name}"' and _may_fail(writer, node.name.name):
        leave_if_failed(writer)
    return result


def _may_fail(writer: FunctionWriter, name: str) -> bool:
    """Whether a function is NEURON's, or one that is perhaps nowhere: it fails when it is called."""
    if name in ("_setjmp", "longjmp"):  # that is how it is left
        return False
    return name in INTERFACE or (name not in DECLARED and name not in writer.module.functions)


VARIADIC = ("va_start", "va_end", "va_copy", "va_arg_")


def _variadic(writer: FunctionWriter, node: Any) -> Value:
    """The macros of <stdarg.h>; `va_arg(list, T)` has become `va_arg_(list, (T*)0)`."""
    name, given = node.name.name, node.args.exprs
    first = value(writer, given[0])
    if name == "va_arg_":
        kind = pointed(writer, value(writer, given[1]), node)
        return Value(writer.value(f"va_arg ptr {first.text}, {llvm(kind)}"), kind)
    addresses = [first, value(writer, given[1])] if name == "va_copy" else [first]
    intrinsic = f"llvm.{name}.p0"
    writer.module.declare(intrinsic, f"declare void @{intrinsic}({', '.join('ptr' for _ in addresses)})")
    writer.line(f"call void @{intrinsic}({', '.join(f'ptr {each.text}' for each in addresses)})")
    return Value("", c.VOID)


def _copied(writer: FunctionWriter, given: Value, node: Any) -> Value:
    """A struct as an argument: a copy."""
    copy = Place(writer.allocate(given.type), given.type)
    writer.store(copy, given, node)
    return Value(copy.address, given.type)


def leave_if_failed(writer: FunctionWriter) -> None:
    """After a call of NEURON's interface: if that was an error, go back to where the fragment was entered."""
    if "c_leave" not in writer.module.globals:
        return
    failed, fine = writer.new_label("failed"), writer.new_label("fine")
    code = writer.value('load i64, ptr @"c_failed"')
    writer.branch(writer.value(f"icmp ne i64 {code}, 0"), failed, fine)
    writer.open(failed)
    writer.line('call void @"c_leave"()')
    writer.start(fine)


def _called(writer: FunctionWriter, node: Any) -> tuple[str, Function]:
    if isinstance(node.name, c_ast.ID):
        found = writer.find(node.name.name)
        if found is None:  # as in old C: a function that gives an int
            found = writer.module.implicit(node.name.name, node)
        if isinstance(found, Place) and isinstance(found.type, Function):
            return _replaced(writer, node.name.name, found), found.type
    called = value(writer, node.name)
    kind = called.type.to if isinstance(called.type, Pointer) else called.type
    if not isinstance(kind, Function):
        raise writer.wrong(f"a {c.words(called.type)} is no function", node)
    return called.text, kind


def _replaced(writer: FunctionWriter, name: str, found: Place) -> str:
    """The function that is called: in checked mode memory comes from functions that remember its size."""
    if not writer.checked or name not in memory.TRACKED or found.address != f'@"{name}"':
        return found.address
    return writer.module.declare_object(f"c_checked_{name}", found.type).address


def _emit_call(writer: FunctionWriter, address: str, kind: Function, arguments: list[Value]) -> Value:
    result = Value(writer.allocate(kind.result), kind.result) if isinstance(kind.result, Struct) else None
    given = [*([result] if result else []), *arguments]
    texts = ", ".join(f"{passed(a.type)} {a.text}" for a in given)
    signature = given_back(kind.result)
    if kind.variadic and kind.parameters:
        signature += f" ({', '.join([*(['ptr'] if result else []), *map(passed, kind.parameters), '...'])})"
    call = f"call {signature} {address}({texts})"
    if result is not None or isinstance(kind.result, Void):
        writer.line(call)
        return result or Value("", c.VOID)
    return Value(writer.value(call), kind.result)
