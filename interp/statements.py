"""Statements of hoc as Python text. One function per node."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from ..lang.errors import RanvierError
from ..lang.hoc import nodes
from . import declarations, literal_calls, places, step_loops
from .code import Unit, refuse
from .expressions import place
from .generate import generate, instance, number, string, truth, value
from .names import BuiltinVariable, UndefinedNumber
from .order import in_order
from .places import Place
from .procedures import Procedure
from .symbols import Own
from .values import HocArray, NumberArray, NumberCell

STATEMENTS: dict[type, Callable[[Unit, Any], None]] = {}


def statement_of(node_type: type) -> Callable[[Callable[[Unit, Any], None]], Callable[[Unit, Any], None]]:
    def register(function: Callable[[Unit, Any], None]) -> Callable[[Unit, Any], None]:
        STATEMENTS[node_type] = function
        return function

    return register


def generate_statement(unit: Unit, node: nodes.Statement) -> None:
    """Write the Python for a statement."""
    with unit.at(node):
        try:
            STATEMENTS[type(node)](unit, node)
        except RanvierError as error:
            error.span = error.span or node.span
            raise


# --- expressions as statements -------------------------------------------------------------------------------


def generate_echo(unit: Unit, node: nodes.Expression) -> None:
    """At the top level the value of an expression is printed, unless it is an assignment or a proc's call."""
    try:
        _echo(unit, node)
    except RanvierError as error:
        error.span = error.span or node.span
        raise


def _echo(unit: Unit, node: nodes.Expression) -> None:
    if isinstance(node, nodes.Assign):
        return _assign(unit, node)
    if isinstance(node, nodes.Call) and isinstance(node.target, nodes.Name):
        symbol = unit.find(node.target.name)
        if isinstance(symbol, Procedure) and symbol.kind == "proc":
            return unit.line(generate(unit, node).text)
    text, kind = generate(unit, node)
    if kind == "section":
        raise refuse(node, "a section by itself is no statement", "access it, or name a statement after it")
    if kind == "string":
        return unit.line(f'write({text} + "\\n")')
    return unit.line(f'write("\\t" + shown({value(unit, node)}) + "\\n")')


@statement_of(nodes.ExpressionStatement)
@statement_of(nodes.CallOfNumbers)
def _expression_statement(unit: Unit, node: nodes.ExpressionStatement) -> None:
    if isinstance(node.expression, nodes.Assign):
        _assign(unit, node.expression)
        return
    text, kind = generate(unit, node.expression)
    unit.line(f"resolve({text})" if kind == "member" else text)


def _assign(unit: Unit, node: nodes.Assign) -> None:
    """An assignment as a statement."""
    op = node.op.removesuffix("=")
    if isinstance(node.value, nodes.Arc):
        _assign_arc(unit, node, op)
        return
    first, node = in_order(unit, node)
    for name, text in first:
        unit.line(f"{name} = {text}")
    target = assigned_place(unit, node)
    wanted = WANTED[target.kind](unit, node.value)
    if not op:
        counted = target.kind == "object" and unit.machine.counts_references and wanted != target.load()
        old = unit.temporary() if counted else ""
        if counted:
            unit.line(f"{old} = {target.load()}")
        unit.line(target.store(wanted))
        if counted:
            unit.line(f"{old} = released({old})")
    elif target.kind == "string":
        raise refuse(node, f"{node.op} needs a number")
    elif target.kind == "object":
        unit.line(f"number({target.load()})")
    else:
        unit.line(target.change(op, wanted))


def target_place(unit: Unit, node: nodes.Expression) -> Place:
    """A place that will be assigned: if it is a name, that is a number from now on, whether this is run or not."""
    found = place(unit, node)
    if isinstance(node, nodes.Name) and node.name not in unit.locals:
        symbol = unit.find(node.name)
        if isinstance(symbol, UndefinedNumber):
            symbol.define()
        elif isinstance(symbol, Own):
            unit.scope.template.assigned(symbol)
    return found


def assigned_place(unit: Unit, node: nodes.Assign) -> Place:
    """The place on the left, with a clear message for names that were not declared as what they are given."""
    name = node.target.name if isinstance(node.target, nodes.Name) else ""
    if name and name not in unit.locals and isinstance(unit.number_cell(name), UndefinedNumber):
        if isinstance(node.value, nodes.New):
            raise refuse(node.target, f"{name} is not declared as an object variable", f"objref {name}")
        if isinstance(node.value, nodes.String):
            raise refuse(node.target, f"{name} is not declared as a string", f"strdef {name}")
    target = target_place(unit, node.target)
    if target.kind == "section":
        raise refuse(node.target, "a section can not be assigned")
    return target


