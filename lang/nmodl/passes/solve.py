"""SOLVE: what BREAKPOINT solves becomes the block STATE_UPDATE, run once per step; elsewhere it is done on the spot.

All SOLVEs of BREAKPOINT count, wherever they stand, in the order of the text. The other statements of a mechanism
without currents follow them; else BREAKPOINT keeps them.
"""

from __future__ import annotations

from dataclasses import replace

from ...errors import RanvierError
from ...tree import Rewriter
from .. import nodes as n
from ..analysis import locals_of, used
from ..symbols import analyse
from ..trees import CODE, Names, Rename, body, drop_blocks, file_names, find_block, map_body, solves, split_locals
from .euler import BODY_ONLY

SOLVED = ("DERIVATIVE", "STEADYSTATE", "LINEAR", "NONLINEAR")


def run(file: n.File) -> n.File:
    taken = file_names(file)
    expanded = [_expanded(file, block, taken) for block in file.blocks]
    breakpoint_ = find_block(file, "BREAKPOINT")
    if breakpoint_ is not None:
        at = file.blocks.index(breakpoint_)
        expanded[at : at + 1] = _split(file, breakpoint_, taken)
    file = replace(file, blocks=tuple(expanded))
    return drop_blocks(file, lambda b: isinstance(b, n.StatementBlock) and b.keyword in SOLVED)


def _split(file: n.File, breakpoint_: n.StatementBlock, taken: set[str]) -> list[n.Block]:
    """STATE_UPDATE and what is left of BREAKPOINT."""
    bodies = [_solution(file, node) for node in solves(breakpoint_)]
    rest = _NoSolve().rewrite(breakpoint_)
    keeps = bool(analyse(file).currents)
    if not keeps:
        bodies.append(rest.body)
    update = n.StatementBlock("STATE_UPDATE", _moment(breakpoint_), _joined(bodies, taken), span=breakpoint_.span)
    update = _expanded(file, update, taken)
    return ([update] if update.body.statements else []) + ([rest] if keeps else [])


def _moment(breakpoint_: n.StatementBlock) -> str:
    """When the variable step runs it, if nothing in it is integrated."""
    methods = [node.method for node in solves(breakpoint_)]
    return methods[-1] if methods and all(method in BODY_ONLY for method in methods) else ""


def _expanded(file: n.File, block: n.Block, taken: set[str]) -> n.Block:
    """A block with the solutions in the places of its SOLVEs."""
    if not isinstance(block, CODE) or not any(solves(block)):
        return block
    if isinstance(block, n.StatementBlock) and block.keyword in ("BREAKPOINT", *SOLVED):
        return block

    def expand(code: n.Body, block: n.Block) -> n.Body:
        names = Names(taken | used(code) | locals_of(code) | {p.name for p in getattr(block, "parameters", ())})
        solutions = _Solutions(file, names)
        declared, statements = split_locals(solutions.rewrite(code))
        return replace(body(statements, (*declared, *solutions.locals)), span=code.span)

    return map_body(block, expand)


def _solution(file: n.File, solve: n.Solve) -> n.Body:
    """What a SOLVE does, with its own names of locals."""
    keywords = ("DERIVATIVE", "LINEAR", "NONLINEAR")
    for keyword in ("STEADYSTATE", *keywords) if solve.steadystate else keywords:
        block = find_block(file, keyword, solve.block)
        if block is not None:
            return block.body
    raise RanvierError(f"there is no block {solve.block} to SOLVE", solve.span)


class _Solutions(Rewriter):
    def __init__(self, file: n.File, names: Names) -> None:
        self.file = file
        self.names = names
        self.locals: list[n.LocalName] = []
        self.underway: list[str] = []

    def rewrite_Solve(self, node: n.Solve) -> tuple[n.Statement, ...]:
        if node.block in self.underway:
            raise RanvierError(f"the solution of {node.block} solves itself", node.span)
        self.underway.append(node.block)
        code = _solution(self.file, node)
        rename = Rename({name: self.names.fresh(name) for name in sorted(locals_of(code))})
        declared, statements = split_locals(rename.rewrite(code))
        self.locals += declared
        statements = self.rewrite(n.Body(statements)).statements
        self.underway.pop()
        return statements


def _joined(bodies: list[n.Body], taken: set[str]) -> n.Body:
    """One body after the other, with locals that do not collide."""
    names = Names(taken.union(*(used(code) | locals_of(code) for code in bodies[:1])))
    declared, statements = [], []
    for k, code in enumerate(bodies):
        if k:
            code = Rename({name: names.fresh(name) for name in sorted(locals_of(code))}).rewrite(code)
        own, rest = split_locals(code)
        declared += own
        statements += rest
    return body(statements, declared)


class _NoSolve(Rewriter):
    def rewrite_Solve(self, node: n.Solve) -> None:
        return None
