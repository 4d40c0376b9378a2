"""Expressions of hoc as Python text. One function per node; `places.py` has what can be assigned."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..lang.errors import RanvierError
from ..lang.hoc import nodes
from . import places, registry
from .code import Unit, refuse
from .generate import Text, article, expression_of, generate, number, truth, value
from .hints import variable_hint
from .names import BuiltinVariable, SectionProperty, UndefinedNumber
from .order import in_order
from .places import Place
from .procedures import Procedure
from .sections import SectionArray, SectionCell
from .symbols import Own
from .templates import Template
from .values import HocArray, Maker, NumberArray, NumberCell, ObjectArray, ObjectCell, StringCell


def argument(unit: Unit, node: nodes.Expression) -> str:
    """Python for what is passed to a function: strings and object variables by their cells."""
    if isinstance(node, nodes.AddressOf):
        from .statements import target_place

        return unit.mark(target_place(unit, node.target).pointer(), node)
    if isinstance(node, (nodes.Name, nodes.Subscript, nodes.Member, nodes.Argument)):
        found = place(unit, node)
        if found.kind == "section":
            raise refuse(node, "a section can not be an argument", "access it: section function(…)")
        return unit.mark(found.argument(), node)
    return value(unit, node)


def arguments(unit: Unit, given: tuple[nodes.Expression, ...]) -> list[str]:
    return [argument(unit, node) for node in given]


# --- literals and operators ----------------------------------------------------------------------------------


@expression_of(nodes.Number)
def _number(unit: Unit, node: nodes.Number) -> Text:
    if unit.numbers and node.span is not None and node.span.start in unit.numbers:
        return Text(unit.numbers[node.span.start], "number")
    number = float(node.value)
    return Text(repr(number) if number - number == 0.0 else unit.constant(number), "number")


@expression_of(nodes.String)
def _string(unit: Unit, node: nodes.String) -> Text:
    return Text(repr(node.value), "string")


@expression_of(nodes.Unary)
def _unary(unit: Unit, node: nodes.Unary) -> Text:
    if node.op == "!":
        return Text(f"(not {truth(unit, node.operand)})", "truth")
    return Text(f"(-{number(unit, node.operand)})", "number")


@expression_of(nodes.Binary)
def _binary(unit: Unit, node: nodes.Binary) -> Text:
    op = node.op
    if op in ("==", "!="):
        return _equality(unit, node)
    if op in ("&&", "||"):
        return _logic(unit, node)
    left, right = number(unit, node.left), number(unit, node.right)
    if op in ("<", ">="):
        return Text(f"({left} {op} {right} - E.value)", "truth")
    if op in (">", "<="):
        return Text(f"({left} {op} {right} + E.value)", "truth")
    if op == "^":
        return Text(f"power({left}, {right})", "number")
    if op == "%":
        return Text(_remainder(unit, node, left, right), "number")
    if any(op in same and getattr(node.left, "op", "") in tuple(same) for same in ("+-", "*/")):
        left = _INNER.fullmatch(left).expand(r"\1\2\3")  # a long sum is no deep nest of parentheses
    return Text(f"({left} {op} {right})", "number")


def _remainder(unit: Unit, node: nodes.Binary, left: str, right: str) -> str:
    """Where Python's own gives the same: of positive numbers that are not huge, by a whole number."""
    divisor = node.right.value if isinstance(node.right, nodes.Number) and not unit.numbers else 0.5
    if not (divisor.is_integer() and 1 <= divisor <= 1e9):
        return f"remainder({left}, {right})"
    first, again = _used_twice(unit, node.left)
    return f"({again} % {right} if 0.0 < {first} < 4e15 else remainder({again}, {right}))"


_INNER = re.compile("(\x01\\d+\x02|)\\((.*)\\)(\x03|)", re.DOTALL)


def _equality(unit: Unit, node: nodes.Binary) -> Text:
    left, right = generate(unit, node.left), generate(unit, node.right)
    kinds = {left.kind, right.kind}
    if kinds <= {"number", "truth"}:
        return Text(_equal_numbers(unit, node), "truth")
    if kinds == {"object"}:
        return Text(f"({left.text} {'is' if node.op == '==' else 'is not'} {right.text})", "truth")
    if not kinds & {"string", "section"}:  # a number and an object: an error only where it is come to
        first, second = (f"(1.0 if {t.text} else 0.0)" if t.kind == "truth" else t.text for t in (left, right))
        return Text(f"{'equal' if node.op == '==' else 'unequal'}({first}, {second}, E.value)", "truth")
    raise refuse(node, f"{article(left.kind)} and {article(right.kind)} can not be compared")