def _assign_arc(unit: Unit, node: nodes.Assign, op: str) -> None:
    target = place(unit, node.target)
    assert isinstance(node.value, nodes.Arc)
    if op or not isinstance(target, places.Arc):
        raise refuse(node, "an arc a:b is assigned with = to a range variable of an arc: diam(0:1) = 1:2")
    unit.line(target.store_arc(number(unit, node.value.start), number(unit, node.value.end)))


WANTED = {"number": number, "string": string, "object": instance, "member": value, "any": value}


@statement_of(nodes.Print)
def _print(unit: Unit, node: nodes.Print) -> None:
    pieces = []
    for item in node.items:
        text, kind = generate(unit, item)
        pieces.append(text if kind == "string" else f"shown({value(unit, item)})")
    for piece in pieces[:-1]:  # one by one: what an item prints itself comes after those before it
        unit.line(f"write({piece})")
    unit.line(f"write({' + '.join([*pieces[-1:], _NEWLINE])})")


_NEWLINE = r'"\n"'


@statement_of(nodes.Delete)
def _delete(unit: Unit, node: nodes.Delete) -> None:
    for name in node.names:
        symbol = unit.scope.find(name) if name not in unit.locals else None
        if symbol is not None and not isinstance(symbol, (NumberCell, NumberArray, BuiltinVariable, Own)):
            raise refuse(node, f"{name} can't be deleted", "only a number of the top level can")
        unit.line(f"{unit.constant(partial(declarations.delete, unit.machine, name))}()")


@statement_of(nodes.Debug)
def _debug(unit: Unit, node: nodes.Debug) -> None:
    unit.line(f"{unit.constant(unit.machine.debug)}()")


@statement_of(nodes.Help)
def _help(unit: Unit, node: nodes.Help) -> None:
    unit.line(f"{unit.constant(unit.machine.help)}({node.text!r})")


@statement_of(nodes.DependentVariable)
def _dependent_variable(unit: Unit, node: nodes.DependentVariable) -> None:
    for variable in node.variables:
        unit.line(f"equations.depend({', '.join(_variable_of_equation(unit, variable))})")


@statement_of(nodes.Equation)
def _equation(unit: Unit, node: nodes.Equation) -> None:
    """The sides are evaluated again and again, with one variable after the other a bit larger."""
    name, pointer = _variable_of_equation(unit, node.variable)
    left, right = (number(unit, side) if side is not None else "0.0" for side in (node.left, node.right))
    unit.line(f"equations.set({name}, {pointer}, lambda: ({left}) - ({right}), {node.add})")


def _variable_of_equation(unit: Unit, node: nodes.Expression) -> tuple[str, str]:
    """The text of its name, and its pointer."""
    name = node.name if isinstance(node, nodes.Name) else node.target.name if hasattr(node, "target") else "this"
    if isinstance(node, nodes.Name) and isinstance(unit.find(name), HocArray):
        node = nodes.Subscript(node, (nodes.Number(0.0),) * len(unit.find(name).dimensions), span=node.span)
    found = target_place(unit, node)
    if not isinstance(found, (places.Cell, places.Element, places.Own)) or found.kind != "number":
        raise refuse(node, f"{name} can't be a dependent variable")
    return repr(name), found.pointer()


# --- control -------------------------------------------------------------------------------------------------


@statement_of(nodes.Block)
def _block(unit: Unit, node: nodes.Block) -> None:
    waiting: list[nodes.Statement] = []
    calls: list[literal_calls.LiteralCall] = []
    recognize = literal_calls.Recognizer(unit.machine, unit.scope)

    def write_waiting() -> None:
        if len(calls) >= literal_calls.FEW:
            unit.line(f"literal_calls({unit.constant(list(calls))})")
        else:
            for statement in waiting:
                generate_statement(unit, statement)
        waiting.clear()
        calls.clear()

    for statement in node.statements:
        call = None if unit.numbers else recognize(statement)
        if call is None:
            write_waiting()
            generate_statement(unit, statement)
        else:
            waiting.append(statement)
            calls.append(call)
    write_waiting()


@statement_of(nodes.If)
def _if(unit: Unit, node: nodes.If) -> None:
    head, otherwise = "if", node
    while True:
        with unit.at(otherwise):
            condition = truth(unit, otherwise.condition)
            if head == "if" and "o := " in condition:
                unit.line(f"{(decided := unit.temporary())} = {condition}")
                condition = decided
            with unit.block(f"{head} {condition}:"):
                generate_statement(unit, otherwise.then)
        following = otherwise.otherwise
        if not isinstance(following, nodes.If):
            break
        head, otherwise = "elif", following
    if following is not None:
        with unit.block("else:"):
            generate_statement(unit, following)


