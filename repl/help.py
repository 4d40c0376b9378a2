"""What `help NAME`, `NAME?` and the line below the prompt say, from the registry and from what the user defined."""

from __future__ import annotations

import inspect
import re
from textwrap import fill
from types import FunctionType
from typing import TYPE_CHECKING, Any

from ..interp import registry
from ..interp.arguments import did_you_mean
from ..interp.mechanisms import MechanismFunction
from ..interp.names import BuiltinVariable, SectionProperty
from ..interp.point_processes import PointProcessObject
from ..interp.procedures import Procedure
from ..interp.sections import SectionArray, SectionCell
from ..interp.symbols import Own
from ..interp.templates import Template, TemplateObject
from ..interp.values import HocArray, HocObject, NumberCell, ObjectCell, StringCell
from ..lang.source import Span
from ..solver.mechanism import fields
from ..solver.model.mechanisms import MechanismData
from ..solver.model.range_variables import RangeVariable
from ..solver.model.sections import Section
from . import objects
from .keyword_help import KEYWORD_HELP
from .layout import short_path

if TYPE_CHECKING:
    from ..interp.machine import Machine

WIDTH = 100
ABOUT = "help NAME or NAME? says what a name is: a function, a class or its member (Vector.append), a word of the \
language,\na mechanism or its variable, a procedure of yours. %help lists the commands of the prompt. quit() leaves."
SECTION_PROPERTIES = {
    "L": "L: the length of the accessed section, um.",
    "Ra": "Ra: the axial resistivity of the accessed section, ohm cm.",
    "nseg": "nseg: in how many segments of equal length the accessed section is divided.",
    "rallbranch": "rallbranch: how many equal branches the accessed section stands for.",
}
_COMMENT_LINE = re.compile(r"\s*(?://\s?(.*)|/\*\s?(.*?)\s*\*/)\s*\Z")


def text(machine: Machine, name: str) -> str:
    """All that is known of a name or path, as text."""
    name = name.strip()
    if not name:
        return ABOUT
    if name in KEYWORD_HELP:
        return _filled(KEYWORD_HELP[name])
    data = machine.model.mechanism_data.get(name)
    if data is not None:
        return mechanism(data)
    thing = objects.find(machine, name)
    found = about(machine, name, thing) if thing is not None else absent(name)
    if found is None:
        hint = _nearest(machine, name)
        return f"there is no help for {name}" + (f": {hint}" if hint else "")
    return found


def _nearest(machine: Machine, name: str) -> str | None:
    """Names that were perhaps meant: those that begin so, else those that are alike."""
    owner, dot, last = name.rpartition(".")
    if owner:
        names = objects.member_names(machine, objects.find(machine, owner))
    else:
        names = [*KEYWORD_HELP, *machine.globals.all_names(), *machine.model.mechanism_data]
    longer = sorted({one for one in names if len(last) > 1 and one.startswith(last)})
    if 0 < len(longer) <= 5:
        return f"did you mean {' or '.join(owner + dot + one for one in longer)}?"
    return did_you_mean(last, names)


def absent(name: str) -> str | None:
    """Of what NEURON has and Ranvier does not."""
    owner, _, member = name.rpartition(".")
    absence = registry.absences.get((None, name)) or registry.absences.get((owner or None, member))
    return _filled(f"{name} is not supported: {absence.reason}. {absence.advice}".strip()) if absence else None


def about(machine: Machine, name: str, thing: Any) -> str | None:
    """The text for a thing that `objects.find` found."""
    for classes, describe in KINDS:
        if isinstance(thing, classes):
            return describe(machine, name, thing)
    return None


def signature(machine: Machine, path: str) -> str:
    """One line for a call that is being typed; "" if nothing is known of it."""
    owner, _, member = path.rpartition(".")
    thing = objects.member(machine, objects.find(machine, owner), member, "") if owner else machine.lookup(path)
    if isinstance(thing, Procedure):
        return usage(thing)
    if isinstance(thing, Template):
        return usage(thing.init, thing.name) if thing.init else f"{thing.name}()"
    if isinstance(thing, MechanismFunction):
        return _mechanism_usage(machine, thing)
    if isinstance(thing, (registry.Function, registry.Class, registry.Member)):
        return " ".join(inspect.cleandoc(thing.doc).split("\n\n")[0].split())
    if isinstance(thing, type) and issubclass(thing, PointProcessObject):
        given = "(x): at x of the accessed section, 0 to 1" if thing.record.kind == "point" else "()"
        return f"new {thing.record.name}{given}"
    if isinstance(thing, fields.Function):
        return _function_usage(thing)
    if isinstance(thing, RangeVariable):
        return f"{thing.name}(x): at a place of the section, 0 to 1" + (f", {thing.unit}" if thing.unit else "")
    return inspect.cleandoc(thing.__doc__ or "") if inspect.isfunction(thing) else ""


