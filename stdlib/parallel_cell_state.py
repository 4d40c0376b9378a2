"""ParallelContext.prcellstate: all numbers of a cell in a file, to be compared with those of another run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..interp.registry import method
from .connection_ends import object_at
from .netcon import NetCon
from .parallel_settings import ParallelObject
from .section_list import below

if TYPE_CHECKING:
    from ..solver.model.mechanisms import MechanismData
    from ..solver.model.network import Source
    from ..solver.model.sections import Section


class ParallelCellState(ParallelObject):
    """prcellstate."""

    @method
    def prcellstate(self, gid: int, suffix: str) -> float:
        """pc.prcellstate(gid, "name"): if the gid is here, the file `gid_name.nrndat` gets t, the voltages of its cell,
        the variables of the mechanisms, segment by segment, and the connections to it. The lines have names where
        NEURON's have numbers."""
        source = self.machine.simulation.gids.source(gid)
        if source is not None:
            Path(f"{gid}_{suffix}.nrndat").write_text("\n".join(self._lines(gid, source)) + "\n")
        return 0.0

    def _lines(self, gid: int, source: Source) -> Iterator[str]:
        model = self.machine.model
        sections = list(below(source.section.root())) if source.section is not None else []
        yield f"gid = {gid}"
        yield f"t = {model.t:.15g}"
        yield f"celsius = {model.globals['celsius'].get():.15g}"
        yield f"threshold {source.threshold:.15g}"
        points = [object_at(self.machine, *source.point)] if source.point and not sections else []
        for section in sections:
            yield from _voltages(section)
        for section in sections:
            for data, first in section.rows.items():
                for i in range(section.nodes):
                    yield from _variables(data, first + i, f"{section.name}({(i + 0.5) / section.nodes:g})")
            points += [object_at(self.machine, p.data, p.handle) for p in section.point_processes]
        for point in filter(None, points):
            yield from _variables(point.point.data, point.point.handle, str(point))
        yield from self._connections(points)

    def _connections(self, points: list[Any]) -> Iterator[str]:
        for connection in self.machine.instances[NetCon]:
            target = connection.syn()
            if target is not None and target in points:
                begin = connection.srcgid() if connection.srcgid() >= 0 else connection.pre() or "variable"
                weights = " ".join(f"{connection.weight(i):.15g}" for i in range(int(connection.wcnt())))
                yield f"netcon {begin} {target} {connection.active():g} {connection.delay:.15g} {weights}"


def _voltages(section: Section) -> Iterator[str]:
    nodes = section.model.nodes
    for x in (*((i + 0.5) / section.nodes for i in range(section.nodes)), 1.0):
        row = nodes.row(section.node_at(x))
        yield f"{section.name}({x:g}) v {nodes['v'][row]:.15g} area {nodes['area'][row]:.15g}"


def _variables(data: MechanismData, handle: int, where: str) -> Iterator[str]:
    row, capacity = data.table.row(handle), data.table.capacity
    for field in filter(lambda field: field.visible and not field.at_nodes, data.record.fields):
        name, column = field.name, data.table.columns[field.name]
        values = " ".join(f"{x:.15g}" for x in column.rows(capacity)[:, row])
        yield f"{where} {data.name} {name} {values}"
