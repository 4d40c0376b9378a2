"""THREADSAFE, written out where NEURON would find a mechanism thread safe without being told.

It decides when tables are computed: of a thread safe mechanism, at the beginning of `finitialize` and of each step; of
another, when its code comes to use them.
"""

from __future__ import annotations

from dataclasses import replace

from ...tree import walk
from .. import nodes as n
from ..analysis import assigned, calls, locals_of
from ..symbols import Symbols, analyse
from ..trees import CODE, insert_before_code

_UNSAFE_CALLS = {
    "exprand",
    "normrand",
    "poisrand",
    "poisson",
    "scop_random",
    "mynormrand",
    "gauss",
    "set_seed",
    "expfit",
    "deflate",
    "invert",
    "schedule",
    "force",
    "spline",
    "stepforce",
    "boundary",
}


def run(file: n.File) -> n.File:
    symbols = analyse(file)
    if symbols.threadsafe or not _is_safe(file, symbols):
        return file
    statement = n.NamesStatement("THREADSAFE", ())
    blocks = list(file.blocks)
    for k, block in enumerate(blocks):
        if isinstance(block, n.NeuronBlock):
            blocks[k] = replace(block, statements=(*block.statements, statement))
            return replace(file, blocks=tuple(blocks))
    return insert_before_code(file, n.NeuronBlock((statement,)))


def _is_safe(file: n.File, symbols: Symbols) -> bool:
    for node in walk(file):
        match node:
            case n.Verbatim() | n.VerbatimBlock():
                return False
            case n.NamesStatement("POINTER" | "BBCOREPOINTER" | "EXTERNAL"):
                return False
            case n.StatementBlock("LINEAR" | "NONLINEAR") | n.Solve(_, "runge"):
                return False
            case n.Call(name) if name in _UNSAFE_CALLS:
                return False
    blocks = [block for block in file.blocks if isinstance(block, CODE)]
    shared = {name for name, v in symbols.variables.items() if v.scope == "global" and v.visible}
    if any(_assigns(block, shared) for block in blocks):
        return False
    elsewhere = (block for block in blocks if not isinstance(block, n.NetReceive))
    return all(call.name != "state_discontinuity" for block in elsewhere for call in calls(block))


def _assigns(block: n.Block, shared: set[str]) -> bool:
    own = locals_of(block) | {p.name for p in getattr(block, "parameters", ())}
    return bool((assigned(block) - own) & shared)
