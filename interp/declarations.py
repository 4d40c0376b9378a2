"""What declarations do: at binding they give names their kind, when they are run they make the values."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..lang.errors import RanvierError
from ..lang.hoc import nodes
from ..lang.tree import walk
from . import sections
from .names import External, Scope, UndefinedNumber
from .procedures import Procedure
from .sections import SectionArray, SectionCell
from .survey import DECLARATIONS, Survey
from .symbols import Own
from .templates import DEFAULTS, Template, TemplateObject, TemplateScope
from .values import FLOAT_EPSILON, NumberArray, NumberCell, ObjectArray, ObjectCell, StringCell, released

if TYPE_CHECKING:
    from .machine import Machine

MOST_ELEMENTS = 1e9

KINDS: dict[str, tuple[type, ...]] = {
    "number": (NumberCell, NumberArray),
    "string": (StringCell,),
    "object": (ObjectCell, ObjectArray),
    "section": (SectionCell, SectionArray),
}
"""What a name may have been for a declaration of each kind."""


def declare(machine: Machine, scope: Scope, kind: str, name: str, dimensions: int) -> Callable[..., None]:
    """Make a name what the declaration says; returns the function that the statement runs, which takes the sizes
    and in a template the object."""
    if isinstance(scope, TemplateScope):
        return _declare_member(scope.template, kind, name, dimensions)
    _declare_global(machine, kind, name, dimensions)

    def run(*sizes: float) -> None:
        _make_global(machine, kind, _declare_global(machine, kind, name, dimensions), _whole(name, sizes))

    return run


def _whole(name: str, sizes: tuple[float, ...]) -> tuple[int, ...]:
    whole = tuple(int(size + FLOAT_EPSILON) for size in sizes)
    if any(size < 1 for size in whole):
        raise RanvierError(f"{name}: the size of an array must be at least 1, not {min(whole)}")
    total = 1
    for size in whole:
        total *= size
    if total > MOST_ELEMENTS:
        raise RanvierError(f"{name}: an array of {total} elements is too large")
    return whole


def _declare_global(machine: Machine, kind: str, name: str, dimensions: int) -> Any:
    """The symbol of a name of the top level, made if it is not there."""
    old = machine.globals.names.get(name)
    if old is None and machine.builtins.find(name) is not None:
        raise RanvierError(f"{name} is built in and can not be declared at the top level")
    if old is not None and not isinstance(old, UndefinedNumber) and not isinstance(old, KINDS[kind]):
        raise RanvierError(f"{name} is already declared as {_description(old)}")
    cell, array = KINDS[kind][0], KINDS[kind][-1]
    wanted = array if dimensions else cell
    if type(old) is wanted and len(getattr(old, "dimensions", ())) == dimensions:
        return old
    if isinstance(old, (SectionCell, SectionArray)):
        sections.delete_all(machine, old)
    elif isinstance(old, ObjectCell):
        held, old.value = old.value, None
        held = released(held)
    elif isinstance(old, ObjectArray):
        old.release()
    if wanted is SectionArray:
        return machine.globals.define(name, SectionArray(name, (0,) * dimensions, []))
    return machine.globals.define(name, wanted(name, (0,) * dimensions) if dimensions else wanted(name))


def _description(symbol: Any) -> str:
    if isinstance(symbol, Procedure):
        return f"a {symbol.kind}"
    words = {"NumberCell": "a number", "NumberArray": "an array", "StringCell": "a strdef", "ObjectCell": "an objref"}
    words |= {"ObjectArray": "an objref array", "SectionCell": "a section", "SectionArray": "a section array"}
    return words.get(type(symbol).__name__, "something else")


def _make_global(machine: Machine, kind: str, symbol: Any, sizes: tuple[int, ...]) -> None:
    if kind == "section":
        sections.delete_all(machine, symbol)
        made = machine.make_sections(symbol.name, sizes, None)
        if isinstance(made, SectionCell):
            symbol.value = made.value
        else:
            symbol.dimensions, symbol.data = made.dimensions, made.data
    elif sizes:
        fresh = type(symbol)(symbol.name, sizes)
        if kind == "object":
            symbol.release()
        symbol.dimensions, symbol.data = sizes, fresh.data
    else:
        old, symbol.value = symbol.value, DEFAULTS[kind]
        if kind == "object":
            old = released(old)


def _declare_member(template: Template, kind: str, name: str, dimensions: int) -> Callable[..., None]:
    """The same inside a template's procedure; the function that is run takes the object last."""
    old = template.scope.names.get(name)
    if isinstance(old, (Procedure, External)):
        raise RanvierError(f"{name} is already declared in {template.name}")
    if not (isinstance(old, Own) and old.kind == kind and old.dimensions == dimensions):
        if isinstance(old, Own) and old.kind != kind and not (old.kind == "number" and not old.array):
            raise RanvierError(f"{name} is already declared as a {old.kind} in {template.name}")
        if kind == "section":
            template.declare_sections(name, (1,) * dimensions)
        else:
            template.declare(name, kind, (1,) * dimensions)
    attribute = template.attribute(name)

    def run(*given: Any) -> None:
        *sizes, this = given
        if name == "this":
            return
        set_member(this, kind, name, attribute, _whole(name, tuple(sizes)))

    return run


