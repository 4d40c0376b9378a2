"""What threads do of a step: each takes parts of the nodes, with all that is at them, through many entries.

Entries of which every row concerns one node, or one cell, can be split so. Those that follow each other become one
launch: within a part they go one after the other, and nobody waits for the other parts but at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from ..model.freeze import Layout
from ..model.mechanisms import MechanismData
from ..target.team import Shared, Team, share_address

if TYPE_CHECKING:
    from .pipeline import Entry

LEAST = 256  # nodes of a part, on average
MOST = 4  # ranges of rows in a part, on average
OWN = ("field.", "node.", "ion.", "row.", "table.", "global.")  # arrays of a kernel whose instances concern one node
Range = tuple[int, int]


class Sharing:
    """The parts of a layout, if there are threads for them and enough nodes."""

    def __init__(self, team: Team | None, layout: Layout) -> None:
        self.layout = layout
        self.team = team if team is not None and team.size > 1 and layout.solved >= team.parts * LEAST else None

    def ranges(self, nodes: np.ndarray, first: int = 0) -> list[list[Range]]:
        """For each part where its rows are, given the node of each from row `first` on; nothing if they cannot be
        split."""
        if self.team is None:
            return []
        part = self.layout.part[nodes]
        starts = np.flatnonzero(np.diff(part, prepend=-1))
        if len(starts) > MOST * self.team.parts:
            return []
        found: list[list[Range]] = [[] for _ in range(self.team.parts)]
        ends = np.append(starts[1:], len(part))[: len(starts)]
        for begin, end in zip(starts.tolist(), ends.tolist(), strict=True):
            found[part[begin]].append((first + begin, first + end))
        return found

    def of_nodes(self, first: int, last: int) -> list[list[Range]]:
        """The same for the nodes themselves."""
        return self.ranges(np.arange(first, last), first)

    def of_instances(self, data: MechanismData) -> list[list[Range]]:
        """The same for the instances of a mechanism."""
        instances = self.layout.instances[data]
        return self.ranges(instances.node[: instances.count])

    def of_cells(self) -> list[list[tuple[Range, Range]]]:
        """For each part where the roots of its cells are and where their other nodes; nothing if cells would be
        split."""
        layout, none = self.layout, (0, 0)
        if not layout.whole_cells:
            return []
        both = zip(self.of_nodes(0, layout.roots), self.of_nodes(layout.roots, layout.solved), strict=True)
        return [[(roots[0] if roots else none, others[0] if others else none)] for roots, others in both]

    def of_rows(self, lists: Sequence[np.ndarray], make: Callable[..., Entry]) -> list[list[Entry]]:
        """The entries of each part, made for the rows of several lists, given the node of each row; nothing if rows
        cannot be split."""
        each = [self.ranges(nodes) for nodes in lists if (nodes < self.layout.count).all()]
        if len(each) < len(lists) or not all(each):
            return []
        if len(each) == 1:
            return [[make(one) for one in part] for part in each[0]]
        if any(len(part) > 1 for ranges in each for part in ranges):
            return []
        return [[make(*(part[0] if part else (0, 0) for part in both))] for both in zip(*each, strict=True)]

    def of_kernel(self, data: MechanismData, key: str) -> list[list[Range]]:
        """For a kernel of a mechanism; nothing if its instances are not independent of each other and of others."""
        return self.of_instances(data) if self.team is not None and is_independent(data, key) else []

    def merged(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries, those that follow each other and can be split as one launch."""
        if self.team is None:
            return list(entries)
        stretches = [list(same) for _, same in groupby(_tables_first(entries), key=lambda one: bool(one.parts))]
        return [one for same in stretches for one in ([self._launch(same)] if same[0].parts else same)]

    def _launch(self, stretch: list[Entry]) -> Entry:
        from .pipeline import Entry

        parts = [[small for one in stretch for small in one.parts[k]] for k in range(self.team.parts)]
        lists = [[(one.address, one.slots) for one in part] for part in parts]
        return Entry(" ".join(one.name for one in stretch), share_address(), Shared(self.team, lists))


def split(ranges: list[list[Range]], all_rows: Range, make: Callable[[int, int], Entry]) -> Entry:
    """The entry for all rows, which knows those for the ranges of each part."""
    one = make(*all_rows)
    one.parts = [[make(*rows) for rows in part] for part in ranges]
    return one


def _tables_first(entries: Iterable[Entry]) -> list[Entry]:
    """The tables of mechanisms, made before all else that can be split, if the mechanism did nothing there: they depend
    on nothing that changes there."""
    done: list[Entry] = []
    begin = 0
    for one in entries:
        if one.is_table and all(other.mechanism is not one.mechanism for other in done[begin:]):
            done.insert(begin, one)
            begin += 1
            continue
        done.append(one)
        if not one.parts:
            begin = len(done)
    return done


def is_independent(data: MechanismData, key: str) -> bool:
    """Whether the instances' computations need nothing and leave nothing but numbers at their own nodes."""
    record = data.record
    if record.kind == "artificial":
        return False
    for p in record.signatures[key].parameters:
        if p.type.is_array and p.name != "node" and not (p.name == "clock" and not p.writes):
            if not p.name.startswith(OWN):
                return False
            if p.name.startswith("global.") and p.name.removeprefix("global.") not in data.globals:
                return False
    from ..ir import nodes as ir  # which only threads need here
    from ..ir.walk import walk

    nodes = list(walk(record.kernels[key]))
    return any(isinstance(node, ir.Parallel) for node in nodes) and not any(
        isinstance(node, (ir.Atomic, ir.Native)) for node in nodes
    )


def left_by_last(data: MechanismData, key: str) -> dict[str, np.ndarray]:
    """Places for the GLOBALs that instances leave, for parts without the last instance: it is that one's which
    remain."""
    written = [p.name for p in data.record.signatures[key].parameters if p.writes and p.name.startswith("global.")]
    return {name: data.globals[name.removeprefix("global.")].copy() for name in written}
