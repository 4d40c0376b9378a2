"""Calls as Python text: of procedures, functions, methods, and of range variables at a position."""

from __future__ import annotations

from ..lang.hoc import nodes
from . import places, registry
from .code import Unit, refuse
from .expressions import SectionText, arguments, description, owner_of, place, place_of, range_kind, range_variable
from .generate import generate, number
from .names import UndefinedNumber
from .places import Place
from .procedures import Procedure
from .values import NumberCell


@place_of(nodes.Call)
def _call(unit: Unit, node: nodes.Call) -> Place:
    target = node.target
    if isinstance(target, nodes.Member):
        return _call_of_member(unit, node, target)
    if isinstance(target, nodes.Subscript):
        return _range_call(unit, node, place(unit, target))
    if not isinstance(target, nodes.Name):
        raise refuse(node, "this can not be called")
    name = target.name
    if name in unit.locals:
        raise refuse(node, f"{name} is a local variable, not a function")
    symbol = unit.find(name)
    if isinstance(symbol, Procedure):
        if symbol.kind == "iterator" and unit.iterating is not node:
            raise refuse(
                node, f"{name} is an iterator", f"it runs a statement again and again: for {name}(…) statement"
            )
        given = ", ".join(arguments(unit, node.arguments))
        kinds = {"obfunc": "object"}
        if symbol.template is not None:
            call = f"this.{symbol.attribute}({given})"
        else:
            call = f"{unit.storage(name, symbol)}.function({given})"
        return places.Value(call, kinds.get(symbol.kind, "number"), f"the result of {name}")
    if isinstance(symbol, registry.Function):
        return _call_of_function(unit, node, symbol)
    if hasattr(symbol, "set_all"):
        variable = places.Range(unit.storage(name, symbol), unit.section, kind=range_kind(symbol))
        return _range_call(unit, node, variable)
    if symbol is None or isinstance(symbol, UndefinedNumber):
        return _call_of_unknown(unit, node, name)
    if hasattr(symbol, "call_from_hoc"):  # a FUNCTION of a mechanism
        given = ", ".join(arguments(unit, node.arguments))
        return places.Value(f"{unit.storage(name, symbol.call_from_hoc)}({given})", "number", f"the result of {name}")
    raise refuse(
        node,
        f"{name} is {description(symbol) if not isinstance(symbol, NumberCell) else 'a variable'}, not a function",
    )


def _call_of_unknown(unit: Unit, node: nodes.Call, name: str) -> Place:
    call = unit.constant(unit.machine.caller(unit.scope, name))
    given = ", ".join(arguments(unit, node.arguments))
    this = "this, " if unit.takes_this else "None, "
    return places.Value(f"{call}({this}{given})", "any", f"the result of {name}")


def _call_of_function(unit: Unit, node: nodes.Call, function: registry.Function) -> Place:
    name, signature = function.name, function.signature
    if name in SPECIAL_CALLS:
        return SPECIAL_CALLS[name](unit, node)
    what = f"the result of {name}"
    if function.plain is not None and function.plain == len(node.arguments):
        given = ", ".join(number(unit, argument) for argument in node.arguments)
        return places.Value(f"{unit.storage(name, function.python)}({given})", "number", what)
    kind = "any" if signature.result == "unknown" else signature.result
    if signature.direct is not None and len(signature.direct) == len(node.arguments):
        texts = [generate(unit, argument) for argument in node.arguments]
        if all(text.kind == wanted for text, wanted in zip(texts, signature.direct, strict=True)):
            given = ", ".join(text.text for text in texts)
            return places.Value(f"{unit.storage(name, function.python)}({given})", kind, what)
    given = ", ".join(arguments(unit, node.arguments))
    return places.Value(f"{unit.storage(name, unit.machine.library_function(function))}({given})", kind, what)


def _call_of_member(unit: Unit, node: nodes.Call, target: nodes.Member) -> Place:
    owner, known = owner_of(unit, target.target)
    if isinstance(owner, SectionText):
        kind = range_kind(unit.machine.builtins.find(target.name))
        variable = places.Range(range_variable(unit, target.name, target), owner, kind=kind)
        return _range_call(unit, node, variable)
    if len(node.arguments) == 1 and isinstance(node.arguments[0], nodes.Arc):
        arc = node.arguments[0]
        return _as_place(places.MemberArc(owner, target.name, number(unit, arc.start), number(unit, arc.end)))
    return places.MemberCall(owner, target.name, arguments(unit, node.arguments), known)


def _range_call(unit: Unit, node: nodes.Call, variable: Place) -> Place:
    """`v(.5)` or `diam(0:1)`."""
    if isinstance(variable, places.MemberElement):
        if variable.known or len(node.arguments) != 1 or isinstance(node.arguments[0], nodes.Arc):
            raise refuse(node, "this can not be called")
        return places.SectionElement(variable.target, variable.name, variable.indices, number(unit, node.arguments[0]))
    if not isinstance(variable, places.Range):
        raise refuse(node, "only a function, a method or a range variable can be called")
    if len(node.arguments) != 1:
        raise refuse(node, "a range variable takes one position: v(0.5)")
    index = variable.index.removeprefix(", ")
    if isinstance(node.arguments[0], nodes.Arc):
        arc = node.arguments[0]
        start, end = number(unit, arc.start), number(unit, arc.end)
        return _as_place(places.Arc(variable.variable, variable.section, start, end, index))
    return places.Range(variable.variable, variable.section, number(unit, node.arguments[0]), index, variable.kind)


def _as_place(arc: places.Arc) -> Place:
    return arc  # type: ignore[return-value]


# --- calls about the arguments themselves --------------------------------------------------------------------


def _number_of_arguments(unit: Unit, node: nodes.Call) -> Place:
    return places.Value("0.0" if unit.kind == "top" else "float(len(rest))", "number", "numarg()")


def _type_of_argument(unit: Unit, node: nodes.Call) -> Place:
    if len(node.arguments) != 1 or unit.kind == "top":
        raise refuse(node, "argtype(i) is for the arguments of a procedure")
    which = number(unit, node.arguments[0])
    return places.Value(f"argument_type(argument_of(rest, {which}))", "number", "argtype()")


SPECIAL_CALLS = {"numarg": _number_of_arguments, "argtype": _type_of_argument}
