"""SOLVE … METHOD runge: the classical Runge-Kutta method of fourth order, as older models ask for it.

The body is run at the beginning of the step, twice in its middle and at its end, and once more with the new states.
The time counts from what t is when states are solved, the step's end, as in NEURON.
"""

from __future__ import annotations

from collections.abc import Callable

from .. import nodes as n
from ..analysis import locals_of, used
from ..trees import DT, Names, Rename, T, assign, body, file_names, map_derivatives, over, plus, split_locals, times
from .euler import Rates

HALF, TWO, SIX = n.Number(0.5), n.Number(2.0), n.Number(6.0)


def run(file: n.File) -> n.File:
    taken = file_names(file)

    def solved(block: n.StatementBlock) -> n.Body:
        return step(block.body, Names(taken | used(block.body) | locals_of(block.body)))

    return map_derivatives(file, ("runge",), solved)


def step(code: n.Body, names: Names) -> n.Body:
    """The body of a step; `names` gives those of the locals."""
    declared, statements = split_locals(code)
    locals = list(declared)

    def new_local(name: str) -> n.Name:
        locals.append(n.LocalName(names.fresh(name)))
        return n.Name(locals[-1].name)

    rates = Rates(names)
    computation = [rates.rewrite(statement) for statement in statements]
    rate = {state: n.Name(name) for state, name in rates.equations}
    locals += [n.LocalName(name.name) for name in rate.values()]
    return body(_steps(computation, rate, new_local), locals)


def _steps(
    computation: list[n.Statement], rate: dict[str, n.Name], new_local: Callable[[str], n.Name]
) -> list[n.Statement]:
    old = {state: new_local(f"{state}_old") for state in rate}
    total = {state: new_local(f"{state}_sum") for state in rate}
    stage = new_local("t_stage")
    out: list[n.Statement] = [assign(kept.name, n.Name(state)) for state, kept in old.items()]
    weight = [n.Number(1.0), TWO, TWO, n.Number(1.0)]
    part = [HALF, HALF, n.Number(1.0)]
    for k in range(4):
        out.append(assign(stage.name, plus(T, times(part[k - 1], DT)) if k else T))
        rename = Rename({"t": stage.name})
        out += [rename.rewrite(statement) for statement in computation]
        for state, name in rate.items():
            so_far = total[state] if k else n.Number(0.0)
            out.append(assign(total[state].name, plus(so_far, times(weight[k], name))))
            if k < 3:
                out.append(assign(state, plus(old[state], times(times(part[k], DT), name))))
    for state in rate:
        out.append(assign(state, plus(old[state], times(over(DT, SIX), total[state]))))
    return [*out, *computation]
