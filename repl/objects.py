"""What a path such as `cell.dend[3]` stands for now, found without running hoc: nothing is called or changed.

Completion, signatures and help share it. The thing may be a symbol of the machine, an object, a section, a class, a
member of a class or a procedure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..interp import registry
from ..interp.point_processes import PointProcessObject
from ..interp.sections import SectionArray, SectionCell
from ..interp.symbols import Own
from ..interp.templates import Template, TemplateObject
from ..interp.values import HocArray, HocObject, NumberCell, ObjectCell
from ..lang.errors import RanvierError
from ..solver.model.sections import Section

if TYPE_CHECKING:
    from ..interp.machine import Machine

PATH = r"[A-Za-z_]\w*(?:\[[^][]*\]|\([^()]*\))*(?:\s*\.\s*[A-Za-z_]\w*(?:\[[^][]*\]|\([^()]*\))*)*"
_STEP = re.compile(r"([A-Za-z_]\w*)((?:\[[^][]*\]|\([^()]*\))*)")
_SUBSCRIPT = re.compile(r"\[([^][]*)\]")

SECTION_MEMBERS = ("L", "Ra", "nseg", "rallbranch")


def find(machine: Machine, path: str) -> Any:
    """The thing that a path names; None if that cannot be told."""
    thing: Any = None
    for i, (name, rest) in enumerate(_STEP.findall(path)):
        thing = first(machine, name, rest) if i == 0 else member(machine, thing, name, rest)
        if thing is None:
            return None
    return thing


def first(machine: Machine, name: str, rest: str) -> Any:
    """The thing that the first name of a path means at the top level, with its subscripts."""
    symbol = machine.lookup(name)
    if isinstance(symbol, (ObjectCell, SectionCell)):
        return symbol.value if symbol.value is not None else symbol
    if isinstance(symbol, HocArray):
        return element(machine, symbol, rest)
    cls = symbol if isinstance(symbol, type) else getattr(symbol, "cls", None) or getattr(symbol, "python", None)
    if rest.startswith("[") and isinstance(cls, type):
        return machine.instances[cls].get(subscripts(machine, rest)[0])
    if isinstance(symbol, registry.Function) and rest.startswith("("):
        return result(symbol.signature.returns)
    return symbol


def element(machine: Machine, array: HocArray, rest: str) -> Any:
    """The element of an object or section array; if it is not there now, the first that is."""
    indices = subscripts(machine, rest) or [0] * len(array.dimensions)
    try:
        found = array.at(*indices)
    except RanvierError:  # no such element
        found = None
    return found if found is not None else next((one for one in array.data if one is not None), None)


def subscripts(machine: Machine, rest: str) -> list[int]:
    """The values of subscripts that are numerals or number variables; 0 for others."""
    values = []
    for text in _SUBSCRIPT.findall(rest):
        symbol = machine.lookup(text.strip())
        try:
            values.append(int(symbol.value if isinstance(symbol, NumberCell) else float(text)))
        except ValueError:
            values.append(0)
    return values


def member(machine: Machine, thing: Any, name: str, rest: str) -> Any:
    """The thing behind a dot."""
    if isinstance(thing, TemplateObject):
        return _member_of_template(machine, thing, name, rest)
    if isinstance(thing, Section):
        return machine.model.range_variables.get(name)
    if isinstance(thing, type) and issubclass(thing, PointProcessObject) or isinstance(thing, PointProcessObject):
        return _member_of_point_process(thing, name)
    if isinstance(thing, Template):
        symbol = thing.scope.names.get(name)
        return symbol if name in thing.public else None
    record = class_record(thing)
    found = record.members.get(name) if record else None
    if found is None:
        return None
    if found.kind == "method" and rest.startswith("("):
        return result(_returns(found))
    if found.kind == "attribute" and isinstance(thing, HocObject):
        try:
            value = found.python.fget(thing)
        except Exception:  # it has none now
            return found
        return value if isinstance(value, (HocObject, Section)) else found
    return found


def _member_of_template(machine: Machine, thing: TemplateObject, name: str, rest: str) -> Any:
    symbol = thing.template.scope.names.get(name)
    if name not in thing.template.public or not isinstance(symbol, Own):
        return symbol if name in thing.template.public else None
    held = getattr(thing, symbol.attribute, None)
    if isinstance(held, HocArray):
        return element(machine, held, rest)
    return held if isinstance(held, (HocObject, Section)) else symbol


def _member_of_point_process(thing: Any, name: str) -> Any:
    if name in PointProcessObject.METHODS:
        return getattr(PointProcessObject, PointProcessObject.METHODS[name])
    field = next((f for f in thing.record.fields if f.name == name and f.visible), None)
    return field or thing.library_methods().get(name) or thing.record.functions.get(name)


def class_record(thing: Any) -> registry.Class | None:
    """The library class of an object, or the class itself."""
    if isinstance(thing, registry.Class):
        return thing
    record = getattr(type(thing), "library_record", None)
    return record if isinstance(record, registry.Class) else None


def result(returns: str) -> registry.Class | None:
    """The class that an annotation names: what a call gives, known without calling."""
    names = {part.strip() for part in returns.split("|")}
    for record in registry.classes.values():
        if record.name in names or record.python.__name__ in names:
            return record
    return None


def _returns(found: registry.Member) -> str:
    return registry.arguments.Signature(found.python, found.name, method=True).returns


def member_names(machine: Machine, thing: Any) -> list[str]:
    """What can stand behind the dot."""
    if isinstance(thing, Section):
        there = [name for name, variable in machine.model.range_variables.items() if variable.has(thing)]
        return [*SECTION_MEMBERS, *there]
    if isinstance(thing, (SectionArray, SectionCell)):  # deleted, or not made yet
        return [*SECTION_MEMBERS, "v", "diam", "cm"]
    if isinstance(thing, Template):
        return sorted(thing.public)
    if isinstance(thing, type) and issubclass(thing, PointProcessObject):
        return sorted(thing.member_names())
    if isinstance(thing, HocObject):
        return sorted(thing.member_names())
    record = class_record(thing)
    return sorted(record.members) if record else []
