"""C's statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pycparser import c_ast

from . import types as c
from .constants import integer, number
from .expressions import condition, string_bytes, type_of, value
from .function import FunctionWriter, Place, Value, integer_text
from .initialisers import elements
from .types import Array, Function, Struct, Void, llvm

LEFT_LOOP, LEFT_ROUND = 2, 3
"""What a fragment gives at a `break` or `continue` that is no loop's of its own; 1 is `return`, 0 the end."""

STATEMENTS: dict[type, Callable[[FunctionWriter, Any], None]] = {}


def statement_of(kind: type) -> Callable[[Callable], Callable]:
    def register(function: Callable) -> Callable:
        STATEMENTS[kind] = function
        return function

    return register


def statement(writer: FunctionWriter, node: Any) -> None:
    """Write a statement; an expression is one."""
    if node is None:
        return
    make = STATEMENTS.get(type(node))
    if make is not None:
        make(writer, node)
    else:
        value(writer, node)


@statement_of(c_ast.Compound)
def _compound(writer: FunctionWriter, node: Any) -> None:
    with writer.scope():
        for each in node.block_items or ():
            statement(writer, each)


@statement_of(c_ast.EmptyStatement)
@statement_of(c_ast.Pragma)
def _nothing(writer: FunctionWriter, node: Any) -> None:
    pass


# --- declarations --------------------------------------------------------------------------------------------


@statement_of(c_ast.DeclList)
def _declarations(writer: FunctionWriter, node: Any) -> None:
    for each in node.decls:
        statement(writer, each)


@statement_of(c_ast.Typedef)
def _typedef(writer: FunctionWriter, node: Any) -> None:
    writer.module.typedef(node)


@statement_of(c_ast.Decl)
def _declaration(writer: FunctionWriter, node: Any) -> None:
    module = writer.module
    kind = _computed_array(writer, node.type)
    if c.is_computed(kind):
        if node.init is not None:
            raise writer.wrong("an array whose length is no constant has no first values", node)
        writer.scopes[-1][node.name] = Place(writer.allocate_computed(kind), kind)
        return
    kind = module.type_of(node.type, node.init)
    if node.name is None:
        return
    if isinstance(kind, Function) or "extern" in node.storage:
        module.declare_object(node.name, kind)
    elif "static" in node.storage:
        writer.scopes[-1][node.name] = module.define_object(f"{node.name}.{module.count()}", kind, node.init)
    else:
        made = writer.scopes[-1][node.name] = Place(writer.allocate(kind), kind)
        if node.init is not None:
            initialise(writer, made, node.init)


def _computed_array(writer: FunctionWriter, node: Any) -> c.CType | None:
    """The type of a local array some of whose lengths are no constants; None if it is none."""
    if not isinstance(node, c_ast.ArrayDecl) or node.dim is None:
        return None
    of, constant = _computed_array(writer, node.type), number(writer.module, node.dim)
    if constant is None:
        length: int | str = writer.convert(value(writer, node.dim), c.LONG, node).text
    elif of is None:
        return None
    else:
        length = int(constant)
    return Array(of or writer.module.type_of(node.type), length)


def initialise(writer: FunctionWriter, target: Place, node: Any) -> None:
    """Give a local object its first value; what a list leaves out is 0."""
    kind = target.type
    if isinstance(kind, Array) and isinstance(node, c_ast.Constant):
        text = string_bytes(node.value)[: kind.length]
        _zero(writer, target)
        for k, byte in enumerate(text):
            writer.line(f"store i8 {integer_text(byte, c.CHAR)}, ptr {writer.shifted(target.address, str(k))}")
    elif isinstance(node, c_ast.InitList):
        _zero(writer, target)
        for at, of, each in elements(writer.module, kind, node, lambda each: type_of(writer, each)):
            initialise(writer, Place(writer.shifted(target.address, str(at)), of), each)
    else:
        writer.store(target, value(writer, node), node)


def _zero(writer: FunctionWriter, target: Place) -> None:
    writer.module.declare("llvm.memset.p0.i64", "declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)")
    writer.line(f"call void @llvm.memset.p0.i64(ptr {target.address}, i8 0, i64 {c.size(target.type)}, i1 false)")


# --- control -------------------------------------------------------------------------------------------------


@statement_of(c_ast.If)
def _if(writer: FunctionWriter, node: Any) -> None:
    then, otherwise, end = writer.new_label("then"), writer.new_label("else"), writer.new_label("end")
    writer.branch(condition(writer, node.cond), then, otherwise)
    for label, branch in ((then, node.iftrue), (otherwise, node.iffalse)):
        writer.open(label)
        statement(writer, branch)
        writer.line(f"br label %{end}")
    writer.open(end)


