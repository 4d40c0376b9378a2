"""SOLVE … METHOD derivimplicit: one backward Euler step of the equations of a DERIVATIVE block together.

A block that carries something from one evaluation to the next, such as a count of time, is evaluated as often as NEURON
does it: several synapses count down to the end of a release in such a block.
"""

from __future__ import annotations

from ...errors import RanvierError
from .. import nodes as n
from ..analysis import assigned, locals_of, read_first, used
from ..implicit import System, step
from ..newton import Newton
from ..trees import DT, ZERO, Names, assign, body, file_names, map_derivatives, minus, over, split_locals
from .euler import Rates


def run(file: n.File) -> n.File:
    taken = file_names(file)
    return map_derivatives(file, ("derivimplicit",), lambda block: _solved(block, taken))


def _solved(block: n.StatementBlock, taken: set[str]) -> n.Body:
    declared, statements = split_locals(block.body)
    locals = {local.name: local for local in declared}
    names = Names(taken | used(block.body) | locals_of(block.body))

    def new_local(name: str, size: int = 0) -> str:
        name = names.fresh(name)
        locals[name] = n.LocalName(name, size)
        return name

    rates = Rates(names)
    computation = [rates.rewrite(statement) for statement in statements]
    rate = dict(rates.equations)
    if not rate:
        raise RanvierError(f"{block.name} has no equations to solve", block.span)
    locals |= {name: n.LocalName(name) for name in rate.values()}
    inner = locals_of(block.body)
    whole = n.Body(tuple(computation))
    if assigned(whole) & read_first(whole) - locals.keys() - inner - rate.keys():
        old = {state: new_local(f"{state}_old") for state in rate}
        equations = [*computation, *(_equation(state, rate[state], old[state]) for state in sorted(rate))]
        found = Newton(block, sorted(rate), equations, new_local, names).statements()
        start = [assign(kept, n.Name(state)) for state, kept in old.items()]
        return body([*start, *found, *computation], locals.values())
    code = step(System(computation, rate, DT), new_local, lambda name: name in locals or name in inner)
    return body(code, locals.values())


def _equation(state: str, rate: str, old: str) -> n.LinearEquation:
    """Backward Euler's, as NEURON writes it."""
    moved = over(minus(n.Name(state), n.Name(old)), DT)
    return n.LinearEquation(ZERO, minus(n.Name(rate), moved))