def _equal_numbers(unit: Unit, node: nodes.Binary) -> str:
    """With hoc's epsilon. What is not a number is neither equal nor unequal to anything."""
    first, first_again = _used_twice(unit, node.left)
    second, second_again = _used_twice(unit, node.right)
    if node.op == "==":
        return f"({first} >= {second} - E.value and {first_again} <= {second_again} + E.value)"
    return f"({first} < {second} - E.value or {first_again} > {second_again} + E.value)"


def _used_twice(unit: Unit, node: nodes.Expression) -> tuple[str, str]:
    """Python for a number at its first and at its second use."""
    text = number(unit, node)
    if isinstance(node, nodes.Number) or (isinstance(node, nodes.Name) and node.name in unit.locals):
        return text, text
    temporary = unit.temporary()
    return f"({temporary} := {text})", temporary


def _logic(unit: Unit, node: nodes.Binary) -> Text:
    """Both sides are always evaluated; Python's `and` will do where the right one can have no effect."""
    left, right = truth(unit, node.left), truth(unit, node.right)
    if _harmless(node.right):
        return Text(f"({left} {'and' if node.op == '&&' else 'or'} {right})", "truth")
    return Text(f"({left} {'&' if node.op == '&&' else '|'} {right})", "truth")


def _harmless(node: nodes.Expression) -> bool:
    """Whether evaluating it can neither do something nor fail."""
    if isinstance(node, nodes.Binary):
        return node.op not in "/%^" and _harmless(node.left) and _harmless(node.right)
    if isinstance(node, nodes.Unary):
        return _harmless(node.operand)
    return isinstance(node, nodes.Number)


# --- names, members, elements, calls -------------------------------------------------------------------------


@expression_of(nodes.Name)
@expression_of(nodes.Subscript)
@expression_of(nodes.Member)
@expression_of(nodes.Call)
@expression_of(nodes.Argument)
def _place(unit: Unit, node: nodes.Expression) -> Text:
    found = place(unit, node)
    return Text(found.load(), found.kind)


PLACES: dict[type, Callable[[Unit, Any], Place]] = {}


def place_of(node_type: type) -> Callable[[Callable[[Unit, Any], Place]], Callable[[Unit, Any], Place]]:
    def register(function: Callable[[Unit, Any], Place]) -> Callable[[Unit, Any], Place]:
        PLACES[node_type] = function
        return function

    return register


def place(unit: Unit, node: nodes.Expression) -> Place:
    """The place that a node names; for a call of a function, its value."""
    if type(node) not in PLACES:
        raise refuse(node, "this is no variable")
    return PLACES[type(node)](unit, node)


@place_of(nodes.Name)
def _name(unit: Unit, node: nodes.Name) -> Place:
    name = node.name
    kind = unit.locals.get(name)
    if kind is not None:
        return places.Local(f"l_{name}") if kind == "number" else places.Cell(f"l_{name}", _cell_kind(kind))
    symbol = unit.number_cell(name)
    if isinstance(symbol, Own):
        return _own(symbol, [])
    if isinstance(symbol, NumberCell):
        return places.Cell(unit.storage(name, symbol), "number")
    if isinstance(symbol, StringCell):
        return places.Cell(unit.storage(name, symbol), "string")
    if isinstance(symbol, ObjectCell):
        return places.Cell(unit.storage(name, symbol), "object")
    if isinstance(symbol, SectionCell):
        return places.Value(f"{unit.storage(name, symbol)}.value", "section", f"section {name}")
    if isinstance(symbol, (NumberArray, ObjectArray, SectionArray)):
        zeros = ["0.0"] * len(symbol.dimensions)
        return places.Element(unit.storage(name, symbol), _array_kind(symbol), zeros)
    if isinstance(symbol, BuiltinVariable):
        return places.Behind(unit.storage(name, symbol.pointer))
    if isinstance(symbol, SectionProperty):
        return places.Property(unit.section, name)
    if hasattr(symbol, "set_all"):
        return places.Range(unit.storage(name, symbol), unit.section, kind=range_kind(symbol))
    raise refuse(node, f"{name} is {description(symbol)}, not a variable")


def _cell_kind(kind: str) -> str:
    return "number" if kind == "cell" else kind


def _array_kind(symbol: Any) -> str:
    if isinstance(symbol, NumberArray):
        return "number"
    return "object" if isinstance(symbol, ObjectArray) else "section"


