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

SOLVED = ("DERIVATIVE", "STEADYSTATE")
METHODS = ("", "cnexp", "euler", "derivimplicit", "sparse", "after_cvode", "cvode_t", "cvode_t_v")


def run(file: n.File) -> n.File:
    file = _with_initial(file)
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


def _with_initial(file: n.File) -> n.File:
    """SOLVE … STEADYSTATE in INITIAL, replaced by what it computes."""
    initial = find_block(file, "INITIAL")
    if initial is None or not any(isinstance(node, n.Solve) for node in walk(initial)):
        return file
    taken = file_names(file) | used(initial.body) | locals_of(initial.body)
    steady = _Steady(file, Names(taken))
    declared, statements = split_locals(steady.rewrite(initial.body))
    new = replace(initial, body=body(statements, (*declared, *steady.locals)))
    return replace(file, blocks=tuple(new if b is initial else b for b in file.blocks))


class _Steady(Rewriter):
    def __init__(self, file: n.File, names: Names) -> None:
        self.file = file
        self.names = names
        self.locals: list[n.LocalName] = []

    def rewrite_Solve(self, node: n.Solve) -> n.Statement | tuple[n.Statement, ...]:
        block = find_block(self.file, "STEADYSTATE", node.block)
        if not node.steadystate or block is None:
            return node
        rename = Rename({name: self.names.fresh(name) for name in sorted(locals_of(block.body))})
        declared, statements = split_locals(rename.rewrite(block.body))
        self.locals += declared
        return statements


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
    if solve.steadystate:
        raise Unsupported("SOLVE … STEADYSTATE in BREAKPOINT is not covered yet", solve.span)
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
