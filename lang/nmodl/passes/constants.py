"""DEFINE, CONSTANT and UNITS constants become numbers; sizes and default values become plain; units are left out.

An array reaches as far as the code's plain indices do, even if it is declared shorter: as in NEURON, where what lies
beyond belongs to another instance, or to nobody, and is as good as its own.

A constant that the code assigns to is a STATIC: a number for all instances that hoc does not see.

What has no meaning for a run goes: TITLE, UNITSOFF, MUTEXLOCK, PROTECT (its statement stays), THREADSAFE's names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ...errors import RanvierError
from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import assigned
from ..symbols import Symbols, analyse
from ..trees import CODE, declare, drop_blocks


def run(file: n.File) -> n.File:
    """The locals of every block must have names of their own."""
    symbols = analyse(file)
    written = {name for block in file.blocks if isinstance(block, CODE) for name in assigned(block)}
    constants = {name: v.value for name, v in symbols.variables.items() if v.role == "constant"}
    values = {name: value for name, value in constants.items() if name not in written}
    values |= {b.name: float(b.value) for b in file.blocks if isinstance(b, n.Define)}
    rewriter = _Constants(values, symbols)
    rewriter.reach(file)
    file = rewriter.rewrite(file)
    changing = [n.Declaration(name, value=value) for name, value in constants.items() if name in written]
    if changing:
        file = drop_blocks(file, lambda b: isinstance(b, n.DeclarationBlock) and b.keyword == "CONSTANT")
        file = declare(file, "STATIC", changing)
    return drop_blocks(file, _is_idle)


def _is_idle(block: n.Block) -> bool:
    if isinstance(block, n.StatementBlock) and block.keyword == "TERMINAL":  # NEURON never runs it
        return True
    return isinstance(block, (n.Title, n.Define, n.UnitsSwitch, n.UnitsBlock, n.Comment))


class _Constants(Rewriter):
    def __init__(self, values: Mapping[str, float], symbols: Symbols) -> None:
        self.values = values
        self.symbols = symbols
        self.reached: dict[str, int] = {}

    def reach(self, file: n.File) -> None:
        """Find how long the arrays must be."""
        for node in walk(file):
            if isinstance(node, n.Index) and isinstance(node.index, (n.Number, n.Name)):
                at = node.index.value if isinstance(node.index, n.Number) else self.values.get(node.index.name, -1.0)
                self.reached[node.name] = max(int(at) + 1, self.reached.get(node.name, 0))

    def rewrite_Name(self, node: n.Name) -> n.Expression:
        if node.name in self.values:
            return n.Number(self.values[node.name], span=node.span)
        return node

    def rewrite_Number(self, node: n.Number) -> n.Number:
        return replace(node, unit="") if node.unit else node

    def rewrite_LocalName(self, node: n.LocalName) -> n.LocalName:
        size = self._number(node.size, node)
        return node if size == node.size else replace(node, size=int(size))

    def rewrite_Declaration(self, node: n.Declaration) -> n.Declaration | None:
        if node.name in self.values or node.name not in self.symbols.variables:
            return None
        return replace(
            node,
            size=max(self.symbols.variables[node.name].size, self.reached.get(node.name, 0)),
            value=self._number(node.value, node),
            low=self._number(node.low, node),
            high=self._number(node.high, node),
        )

    def _number(self, value: float | str | None, where: n.Node) -> float | None:
        if not isinstance(value, str):
            return value
        if value not in self.values:
            raise RanvierError(f"{value} is not a number and no DEFINE", where.span)
        return self.values[value]

    def rewrite_DeclarationBlock(self, node: n.DeclarationBlock) -> n.DeclarationBlock | None:
        return node if node.declarations and node.keyword != "INDEPENDENT" else None

    def rewrite_Protect(self, node: n.Protect) -> n.Statement:
        return node.statement

    def rewrite_MutexLock(self, node: n.MutexLock) -> None:
        return None

    def rewrite_UnitsSwitch(self, node: n.UnitsSwitch) -> None:
        return None
