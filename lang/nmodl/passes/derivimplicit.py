"""SOLVE … METHOD derivimplicit: one backward Euler step of the equations of a DERIVATIVE block together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ...errors import RanvierError
from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import locals_of, used
from ..implicit import System, step
from ..trees import DT, Names, body, file_names, split_locals


def run(file: n.File) -> n.File:
    wanted = {s.block for s in walk(file) if isinstance(s, n.Solve) and s.method == "derivimplicit"}
    taken = file_names(file)
    blocks = []
    for block in file.blocks:
        if isinstance(block, n.StatementBlock) and block.keyword == "DERIVATIVE" and block.name in wanted:
            block = replace(block, body=_solved(block, taken))
        blocks.append(block)
    return replace(file, blocks=tuple(blocks))


def _solved(block: n.StatementBlock, taken: set[str]) -> n.Body:
    declared, statements = split_locals(block.body)
    locals = {local.name: local for local in declared}
    names = Names(taken | used(block.body) | locals_of(block.body))

    def new_local(name: str) -> str:
        name = names.fresh(name)
        locals[name] = n.LocalName(name)
        return name

    rates = _Rates(new_local)
    computation = [rates.rewrite(statement) for statement in statements]
    if not rates.of:
        raise RanvierError(f"{block.name} has no equations to solve", block.span)
    inner = locals_of(block.body)
    code = step(System(computation, rates.of, DT), new_local, lambda name: name in locals or name in inner)
    return body(code, locals.values())


class _Rates(Rewriter):
    """m' = … assigns a local; `of` has it by the state."""

    def __init__(self, new_local: Callable[[str], str]) -> None:
        self.new_local = new_local
        self.of: dict[str, str] = {}

    def rewrite_Assign(self, node: n.Assign) -> n.Assign:
        if not isinstance(node.target, n.Prime):
            return node
        state = node.target.name
        if state not in self.of:
            self.of[state] = self.new_local(f"D{state}")
        return replace(node, target=n.Name(self.of[state], span=node.target.span))
