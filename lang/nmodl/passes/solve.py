"""SOLVE: what BREAKPOINT solves becomes the block STATE_UPDATE, run once per step.

All SOLVEs count, wherever they stand, in the order of the text. The other statements of a mechanism without currents
follow them; else BREAKPOINT keeps them.
"""

from __future__ import annotations

from dataclasses import replace

from ...errors import RanvierError, Unsupported
from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import locals_of, used
from ..symbols import analyse
from ..trees import Names, Rename, body, drop_blocks, file_names, find_block, split_locals

SOLVED = ("DERIVATIVE", "KINETIC", "LINEAR", "NONLINEAR", "DISCRETE", "PARTIAL")
METHODS = ("", "cnexp", "euler", "derivimplicit", "after_cvode", "cvode_t", "cvode_t_v")


def run(file: n.File) -> n.File:
    for block in file.blocks:
        _refuse_elsewhere(block)
    breakpoint_ = find_block(file, "BREAKPOINT")
    if breakpoint_ is None:
        return _without_solved(file)
    bodies = [_solved(file, solve) for solve in walk(breakpoint_) if isinstance(solve, n.Solve)]
    rest = _NoSolve().rewrite(breakpoint_)
    keeps = bool(analyse(file).currents)
    if not keeps:
        bodies.append(rest.body)
    update = _joined(bodies, file_names(file))
    new = [n.StatementBlock("STATE_UPDATE", "", update, span=breakpoint_.span)] if update.statements else []
    new += [rest] if keeps else []
    blocks = [each for b in file.blocks for each in (new if b is breakpoint_ else [b])]
    return _without_solved(replace(file, blocks=tuple(blocks)))


def _without_solved(file: n.File) -> n.File:
    return drop_blocks(file, lambda b: isinstance(b, n.StatementBlock) and b.keyword in SOLVED)


def _refuse_elsewhere(block: n.Block) -> None:
    if isinstance(block, n.StatementBlock) and block.keyword == "BREAKPOINT":
        return
    for node in walk(block):
        if isinstance(node, n.Solve):
            raise Unsupported("SOLVE outside of BREAKPOINT is not covered yet", node.span)


def _solved(file: n.File, solve: n.Solve) -> n.Body:
    if solve.method not in METHODS:
        raise Unsupported(f"SOLVE … METHOD {solve.method} is not covered yet", solve.span)
    for block in file.blocks:
        if isinstance(block, n.StatementBlock) and block.name == solve.block and block.keyword == "DERIVATIVE":
            return block.body
    raise RanvierError(f"there is no block {solve.block} to SOLVE", solve.span)


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
