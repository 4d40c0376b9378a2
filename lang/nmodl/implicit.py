"""One backward Euler step of coupled equations, written out: x = x_old + dt f(x), by Newton's method.

The Jacobian is the exact derivative of what the body computes. If it does not depend on the states, one iteration is
the solution.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from . import nodes as n
from .analysis import assigned, read_first
from .elimination import solve
from .tangents import Tangents
from .trees import ONE, ZERO, assign, is_number, minus, negative, plus, times

TOLERANCE = n.Number(1e-6)
SMALL = n.Number(1e-8)
"""Newton ends, as NEURON's, when no state changed by more than TOLERANCE, relative to itself if it is not SMALL. The
next change would be about the square of that."""
ITERATIONS = 50


@dataclass(frozen=True, slots=True)
class Conservation:
    """The sum of states times their weights is `total`."""

    weights: dict[str, n.Expression]
    total: n.Expression


@dataclass(frozen=True, slots=True)
class System:
    """`body` computes, for each state, its rate of change in the variable `rates[state]`.

    `conserved` has, for some states, what replaces their equation.
    """

    body: Sequence[n.Statement]
    rates: dict[str, str]
    dt: n.Expression
    conserved: dict[str, Conservation] = field(default_factory=dict)
    constant: set[str] = field(default_factory=set)
    """What the step takes to be constant, though it may depend on the states."""
    linear: bool = False
    """The equations are linear by what they are, whatever else the body computes from states."""
    reactions: bool = False
    """Newton keeps states from being negative, and ends when all changes together are below TOLERANCE, as NEURON's
    `sparse`: for concentrations in mM that may be after the first iteration."""
    steady: bool = False
    """A long step to where nothing changes any more, as NEURON makes it: what is linear by what it is, but has rates
    that depend on states, is iterated after all; of what is not, the first iteration is a step of its own."""


def step(system: System, new_local: Callable[[str], str], is_local: Callable[[str], bool]) -> list[n.Statement]:
    """The statements of a step.

    If variables that are seen from outside (not `is_local`) depend on the states, the body is run once more at the end,
    so that they belong to the new ones; also if it carries something from run to run, such as a count (NEURON, too,
    runs it at least twice).
    """
    tangents = Tangents(system.body, list(system.rates), new_local, system.constant)
    iterated = system.steady and (system.constant or not system.linear)
    solved = _newton if iterated or not (system.linear or tangents.linear) else _linear
    code = solved(system, tangents, new_local)
    whole = n.Body(tuple(system.body))
    others = (tangents.varying | (assigned(whole) & read_first(whole))) - system.rates.keys()
    return [*code, *system.body] if any(not is_local(name) for name in others) else code


def newton_equation(
    system: System, right: Sequence[n.Expression], new_local: Callable[[str], str]
) -> tuple[list[n.Statement], list[n.Expression]]:
    """Statements, and after them x of (1 - dt J) x = right, J being the derivative of the rates to the states."""
    tangents = Tangents(system.body, list(system.rates), new_local, system.constant)
    solution, unknowns = solve(_matrix(system, tangents), right, new_local)
    return [*tangents.start(), *tangents.statements, *solution], unknowns


def _linear(system: System, tangents: Tangents, new_local: Callable[[str], str]) -> list[n.Statement]:
    right = []
    for state, rate in system.rates.items():
        if state in system.conserved:
            right.append(negative(_excess(system.conserved[state])))
        else:
            right.append(times(system.dt, n.Name(rate)))
    solution, changes = solve(_matrix(system, tangents), right, new_local)
    updates = [assign(s, n.Binary("+", n.Name(s), change)) for s, change in zip(system.rates, changes, strict=True)]
    return [*tangents.start(), *tangents.statements, *solution, *updates]


def _newton(system: System, tangents: Tangents, new_local: Callable[[str], str]) -> list[n.Statement]:
    old = {state: new_local(f"{state}_old") for state in system.rates}
    going, count = n.Name(new_local("going")), n.Name(new_local("count"))
    residual = []
    for state, rate in system.rates.items():
        if state in system.conserved:
            residual.append(_excess(system.conserved[state]))
        else:
            residual.append(minus(minus(n.Name(state), n.Name(old[state])), times(system.dt, n.Name(rate))))
    solution, changes = solve(_matrix(system, tangents), residual, new_local)
    update = _update_concentrations if system.reactions else _update
    updates = [*update(list(system.rates), changes, going), assign(count.name, n.Binary("+", count, ONE))]
    if system.steady and not system.linear:
        begin = [*(assign(name, n.Name(state)) for state, name in old.items()), assign(going.name, ONE)]
        updates.append(n.If(n.Binary("==", count, ONE), n.Body(tuple(begin)), None))
    loop = n.Body((*tangents.start(), *tangents.statements, *solution, *updates))
    return [
        *(assign(name, n.Name(state)) for state, name in old.items()),
        assign(going.name, ONE),
        assign(count.name, ZERO),
        n.While(n.Binary("&&", going, n.Binary("<", count, n.Number(float(ITERATIONS)))), loop),
    ]


def _update(states: Sequence[str], changes: Sequence[n.Expression], going: n.Name) -> Iterator[n.Statement]:
    """New states, and whether one of them moves still."""
    yield assign(going.name, ZERO)
    for state, change in zip(states, changes, strict=True):
        yield assign(state, minus(n.Name(state), change))
        yield n.If(_moves(change, n.Name(state)), n.Body((assign(going.name, ONE),)), None)


def _update_concentrations(
    states: Sequence[str], changes: Sequence[n.Expression], going: n.Name
) -> Iterator[n.Statement]:
    """New states that are not negative, and whether they move still."""
    total: n.Expression = ZERO
    for state, change in zip(states, changes, strict=True):
        yield assign(state, minus(n.Name(state), change))
        yield n.If(n.Binary("<", n.Name(state), ZERO), n.Body((assign(state, ZERO),)), None)
        total = plus(total, n.Call("fabs", (change,)))
    yield assign(going.name, n.Binary(">", total, TOLERANCE))


def _excess(conservation: Conservation) -> n.Expression:
    """By how much a sum is too large."""
    total: n.Expression = ZERO
    for state, weight in conservation.weights.items():
        total = plus(total, times(weight, n.Name(state)))
    return minus(total, conservation.total)


def _moves(change: n.Expression, state: n.Expression) -> n.Expression:
    """Whether a state is not yet where it stays."""
    change, size = n.Call("fabs", (change,)), n.Call("fabs", (state,))
    matters = n.Binary("||", n.Binary(">", size, SMALL), n.Binary(">", change, TOLERANCE))
    return n.Binary("&&", n.Binary(">", change, times(TOLERANCE, size)), matters)


def _matrix(system: System, tangents: Tangents) -> dict[tuple[int, int], n.Expression]:
    """1 - dt J, or what is conserved; the entries that are not 0, and all of the diagonal."""
    entries = {}
    place = {state: k for k, state in enumerate(system.rates)}
    for row, (state, rate) in enumerate(system.rates.items()):
        if state in system.conserved:
            of_row = dict(system.conserved[state].weights)
        else:
            slopes = {other: times(system.dt, tangents.of(rate, other)) for other in tangents.depends.get(rate, ())}
            slopes.setdefault(state, ZERO)
            of_row = {other: minus(ONE if other == state else ZERO, slope) for other, slope in slopes.items()}
        of_row.setdefault(state, ZERO)
        for other in sorted(of_row, key=place.__getitem__):
            if other == state or not is_number(of_row[other], 0):
                entries[row, place[other]] = of_row[other]
    return entries
