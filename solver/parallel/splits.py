"""Cells in pieces, of one process or several: points of equal number are one point of the cell, and the equations of
all pieces are solved as if the cell were whole (with the fixed step; see kernels/split_cells.py)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...lang.errors import RanvierError
from ..integrate.pipeline import Entry, Pipeline
from ..kernels import split_cells as k
from ..model.freeze import Piece
from ..model.sections import Section
from ..target import cpu
from ..target.arrays import Slots, aligned
from .waiting import SPLITS, Waiter, entry_of
from .world import JOB

if TYPE_CHECKING:
    from ..integrate.simulation import Simulation

Numbers = tuple[int, ...]
"""What tells a piece: the numbers of its points, ascending."""


class Point(NamedTuple):
    """Where a cell goes on. Numbers below 0 are those of neighbouring processes, see `with_neighbour`."""

    section: Section
    x: float
    number: int


@cache
def _module() -> cpu.Module:
    return cpu.compile((k.reduce_pieces, k.solve_points, k.expand_pieces))


class Splits:
    """Of a simulation."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation, self.model = simulation, simulation.model
        self.waiter = Waiter(simulation)
        self.points: list[Point] = []
        self.neighbours: dict[int, int] = {}  # the process on the other side of a number below 0
        self.own: list[Numbers] = []  # pieces that go on, with numbers from 0 on
        self.others: dict[int, list[Numbers]] = {}  # pieces of processes that have parts of the same cells

    # --- what a program says ---

    def add(self, section: Section, x: float, number: int) -> None:
        """The cell goes on here, from `set_up` on."""
        for one in self._in_tree(section):
            if one.number < 0:
                raise RanvierError(
                    f"the tree of {section.name} goes on in process {self.neighbours[one.number]} already"
                )
            if one.number == number:
                raise RanvierError(f"the tree of {section.name} has a point with the number {number} already")
            if one.section.node_at(one.x) == section.node_at(x):
                raise RanvierError(f"this point of {section.name} has the number {one.number} already")
        self.points.append(Point(section, x, number))

    def _in_tree(self, section: Section) -> list[Point]:
        return [one for one in self.points if one.section.exists and one.section.root() is section.root()]

    def with_neighbour(self, section: Section, x: float, process: int) -> None:
        """This is one point with the one that the process before or after this one gives."""
        me = JOB.net.rank
        if abs(process - me) != 1 or not 0 <= process < JOB.net.size:
            raise RanvierError(
                f"there is no process {process} before or after process {me}",
                hint="ParallelContext.multisplit joins trees of any processes",
            )
        number = -1 - min(me, process)
        if number in self.neighbours or self._in_tree(section):
            raise RanvierError(f"{section.name}, or another cell of process {process}, goes on elsewhere already")
        self.neighbours[number] = process
        self.points.append(Point(section, x, number))
        self._use({one.number for one in self.model.split_points} | {number})

    def set_up(self) -> None:
        """Find the pieces that belong together. All processes must call it."""
        self.points = [one for one in self.points if one.section.exists]
        everywhere = JOB.net.gather(self._pieces(one for one in self.points if one.number >= 0))
        count = Counter(number for there in everywhere for numbers in there for number in numbers)
        shared = {number for number, times in count.items() if times > 1}
        going_on = [_only(there, shared) for there in everywhere]
        cell = _cells([numbers for there in going_on for numbers in there])
        self.own = going_on[JOB.net.rank]
        mine = {cell[numbers[0]] for numbers in self.own}
        others = {
            rank: there
            for rank, there in enumerate(going_on)
            if rank != JOB.net.rank and any(cell[numbers[0]] in mine for numbers in there)
        }
        self.others = others
        self._use(shared | set(self.neighbours))

    def _use(self, numbers: set[int]) -> None:
        """From the next step on the points of these are."""
        self.model.split_points = [one for one in self.points if one.number in numbers]
        self.model.structure_changed = True
        self.model.is_part = True

    def clear(self) -> None:
        """The pieces are cells of their own."""
        if self.points:
            self.points.clear()
            self.neighbours.clear()
            self.own, self.others = [], {}
            self._use(set())

    @staticmethod
    def _pieces(points: Iterable[Point]) -> list[Numbers]:
        numbers: dict[Section, list[int]] = {}
        for one in points:
            numbers.setdefault(one.section.root(), []).append(one.number)
        return sorted(tuple(sorted(given)) for given in numbers.values())

    # --- the equations ---

    @property
    def in_use(self) -> bool:
        return bool(self.model.split_points)

    def refuse(self, what: str) -> None:
        """RanvierError if there are pieces: this can not be with them."""
        if self.in_use:
            raise RanvierError(
                f"cells are split, and {what} can not be used with that",
                hint="ParallelContext.gid_clear(2) forgets the points where cells go on",
            )

    def entries(self, pipeline: Pipeline) -> list[Entry]:
        """Between elimination and substitution."""
        if not self.in_use:
            return []
        if pipeline.outside is not None:
            self.refuse("extracellular")
        if self.simulation.linear.systems:
            self.refuse("LinearMechanism")
        pieces = sorted(pipeline.layout.pieces, key=lambda piece: piece.numbers)
        own = [piece.numbers for piece in pieces]
        if own != [(number,) for number in sorted(self.neighbours)] + self.own:
            raise RanvierError(
                "cells were changed after they were split", hint="call ParallelContext.multisplit() again"
            )
        known = own + [numbers for there in self.others.values() for numbers in there]
        known += [(number,) for number in self.neighbours]
        tree = _tree(known, own)
        place = {number: at for at, number in enumerate(tree.numbers)}
        numbers, x = aligned(k.NUMBERS * len(known)), aligned(len(place))
        ends = [[place[piece[0]], place[piece[-1]]] for piece in own]
        paths = self._paths(pipeline, pieces) | {"numbers": numbers, "point": _table(ends), "x": x}
        points = {
            "count": len(place), "first": _starts(tree.terms), "term": _table(tree.terms),
            "parent": _table([tree.parent]), "to_parent": _table([tree.to_parent]),
            "from_parent": _table([tree.from_parent]), "numbers": numbers,
            "terms": aligned(max(map(len, tree.terms))), "d": aligned(len(place)), "x": x,
        }  # fmt: skip
        exchange = self._exchange(numbers, len(own))
        return [
            _entry(k.reduce_pieces, paths),
            *exchange,
            _entry(k.solve_points, points),
            _entry(k.expand_pieces, paths),
        ]

    def _paths(self, pipeline: Pipeline, pieces: Sequence[Piece]) -> dict[str, Any]:
        layout, nodes = pipeline.layout, self.model.nodes
        rows = [piece.rows for piece in pieces]
        row = np.concatenate(rows).astype(np.int32)
        return {
            "count": len(pieces), "first": _starts(rows), "row": row, "to_parent": layout.to_parent,
            "from_parent": layout.from_parent, "area": nodes["area"], "v": nodes["v"], "d": pipeline.d,
            "rhs": pipeline.rhs, "link": aligned(len(row)),
        }  # fmt: skip

    def _exchange(self, numbers: np.ndarray, own: int) -> list[Entry]:
        """Other processes get the numbers of the pieces here, and theirs come behind those."""
        if not (self.others or self.neighbours):
            return []
        sent, received, at = [], [], k.NUMBERS * own
        for rank, there in self.others.items():
            sent.append((rank, numbers[k.NUMBERS * len(self.neighbours) : at]))
            received.append((rank, k.NUMBERS * len(there)))
        in_order = sorted(self.neighbours)
        for number, rank in self.neighbours.items():
            begin = k.NUMBERS * in_order.index(number)
            sent.append((rank, numbers[begin : begin + k.NUMBERS]))
            received.append((rank, k.NUMBERS))
        ends = at + np.cumsum([size for _, size in received])
        parts = [(rank, numbers[end - size : end]) for (rank, size), end in zip(received, ends.tolist(), strict=True)]
        return [entry_of(JOB.net.messages(sent, parts, SPLITS, self.waiter))]