def _own(symbol: Own, indices: list[str]) -> Place:
    """A member of the template that is being bound, by its name alone."""
    if symbol.array:
        indices = indices or ["0.0"] * max(symbol.dimensions, 1)
        return places.Element(f"this.{symbol.attribute}", symbol.kind, indices)
    if indices:
        raise RanvierError(f"{symbol.name} is not an array")
    if symbol.kind == "section":
        return places.Value(f"this.{symbol.attribute}", "section", f"section {symbol.name}")
    return places.Own(symbol.attribute, symbol.kind)


_WORDS = {
    (SectionCell, SectionArray): "a section",
    HocArray: "an array",
    StringCell: "a string",
    ObjectCell: "an object variable",
}


def description(symbol: Any) -> str:
    """What a symbol is, in words."""
    if isinstance(symbol, Procedure):
        return f"a {symbol.kind}"
    if isinstance(symbol, registry.Function):
        return "a function"
    if isinstance(symbol, (NumberCell, BuiltinVariable)):
        return "a number"
    if isinstance(symbol, (registry.Class, Template)) or hasattr(symbol, "constructor"):
        return "a class"
    for kinds, words in _WORDS.items():
        if isinstance(symbol, kinds):
            return words
    return "a mechanism" if hasattr(symbol, "point_processes") else f"a {type(symbol).__name__}"


@place_of(nodes.Subscript)
def _subscript(unit: Unit, node: nodes.Subscript) -> Place:
    target = node.target
    indices = [number(unit, index) for index in node.indices]
    if isinstance(target, nodes.Member):
        owner, known = owner_of(unit, target.target)
        if isinstance(owner, SectionText):
            return places.Range(range_variable(unit, target.name, node), owner, "", _index(indices))
        return places.MemberElement(owner, target.name, indices, known)
    if isinstance(target, nodes.Argument):
        if target.kind != "&":
            raise refuse(node, "only a pointer argument such as $&1 has elements")
        pointer = _argument(unit, target)
        assert isinstance(pointer, places.Behind)
        return places.Behind(f"pointer_element({pointer.text}, {indices[0]})")
    if not isinstance(target, nodes.Name):
        raise refuse(node, "this has no elements")
    name = target.name
    if name in unit.locals:
        raise refuse(node, f"{name} is not an array")
    symbol = unit.find(name)
    if isinstance(symbol, Own):
        return _own(symbol, indices)
    if isinstance(symbol, (NumberArray, ObjectArray, SectionArray)):
        row = len(symbol.dimensions) == len(indices) == 1  # a variable keeps the number of its dimensions
        temporary = unit.temporary() if row else ""
        return places.Element(unit.storage(name, symbol), _array_kind(symbol), indices, temporary)
    if hasattr(symbol, "set_all"):
        return places.Range(unit.storage(name, symbol), unit.section, "", _index(indices))
    if isinstance(symbol, BuiltinVariable):
        return places.Behind(f"{unit.storage(name, symbol.pointer)}.element({_index(indices)})")
    instances = _instances(unit, symbol)
    if instances:
        return places.Value(f"{instances}({indices[0]})", "object", f"an object of {name}")
    what = f"{name} is not an array" if symbol is not None else f"{name} is not declared"
    raise refuse(node, what, None if symbol is not None else unit.scope.hint(name) or f"double {name}[…] declares it")


def _index(indices: list[str]) -> str:
    return f"int({indices[0]} + 1e-11)"


def _instances(unit: Unit, symbol: Any) -> str | None:
    """Python for the function that finds `Class[i]`, if the symbol is a class."""
    if isinstance(symbol, (registry.Class, Template)) or hasattr(symbol, "constructor"):
        return unit.constant(unit.machine.finder(symbol))
    return None


class SectionText(str):
    """Python text that is known to give a Section."""


def owner_of(unit: Unit, node: nodes.Expression) -> tuple[str, bool]:
    """Python for what stands before a dot, and whether it is an object for certain (SectionText: a section)."""
    text, kind = generate(unit, node)
    if kind == "object":
        return text, True
    if kind == "section":
        return SectionText(text), False
    if kind == "any":
        return text, False
    if kind == "member":
        return f"resolve({text})", False
    name = node.name if isinstance(node, nodes.Name) else ""
    if name and isinstance(unit.find(name), UndefinedNumber):
        message = f"{name} is not declared: neither an object nor a section"
        raise refuse(node, message, unit.scope.hint(name) or f"objref {name} declares an object variable")
    raise refuse(node, f"{article(kind)} has no members")


