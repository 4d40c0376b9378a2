"""SOLVE … METHOD runge: the classical Runge-Kutta method of fourth order, as older models ask for it.

The body is run at the beginning of the step, twice in its middle and at its end, and once more with the new states.
The time counts from what t is when states are solved, the step's end, as in NEURON.
"""

from __future__ import annotations

from .. import nodes as n
from ..analysis import locals_of, used
from ..explicit import Explicit
from ..second_order import half_and_again
from ..trees import DT, Names, T, assign, file_names, map_derivatives, over, plus, times

HALF, TWO, SIX = n.Number(0.5), n.Number(2.0), n.Number(6.0)


def run(file: n.File) -> n.File:
    taken = file_names(file)

    def solved(block: n.StatementBlock) -> n.Body:
        return step(block.body, Names(taken | used(block.body) | locals_of(block.body)))

    return map_derivatives(file, ("runge",), solved)


def step(code: n.Body, names: Names) -> n.Body:
    """The body of a step; `names` gives those of the locals."""
    equations = Explicit(code, names, [])
    last = equations.locals_of_states("rate")  # at the end, as it was estimated there
    whole = [*stages(equations, T, DT), *equations.keep_rates(last), *equations.at(T)]
    local = lambda name: equations.local(name).name  # noqa: E731
    return equations.body(half_and_again(whole, list(equations.rate), local, list(last.values())))


def stages(equations: Explicit, start: n.Expression, length: n.Expression) -> list[n.Statement]:
    """The four evaluations from a time on, and the states after that."""
    old, total = equations.locals_of_states("old"), equations.locals_of_states("sum")
    stage = equations.local("t_stage")
    out: list[n.Statement] = equations.keep(old)
    weight = [n.Number(1.0), TWO, TWO, n.Number(1.0)]
    part = [HALF, HALF, n.Number(1.0)]
    for k in range(4):
        out.append(assign(stage.name, plus(start, times(part[k - 1], length)) if k else start))
        out += equations.at(stage)
        for state, rate in equations.rate.items():
            so_far = total[state] if k else n.Number(0.0)
            out.append(assign(total[state].name, plus(so_far, times(weight[k], rate))))
        if k < 3:
            out += equations.move(old, times(part[k], length))
    for state in equations.rate:
        out.append(assign(state, plus(old[state], times(over(length, SIX), total[state]))))
    return out
