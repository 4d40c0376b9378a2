"""Ion variables in the tables of a thread safe mechanism: as the mechanism last saw them.

NEURON computes such tables at the beginning of a step, with the first instance's own copies of ena, cai …; these
are from when one of its blocks last ran, and 0 at first. A published model whose table depends on cai, but not by
DEPEND, has the table for cai = 0. So the blocks keep what they read, and TABLE_FILL uses that.
"""

from __future__ import annotations

from dataclasses import replace

from .. import nodes as n
from ..analysis import used
from ..symbols import analyse
from ..trees import Rename, assign, body, declare, split_locals


def run(file: n.File) -> n.File:
    symbols = analyse(file)
    fills = [b for b in file.blocks if isinstance(b, n.StatementBlock) and b.keyword == "TABLE_FILL"]
    if not fills or not symbols.threadsafe:
        return file
    mentioned = set().union(*(used(fill.body) for fill in fills))
    stale = {name: f"{name}_seen_" for name, v in symbols.variables.items() if v.role == "ion" and name in mentioned}
    if not stale:
        return file
    blocks = [_with(block, stale) if isinstance(block, n.StatementBlock) else block for block in file.blocks]
    return declare(replace(file, blocks=tuple(blocks)), "ASSIGNED", [n.Declaration(name) for name in stale.values()])


def _with(block: n.StatementBlock, stale: dict[str, str]) -> n.StatementBlock:
    if block.keyword == "TABLE_FILL":
        return replace(block, body=Rename(stale).rewrite(block.body))
    if block.keyword not in ("INITIAL", "BREAKPOINT", "STATE_UPDATE", "STATE_DERIVATIVE", "STATE_SOLVE"):
        return block
    declared, statements = split_locals(block.body)
    seen = (assign(kept, n.Name(name)) for name, kept in stale.items())
    return replace(block, body=body((*seen, *statements), declared))
