"""Functions about sections: names, the section stack, the tree, and what is inserted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...interp.registry import function
from ...lang.errors import RanvierError
from ...solver.mechanism import extracellular

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ...interp.values import HocObject, StringCell
    from ...solver.model.sections import Section


# --- names and the section stack -----------------------------------------------------------------------------


@function("secname")
def secname(machine: Machine) -> str:
    """The name of the accessed section."""
    return hoc_name(machine.current_section())


def hoc_name(section: Section) -> str:
    """The name of a section in hoc: those that Python created are members of _pysec."""
    return section.prefix + section.name


@function("sectionname")
def sectionname(machine: Machine, name: StringCell) -> float:
    """sectionname(strdef): copies the name of the accessed section."""
    name.value = hoc_name(machine.current_section())
    return 1.0


@function("hname")
def hname(machine: Machine) -> str:
    """The name of the accessed section."""
    return machine.current_section().name


@function("push_section")
def push_section(machine: Machine, which: str | float) -> float:
    """push_section("name"): the section becomes the accessed one until pop_section(); it may be given by its number
    (this_section) too."""
    if isinstance(which, float):
        section = next((one for one in machine.model.sections if number_of(one) == which), None)
    else:
        section = machine.section_named(which)
    if section is None:
        shown = which if isinstance(which, str) else f"{which:g}"
        raise RanvierError(f"push_section: there is no section {shown}")
    machine.push_section(section)
    return 1.0


@function("pop_section")
def pop_section(machine: Machine) -> float:
    """Undo the last push_section."""
    machine.pop_section()
    return 1.0


@function("issection")
def issection(machine: Machine, expression: str) -> float:
    """Whether the whole name of the accessed section matches a regular expression."""
    return float(bool(machine.section_pattern(f"^{expression}$")(machine.current_section().name)))


@function("section_exists")
def section_exists(
    machine: Machine, name: str, index: float | HocObject = 0.0, owner: HocObject | None = None
) -> float:
    """section_exists("name" [, index] [, object]): whether there is such a section, of an object or of none."""
    if not isinstance(index, float):
        index, owner = 0.0, index
    if "." in name:
        return 0.0
    prefix = f"{owner}." if owner is not None else ""
    names = {f"{prefix}{name}[{int(index)}]"} | ({prefix + name} if index == 0.0 else set())
    sections = owner.own_sections() if hasattr(owner, "own_sections") else machine.model.sections
    return float(any(section.name in names for section in sections))


@function("section_owner")
def section_owner(machine: Machine) -> HocObject | None:
    """The object that the accessed section belongs to, or NULLobject."""
    return machine.current_section().cell


@function("ismembrane")
def ismembrane(machine: Machine, mechanism: str) -> float:
    """Whether a density mechanism (or an ion, "capacitance", "morphology") is inserted in the accessed section."""
    section = machine.current_section()
    return float(mechanism in ("capacitance", "morphology") or section.has(mechanism))


# --- the tree ------------------------------------------------------------------------------------------------


@function("delete_section")
def delete_section(machine: Machine) -> float:
    """Delete the accessed section. Gives 1; 0 for one that Python made."""
    section = machine.current_section()
    face = section.face()
    machine.delete_section(section)
    return float(face is None or not face.is_pysec())


@function("disconnect")
def disconnect(machine: Machine) -> float:
    """Detach the accessed section from its parent."""
    machine.current_section().disconnect()
    return 0.0


@function("parent_connection")
def parent_connection(machine: Machine) -> float:
    """The place on the parent that the accessed section is connected to."""
    return machine.current_section().parent_x


@function("section_orientation")
def section_orientation(machine: Machine) -> float:
    """Which end of the accessed section is towards the root: 0 or 1."""
    return float(machine.current_section().child_end)


@function("topology")
def topology(machine: Machine) -> float:
    """Print the tree of all sections, one dash for each segment."""
    machine.out.write("\n")
    for section in machine.model.sections:
        if section.parent is None:
            for line in tree_lines(section):
                machine.out.write(line + "\n")
    machine.out.write("\n")
    return 1.0


def tree_lines(root: Section) -> Iterator[str]:
    """The picture of a tree: each section begins one column right of the node it is connected to."""
    pending = [(root, 1)]
    while pending:
        section, column = pending.pop()
        ends = f"({section.child_end}-{1 - section.child_end})"
        if section.parent is None:
            picture = "|" + "-" * section.nseg
        else:
            picture = " " * column + "`" + "-" * (section.nseg - 1)
        yield f"{picture}|       {section.name}{ends}"
        pending += [(child, _column(section, column, child.parent_x)) for child in section.children]


def _column(parent: Section, column: int, x: float) -> int:
    """Where a child at x begins, if its parent's first segment is drawn at `column`."""
    away = abs(x - parent.child_end)
    if away in (0.0, 1.0):
        return column + (parent.nseg + 1 if away else 0)
    segment = parent.segment_of(x)
    return column + 1 + (parent.nseg - 1 - segment if parent.child_end else segment)


