"""The equations of all potentials as one matrix whose elements are few, and how that is solved: for IDA."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..target.arrays import aligned
from .pivots import Elimination, eliminate
from .tree_order import indices

if TYPE_CHECKING:
    from .extracellular import Outside


class Potentials:
    """`along`: all nodes in NEURON's order, their parents and the coefficients between them."""

    def __init__(self, outside: Outside, along: dict[str, Any]) -> None:
        self.outside, self.along, self.size = outside, along, outside.size
        size, width = self.size, outside.places.width
        nodes = along["node"].tolist()
        self.unknown = [row * size + k for row in nodes for k in range(width[row])]
        self.number = {place: n for n, place in enumerate(self.unknown)}
        self.element: dict[tuple[int, int], int] = {}  # where the matrix has what
        self.arrays = self._places(nodes) | self._program(eliminate(self._structure()))
        self.arrays |= {"elements": len(self.element), "element": aligned(len(self.element))}

    def _at(self, row: int, column: int) -> int:
        return self.element.setdefault((row, column), len(self.element))

    def _places(self, nodes: list[int]) -> dict[str, Any]:
        size, width = self.size, self.outside.places.width
        place = aligned(len(self.outside.right) * size, np.int32, -1)
        for row in nodes:
            for r in range(width[row]):
                for c in range(width[row]):
                    if abs(r - c) < 2:
                        at = self._at(self.number[row * size + r], self.number[row * size + c])
                        place[(row * size + r) * size + c] = at
        to_above, from_above = (aligned(max(len(nodes), 1) * size, np.int32, -1) for _ in range(2))
        for j, (row, above) in enumerate(zip(nodes, self.along["above"].tolist(), strict=True)):
            for k in range(min(width[row], width[above]) if above >= 0 else 0):
                own, other = self.number[row * size + k], self.number[above * size + k]
                to_above[j * size + k], from_above[j * size + k] = self._at(own, other), self._at(other, own)
        return {"place": place, "to_above": to_above, "from_above": from_above}

    def _structure(self) -> list[set[int]]:
        near: list[set[int]] = [set() for _ in self.unknown]
        for row, column in self.element:
            if row != column:
                near[row].add(column)
        return near

    def _program(self, elimination: Elimination) -> dict[str, Any]:
        """What `solve_sparse` takes."""
        begin, beside, upper, lower, target = [0], [], [], [], []
        for pivot, others in zip(elimination.pivots, elimination.beside, strict=True):
            beside += [self.unknown[n] for n in others]
            upper += [self._at(pivot, n) for n in others]
            lower += [self._at(n, pivot) for n in others]
            target += [self._at(row, column) for column in others for row in others]
            begin.append(len(beside))
        made = {"begin": begin, "beside": beside, "upper": upper, "lower": lower, "target": target}
        made["pivot"] = [self._at(pivot, pivot) for pivot in elimination.pivots]
        made["unknown"] = [self.unknown[pivot] for pivot in elimination.pivots]
        return {name: indices(values) for name, values in made.items()} | {"equations": len(self.unknown)}