def range_variable(unit: Unit, name: str, node: nodes.Expression) -> str:
    """The Python name of a range variable."""
    symbol = unit.machine.builtins.find(name)
    if hasattr(symbol, "set_all"):
        return unit.storage(name, symbol)
    raise refuse(node, f"{name} is not a variable of sections", variable_hint(unit.machine, name))


def range_kind(symbol: Any) -> str:
    """What a range variable holds: numbers, or streams of random numbers."""
    return "object" if getattr(getattr(symbol, "field", None), "role", "") == "random" else "number"


@place_of(nodes.Member)
def _member(unit: Unit, node: nodes.Member) -> Place:
    owner, known = owner_of(unit, node.target)
    if not isinstance(owner, SectionText):
        return places.Member(owner, node.name, known)
    symbol = unit.machine.builtins.find(node.name)
    if isinstance(symbol, SectionProperty):
        return places.Property(owner, node.name)
    return places.Range(range_variable(unit, node.name, node), owner, kind=range_kind(symbol))


@place_of(nodes.Argument)
def _argument(unit: Unit, node: nodes.Argument) -> Place:
    if unit.kind == "top":
        raise refuse(node, "an argument such as $1 has a meaning only inside a procedure")
    kind, n = node.kind, node.index
    if n is not None and unit.expected.get(n) == kind:  # what was given has been looked at
        return EXPECTED_ARGUMENTS[kind](f"a{n}")
    if n is None or unit.uses.indexed:
        index = f"int({number(unit, nodes.Name('i', span=node.span))})" if n is None else str(n)
        text, store = f"argument_of(rest, {index})", f"set_argument_of(rest, {index}, {{}})"
    else:
        index, text, store = str(n), f"a{n}", f"(a{n} := given_argument(a{n}, {n}, {{}}))"
    if kind == "":
        return places.ArgumentNumber(text, index, store)
    converted = {"s": "string_argument", "o": "object_argument", "&": "pointer_argument"}[kind]
    converted = store.format(f"{converted}({text}, {index})")
    if kind == "&":
        return places.Behind(converted)
    return places.Cell(converted, "string") if kind == "s" else places.ObjectArgument(converted, index)


EXPECTED_ARGUMENTS: dict[str, Callable[[str], Place]] = {
    "": places.Local,
    "s": lambda text: places.Cell(text, "string"),
    "o": lambda text: places.Cell(text, "object"),
    "&": places.Behind,
}


# --- assignments, objects, addresses -------------------------------------------------------------------------


@expression_of(nodes.Assign)
def _assign(unit: Unit, node: nodes.Assign) -> Text:
    """An assignment whose value is used."""
    from .statements import WANTED, assigned_place

    first, node = in_order(unit, node)
    target = assigned_place(unit, node)
    text = WANTED[target.kind](unit, node.value)
    if node.op != "=":
        if target.kind == "string":
            raise refuse(node, f"{node.op} needs a number")
        text = f"{number(unit, node.target)} {node.op[0]} ({text})"
    text = target.put(text)
    if first:
        text = f"({', '.join(f'{name} := {early}' for name, early in first)}, {text})[-1]"
    return Text(text, "any" if target.kind == "member" else target.kind)


@expression_of(nodes.New)
def _new(unit: Unit, node: nodes.New) -> Text:
    symbol = unit.find(node.class_name)
    given = ", ".join(arguments(unit, node.arguments))
    if hasattr(symbol, "constructor"):
        maker = unit.machine.maker(symbol)
        return Text(f"{unit.constant(maker)}{'.new' * isinstance(maker, Maker)}({given})", "object")
    return Text(f"{unit.constant(unit.machine.no_class)}({node.class_name!r})", "object")


@expression_of(nodes.Read)
def _read(unit: Unit, node: nodes.Read) -> Text:
    target = place(unit, node.target)
    text = f"{unit.constant(unit.machine.read_number)}(lambda value: {target.put('value')})"
    return Text(text, "number")


@expression_of(nodes.Parentheses)
def _parentheses(unit: Unit, node: nodes.Parentheses) -> Text:
    return generate(unit, node.expression)


@expression_of(nodes.AddressOf)
def _address(unit: Unit, node: nodes.AddressOf) -> Text:
    raise refuse(node, "an address is only an argument of a function")


@expression_of(nodes.Arc)
def _arc(unit: Unit, node: nodes.Arc) -> Text:
    raise refuse(node, "an arc a:b belongs to a range variable that is assigned: diam(0:1) = 1:2")