@function("psection")
def psection(machine: Machine) -> float:
    """Print the accessed section: its geometry, its connection and the parameters of its first segment."""
    section = machine.current_section()
    lines = [f"{section.name} {{ nseg={section.nseg}  L={section.L:g}  Ra={section.Ra:g}"]
    if section.parent is None:
        roots = [other for other in machine.model.sections if other.parent is None]
        lines.append(f"\t/*location {section.child_end} attached to cell {roots.index(section)}*/")
    else:
        lines.append(f"\t{section.parent.name} connect {section.name} ({section.child_end}), {section.parent_x:g}")
    lines.append("\t/* First segment only */")
    x = section.node_x(0)
    lines += [_mechanism_line(machine, section, name, x) for name in section.listed()]
    lines += [_point_line(point) for point in section.point_processes if section.node_at(point.x) == section.first]
    machine.out.write("\n".join(lines) + "\n}\n")
    return 1.0


def _mechanism_line(machine: Machine, section: Section, name: str, x: float) -> str:
    if name in ("morphology", "capacitance"):
        variable = "diam" if name == "morphology" else "cm"
        return f"\tinsert {name} {{ {variable}={section.get(variable, x):g}}}"
    record = machine.model.mechanisms[name]
    shown = _ion_parameters(machine, section, record, x) if record.kind == "ion" else parameters(record)
    values = [f"{record.hoc_name(field)}={section.get(record.hoc_name(field), x):g}" for field in shown]
    return f"\tinsert {name} {{{''.join(f' {value}' for value in values)}}}"


def _ion_parameters(machine: Machine, section: Section, record: Any, x: float) -> list[Any]:
    """What of an ion is a parameter, by its style."""
    data = machine.model.mechanism_data[record.name]
    style = int(data.table.columns["style"].view[data.table.row(section.rows[data])])
    potential, *concentrations = parameters(record)
    return [potential] * (style // 8 % 4 == 1) + concentrations * (style % 4 == 1)


def _point_line(point: Any) -> str:
    values = [f"{field.name}={point.get(field.name):g}" for field in parameters(point.mechanism)]
    return f"\tinsert {point.data.name} {{ {' '.join(values)}}}"


def parameters(record: Any) -> list[Any]:
    """The visible PARAMETER fields of a mechanism."""
    return [field for field in record.fields if field.visible and field.role == "parameter"]


# --- sections as numbers -------------------------------------------------------------------------------------


def number_of(section: Section) -> float:
    """A number that no other section has."""
    return float(id(section) & 0xFFFFFFFFFFFF)


@function("this_section")
def this_section(machine: Machine, x: float = 0.5) -> float:
    """this_section(): a number for the accessed section, for push_section. SectionRef is better."""
    return number_of(machine.current_section())


@function("parent_section")
def parent_section(machine: Machine, x: float = 0.5) -> float:
    """parent_section(): a number for the parent of the accessed section, for push_section; 0 if it has none."""
    parent = machine.current_section().parent
    return number_of(parent) if parent is not None else 0.0


@function("this_node")
def this_node(machine: Machine, x: float) -> float:
    """this_node(x): a number for the segment at x of the accessed section."""
    section = machine.current_section()
    if x <= 0.0 and section.parent is not None:
        section, x = section.parent, section.parent_x
    return float(1 + section.node_at(x))


# --- the outside of the membrane -----------------------------------------------------------------------------


MOST_LAYERS = 1000  # a node has a matrix of so many rows


@function("nlayer_extracellular")
def nlayer_extracellular(machine: Machine, layers: float | None = None) -> float:
    """nlayer_extracellular(n) gives the mechanism extracellular so many layers (2 if it is not called), while no
    section has it; nlayer_extracellular() tells how many."""
    data = machine.model.mechanism_data[extracellular.NAME]
    if layers is not None and int(layers) != data.field("xg").size:
        if not 1 <= layers <= MOST_LAYERS:
            raise RanvierError(f"nlayer_extracellular: 1 to {MOST_LAYERS} layers are possible, not {layers:g}")
        if len(data.table):
            raise RanvierError(
                "nlayer_extracellular: some section has extracellular already",
                hint="call it before the first `insert extracellular`",
            )
        machine.model.replace(data, extracellular.extracellular(int(layers)))
    return float(data.field("xg").size)
