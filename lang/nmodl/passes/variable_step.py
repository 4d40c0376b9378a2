"""What the variable step needs, besides the fixed step's solution of the DERIVATIVE blocks.

STATE_DERIVATIVE: the block as it stands, but each m' is kept in the hidden column `m_rate_`.
STATE_SOLVE: with `dt` the method's gamma, `m_rate_` holds a right-hand side b and becomes b/(1 - dt*df/dm), where
m' = f: the equations of a mechanism are taken as if each depended on its own state only, as NEURON does.

DISCONTINUITIES: `next_time_` becomes the first time after t that at_time is asked about.

Methods that are a fixed step's own (euler, a PROCEDURE) have no such blocks; `Symbols` tells.
"""

from __future__ import annotations

from dataclasses import replace

from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import locals_of, names
from ..derivative import NotDifferentiable, derivative
from ..symbols import analyse
from ..trees import DT, ONE, T, body, declare, find_block, minus, over, plus, split_locals
from ..trees import times as product

METHODS = ("cnexp", "derivimplicit", "sparse")
SUFFIX = "_rate_"


NEVER = n.Number(1e300)
MARGIN = n.Number(1e-9)  # ms


def run(file: n.File) -> n.File:
    return _with_discontinuities(_with_states(file))


def _with_discontinuities(file: n.File) -> n.File:
    times = [time for block in file.blocks if _may_jump(block) for time in _times(block)]
    if not times:
        return file
    found = n.Name("next_time_")
    statements: list[n.Statement] = [n.Assign(found, NEVER)]
    for time in dict.fromkeys(times):
        nearer = n.Binary("&&", n.Binary(">", time, plus(T, MARGIN)), n.Binary("<", time, found))
        statements.append(n.If(nearer, n.Body((n.Assign(found, time),)), None))
    file = declare(file, "ASSIGNED", [n.Declaration(found.name)])
    return replace(file, blocks=(*file.blocks, n.StatementBlock("DISCONTINUITIES", "", body(statements))))


def _may_jump(block: n.Block) -> bool:
    return isinstance(block, n.Procedure) or (isinstance(block, n.StatementBlock) and block.keyword == "BREAKPOINT")


def _times(block: n.StatementBlock | n.Procedure) -> list[n.Expression]:
    """The times that a block asks about, as far as they are made of the mechanism's own variables."""
    inner = locals_of(block.body) | {p.name for p in getattr(block, "parameters", ())}
    found = [call.arguments[-1] for call in walk(block) if isinstance(call, n.Call) and call.name == "at_time"]
    return [time for time in found if inner.isdisjoint(names(time))]


def _with_states(file: n.File) -> n.File:
    breakpoint_ = find_block(file, "BREAKPOINT")
    solves = [s for s in walk(breakpoint_) if isinstance(s, n.Solve)] if breakpoint_ is not None else []
    blocks = [find_block(file, "DERIVATIVE", s.block) for s in solves if s.method in METHODS]
    if not solves or len(blocks) != len(solves) or None in blocks:
        return file
    states = {
        a.target.name for b in blocks for a in walk(b) if isinstance(a, n.Assign) and isinstance(a.target, n.Prime)
    }
    variables = analyse(file).variables
    if not states or any(variables[state].size for state in states):
        return file
    try:
        made = [_joined(keyword, change, blocks) for keyword, change in _BLOCKS.items()]
    except NotDifferentiable:
        return file
    file = declare(file, "ASSIGNED", (n.Declaration(state + SUFFIX) for state in sorted(states)))
    return replace(file, blocks=(*file.blocks, *made))


def _joined(keyword: str, change: Rewriter, blocks: list[n.StatementBlock]) -> n.StatementBlock:
    locals: dict[str, n.LocalName] = {}
    statements: list[n.Statement] = []
    for block in blocks:
        declared, rest = split_locals(change.rewrite(block.body))
        locals |= {local.name: local for local in declared}
        statements += rest
    return n.StatementBlock(keyword, "", body(statements, locals.values()), span=blocks[0].span)


class _Derivative(Rewriter):
    def rewrite_Assign(self, node: n.Assign) -> n.Assign:
        if not isinstance(node.target, n.Prime):
            return node
        return replace(node, target=n.Name(node.target.name + SUFFIX, span=node.target.span))


class _Solve(Rewriter):
    def rewrite_Assign(self, node: n.Assign) -> n.Assign:
        if not isinstance(node.target, n.Prime):
            return node
        rate = n.Name(node.target.name + SUFFIX, span=node.target.span)
        slope = derivative(node.value, {node.target.name: ONE})
        return n.Assign(rate, over(rate, minus(ONE, product(DT, slope))), span=node.span)


_BLOCKS: dict[str, Rewriter] = {"STATE_DERIVATIVE": _Derivative(), "STATE_SOLVE": _Solve()}