class _Tree(NamedTuple):
    """Points, parents first: where each one's terms stand, its parent's place, and where their coefficients stand."""

    numbers: list[int]
    terms: list[list[int]]
    parent: list[int]
    to_parent: list[int]
    from_parent: list[int]


def _tree(known: Sequence[Numbers], own: Sequence[Numbers]) -> _Tree:
    """The cells that pieces of this process belong to; all processes see each in the same order."""
    terms: dict[int, list[int]] = {}
    edges: dict[int, list[tuple[int, int, int]]] = {}  # the other point, where coefficients stand: there, here
    for at, numbers in enumerate(known):
        at *= k.NUMBERS
        terms.setdefault(numbers[0], []).append(at)
        if len(numbers) > 1:
            first, other = numbers
            terms.setdefault(other, []).append(at + k.OTHER)
            edges.setdefault(first, []).append((other, at + k.AT_FIRST, at + k.AT_OTHER))
            edges.setdefault(other, []).append((first, at + k.AT_OTHER, at + k.AT_FIRST))
    cell = _cells(known)
    here = {cell[numbers[0]] for numbers in own}
    tree, done = _Tree([], [], [], [], []), set()
    for root in sorted(number for number in terms if cell[number] in here):
        waiting = [] if root in done else [(root, -1, 0, 0)]
        while waiting:
            number, parent, *coefficients = waiting.pop(0)
            if number in done:
                continue
            done.add(number)
            waiting += [(other, len(tree.numbers), up, down) for other, up, down in sorted(edges.get(number, []))]
            for column, value in zip(tree, (number, terms[number], parent, *coefficients), strict=True):
                column.append(value)
    return tree


def _only(pieces: list[Numbers], shared: set[int]) -> list[Numbers]:
    """The pieces that go on, with those of their points where they do."""
    kept = [tuple(number for number in numbers if number in shared) for numbers in pieces]
    for numbers in kept:
        if len(numbers) > 2:
            raise RanvierError(
                f"a tree goes on at {len(numbers)} points, those with the numbers {', '.join(map(str, numbers))}",
                hint="it can at two",
            )
    return sorted(numbers for numbers in kept if numbers)


def _cells(pieces: list[Numbers]) -> dict[int, int]:
    """For each number the cell that it is in, told by one of its numbers. RanvierError if a cell closes a loop."""
    cell: dict[int, int] = {}

    def top(number: int) -> int:
        while cell.setdefault(number, number) != number:
            number = cell[number]
        return number

    for numbers in pieces:
        for one, other in pairwise(numbers):
            if top(one) == top(other):
                raise RanvierError(f"the pieces between the points {one} and {other} close a loop")
            cell[top(one)] = top(other)
        top(numbers[0])
    return {number: top(number) for number in list(cell)}


def _entry(kernel: Any, bindings: dict[str, Any]) -> Entry:
    signature = _module()[kernel.name]
    slots = Slots(signature, {p.name: bindings[p.name] for p in signature.parameters})
    return Entry(kernel.name, _module().address(kernel.name), slots)


def _starts(parts: Sequence[Sequence[int]]) -> np.ndarray:
    """Where each begins in all of them, and the end."""
    return np.cumsum([0, *map(len, parts)])


def _table(parts: Sequence[Sequence[int]]) -> np.ndarray:
    return np.array([one for part in parts for one in part], np.int64)