def loop_body(unit: Unit, body: nodes.Statement, step: Callable[[], None] | None = None) -> None:
    """The body of a loop, and what is done after each round, `continue` or not."""
    unit.loops.append(step)
    generate_statement(unit, body)
    unit.loops.pop()
    if step is not None:
        step()


def _loop(unit: Unit, condition: str, body: nodes.Statement, step: Callable[[], None] | None = None) -> None:
    """A loop as long as a condition holds. (Python 3.11 makes code quick after some rounds of a loop that always jumps
    back at its end; to one that ends with `while condition:` that happens only after some calls.)"""
    with unit.block("while True:"):
        unit.line(f"if not {condition}: break")
        if "o := " in condition:
            unit.line("o = None")
        loop_body(unit, body, step)


@statement_of(nodes.While)
def _while(unit: Unit, node: nodes.While) -> None:
    _loop(unit, truth(unit, node.condition), node.body)


@statement_of(nodes.For)
def _for(unit: Unit, node: nodes.For) -> None:
    if node.start is not None:
        generate_statement(unit, node.start)
    step = node.step
    _loop(
        unit,
        truth(unit, node.condition),
        node.body,
        None if step is None else lambda: generate_statement(unit, step),
    )


@statement_of(nodes.ForRange)
def _for_range(unit: Unit, node: nodes.ForRange) -> None:
    """The bounds are found once, before the variable is set, which counts and may be changed by the body; an array's
    element stays the one that it was at first.
    """
    variable = target_place(unit, node.variable)
    if isinstance(variable, places.Element) and variable.kind == "number":
        unit.line(f"{(element := unit.temporary())} = {variable.pointer()}")
        variable = places.Behind(element)
    first, last, end = number(unit, node.first), number(unit, node.last), unit.temporary()
    if not isinstance(node.first, nodes.Number):
        unit.line(f"{(start := unit.temporary())} = {first}")
        first = start
    unit.line(f"{end} = {last} + E.value")
    unit.line(variable.store(first))
    read = variable.load() if variable.kind == "number" else f"number({variable.load()})"
    goes_on = f"({read} <= {end})"
    one_step = step_loops.condition(unit, node.body) if isinstance(variable, places.Local) else None
    if one_step is not None:
        with unit.at(node.body), unit.block(f"while {goes_on} and {one_step}:"):
            unit.line(variable.change("+", f"steps({read}, {end})"))
    _loop(unit, goes_on, node.body, lambda: unit.line(variable.change("+", "1.0")))


@statement_of(nodes.ForSegments)
def _for_segments(unit: Unit, node: nodes.ForSegments) -> None:
    variable = target_place(unit, node.variable)
    ends, width = unit.temporary(), unit.temporary()
    step, x = unit.temporary(), unit.temporary()
    unit.line(f"{ends} = {'True' if node.ends is None else truth(unit, node.ends)}")
    unit.line(f"{width} = 1.0 / {unit.section}.nseg")
    with unit.block(f"for {step}, {x} in positions({unit.section}, {ends}):"):
        with unit.block(f"if {step}:"):
            unit.line(variable.change("+", x))
        with unit.block("else:"):
            unit.line(variable.store(x))
        loop_body(unit, node.body)
    with unit.block("else:"), unit.block(f"if not {ends}:"):
        unit.line(variable.change("+", width))


@statement_of(nodes.ForIterator)
def _for_iterator(unit: Unit, node: nodes.ForIterator) -> None:
    target = node.call.target
    symbol = unit.find(target.name) if isinstance(target, nodes.Name) else None
    if isinstance(target, nodes.Name) and not (isinstance(symbol, Procedure) and symbol.kind == "iterator"):
        hint = unit.scope.hint(target.name) if symbol is None or isinstance(symbol, UndefinedNumber) else None
        raise refuse(node.call, f"{target.name} is not an iterator", hint)
    unit.iterating = node.call
    with unit.block(f"for {unit.temporary()} in iterate({generate(unit, node.call).text}):"):
        loop_body(unit, node.body)


@statement_of(nodes.IteratorStatement)
def _iterator_statement(unit: Unit, node: nodes.IteratorStatement) -> None:
    if unit.kind != "iterator":
        raise refuse(node, "iterator_statement belongs in an iterator")
    unit.line("yield")


@statement_of(nodes.Break)
def _break(unit: Unit, node: nodes.Break) -> None:
    unit.line("break" if unit.loops else _left(unit))


@statement_of(nodes.Continue)
def _continue(unit: Unit, node: nodes.Continue) -> None:
    if unit.loops:
        step = unit.loops[-1]
        if step is not None:
            step()
    unit.line("continue" if unit.loops else _left(unit))


