"""Functions of C that NMODL calls by their names: those that VERBATIM defines, and of C's library.

    x = sobol(0)        FUNCTION sobol_1_c_(a0) { VERBATIM _lsobol_1_c_ = sobol(_la0); ENDVERBATIM }
                        x = sobol_1_c_(0)

Their arguments and values are doubles in NMODL, and what C makes of them there. `inline` puts them where they are
called, so that hoc sees none of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ...c.prelude import LIBRARY
from ...tree import Rewriter, walk
from .. import known
from .. import nodes as n
from ..analysis import calls
from ..symbols import analyse
from .scop_functions import NAMES


def run(file: n.File) -> n.File:
    own = analyse(file).functions
    unknown = [call for call in calls(file) if not {call.name} & (own.keys() | known.ARGUMENTS.keys() | NAMES)]
    text = "\n".join([LIBRARY, *(block.text for block in file.blocks if isinstance(block, n.VerbatimBlock))])
    found = {(call.name, len(call.arguments)) for call in unknown if re.search(rf"\b{call.name}\s*\(", text)}
    if not found:
        return file
    statements = {node.call.name for node in walk(file) if isinstance(node, n.CallStatement)}
    file = _Renamed(found).rewrite(file)
    made = (_function(name, count, name in statements) for name, count in sorted(found))
    return replace(file, blocks=(*file.blocks, *made))


def _wrapper(name: str, count: int) -> str:
    return f"{name}_{count}_c_"


def _function(name: str, count: int, is_statement: bool) -> n.Procedure:
    own, names = _wrapper(name, count), [f"a{k}" for k in range(count)]
    given = ", ".join(f"_l{each}" for each in names)
    text = f" {'' if is_statement else f'_l{own} = '}{name}({given}); "
    return n.Procedure("FUNCTION", own, tuple(map(n.Parameter, names)), "", n.Body((n.Verbatim(text),)))


class _Renamed(Rewriter):
    def __init__(self, names: set[tuple[str, int]]) -> None:
        self.names = names

    def rewrite_Call(self, node: n.Call) -> n.Call:
        count = len(node.arguments)
        return replace(node, name=_wrapper(node.name, count)) if (node.name, count) in self.names else node