def set_member(this: TemplateObject, kind: str, name: str, attribute: str, sizes: tuple[int, ...]) -> None:
    """Give an object's member a fresh value."""
    if kind == "section":
        old = this.__dict__.get(attribute)
        if old is not None:
            sections.delete_all(this.machine, old if isinstance(old, SectionArray) else SectionCell(name, old))
        made = this.machine.make_sections(name, sizes, this)
        setattr(this, attribute, made.value if isinstance(made, SectionCell) else made)
    elif sizes:
        setattr(this, attribute, (NumberArray if kind == "number" else ObjectArray)(name, sizes))
    else:
        setattr(this, attribute, DEFAULTS[kind])


# --- definitions ---------------------------------------------------------------------------------------------


def define_procedure(machine: Machine, node: nodes.Procedure, scope: Scope) -> None:
    """`proc name() { … }`, new or once more. What its body declares is declared from now on."""
    if isinstance(scope, TemplateScope):
        scope.template.define(node)
        return
    if machine.mechanism_makers:  # the body may name their variables
        for inserted in walk(node.body):
            if isinstance(inserted, nodes.Insert):
                machine.make_mechanism(inserted.mechanism)
    old = scope.names.get(node.name)
    if isinstance(old, Procedure):
        before = old.kind
        old.define(node)
        if old.kind != before:
            _bind_users_again(machine, node.name)
    else:
        if old is None and machine.builtins.find(node.name) is not None:
            raise RanvierError(f"{node.name} is built in and can not be defined anew", node.span)
        if old is not None and not isinstance(old, UndefinedNumber):
            raise RanvierError(f"{node.name} is already declared as {_description(old)}", node.span)
        old = scope.define(node.name, Procedure(machine, node))
    _predeclare(machine, scope, old.uses)


def _predeclare(machine: Machine, scope: Scope, body: Survey) -> None:
    for statement in body.declarations:
        for kind, name, dimensions in _declared(statement):
            if kind == "string" and isinstance(scope.find(name), StringCell):
                scope.find(name).value = ""  # that is all it does: when the procedure runs, the string stays
            if scope.find(name) is None or isinstance(scope.find(name), UndefinedNumber):
                declare(machine, scope, kind, name, len(dimensions))
    for name in body.assigned - body.locals:
        symbol = scope.find(name)
        if symbol is None:
            symbol = scope.define_number(name)
        if isinstance(symbol, UndefinedNumber):
            symbol.define()
        elif isinstance(scope, TemplateScope) and isinstance(symbol, Own):
            scope.template.assigned(symbol)
    if scope is machine.globals:  # a name is known, as name_declared tells, once some text contains it
        for name in body.mentioned - body.locals:
            if scope.find(name) is None:
                scope.define_number(name)