def _left(unit: Unit) -> str:
    """What break and continue do outside of any loop: the procedure ends; a function has no value then, so the whole
    statement that asked for it is left, as one at the top level is."""
    return {"proc": "return 0.0", "iterator": "return"}.get(unit.kind, "raise Abandoned")


@statement_of(nodes.Stop)
def _stop(unit: Unit, node: nodes.Stop) -> None:
    unit.line("raise Stop")


@statement_of(nodes.Return)
def _return(unit: Unit, node: nodes.Return) -> None:
    if unit.kind == "top":
        raise refuse(node, "return belongs in a procedure")
    # To hoc a string behind return is a statement of its own, never come to.
    nothing = node.value is None or generate(unit, node.value).kind == "string"
    if unit.kind in ("func", "obfunc"):
        if nothing:
            name = unit.title.rpartition(".")[2]
            unit.line(f"raise RanvierError({f'{name} ({unit.kind}) returns no value'!r})")
        else:
            wanted = number if unit.kind == "func" else instance
            unit.line(f"return {wanted(unit, node.value)}")
    elif not nothing:
        hint = "make it a func (a number) or an obfunc (an object)"
        unit.line(value(unit, node.value))
        unit.line(f"raise RanvierError({f'a {unit.kind} returns no value'!r}, None, {hint!r})")
    else:
        unit.line("return 0.0" if unit.kind == "proc" else "return")


# --- declarations --------------------------------------------------------------------------------------------


@statement_of(nodes.Local)
def _local(unit: Unit, node: nodes.Local) -> None:
    for declarator in node.names:
        name = declarator.name
        if name not in unit.locals:
            raise refuse(node, "local variables are declared at the beginning of a procedure")
        zero = "NumberCell('', 0.0)" if unit.locals[name] == "cell" else "0.0"
        unit.line(f"l_{name} = {zero}")


@statement_of(nodes.LocalObject)
def _local_object(unit: Unit, node: nodes.LocalObject) -> None:
    for name in node.names:
        if name not in unit.locals:
            raise refuse(node, "local objects are declared at the beginning of a procedure")
        unit.line(f"l_{name} = ObjectCell()")


def _dimensions(unit: Unit, declarator: nodes.Declarator) -> str:
    return "".join(f"{number(unit, dimension)}, " for dimension in declarator.dimensions)


def _declare(unit: Unit, kind: str, name: str, dimensions: str, count: int) -> None:
    """Declare the name now, so that what follows can be bound, and once more when the statement is run."""
    if name in unit.locals:
        raise RanvierError(f"{name} is a local variable of this procedure")
    declared = unit.machine.declare(unit.scope, kind, name, count)
    unit.line(f"{unit.constant(declared)}({dimensions}{'this' if unit.takes_this else ''})")


@statement_of(nodes.StringDeclaration)
def _string_declaration(unit: Unit, node: nodes.StringDeclaration) -> None:
    for name in node.names:
        if unit.kind == "top":
            _declare(unit, "string", name, "", 0)
        elif name in unit.locals:
            raise RanvierError(f"{name} is a local variable of this procedure")
        else:
            unit.machine.declare(unit.scope, "string", name, 0)


@statement_of(nodes.ObjectDeclaration)
def _object_declaration(unit: Unit, node: nodes.ObjectDeclaration) -> None:
    for declarator in node.declarators:
        _declare(unit, "object", declarator.name, _dimensions(unit, declarator), len(declarator.dimensions))


@statement_of(nodes.DoubleDeclaration)
def _double_declaration(unit: Unit, node: nodes.DoubleDeclaration) -> None:
    for declarator in node.declarators:
        _declare(unit, "number", declarator.name, _dimensions(unit, declarator), len(declarator.dimensions))


@statement_of(nodes.Create)
def _create(unit: Unit, node: nodes.Create) -> None:
    for declarator in node.declarators:
        _declare(unit, "section", declarator.name, _dimensions(unit, declarator), len(declarator.dimensions))


@statement_of(nodes.Procedure)
def _procedure(unit: Unit, node: nodes.Procedure) -> None:
    unit.line(f"{unit.constant(unit.machine.define_procedure)}({unit.constant(node)}, {unit.constant(unit.scope)})")


@statement_of(nodes.Template)
def _template(unit: Unit, node: nodes.Template) -> None:
    unit.line(f"{unit.constant(unit.machine.define_template)}({unit.constant(node)})")


@statement_of(nodes.Public)
@statement_of(nodes.External)
def _interface(unit: Unit, node: nodes.Statement) -> None:
    raise refuse(node, "public and external belong in a template")
