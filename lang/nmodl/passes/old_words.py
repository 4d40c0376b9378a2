"""Words of NEURON 8 that 9 forgot: PLOT, MODEL_LEVEL, STEPPED and RESET say nothing to a run; FORALL is a loop.

    FORALL i { a[i] = 2*b[i] }          FROM i = 0 TO 9 { … }, if a and b have 10 elements

IFERROR's statements are run where NEURON 8 runs them: always, behind a method that its threads may use; those of the
others never, since what fails there ends the run.
"""

from __future__ import annotations

from dataclasses import replace

from ...errors import RanvierError
from ...tree import Rewriter, walk
from .. import nodes as n
from ..symbols import analyse
from ..trees import ZERO, drop_blocks

OF_THREADS = {
    "DERIVATIVE": ("", "after_cvode", "cvode_t", "cnexp", "derivimplicit", "euler"),
    "KINETIC": ("", "sparse"),
    "PROCEDURE": ("", "after_cvode", "cvode_t"),
}


def run(file: n.File) -> n.File:
    file = drop_blocks(file, lambda block: isinstance(block, n.Plot) or _is_stepped(block))
    if any(isinstance(node, (n.OldStatement, n.ForAll)) or _may_fail(node) for node in walk(file)):
        return _Old(file).rewrite(file)
    return file


def _is_stepped(block: n.Block) -> bool:
    return isinstance(block, n.DeclarationBlock) and block.keyword == "STEPPED"


def _may_fail(node: n.Node) -> bool:
    return isinstance(node, n.Solve) and node.on_error is not None


class _Old(Rewriter):
    def __init__(self, file: n.File) -> None:
        self.sizes = {name: variable.size for name, variable in analyse(file).variables.items()}
        blocks = [b for b in file.blocks if isinstance(b, (n.StatementBlock, n.Procedure))]
        self.keywords = {block.name: block.keyword for block in blocks}

    def rewrite_OldStatement(self, node: n.OldStatement) -> n.Statement | None:
        return None if node.keyword == "RESET" else node

    def rewrite_ForAll(self, node: n.ForAll) -> n.From:
        indexed = [each for each in walk(node.body) if isinstance(each, n.Index)]
        sizes = {self.sizes.get(each.name, 0) for each in indexed if each.index == n.Name(node.variable)}
        if len(sizes) != 1 or 0 in sizes:
            raise RanvierError(
                f"FORALL {node.variable} needs arrays of one size with the index {node.variable}", node.span
            )
        return n.From(node.variable, ZERO, n.Number(sizes.pop() - 1.0), None, node.body, span=node.span)

    def rewrite_Solve(self, node: n.Solve) -> n.Statement | tuple[n.Statement, ...]:
        if node.on_error is None:
            return node
        always = node.method in OF_THREADS.get(self.keywords.get(node.block, ""), ())
        plain = replace(node, on_error=None)
        return (plain, *node.on_error.statements) if always else plain
