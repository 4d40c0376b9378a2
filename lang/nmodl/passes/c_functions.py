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

FORCING = {"stepforce"}
"""Of SCoP's functions those that read files: C's, too."""


def run(file: n.File) -> n.File:
    own = analyse(file).functions
    unknown = [call for call in calls(file) if not {call.name} & (own.keys() | known.ARGUMENTS.keys() | NAMES)]
    text = "\n".join([LIBRARY, *(block.text for block in file.blocks if isinstance(block, n.VerbatimBlock))])
    in_c = {call.name for call in unknown if call.name in FORCING or re.search(rf"\b{call.name}\s*\(", text)}
    found = sorted({(call.name, _shape(call)) for call in unknown if call.name in in_c})
    if not found:
        return file
    statements = {node.call.name for node in walk(file) if isinstance(node, n.CallStatement)}
    wrappers = {key: _wrapper(*key, number) for number, key in enumerate(found)}
    file = _Renamed(wrappers).rewrite(file)
    made = (_function(own, *key, key[0] in statements) for key, own in wrappers.items())
    return replace(file, blocks=(*file.blocks, *made))


def _shape(call: n.Call) -> tuple[str, ...]:
    """How C gets the arguments: as text that is given, or (an empty one) as a number."""
    return tuple(f'"{one.value}"' if isinstance(one, n.String) else "" for one in call.arguments)


def _wrapper(name: str, shape: tuple[str, ...], number: int) -> str:
    return f"{name}_{len(shape)}_c_" if not any(shape) else f"{name}_{number}_text_c_"


def _function(own: str, name: str, shape: tuple[str, ...], is_statement: bool) -> n.Procedure:
    names = [f"a{k}" for k, text in enumerate(shape) if not text]
    given = ", ".join(text or f"_la{k}" for k, text in enumerate(shape))
    text = f" {'' if is_statement else f'_l{own} = '}{name}({given}); "
    return n.Procedure("FUNCTION", own, tuple(map(n.Parameter, names)), "", n.Body((n.Verbatim(text),)))


class _Renamed(Rewriter):
    def __init__(self, wrappers: dict[tuple[str, tuple[str, ...]], str]) -> None:
        self.wrappers = wrappers

    def rewrite_Call(self, node: n.Call) -> n.Call:
        wrapper = self.wrappers.get((node.name, _shape(node)))
        if wrapper is None:
            return node
        numbers = tuple(one for one in node.arguments if not isinstance(one, n.String))
        return replace(node, name=wrapper, arguments=numbers)
