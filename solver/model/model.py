"""A model: sections, mechanisms, point processes, and the numbers that belong to all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...lang.errors import RanvierError
from .clock import CELSIUS, DT, T, clock_pointers, new_clock
from .mechanisms import MechanismData
from .network import Network
from .point_processes import PointProcess
from .pointer import ArrayPointer
from .range_variables import (
    AxialVariable,
    Diameter,
    MechanismVariable,
    MembraneCurrent,
    NodeVariable,
    PointerVariable,
    RangeVariable,
    StreamVariable,
    Voltage,
)
from .sections import Section
from .tables import Column, Table

RESTING = -65.0  # mV, of a node that was just made
NO_AREA = 100.0  # µm², so that at a node without membrane a current in nA is one in mA/cm²


class Model:
    """What a hoc program builds and the solver runs. `structure_changed` asks for a new node order, `diam_changed`
    only for areas and resistances."""

    __slots__ = (  # native code finds them
        "network", "nodes", "section_set", "mechanism_data", "next_section", "structure_changed", "diam_changed",
        "keeps_at_nodes", "range_variables", "is_part", "streams_made", "__dict__", "__weakref__",
    )  # fmt: skip

    def __init__(self) -> None:
        self.nodes = Table(
            "node",
            (
                Column("v", default=RESTING),
                Column("diam", default=500.0),
                Column("cm", default=1.0),
                Column("i_cap"),
                Column("area", default=NO_AREA),  # µm²; of the nodes without membrane as the equations take it
                Column("ri", default=1e30),  # MΩ to the node before it, towards the root
            ),
        )
        self.clock = new_clock()
        self.section_set: dict[Section, None] = {}
        self.mechanism_data: dict[str, MechanismData] = {}
        self.mechanisms: dict[str, Any] = {}
        self.range_variables: dict[str, RangeVariable] = {}
        self.node_variables: dict[str, NodeVariable] = {}  # what nodes keep for mechanisms
        self.keeps_at_nodes = False  # whether some mechanism was inserted that does
        self.globals: dict[str, ArrayPointer] = dict(clock_pointers(self.clock))
        self.network = Network()
        self.next_section = 0
        self.kept_ends: list[tuple[Section, float]] = []  # ends that are solved for though nothing is there
        self.solves_all_ends = False  # bare ends too
        self.split_points: list[tuple[Section, float, int]] = []  # where cells go on, in a point of the same number
        self.cell_by_cell = False  # the nodes of each cell lie together
        self.is_part = False  # of a network whose other cells may be in other processes
        self.structure_changed = True
        self.diam_changed = True
        self.constant_points = False  # pt3dconst: 3-D points do not follow when L or diam are set
        self.spine_area = 0.0  # µm², what a 3-D point with a negative diameter adds
        self.version = 0  # counts the freezes that moved something
        self.call_function: Callable = _no_functions  # (data, function, handle, arguments) → float; the solver sets it
        self.run_block: Callable = _no_functions  # (data, kernel, handle, arguments): CONSTRUCTOR; the solver sets it
        self.give_table: Callable = _no_functions  # (data, name of a FUNCTION_TABLE, arguments); the solver sets it
        self.streams_made = 0
        self.wrap_stream: Callable = lambda pointer: pointer  # what a RANDOM variable is to the program
        self.style_after: Callable[[int, Any], int] | None = None  # an ion's (its style, how it is used); the solver's
        nodes = self.nodes.columns
        for variable in (
            Voltage("v", self.nodes, nodes["v"], "mV"),
            Diameter("diam", self.nodes, nodes["diam"], "um"),
            RangeVariable("cm", self.nodes, nodes["cm"], "uF/cm2"),
            RangeVariable("i_cap", self.nodes, nodes["i_cap"], "mA/cm2"),
            MembraneCurrent("i_membrane_", self.nodes, Column("i_membrane_")),
        ):
            self.range_variables[variable.name] = variable

    def no_capacitance(self, handle: int) -> None:
        """The node is the end of a section: no membrane."""
        self.nodes.columns["cm"].view[self.nodes.position[handle]] = 0.0

    # --- sections ------------------------------------------------------------------------------------------

    @property
    def sections(self) -> list[Section]:
        """In the order of their creation."""
        return list(self.section_set)

    def create_section(self, name: str, cell: object = None) -> Section:
        section = Section(self, name, cell)
        self.section_set[section] = None
        self.structure_changed = True
        self.diam_changed = True
        return section

    def delete_section(self, section: Section) -> None:
        """It dies, its children become roots, its point processes are nowhere."""
        if not section.exists:
            return
        section.exists = False
        for child in list(section.children):
            child.disconnect()
        section.disconnect()
        for point_process in list(section.point_processes):
            point_process.unplace()
        for data, first in section.rows.items():
            data.table.release(first, section.nodes)
        section.rows.clear()
        self.nodes.release(section.first, section.nodes)
        self.nodes.release(section.end)
        if section.root_node >= 0:
            self.nodes.release(section.root_node)
        section.first = -1  # who remembered it looks again
        del self.section_set[section]
        self.structure_changed = True

    # --- mechanisms ----------------------------------------------------------------------------------------

    def register(self, record: Any) -> None:
        """Make a mechanism known: its name, range variables and globals."""
        if record.name in self.mechanism_data:
            raise RanvierError(f"the mechanism {record.name} exists already")
        data = MechanismData(record, len(self.mechanism_data))
        self.mechanism_data[record.name] = data
        self.structure_changed = True
        self._name_variables(data)

    def _name_variables(self, data: MechanismData) -> None:
        record = data.record
        self.mechanisms[record.name] = record
        if record.kind in ("density", "ion"):
            for field in record.fields:
                if field.visible or field.role == "random":
                    name = record.hoc_name(field)
                    known = self.range_variables.get(name)
                    if isinstance(known, MechanismVariable) and known.data is data:
                        known.renew(field)
                    elif field.at_nodes:
                        self.range_variables[name] = self.node_variables[name] = NodeVariable(self.nodes, data, field)
                    elif field.role == "random":
                        self.range_variables[name] = StreamVariable(name, data, field, lambda at: self.wrap_stream(at))
                    else:
                        kind = AxialVariable if field.axial else MechanismVariable
                        kind = PointerVariable if field.role == "pointer" else kind
                        self.range_variables[name] = kind(name, data, field)
        for variable in record.globals:
            if variable.visible:
                self.globals[record.hoc_name_of_global(variable)] = data.global_pointer(variable.name)

    def replace(self, data: MechanismData, record: Any) -> list[str]:
        """A mechanism goes on as what its changed .mod file says; gives the names that are gone."""
        old = data.record
        before = [old.hoc_name(f) for f in old.fields if f.visible] if old.kind == "density" else []
        before += [old.hoc_name_of_global(g) for g in old.globals if g.visible]
        weights = data.weight_count
        data.replace(record)
        self.network.change_weights(data, weights)
        there = {record.hoc_name(f) for f in record.fields if f.visible}
        there |= {record.hoc_name_of_global(g) for g in record.globals if g.visible}
        gone = [name for name in before if name not in there]
        for name in gone:
            self.range_variables.pop(name, None)
            self.globals.pop(name, None)
        self._name_variables(data)
        for section in self.section_set:
            if data in section.rows:
                self.insert_ions(section, data)
            for point in section.point_processes:
                if point.data is data:
                    self.insert_ions(section, data)
        self.structure_changed = True
        return gone

    def begin_streams(self, data: MechanismData, handles: Iterable[int]) -> None:
        """New instances get random numbers of their own: (1, 0, n) identify the n-th stream of the model."""
        if data.streams:
            for handle in handles:
                for name in data.streams:
                    self.streams_made += 1
                    data.begin_stream(handle, name, self.streams_made)

    def range_variable(self, name: str) -> RangeVariable:
        variable = self.range_variables.get(name)
        if variable is None:
            raise RanvierError(f"{name} is not a variable of sections")
        return variable

    def total_currents(self, on: bool) -> None:
        """Whether nodes have `i_membrane_`."""
        column = self.range_variables["i_membrane_"].column
        if on and column.name not in self.nodes.columns:
            self.nodes.add_column(column)
        elif not on:
            self.nodes.columns.pop(column.name, None)
        self.structure_changed = True

    def keep_at_nodes(self, data: MechanismData) -> None:
        """The mechanism was inserted somewhere: the nodes have its variables that are kept there."""
        for variable in self.node_variables.values():
            if variable.data is data and variable.name not in self.nodes.columns:
                self.nodes.add_column(variable.column)
                self.keeps_at_nodes = True

    def begin_anew(self, handles: Iterable[int]) -> None:
        """Nodes that were just made have not what mechanisms keep at the nodes they were copied from."""
        position = self.nodes.position
        for variable in self.node_variables.values():
            if variable.name in self.nodes.columns:
                rows = [position[handle] for handle in handles]
                variable.column.rows(self.nodes.capacity)[:, rows] = variable.column.default

    def insert_ions(self, section: Section, data: MechanismData) -> None:
        """Give the section the ions that the mechanism uses."""
        if data.uses is None:
            ions = [(self._ion(data, use.ion), use) for use in data.record.ions]
            data.uses = tuple((ion, use, self._new_style(ion, use)) for ion, use in ions)
        for use in data.uses:
            self.insert_ion(section, *use)

    def insert_ion(self, section: Section, ion: MechanismData, use: Any, style: float) -> None:
        """Give the section one of them. `style` is what it has where no other mechanism uses it."""
        is_new = section.insert_ion(ion)
        column, position, first = ion.table.columns["style"].view, ion.table.position, section.rows[ion]
        if not is_new and self.style_after is not None:
            style = float(self.style_after(int(column[position[first]]), use))
        if style != column[position[first]]:
            for handle in range(first, first + section.nodes):
                column[position[handle]] = style

    def _new_style(self, ion: MechanismData, use: Any) -> float:
        begin = ion.table.columns["style"].default
        return begin if self.style_after is None else float(self.style_after(int(begin), use))

    def _ion(self, data: MechanismData, name: str) -> MechanismData:
        ion = self.mechanism_data.get(f"{name}_ion")
        if ion is None:
            raise RanvierError(f"{data.name} uses the ion {name}, but {name}_ion was not registered")
        return ion

    def create_point_process(self, name: str) -> PointProcess:
        data = self.mechanism_data.get(name)
        if data is None or data.record.kind not in ("point", "artificial"):
            raise RanvierError(f"there is no point process {name}", hint="its .mod file is not among those loaded")
        return PointProcess(self, data)

    # --- the clock -----------------------------------------------------------------------------------------

    @property
    def t(self) -> float:
        """Time, ms."""
        return self.clock.item(T)

    @t.setter
    def t(self, value: float) -> None:
        self.clock[T] = value

    @property
    def dt(self) -> float:
        """Time step, ms."""
        return self.clock.item(DT)

    @dt.setter
    def dt(self, value: float) -> None:
        self.clock[DT] = value

    @property
    def celsius(self) -> float:
        """Temperature, °C."""
        return self.clock.item(CELSIUS)

    @celsius.setter
    def celsius(self, value: float) -> None:
        self.clock[CELSIUS] = value


def _no_functions(data: MechanismData, function: str, handle: int, arguments: Iterable[float]) -> float:
    raise RanvierError(f"{data.name}.{function} cannot be called: this model has no solver")
