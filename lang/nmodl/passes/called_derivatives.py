"""A DERIVATIVE block that is called as if it were a procedure: what NEURON's does depends on its METHOD.

That of cnexp is a step of dt, as a SOLVE on the spot; with any other the statements are run and the states stay.
BREAKPOINT is left out: there a SOLVE is taken apart from the currents.
"""

from __future__ import annotations

from dataclasses import replace

from ...tree import Rewriter
from .. import nodes as n
from ..trees import CODE, map_body, solves

LEFT_OUT = ("BREAKPOINT", "DERIVATIVE")


def run(file: n.File) -> n.File:
    methods = {solve.block: solve.method for solve in solves(file)}
    derivatives = {
        block.name: block.body if methods[block.name] != "cnexp" else None
        for block in file.blocks
        if isinstance(block, n.StatementBlock) and block.keyword == "DERIVATIVE" and block.name in methods
    }
    calls = _Calls(derivatives)

    def changed(block: n.Block) -> n.Block:
        if not isinstance(block, CODE) or isinstance(block, n.Procedure) or getattr(block, "keyword", "") in LEFT_OUT:
            return block
        return map_body(block, lambda body, _: calls.rewrite(body))

    return replace(file, blocks=tuple(map(changed, file.blocks))) if derivatives else file


class _Calls(Rewriter):
    """Replaces the calls; `derivatives`: names, and the statements where these alone are run."""

    def __init__(self, derivatives: dict[str, n.Body | None]) -> None:
        self.derivatives = derivatives

    def rewrite_CallStatement(self, node: n.CallStatement) -> n.Statement:
        name = node.call.name
        if name not in self.derivatives or node.call.arguments:
            return node
        statements = self.derivatives[name]
        return n.Solve(name, "cnexp", span=node.span) if statements is None else _WithoutRates().rewrite(statements)


class _WithoutRates(Rewriter):
    def rewrite_Assign(self, node: n.Assign) -> n.Assign | None:
        return None if isinstance(node.target, n.Prime) else node
