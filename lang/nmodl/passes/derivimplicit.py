"""SOLVE … METHOD derivimplicit: one backward Euler step of the equations of a DERIVATIVE block together.

Equations that are linear are solved at once. What is not is iterated as in NEURON, whose result is off by what is
left then (relative 1e-10 and more); so is a block that carries something from one evaluation to the next, such as a
count of time: several synapses count down to the end of a release in such a block.

With STEADYSTATE it is a step of 1e9 ms. NEURON does the same, but finds its solution never exact enough and gives up.
"""

from __future__ import annotations

from dataclasses import replace

from ...errors import RanvierError
from .. import nodes as n
from ..analysis import assigned, locals_of, read_first, used
from ..implicit import System, step
from ..newton import Newton
from ..second_order import half_and_again
from ..tangents import Tangents
from ..trees import DT, ZERO, Names, assign, body, file_names, map_derivatives, minus, over, solves, split_locals, times
from .euler import Rates

STEADY = n.Number(1e9)


def run(file: n.File) -> n.File:
    taken = file_names(file)
    steady = {s.block for s in solves(file) if s.steadystate}
    made = [
        replace(block, keyword="STEADYSTATE", body=_solved(block, taken, STEADY))
        for block in file.blocks
        if isinstance(block, n.StatementBlock) and block.keyword == "DERIVATIVE" and block.name in steady
    ]
    file = map_derivatives(file, ("derivimplicit",), lambda block: _solved(block, taken, DT))
    return replace(file, blocks=(*file.blocks, *made)) if made else file


def _solved(block: n.StatementBlock, taken: set[str], dt: n.Expression) -> n.Body:
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
    old = {state: new_local(f"{state}_old") for state in rate}
    whole = n.Body(tuple(computation))
    carries = assigned(whole) & read_first(whole) - locals.keys() - inner - rate.keys()
    if carries or (dt is DT and not Tangents(computation, list(rate), str).linear):
        equations = [*computation, *(_equation(state, rate[state], old[state], dt) for state in sorted(rate))]
        found = Newton(block, sorted(rate), equations, new_local, names).statements()
        start = [assign(kept, n.Name(state)) for state, kept in old.items()]
        code = [*start, *found, *computation]
    else:
        residuals = {state: new_local(f"{state}_residual") for state in rate}
        for state, residual in residuals.items():
            moved = minus(n.Name(state), n.Name(old[state]))
            computation.append(assign(residual, minus(moved, times(dt, n.Name(rate[state])))))
        system = System(computation, residuals, old)
        code = step(system, new_local, lambda name: name in locals or name in inner)
    return body(half_and_again(code, list(rate), new_local) if dt is DT else code, locals.values())


def _equation(state: str, rate: str, old: str, dt: n.Expression) -> n.LinearEquation:
    """Backward Euler's, as NEURON writes it."""
    moved = over(minus(n.Name(state), n.Name(old)), dt)
    return n.LinearEquation(ZERO, minus(n.Name(rate), moved))