# --- what the user defined -------------------------------------------------------------------------------------


def usage(procedure: Procedure, name: str = "") -> str:
    """`step($1, $s2)`: the arguments as the body uses them."""
    uses = procedure.uses
    given = [f"${min(uses.kinds.get(i) or [''])}{i}" for i in range(1, uses.highest + 1)]
    return f"{name or procedure.name}({', '.join(given + ['$i…'] * uses.indexed)})"


def _procedure(machine: Machine, name: str, thing: Procedure) -> str:
    lines = [f"{thing.kind} {usage(thing, thing.title)}" + defined_at(thing.node.span)]
    return "\n".join([*lines, *comment_above(thing.node.span)])


def defined_at(span: Span | None) -> str:
    return f"    defined at {span.source.name}:{span.line}" if span is not None else ""


def comment_above(span: Span | None) -> list[str]:
    """The comment on the lines above a definition."""
    if span is None:
        return []
    found: list[str] = []
    line = span.line - 1
    while line > 0 and (match := _COMMENT_LINE.match(span.source.line_text(line))):
        found.insert(0, (match[1] or match[2] or "").rstrip())
        line -= 1
    return found


def _template(machine: Machine, name: str, thing: Template) -> str:
    made = usage(thing.init, thing.name) if thing.init else f"{thing.name}()"
    lines = [f"template: new {made}" + defined_at(thing.init.node.span if thing.init else None)]
    for kind, members in _public_by_kind(thing).items():
        lines.append(_filled(f"  {kind}: {', '.join(members)}", "      "))
    return "\n".join([*lines, f"living objects: {len(machine.instances[thing.cls])}"])


def _public_by_kind(template: Template) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in sorted(template.public):
        symbol = template.scope.names.get(name)
        kind = getattr(symbol, "kind", "number")
        shown = usage(symbol) if isinstance(symbol, Procedure) else name
        found.setdefault(kind, []).append(shown)
    return found


def _variable(machine: Machine, name: str, thing: Any) -> str:
    record = registry.variables.get(name)
    value = thing.value if isinstance(thing, NumberCell) else thing.pointer.get()
    doc = inspect.cleandoc(record.doc) if record and record.doc else ""
    doc = doc or (f"a GLOBAL of the mechanism {_owner_of_global(machine, name)}" if "_" in name else "")
    return f"{name} = {value:.8g}" + (f"\n{doc}" if doc else "")


def _owner_of_global(machine: Machine, name: str) -> str:
    return next((d.name for d in machine.model.mechanism_data.values() if name.endswith(f"_{d.name}")), "?")


def _own(machine: Machine, name: str, thing: Own) -> str:
    return f"{name}: {KIND_WORDS.get(thing.kind, thing.kind)} of the template's objects"


KIND_WORDS = {"number": "a number", "string": "a string", "object": "an object variable", "section": "a section"}


def _array(machine: Machine, name: str, thing: HocArray) -> str:
    kind = "sections" if isinstance(thing, SectionArray) else "an array"
    return f"{name}: {kind}, {' by '.join(map(str, thing.dimensions))}"


def _object(machine: Machine, name: str, thing: HocObject) -> str:
    if isinstance(thing, TemplateObject):
        about_class = _template(machine, name, thing.template)
    elif isinstance(thing, PointProcessObject):
        about_class = mechanism(thing.point.data)
    else:
        about_class = _class(machine, name, type(thing).library_record)  # type: ignore[attr-defined]
    return f"{name}: {thing}\n{about_class}"


def _section(machine: Machine, name: str, thing: Section) -> str:
    parent = f", at {thing.parent_x:g} of {thing.parent.name}" if thing.parent else ""
    return (
        f"section {thing.name}{parent}: nseg {thing.nseg}, L {thing.L:.6g} um, diam {thing.get('diam', 0.5):.6g} um, "
        f"Ra {thing.Ra:.6g} ohm cm, mechanisms: {', '.join(thing.mechanisms) or 'none'}"
    )


# --- the library -----------------------------------------------------------------------------------------------


def _documented(machine: Machine, name: str, thing: registry.Function | registry.Member) -> str:
    return inspect.cleandoc(thing.doc) or f"{name}: no more is known of it"


def _class(machine: Machine, name: str, thing: registry.Class) -> str:
    members = sorted(thing.members)
    return f"{inspect.cleandoc(thing.doc)}\n{_filled('Members: ' + ', '.join(members), '  ')}" if members else thing.doc


