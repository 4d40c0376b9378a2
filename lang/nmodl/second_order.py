"""`secondorder` 1 or 2: as NEURON does it, a method that is of first order in dt makes half a step and then goes as far
again. For backward Euler that is the trapezoidal rule. It costs no branch: at `secondorder` 0 the step is multiplied by
1 and the second half by 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from . import nodes as n
from .known import SECOND_ORDER
from .trees import DT, ONE, ZERO, Rename, assign, minus, over, plus, times


def half_and_again(
    code: Sequence[n.Statement],
    states: Sequence[str],
    new_local: Callable[[str], str],
    rates: Sequence[n.Expression] | None = None,
) -> list[n.Statement]:
    """A step of dt as `secondorder` asks for it. The second half goes on as the first did, or at given rates."""
    second, step = n.Name(new_local("second")), n.Name(new_local("step"))
    start = [
        assign(second.name, n.Binary("!=", n.Name(SECOND_ORDER), ZERO)),
        assign(step.name, over(DT, plus(ONE, second))),
    ]
    if rates is None:
        begin = [n.Name(new_local(f"{state}_begin")) for state in states]
        start += [assign(name.name, n.Name(state)) for name, state in zip(begin, states, strict=True)]
        moved = [minus(n.Name(state), name) for name, state in zip(begin, states, strict=True)]
    else:
        moved = [times(step, rate) for rate in rates]
    again = [assign(s, plus(n.Name(s), times(second, more))) for s, more in zip(states, moved, strict=True)]
    return [*start, *Rename({"dt": step.name}).rewrite(n.Body(tuple(code))).statements, *again]
