"""THREADSAFE, written out where NEURON would find a mechanism thread safe without being told.

It decides when tables are computed: of a thread safe mechanism, at the beginning of `finitialize` and of each step; of
another, when its code comes to use them.

In a thread safe mechanism a global PARAMETER that the code assigns to starts at 0: NEURON gives each thread its own,
and none of them the number in the file.
"""

from __future__ import annotations

from dataclasses import replace

from ...tree import Rewriter, walk
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
    if not symbols.threadsafe and not _is_safe(file, symbols):
        return file
    if symbols.kind != "artificial":
        file = _without_defaults(file, symbols)
    return file if symbols.threadsafe else _declared(file)


def _declared(file: n.File) -> n.File:
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
    if _assigned(file) & _declared_global(file):
        return False
    elsewhere = (block for block in blocks if not isinstance(block, n.NetReceive))
    return all(call.name != "state_discontinuity" for block in elsewhere for call in calls(block))


def _declared_global(file: n.File) -> set[str]:
    return {
        name
        for node in walk(file)
        if isinstance(node, n.NamesStatement) and node.keyword == "GLOBAL"
        for name in node.names
    }


def _assigned(file: n.File) -> set[str]:
    """The variables of the mechanism that its code assigns to, other than by PROTECT."""
    found: set[str] = set()
    for block in file.blocks:
        if isinstance(block, CODE):
            own = locals_of(block) | {p.name for p in getattr(block, "parameters", ())}
            found |= assigned(_Unprotected().rewrite(block)) - own
    return found


class _Unprotected(Rewriter):
    def rewrite_Protect(self, node: n.Protect) -> None:
        return None


def _without_defaults(file: n.File, symbols: Symbols) -> n.File:
    shared = {name for name, v in symbols.variables.items() if v.scope == "global" and v.role == "parameter"}
    lost = shared & _assigned(file)
    return _Defaults(lost).rewrite(file) if lost else file


class _Defaults(Rewriter):
    """Takes the numbers of some PARAMETERs away."""

    def __init__(self, lost: set[str]) -> None:
        self.lost = lost

    def rewrite_DeclarationBlock(self, node: n.DeclarationBlock) -> n.DeclarationBlock:
        if node.keyword != "PARAMETER":
            return node
        without = (replace(d, value=None) if d.name in self.lost else d for d in node.declarations)
        return replace(node, declarations=tuple(without))