def _declared(statement: Any) -> list[tuple[str, str, tuple[nodes.Expression, ...]]]:
    """Kind, name and sizes of what a declaration declares."""
    if isinstance(statement, nodes.StringDeclaration):
        return [("string", name, ()) for name in statement.names]
    kinds = {nodes.ObjectDeclaration: "object", nodes.DoubleDeclaration: "number", nodes.Create: "section"}
    kind = kinds[type(statement)]
    return [(kind, declarator.name, declarator.dimensions) for declarator in statement.declarators]


def define_in_template(machine: Machine, prototype: TemplateObject, statement: nodes.Statement) -> None:
    """A statement between begintemplate and endtemplate, or of a file that is loaded there."""
    template = prototype.template
    if isinstance(statement, nodes.External):
        _external(machine, template, statement)
    elif isinstance(statement, nodes.Procedure):
        template.define(statement)
    elif isinstance(statement, DECLARATIONS):
        for kind, name, dimensions in _declared(statement):
            sizes = _whole(name, tuple(machine.number_in(prototype, size) for size in dimensions))
            if kind == "section":
                template.declare_sections(name, sizes)
            elif name != "this":
                template.declare(name, kind, sizes)
                set_member(prototype, kind, name, template.attribute(name), sizes)
    elif isinstance(statement, nodes.Public):
        template.publish(statement.names)
    elif isinstance(statement, nodes.Block) and any(isinstance(one, DECLARATIONS) for one in statement.statements):
        for one in statement.statements:  # what is no declaration stays in braces: it is not echoed
            alone = one if isinstance(one, DECLARATIONS) else nodes.Block((one,), span=one.span)
            define_in_template(machine, prototype, alone)
    else:
        machine.execute_statement(statement, prototype)


def define_template(machine: Machine, node: nodes.Template) -> None:
    """`begintemplate … endtemplate`: its statements are run once, in an object that nobody sees."""
    old = machine.builtins.names.get(node.name)
    if isinstance(old, Template):
        raise RanvierError(f"the template {node.name} exists already and can not be defined anew", node.span)
    if machine.globals.find(node.name) is not None and not isinstance(machine.globals.find(node.name), UndefinedNumber):
        raise RanvierError(f"{node.name} is already declared", node.span)
    template = Template(machine, node)
    prototype = template.prototype()
    machine.object_stack.append(prototype)  # a file that is loaded here belongs to the template too
    try:
        for statement in node.body:
            define_in_template(machine, prototype, statement)
    finally:
        machine.object_stack.pop()
        prototype.delete_sections()
    for procedure in list(template.scope.names.values()):
        if isinstance(procedure, Procedure):
            _predeclare(machine, template.scope, procedure.uses)
    machine.builtins.define(node.name, template)
    machine.globals.names.pop(node.name, None)
    _bind_users_again(machine, node.name)


def _bind_users_again(machine: Machine, name: str) -> None:
    """What uses this name of the top level."""
    for user in machine.globals.users.pop(name, ()):
        user.bind_again()


def _external(machine: Machine, template: Template, statement: nodes.External) -> None:
    for name in statement.names:
        symbol = machine.globals.find(name)
        missing = symbol is None or isinstance(symbol, UndefinedNumber)
        if missing and name != template.name:
            raise RanvierError(f"external {name}: it is not declared at the top level", statement.span)
        template.scope.names[name] = External(name, symbol.kind if isinstance(symbol, Procedure) else "")


def delete(machine: Machine, name: str) -> None:
    """The statement `delete name`: a number of the top level is as if nothing had been assigned to it."""
    symbol = machine.globals.find(name)
    if symbol is None or isinstance(symbol, UndefinedNumber):
        machine.globals.define_number(name)
        machine.warn(f"{name}: no such variable")
    elif isinstance(symbol, NumberCell) and name in machine.globals.names:
        machine.globals.define_number(name)
    else:
        machine.warn(f"{name}: can't be deleted")
