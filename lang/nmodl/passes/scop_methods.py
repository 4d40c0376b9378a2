"""SOLVE methods of NEURON 8 that 9 dropped: adams, heun, adeuler, adrunge; from the library of the program SCoP.

They do what they do there in a run from the start, to the last digits, also where that is odd. Beyond it they are
sound: NEURON 8 keeps what a method remembers once for all instances, and does not forget it at finitialize.

adams: Adams, Bashforth and Moulton's predictor and corrector of fourth order, with Hamming's modifier; its first
three steps by runge. heun: the modified Heun method, whose step before the first is taken to be 0. adeuler: Euler
steps as long as an error of 1e-5 allows; the first is 0.001, the first in each dt comes on top of the time, and
what then is left of dt is not made up. adrunge: runge with steps halved until that changes no state by 1e-5; there
NEURON halves by rules of its own, so that only as many digits are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .. import nodes as n
from ..analysis import locals_of, used
from ..explicit import Explicit, with_kept
from ..trees import DT, ONE, ZERO, Names, T, assign, file_names, map_derivatives, minus, over, plus, times
from .runge import HALF, TWO, stages

ERROR = n.Number(1e-5)
FIRST = n.Number(0.001)
MOST_PARTS = n.Number(32768.0)


def run(file: n.File) -> n.File:
    taken = file_names(file)
    kept: list[str] = []
    for method in METHODS:

        def solved(block: n.StatementBlock, method: str = method) -> n.Body:
            return step(method, block.body, Names(taken | used(block.body) | locals_of(block.body) | set(kept)), kept)

        file = map_derivatives(file, (method,), solved)
    return with_kept(file, kept)


def step(method: str, code: n.Body, names: Names, kept: list[str]) -> n.Body:
    """The body of a step; what is to be kept between steps is added to `kept`."""
    equations = Explicit(code, names, kept)
    return equations.body(METHODS[method](equations))


def _adams(equations: Explicit) -> list[n.Statement]:
    done = equations.column("steps")
    one, two, three = (equations.columns_of_states(f"rate_{k}") for k in (1, 2, 3))
    now, old, guess = (equations.locals_of_states(name) for name in ("rate", "start", "guess"))
    after = equations.local("t_after")
    predict, correct = [], []
    for state, rate in equations.rate.items():
        before = [now[state], one[state], two[state], three[state]]
        predict.append(assign(state, _along(old[state], before, (55, -59, 37, -9))))
        correct.append(assign(state, _along(old[state], [rate, *before[:3]], (9, 19, -5, 1))))
        off = times(over(n.Number(19.0), n.Number(270.0)), minus(guess[state], n.Name(state)))
        correct.append(assign(state, plus(n.Name(state), off)))
    multistep = [
        *equations.keep(old), *predict, *equations.keep(guess), assign(after.name, plus(T, DT)), *equations.at(after),
        *correct,
    ]  # fmt: skip
    choice = n.If(n.Binary("<", done, n.Number(3.0)), _block(stages(equations, T, DT)), _block(multistep))
    shift = [
        assign(older[state].name, newer[state])
        for older, newer in ((three, two), (two, one), (one, now))
        for state in equations.rate
    ]
    return [
        *equations.at(T),
        *equations.keep_rates(now),
        choice,
        *shift,
        assign(done.name, plus(done, ONE)),
        *equations.at(T),
    ]


def _along(start: n.Expression, rates: Iterable[n.Expression], weights: Iterable[int]) -> n.Expression:
    """start + dt/24 (sum of weights * rates)."""
    total: n.Expression = ZERO
    for rate, weight in zip(rates, weights, strict=True):
        total = plus(total, times(n.Number(float(weight)), rate))
    return plus(start, times(over(DT, n.Number(24.0)), total))


def _heun(equations: Explicit) -> list[n.Statement]:
    before = equations.columns_of_states("before")
    first, old, guess = (equations.locals_of_states(name) for name in ("rate", "old", "guess"))
    after = equations.local("t_after")
    correct = []
    for state, rate in equations.rate.items():
        moved = times(times(HALF, DT), plus(first[state], rate))
        correct.append(assign(state, plus(before[state], moved)))
        correct.append(assign(state, plus(n.Name(state), over(minus(guess[state], n.Name(state)), n.Number(5.0)))))
    return [
        *equations.at(T), *equations.keep_rates(first), *equations.keep(old),
        *equations.move(before, times(TWO, DT)), *equations.keep(guess),
        *(assign(before[state].name, old[state]) for state in equations.rate),
        assign(after.name, plus(T, DT)), *equations.at(after), *correct, *equations.at(T),
    ]  # fmt: skip


def _adeuler(equations: Explicit) -> list[n.Statement]:
    length = equations.column("length")
    rates = equations.columns_of_states("rate")
    now, end, more = (equations.local(name) for name in ("t_now", "t_end", "more"))
    part, error = equations.local("part"), equations.local("error")
    begin = n.If(
        n.Binary("==", length, ZERO),
        _block([*equations.at(T), *equations.keep_rates(rates), assign(length.name, FIRST)]),
        None,
    )
    changes = [minus(rate, rates[state]) for state, rate in equations.rate.items()]
    loop = [
        assign(part.name, length),
        n.If(n.Binary("<", minus(end, now), part), _block([assign(part.name, minus(end, now))]), None),
        *(assign(state, plus(n.Name(state), times(part, rates[state]))) for state in equations.rate),
        *equations.at(now), *_largest(error, changes), *equations.keep_rates(rates),
        assign(length.name, times(part, n.Call("sqrt", (over(ERROR, times(times(HALF, part), error)),)))),
        assign(more.name, n.Binary("<", plus(now, length), end)),
        assign(now.name, plus(now, length)),
    ]  # fmt: skip
    ready = [assign(now.name, T), assign(end.name, plus(T, DT)), assign(more.name, ONE)]
    return [begin, *ready, n.While(more, _block(loop)), *equations.at(T), *equations.keep_rates(rates)]


def _adrunge(equations: Explicit) -> list[n.Statement]:
    start, coarse = equations.locals_of_states("start"), equations.locals_of_states("coarse")
    parts, part, begin = (equations.local(name) for name in ("parts", "part", "t_begin"))
    error = equations.local("error")
    inner = _block([*stages(equations, begin, part), assign(begin.name, plus(begin, part))])
    changes = [minus(n.Name(state), coarse[state]) for state in equations.rate]
    again = [
        *equations.keep(coarse), assign(parts.name, times(TWO, parts)), assign(part.name, over(DT, parts)),
        *(assign(state, kept) for state, kept in start.items()),
        assign(begin.name, T), n.From(equations.names.fresh("k"), ONE, parts, None, inner),
        *_largest(error, changes),
    ]  # fmt: skip
    unsure = n.Binary("&&", n.Binary(">", error, ERROR), n.Binary("<", parts, MOST_PARTS))
    ready = [assign(begin.name, T), assign(part.name, DT), assign(parts.name, ONE), assign(error.name, ONE)]
    return [*equations.keep(start), *ready, inner, n.While(unsure, _block(again)), *equations.at(T)]


def _largest(result: n.Name, values: Iterable[n.Expression]) -> list[n.Statement]:
    """The largest size of some values."""
    out: list[n.Statement] = [assign(result.name, ZERO)]
    for value in values:
        size = n.Call("fabs", (value,))
        out.append(n.If(n.Binary(">", size, result), _block([assign(result.name, size)]), None))
    return out


def _block(statements: Iterable[n.Statement]) -> n.Body:
    return n.Body(tuple(statements))


METHODS: dict[str, Callable[[Explicit], list[n.Statement]]] = {
    "adams": _adams, "heun": _heun, "adeuler": _adeuler, "adrunge": _adrunge,
}  # fmt: skip
