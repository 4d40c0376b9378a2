"""Which locals need no place in memory: those of which it is clear, wherever they are read, which assignment it was.

LLVM would find them, too, but its time for that grows with their number times the number of loops and branches.
"""

from __future__ import annotations

from ..ir import nodes as ir
from ..ir.walk import children, walk


def registers(body: ir.Block) -> set[str]:
    """The names of the locals that are assigned in one block only, not in those inside it, and read only behind the
    first assignment where that has been reached for sure."""
    search = _Search()
    search.visit(body)
    return search.homes.keys() - search.others


class _Search:
    def __init__(self) -> None:
        self.homes: dict[str, ir.Block | None] = {}  # where a local is assigned
        self.others: set[str] = set()
        self.block: ir.Block | None = None
        self.reached: set[str] = set()  # assigned for sure where the search is

    def visit(self, node: ir.Node) -> None:
        kind = type(node)
        if kind is ir.Local:
            if node.name not in self.reached:
                self.others.add(node.name)
        elif kind is ir.Assign:
            self.visit(node.value)
            name = node.target.name
            if self.homes.setdefault(name, self.block) is not self.block:
                self.others.add(name)
            self.reached.add(name)
        elif kind is ir.Block:
            outer, self.block = self.block, node
            for statement in node.statements:
                self.visit(statement)
            self.block = outer
        elif kind in (ir.If, ir.For, ir.While, ir.Parallel):
            self.branching(node)
        else:
            for child in children(node):
                self.visit(child)

    def branching(self, node: ir.If | ir.For | ir.While | ir.Parallel) -> None:
        if type(node) in (ir.For, ir.Parallel):
            self.others.add(node.variable.name)
        if type(node) is ir.Parallel and node.body.statements:  # the last may be done after the loop
            self.others |= {each.name for each in walk(node.body.statements[-1]) if type(each) is ir.Local}
        for part in children(node):
            if type(part) is ir.Block:
                before = set(self.reached)
                self.visit(part)
                self.reached = before
            else:
                self.visit(part)
