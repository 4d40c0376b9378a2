"""SOLVE … METHOD derivimplicit: one backward Euler step of the equations of a DERIVATIVE block together."""

from __future__ import annotations

from ...errors import RanvierError
from .. import nodes as n
from ..analysis import locals_of, used
from ..implicit import System, step
from ..trees import DT, Names, body, file_names, map_derivatives, split_locals
from .euler import Rates


def run(file: n.File) -> n.File:
    taken = file_names(file)
    return map_derivatives(file, ("derivimplicit",), lambda block: _solved(block, taken))


def _solved(block: n.StatementBlock, taken: set[str]) -> n.Body:
    declared, statements = split_locals(block.body)
    locals = {local.name: local for local in declared}
    names = Names(taken | used(block.body) | locals_of(block.body))

    def new_local(name: str) -> str:
        name = names.fresh(name)
        locals[name] = n.LocalName(name)
        return name

    rates = Rates(names)
    computation = [rates.rewrite(statement) for statement in statements]
    rate = dict(rates.equations)
    if not rate:
        raise RanvierError(f"{block.name} has no equations to solve", block.span)
    locals |= {name: n.LocalName(name) for name in rate.values()}
    inner = locals_of(block.body)
    code = step(System(computation, rate, DT), new_local, lambda name: name in locals or name in inner)
    return body(code, locals.values())
