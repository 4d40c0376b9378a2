"""SOLVE … METHOD euler: m = m + dt*m', all derivatives from the old states; and SOLVE without a METHOD.

The body is run first, with the derivatives kept; then the states change, in the order of the equations. Of a
DERIVATIVE block that is solved without a METHOD (or by after_cvode and the like) only the body is run: NEURON
leaves the states alone.
"""

from __future__ import annotations

from .. import nodes as n
from ..analysis import locals_of
from ..explicit import Rates
from ..trees import DT, Names, body, file_names, map_derivatives, plus, split_locals, times

BODY_ONLY = ("", "after_cvode", "cvode_t", "cvode_t_v")


def run(file: n.File) -> n.File:
    taken = file_names(file)

    def solved(block: n.StatementBlock, updates: bool) -> n.Body:
        return step(block.body, Names(taken | locals_of(block.body)), updates)

    file = map_derivatives(file, ("euler",), lambda block: solved(block, True))
    return map_derivatives(file, BODY_ONLY, lambda block: solved(block, False))


def step(code: n.Body, names: Names, updates: bool) -> n.Body:
    """The body with its derivatives kept in locals, and (`updates`) the states moved."""
    declared, statements = split_locals(code)
    rates = Rates(names)
    new = [rates.rewrite(statement) for statement in statements]
    moved = [n.Assign(n.Name(state), plus(n.Name(state), times(DT, n.Name(rate)))) for state, rate in rates.equations]
    locals = (*declared, *(n.LocalName(rate) for rate in dict.fromkeys(rate for _, rate in rates.equations)))
    return body((*new, *(moved if updates else ())), locals)