@statement_of(c_ast.While)
def _while(writer: FunctionWriter, node: Any) -> None:
    _loop(writer, node.cond, node.stmt, None)


@statement_of(c_ast.For)
def _for(writer: FunctionWriter, node: Any) -> None:
    with writer.scope():
        statement(writer, node.init)
        _loop(writer, node.cond, node.stmt, node.next)


def _loop(writer: FunctionWriter, test: Any, body: Any, step: Any) -> None:
    head, inside, further, end = (writer.new_label(name) for name in ("head", "body", "step", "end"))
    writer.start(head)
    if test is not None:
        writer.branch(condition(writer, test), inside, end)
        writer.open(inside)
    _inside(writer, body, end, further)
    writer.start(further)
    statement(writer, step)
    writer.line(f"br label %{head}")
    writer.open(end)


def _inside(writer: FunctionWriter, body: Any, end: str, further: str) -> None:
    writer.breaks.append(end)
    writer.continues.append(further)
    statement(writer, body)
    writer.breaks.pop()
    writer.continues.pop()


@statement_of(c_ast.DoWhile)
def _do(writer: FunctionWriter, node: Any) -> None:
    body, test, end = writer.new_label("body"), writer.new_label("test"), writer.new_label("end")
    writer.start(body)
    _inside(writer, node.stmt, end, test)
    writer.start(test)
    writer.branch(condition(writer, node.cond), body, end)
    writer.open(end)


@statement_of(c_ast.Switch)
def _switch(writer: FunctionWriter, node: Any) -> None:
    chosen = writer.promoted(value(writer, node.cond))
    end = writer.new_label("end")
    writer.cases.append({})
    writer.breaks.append(end)
    head = len(writer.lines)
    statement(writer, node.stmt)
    writer.breaks.pop()
    cases = writer.cases.pop()
    kind = llvm(chosen.type)
    targets = " ".join(f"{kind} {number}, label %{label}" for number, label in cases.items() if number is not None)
    first = [
        f"  switch {kind} {chosen.text}, label %{cases.get(None, end)} [ {targets} ]",
        f"{writer.new_label('in')}:",
    ]
    writer.lines[head:head] = first
    writer.start(end)


@statement_of(c_ast.Case)
@statement_of(c_ast.Default)
def _case(writer: FunctionWriter, node: Any) -> None:
    if not writer.cases:
        raise writer.wrong("case stands in a switch", node)
    label = writer.new_label("case")
    number = integer(writer.module, node.expr) if isinstance(node, c_ast.Case) else None
    writer.cases[-1][number] = label
    writer.start(label)
    for each in node.stmts or ():
        statement(writer, each)


def _leave(writer: FunctionWriter, code: int) -> None:
    """A fragment ends: the loop that is meant is one of NMODL around it."""
    writer.line(f"ret i64 {code}")
    writer.open(writer.new_label("after"))


@statement_of(c_ast.Break)
def _break(writer: FunctionWriter, node: Any) -> None:
    if not writer.breaks and writer.fragment:
        _leave(writer, LEFT_LOOP)
        return
    if not writer.breaks:
        raise writer.wrong("break stands in a loop or a switch", node)
    writer.jump(writer.breaks[-1])


@statement_of(c_ast.Continue)
def _continue(writer: FunctionWriter, node: Any) -> None:
    if not writer.continues and writer.fragment:
        _leave(writer, LEFT_ROUND)
        return
    if not writer.continues:
        raise writer.wrong("continue stands in a loop", node)
    writer.jump(writer.continues[-1])


@statement_of(c_ast.Label)
def _label(writer: FunctionWriter, node: Any) -> None:
    writer.start(f"goto.{node.name}")
    statement(writer, node.stmt)


@statement_of(c_ast.Goto)
def _goto(writer: FunctionWriter, node: Any) -> None:
    writer.jump(f"goto.{node.name}")


@statement_of(c_ast.Return)
def _return(writer: FunctionWriter, node: Any) -> None:
    found = value(writer, node.expr) if node.expr is not None else None
    if writer.fragment:
        if found is not None and not isinstance(found.type, Void):
            number = writer.convert(found, c.DOUBLE, node)
            writer.line(f'store double {number.text}, ptr @"fragment_result"')
        writer.line("ret i64 1")
    elif isinstance(writer.result, Struct) and found is not None:
        writer.store(Place("%result", writer.result), found, node)
        writer.line("ret void")
    elif isinstance(writer.result, (Void, Struct)):
        writer.line("ret void")
    else:
        found = writer.convert(found or Value("0", c.INT), writer.result, node)
        writer.line(f"ret {llvm(writer.result)} {found.text}")
    writer.open(writer.new_label("after"))
