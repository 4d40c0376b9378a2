"""NEURON's interface for C text: the sections, which it may walk through and read (lang/c/types.h: Section, Node)."""

from __future__ import annotations

from typing import Any

from ..lang.errors import RanvierError
from ..solver.c.interface import c_function
from ..solver.integrate.c_interface import CInterface
from ..solver.model.sections import Section
from ..solver.target import callbacks
from .c_interface import machine_of

PARENT, CHILD, SIBLING, PARENT_NODE, NODES, COUNTS, ORDER, NAME, SIZE = 0, 8, 16, 24, 32, 40, 44, 56, 64
V, AREA, OWNER, PLACE, NODE_SIZE = 0, 8, 16, 24, 40


class Sections:
    """The images of all sections, as they are connected now."""

    def __init__(self, machine: Any) -> None:
        model = machine.model
        machine.simulation.prepare()
        self.version = machine.simulation.structure_changes
        self.all = list(model.section_set)
        self.memory = callbacks.string_memory(bytes(SIZE * len(self.all) + 1))
        start = callbacks.memory_address(self.memory)
        self.address = {section: start + SIZE * k for k, section in enumerate(self.all)}
        self.section = {address: section for section, address in self.address.items()}
        self.kept: list[Any] = []
        columns = [model.nodes[name] for name in ("v", "area")]
        self._columns = [column.ctypes.data for column in columns]
        self._position = model.nodes.position
        for number, section in enumerate(self.all):
            self._fill(section, number)

    def _fill(self, section: Section, number: int) -> None:
        at = self.address[section]
        if section.parent is not None:
            callbacks.put_address(at + PARENT, self.address[section.parent])
        for before, after in zip([None, *section.children], [*section.children, None], strict=True):
            where = self.address[before] + SIBLING if before is not None else at + CHILD
            callbacks.put_address(where, self.address[after] if after is not None else 0)
        handles = [section.first + k for k in range(section.nodes)] + [section.end]
        nodes = callbacks.string_memory(bytes(NODE_SIZE * len(handles)))
        pointers = callbacks.string_memory(bytes(8 * len(handles)))
        name = callbacks.string_memory(section.name.encode("latin-1", "replace"))
        first, table = callbacks.memory_address(nodes), callbacks.memory_address(pointers)
        for k, handle in enumerate(handles):
            node, row = first + NODE_SIZE * k, self._position[handle]
            for place, column in zip((V, AREA), self._columns, strict=True):
                callbacks.put_address(node + place, column + 8 * row)
            callbacks.put_address(node + OWNER, at)
            callbacks.put_address(node + PLACE, k)
            callbacks.put_address(table + 8 * k, node)
        points = section.n3d
        callbacks.put_address(at + NODES, table)
        callbacks.put_address(at + COUNTS, len(handles) | points << 16 | number << 32)
        callbacks.put_address(at + NAME, callbacks.memory_address(name))
        self.kept += [nodes, pointers, name]


def sections_of(interface: CInterface) -> Sections:
    """The images, made anew where sections or connections changed."""
    machine, known = machine_of(interface), interface.kept.get("sections")
    if known is None or machine.model.structure_changed or known.version != machine.simulation.structure_changes:
        known = interface.kept["sections"] = Sections(machine)
    return known


def section_of(interface: CInterface, address: int) -> Section:
    section = sections_of(interface).section.get(address or 0)
    if section is None or not section.exists:
        raise RanvierError("this C text uses a section that is none (NULL, or gone)")
    return section


@c_function("chk_access", "address")
def chk_access(interface: CInterface) -> int:
    """The accessed section."""
    section = machine_of(interface).current_section()
    return sections_of(interface).address[section]


@c_function("nrn_noerr_access", "address")
def nrn_noerr_access(interface: CInterface) -> int:
    """The same; 0 if there is none."""
    return chk_access(interface) if machine_of(interface).section_stack else 0


@c_function("nrn_pushsec", "void address")
def nrn_pushsec(interface: CInterface, address: int) -> None:
    machine_of(interface).push_section(section_of(interface, address))


@c_function("nrn_popsec", "void")
def nrn_popsec(interface: CInterface) -> None:
    machine_of(interface).pop_section()


@c_function("secname", "address address")
def secname(interface: CInterface, address: int) -> int:
    section_of(interface, address)
    return callbacks.address_at(address + NAME)


@c_function("section_length", "double address")
def section_length(interface: CInterface, address: int) -> float:
    return section_of(interface, address).L


@c_function("nrn_ra", "double address")
def nrn_ra(interface: CInterface, address: int) -> float:
    return section_of(interface, address).Ra