def _python_function(machine: Machine, name: str, thing: Any) -> str:
    return inspect.cleandoc(thing.__doc__ or name)


# --- mechanisms ------------------------------------------------------------------------------------------------


def _range_variable(machine: Machine, name: str, thing: RangeVariable) -> str:
    unit = f", {thing.unit}" if thing.unit else ""
    record, field = thing.mechanism, thing.field
    if record is None:
        return f"{thing.name}: a range variable of every section{unit}: {thing.name}(x), x from 0 to 1 along it"
    default = f", {field.default:g} at first" if field.role == "parameter" else ""
    return f"{thing.name}: a range variable of the mechanism {record.name} ({field.role}{unit}{default})"


def _field(machine: Machine, name: str, thing: Any) -> str:
    unit = f", {thing.unit}" if thing.unit else ""
    return f"{name}: {thing.role}{unit}" + (f", {thing.default:g} at first" if thing.role == "parameter" else "")


def mechanism(data: MechanismData) -> str:
    """A mechanism: what kind it is, its file, its variables with units and defaults, its functions."""
    record = data.record
    where = f"    {short_path(record.source)}" if record.source else ""
    made = f"new {record.name}(x)" if record.kind == "point" else f"new {record.name}()"
    how = f"insert {record.name}" if record.kind in ("density", "ion") else made
    lines = [f"{KIND_OF_MECHANISM[record.kind]} {record.name}: {how}{where}"]
    for role in ("parameter", "state", "assigned", "pointer"):
        shown = [_with_unit(record.hoc_name(f), f, role) for f in record.fields if f.role == role and f.visible]
        lines += [_filled(f"  {role}: {', '.join(shown)}", "      ")] * bool(shown)
    shown = [_with_unit(f"{g.name}_{record.name}", g, g.role) for g in record.globals if g.visible]
    lines += [_filled(f"  global: {', '.join(shown)}", "      ")] * bool(shown)
    for use in record.ions:
        lines.append(
            f"  ion {use.ion}: reads {' '.join(use.read) or 'nothing'}, writes {' '.join(use.write) or 'nothing'}"
        )
    functions = [_function_usage(function) for function in record.functions.values()]
    lines += [_filled(f"  functions: {', '.join(functions)}", "      ")] * bool(functions)
    if record.has_net_receive:
        lines.append(f"  a NetCon's weights: {', '.join(record.weights)}")
    return "\n".join(lines)


KIND_OF_MECHANISM = {
    "density": "mechanism", "point": "point process", "artificial": "artificial cell", "ion": "ion",
    "nothing": "functions",
}  # fmt: skip


def _with_unit(name: str, variable: Any, role: str) -> str:
    value = f" = {variable.default:g}" if role == "parameter" else ""
    return f"{name}{value}" + (f" ({variable.unit})" if variable.unit else "")


def _point_process(machine: Machine, name: str, thing: type[PointProcessObject]) -> str:
    return mechanism(machine.model.mechanism_data[thing.record.name])


def _mechanism_usage(machine: Machine, thing: MechanismFunction) -> str:
    if thing.function == "setdata":
        return f"setdata_{thing.mechanism}(x): of which segment the mechanism's functions are from now on"
    record = machine.model.mechanism_data[thing.mechanism].record
    return _function_usage(record.functions[thing.function], f"_{record.name}")


def _function_usage(function: fields.Function, suffix: str = "") -> str:
    unit = f": {function.unit}" if function.unit else ""
    return f"{function.name}{suffix}({', '.join(function.parameters)}){unit}"


def _filled(line: str, indent: str = "") -> str:
    return fill(line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


KINDS: tuple[tuple[Any, Any], ...] = (
    (Procedure, _procedure),
    (Template, _template),
    ((registry.Function, registry.Member), _documented),
    (registry.Class, _class),
    (HocObject, _object),
    (Section, _section),
    (RangeVariable, _range_variable),
    (SectionProperty, lambda machine, name, thing: SECTION_PROPERTIES[thing.name]),
    ((BuiltinVariable, NumberCell), _variable),
    (StringCell, lambda machine, name, thing: f'strdef {name}: "{thing.value}"'),
    (ObjectCell, lambda machine, name, thing: f"objref {name}: NULLobject"),
    (SectionCell, lambda machine, name, thing: f"{name}: a section that was deleted"),
    (HocArray, _array),
    (Own, _own),
    (MechanismFunction, lambda machine, name, thing: _mechanism_usage(machine, thing)),
    (type, lambda machine, name, thing: _point_process(machine, name, thing)),
    (FunctionType, _python_function),
    (fields.Field, _field),
    (fields.Function, lambda machine, name, thing: _function_usage(thing)),
)
