"""Sections: unbranched cable, its segments, its place in the tree, its mechanisms and its 3-D points."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from weakref import ref

from ...lang.errors import RanvierError
from . import geometry, paths
from .pointer import Pointer
from .points import Points, WithPoints
from .range_variables import segment_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .mechanisms import MechanismData
    from .model import Model
    from .point_processes import PointProcess

MAXIMUM_NSEG = 32767
MOST_DIVISIONS = 30  # that are remembered of a section


def _copied(names: list[str], ions: dict[str, list[str]]) -> list[str]:
    """The mechanisms of a segment that takes those of another, one by one to the front; the ions that one uses follow
    it, but for those that came with another."""
    copied: list[str] = []
    for name in names:
        if name not in copied:
            copied = [name, *(ion for ion in ions.get(name, ()) if ion not in copied), *copied]
    return copied


@lru_cache(maxsize=256)
def refined(old: int, new: int, turned: bool) -> tuple[list[int], list[int], list[int]]:
    """What becomes of the segments when nseg changes from `old` to `new`; `turned`: counted from x = 1.

    For each new segment the old one that holds its centre: it takes its values. For each old one the new segment that
    it lives on as (-1: it dies), and the one that its point processes move to. Nobody changes these lists.
    """
    sources = [int((i + 0.5) / new * old) for i in range(new)]
    heirs, places = [], []
    for k in range(old):
        x = (k + 0.5) / old * new
        heir = int(x)
        survives = sources[heir] == k
        heirs.append(heir if survives else -1)
        places.append(heir if survives or x > heir else heir - 1)  # on a boundary: towards the parent
    if turned:
        sources = [old - 1 - k for k in reversed(sources)]
        heirs = [new - 1 - i if i >= 0 else -1 for i in reversed(heirs)]
        places = [new - 1 - i for i in reversed(places)]
    return sources, heirs, places


@dataclass(slots=True)
class Division:
    """A change of nseg: how many mechanisms were inserted then, and what became of the segments (see `refined`)."""

    mechanisms: int
    sources: list[int]
    heirs: list[int]


class Section(WithPoints):
    """A section. Make it with Model.create_section.

    Its segments are nodes with handles `first … first + nodes - 1` in the order of x; `end` is the node without
    area at the end away from the parent, `root_node` the one at the other end, if it has no parent.
    """

    __slots__ = (
        "model", "_name", "prefix", "face", "number", "_cell", "nodes", "first", "end", "root_node", "_length",
        "_resistivity", "_rallbranch", "parent", "parent_x", "child_end", "children", "rows", "points",
        "point_processes", "stale", "exists", "style", "divisions", "__weakref__",
    )  # fmt: skip

    def __init__(self, model: Model, name: str, cell: object = None) -> None:
        self.model = model
        self._name: str | Callable[[], str] = name
        self.prefix = ""  # hoc puts it before the name
        self.face: Callable[[], Any] = type(None)  # gives what stands for it in the program's language, or None
        self.number = model.next_section  # they are numbered as they are created
        model.next_section += 1
        self._cell: Callable[[], object] | None = None if cell is None else ref(cell)
        self.nodes = 1
        self.first = model.nodes.append((0, 0))
        self.end = self.first + 1
        model.no_capacitance(self.end)
        self.root_node = -1
        self._length = 100.0
        self._resistivity = 35.4
        self._rallbranch = 1.0
        self.parent: Section | None = None
        self.parent_x = 0.0
        self.child_end = 0
        self.children: list[Section] = []
        self.rows: dict[MechanismData, int] = {}
        self.points: Points | None = None
        self.point_processes: dict[PointProcess, None] = {}
        self.stale = True  # areas and resistances are to be computed again
        self.exists = True
        self.style: Any = None  # pt3dstyle
        self.divisions: Sequence[Division] = ()

    def __repr__(self) -> str:
        return f"<section {self.name}>"

    @property
    def name(self) -> str:
        """The name, as messages have it."""
        if not isinstance(self._name, str):
            self._name = self._name()
        return self._name

    @name.setter
    def name(self, name: str) -> None:
        self._name = name

    def name_later(self, name: Callable[[], str]) -> None:
        """It is named when the name is first asked for: its cell may have none yet."""
        self._name = name

    def belong(self, cell: Callable[[], object]) -> None:
        """The function gives the object that it belongs to."""
        self._cell = cell

    @property
    def cell(self) -> object:
        """The object it belongs to, which it does not keep alive; None if there is none."""
        return None if self._cell is None else self._cell()

    # --- L, Ra, nseg ---------------------------------------------------------------------------------------

    @property
    def L(self) -> float:  # noqa: N802 the field's name for it
        """Length, µm."""
        if self.stale and self.points is not None and len(self.points):
            self._length = self.points.arc[-1]  # and no more: diam may be about to change
        return self._length

    @L.setter
    def L(self, length: float) -> None:  # noqa: N802
        if self.points is not None:
            geometry.stretch(self, length)
        self._length = length
        self.geometry_changed()

    @property
    def Ra(self) -> float:  # noqa: N802
        """Axial resistivity, Ω cm."""
        return self._resistivity

    @Ra.setter
    def Ra(self, resistivity: float) -> None:  # noqa: N802
        self._resistivity = resistivity
        self.geometry_changed()

    @property
    def rallbranch(self) -> float:
        """How many equal branches the section stands for."""
        return self._rallbranch

    @rallbranch.setter
    def rallbranch(self, number: float) -> None:
        self._rallbranch = number
        self._tree_changed()

    @property
    def nseg(self) -> int:
        """Number of segments of equal length."""
        return self.nodes

    @nseg.setter
    def nseg(self, nseg: int) -> None:
        nseg = int(nseg)
        if nseg == self.nodes:
            return
        if not 1 <= nseg <= MAXIMUM_NSEG:
            raise RanvierError(f"section {self.name}: nseg must be 1 to {MAXIMUM_NSEG}, not {nseg}")
        self._change_nseg(nseg)

    def _change_nseg(self, nseg: int) -> None:
        old = self.nodes
        sources, heirs, places = refined(old, nseg, bool(self.child_end))
        if len(self.divisions) < MOST_DIVISIONS:
            self.divisions = [*self.divisions, Division(len(self.rows), sources, heirs)]
        self.first = self.model.nodes.replace(self.first, [0] * nseg, sources, heirs)
        if self.model.keeps_at_nodes:
            self.model.begin_anew([self.first + i for i in range(nseg) if i not in heirs])
        owners = range(self.first, self.first + nseg)
        for data, first in self.rows.items():
            self.rows[data] = new = data.table.replace(first, owners, sources, heirs)
            if data.streams:
                self.model.begin_streams(data, (new + i for i in range(nseg) if i not in heirs))
        self.nodes = nseg
        self._move_point_processes(old, heirs)
        for point_process in self.point_processes:
            if 0.0 < point_process.x < 1.0:
                point_process.x = (places[int(point_process.x * old)] + 0.5) / nseg
            point_process.place()
        self.model.structure_changed = True
        self.geometry_changed()

    def _move_point_processes(self, old: int, heirs: list[int]) -> None:
        """Those of segments that die are placed anew: segment by segment, the newest first."""
        inside = [(int(one.x * old), one) for one in reversed(self.point_processes) if 0.0 < one.x < 1.0]
        for _, one in sorted((pair for pair in inside if heirs[pair[0]] < 0), key=itemgetter(0)):
            self.point_processes[one] = self.point_processes.pop(one)

    # --- the tree ------------------------------------------------------------------------------------------

    def connect(self, parent: Section, parent_x: float = 1.0, child_end: int = 0) -> None:
        """Attach this section's end `child_end` to position `parent_x` of `parent`."""
        if child_end not in (0, 1):
            raise RanvierError(f"section {self.name}: only an end (0 or 1) can be connected, not {child_end:g}")
        if not 0.0 <= parent_x <= 1.0:
            segment_of(parent_x, parent.nodes, parent.name)
        if parent is self or (self.children and self._is_ancestor_of(parent)):
            raise RanvierError(f"connecting {self.name} to {parent.name} would make a loop")
        if self.parent is not None:
            self._detach()
        self.parent = parent
        self.parent_x = parent_x
        if child_end != self.child_end:
            self._orient(int(child_end))
        children, place, distance = parent.children, 0, self._distance()
        if children and children[0]._distance() < distance:
            place = bisect_left(children, distance, key=Section._distance)
        children.insert(place, self)  # by distance, the newest before its equals
        if self.root_node >= 0:
            self.model.nodes.release(self.root_node)
            self.root_node = -1
        self._tree_changed()

    def _orient(self, child_end: int) -> None:
        """The end away from the parent stays that; its name changes, so do the places of what sits at the ends, and the
        children's order."""
        self.child_end = child_end
        self.children.reverse()
        for point_process in self.point_processes:
            if point_process.x in (0.0, 1.0):
                point_process.x = 1.0 - point_process.x

    def disconnect(self) -> None:
        """Make it a root; it keeps its orientation."""
        if self.parent is not None:
            self._detach()
            self._tree_changed()

    def _detach(self) -> None:
        if self.parent is not None:
            self.parent.children.remove(self)
            self.parent = None

    def _distance(self) -> float:
        """Of the connection from the parent's start, relative to its length."""
        parent = self.parent
        return self.parent_x if parent is None or not parent.child_end else 1.0 - self.parent_x

    def _is_ancestor_of(self, section: Section | None) -> bool:
        while section is not None:
            if section is self:
                return True
            section = section.parent
        return False

    def _tree_changed(self) -> None:
        self.stale = True
        model = self.model
        model.structure_changed = model.diam_changed = True

    def trueparent(self) -> Section | None:
        """The section whose node this one begins at: a parent's 0 end is its own parent's node."""
        section = self
        while section.parent is not None:
            if section.parent_x != float(section.parent.child_end):
                return section.parent
            section = section.parent
        return None

    def distance_to(self, x: float, section: Section, place: float) -> float | None:
        """The length of the path from x to a place in a section, µm; None if there is none."""
        return paths.distance_between((self, x), (section, place))

    def root(self) -> Section:
        section = self
        while section.parent is not None:
            section = section.parent
        return section

    def node_at(self, x: float) -> int:
        """The handle of the node at x; the ends have nodes of their own, or the parent's."""
        if x == 0.0 or x == 1.0:
            return self.start_node() if x == self.child_end else self.end
        return self.first + segment_of(x, self.nodes, self.name)

    def points_at(self, x: float) -> list[PointProcess]:
        """The point processes at the node at x, where ends of other sections may meet; the newest of each first."""
        node, top = self.node_at(x), self
        while top.parent is not None and top.start_node() == node:
            top = top.parent
        meeting = [top]
        for section in meeting:
            meeting += [child for child in section.children if child.start_node() == node]
        ordered = ((one, point) for one in reversed(meeting) for point in reversed(one.point_processes))
        return [point for one, point in ordered if one.node_at(point.x) == node]

    def start_node(self) -> int:
        """The node at the end towards the parent."""
        if self.parent is not None:
            return self.parent.node_at(self.parent_x)
        if self.root_node < 0:
            self.root_node = self.model.nodes.append((0,))
            self.model.no_capacitance(self.root_node)
            self.model.structure_changed = True
        return self.root_node

    def segment_of(self, x: float) -> int:
        """The index (0 … nseg-1) of the segment that holds x."""
        return segment_of(x, self.nodes, self.name)

    def node_x(self, i: int) -> float:
        """The centre of segment i."""
        return (i + 0.5) / self.nodes

    # --- mechanisms ----------------------------------------------------------------------------------------

    @property
    def mechanisms(self) -> list[str]:
        """Names of the density mechanisms and ions that are inserted."""
        return [data.name for data in self.rows]

    def listed(self, segment: int = 0) -> list[str]:
        """The mechanisms of a segment in NEURON's order, "morphology" and "capacitance" among them: one that comes of
        another when nseg changes has them the other way round."""
        names = self.mechanisms
        copied: list[bool] = []  # whether it came of another, at each division
        for division in reversed(self.divisions):
            segment = min(segment, len(division.sources) - 1)
            source = division.sources[segment]
            copied.append(division.heirs[source] != segment)
            segment = source
        listed, done = ["morphology", "capacitance"], 0
        for division in self.divisions:
            listed += names[done : division.mechanisms]
            done = max(done, division.mechanisms)
            if copied.pop():
                listed = _copied(listed, {one.name: [ion.name for ion, *_ in one.uses or ()] for one in self.rows})
        return listed + names[done:]

    def has(self, name: str) -> bool:
        """Whether the mechanism is inserted."""
        data = self.model.mechanism_data.get(name)
        return data in self.rows if data is not None else name in ("capacitance", "morphology")

    def insert(self, name: str) -> None:
        """Insert a density mechanism (and the ions it uses) with its default values; nothing if it is there."""
        data = self.model.mechanism_data.get(name)
        if data is None:
            if name in ("capacitance", "morphology"):
                return
            raise RanvierError(f"there is no mechanism {name}", hint="its .mod file is not among those loaded")
        if data not in self.rows:
            self.insert_new(data)

    def insert_new(self, data: MechanismData) -> None:
        """The same for one that is not there."""
        if not data.is_distributed:
            name = data.name
            raise RanvierError(f"{name} is a point process: make it with `new {name}(x)`, not with insert")
        self._insert(data)
        if data.uses != ():
            self.model.insert_ions(self, data)

    def _insert(self, data: MechanismData) -> None:
        model, table, owner, nodes = self.model, data.table, self.first, self.nodes
        first = table.append_one(owner) if nodes == 1 else table.append(range(owner, owner + nodes))
        self.rows[data] = first
        if data.streams:
            model.begin_streams(data, reversed(range(first, first + nodes)))
        if data.keeps_at_nodes:
            model.keep_at_nodes(data)
        model.structure_changed = True

    def insert_ion(self, data: MechanismData) -> bool:
        """A mechanism that was just inserted uses the ion: it comes behind it, even if it was there. Gives whether it
        is new."""
        if data not in self.rows:
            self._insert(data)
            return True
        place = list(self.rows).index(data)
        if place < len(self.rows) - 1:
            self.rows[data] = self.rows.pop(data)
            for division in self.divisions:
                division.mechanisms -= place < division.mechanisms
        return False

    def uninsert(self, name: str) -> None:
        data = self.model.mechanism_data.get(name)
        if data is None:
            raise RanvierError(f"there is no mechanism {name}")
        if any(field.at_nodes for field in data.record.fields):
            raise RanvierError(f"{name} can not be uninserted", hint="delete the section, or make it without")
        place = list(self.rows).index(data) if data in self.rows else -1
        first = self.rows.pop(data, None)
        if first is not None:
            for division in self.divisions:
                division.mechanisms -= place < division.mechanisms
            data.table.release(first, self.nodes)
            self.model.structure_changed = True

    # --- range variables -----------------------------------------------------------------------------------

    def has_variable(self, name: str) -> bool:
        variable = self.model.range_variables.get(name)
        return variable is not None and variable.has(self)

    def get(self, name: str, x: float, index: int = 0) -> float:
        return self.model.range_variable(name).get(self, x, index)

    def set(self, name: str, x: float, value: float, index: int = 0) -> None:
        self.model.range_variable(name).set(self, x, value, index)

    def set_all(self, name: str, value: float, index: int = 0) -> None:
        self.model.range_variable(name).set_all(self, value, index)

    def set_arc(self, name: str, x0: float, x1: float, v0: float, v1: float, index: int = 0) -> None:
        self.model.range_variable(name).set_arc(self, x0, x1, v0, v1, index)

    def pointer(self, name: str, x: float, index: int = 0) -> Pointer:
        return self.model.range_variable(name).pointer(self, x, index)

    # --- geometry ------------------------------------------------------------------------------------------

    def geometry_changed(self) -> None:
        self.stale = True
        self.model.diam_changed = True

    def diameter_changed(self) -> None:
        """diam was set from outside: the 3-D points follow, unless they are constant. All of them: those of a segment
        whose diameter was not yet computed from them are lost (as in NEURON)."""
        if self.points is not None and len(self.points) and not self.model.constant_points:
            geometry.diameters_to_points(self, self.points)
        self.stale = True
        self.model.diam_changed = True

    def update_geometry(self) -> None:
        geometry.update(self)

    def area(self, x: float) -> float:
        """Membrane area of the segment, µm²; 0 at the ends."""
        if x == 0.0 or x == 1.0:
            return 0.0
        return self._geometric("area", self.first + segment_of(x, self.nodes, "area"))

    def volume(self, x: float) -> float:
        """Volume of the segment, µm³; 0 at the ends."""
        if x == 0.0 or x == 1.0:
            return 0.0
        return geometry.volume(self, segment_of(x, self.nodes, "volume"))

    def ri(self, x: float) -> float:
        """Axial resistance between the node at x and the node before it, MΩ; 1e30 where there is none."""
        if x == self.child_end and self.parent is not None:
            return self.parent.ri(self.parent_x)
        return self._geometric("ri", self.node_at(x))

    def _geometric(self, name: str, handle: int) -> float:
        if self.stale:
            self.update_geometry()
        nodes = self.model.nodes
        return nodes.columns[name].view[nodes.position[handle]]
