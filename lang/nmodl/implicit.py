"""A step of coupled equations, written out: what the states have to be, by Newton's method.

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
    """`body` computes for each state what has to become 0, in the variable `residuals[state]`, from the states and what
    they were before the step, `old[state]`.

    `conserved` has, for some states, what replaces their equation.
    """

    body: Sequence[n.Statement]
    residuals: dict[str, str]
    old: dict[str, str]
    conserved: dict[str, Conservation] = field(default_factory=dict)
    constant: set[str] = field(default_factory=set)
    """What the step takes to be constant, though it may depend on the states."""
    linear: bool = False
    """The equations are linear by what they are, whatever else the body computes from states."""
    reactions: bool = False
    """Newton keeps states from being negative, and ends when all changes together are below TOLERANCE, as NEURON's
    `sparse`: for concentrations in mM that may be after the first iteration."""
    steady: bool = False
    """A long step to where nothing changes any more, as NEURON makes it: what is linear is iterated, too; of what is
    not, the first iteration is a step of its own."""

    def begin(self) -> list[n.Statement]:
        """The states become the old ones."""
        return [assign(old, n.Name(state)) for state, old in self.old.items()]


def step(system: System, new_local: Callable[[str], str], is_local: Callable[[str], bool]) -> list[n.Statement]:
    """The statements of a step.

    If variables that are seen from outside (not `is_local`) depend on the states, the body is run once more at the end,
    so that they belong to the new ones; also if it carries something from run to run, such as a count (NEURON, too,
    runs it at least twice).
    """
    tangents = Tangents(system.body, list(system.residuals), new_local, system.constant)
    solved = _newton if system.steady or not (system.linear or tangents.linear) else _linear
    code = solved(system, tangents, new_local)
    whole = n.Body(tuple(system.body))
    others = (tangents.varying | (assigned(whole) & read_first(whole))) - system.residuals.keys()
    return [*code, *system.body] if any(not is_local(name) for name in others) else code


def newton_equation(
    system: System, right: Sequence[n.Expression], new_local: Callable[[str], str]
) -> tuple[list[n.Statement], list[n.Expression]]:
    """Statements, and after them x of J x = right, J being the derivative of the residuals to the states."""
    tangents = Tangents(system.body, list(system.residuals), new_local, system.constant)
    solution, unknowns = solve(_matrix(system, tangents), right, new_local)
    return [*system.begin(), *tangents.start(), *tangents.statements, *solution], unknowns


def _changes(
    system: System, tangents: Tangents, new_local: Callable[[str], str]
) -> tuple[list[n.Statement], list[n.Expression]]:
    """Statements, and by how much the states are then too large."""
    right = [
        _excess(system.conserved[state]) if state in system.conserved else n.Name(residual)
        for state, residual in system.residuals.items()
    ]
    solution, changes = solve(_matrix(system, tangents), right, new_local)
    return [*tangents.start(), *tangents.statements, *solution], changes


def _linear(system: System, tangents: Tangents, new_local: Callable[[str], str]) -> list[n.Statement]:
    code, changes = _changes(system, tangents, new_local)
    updates = [assign(s, minus(n.Name(s), change)) for s, change in zip(system.residuals, changes, strict=True)]
    return [*system.begin(), *code, *updates]


def _newton(system: System, tangents: Tangents, new_local: Callable[[str], str]) -> list[n.Statement]:
    going, count = n.Name(new_local("going")), n.Name(new_local("count"))
    code, changes = _changes(system, tangents, new_local)
    update = _update_concentrations if system.reactions else _update
    updates = [*update(list(system.residuals), changes, going), assign(count.name, n.Binary("+", count, ONE))]
    if system.steady and not system.linear:
        begin = [*system.begin(), assign(going.name, ONE)]
        updates.append(n.If(n.Binary("==", count, ONE), n.Body(tuple(begin)), None))
    loop = n.Body((*code, *updates))
    return [
        *system.begin(),
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
    excess = negative(conservation.total)
    for state, weight in conservation.weights.items():
        excess = plus(excess, times(weight, n.Name(state)))
    return excess


def _moves(change: n.Expression, state: n.Expression) -> n.Expression:
    """Whether a state is not yet where it stays."""
    change, size = n.Call("fabs", (change,)), n.Call("fabs", (state,))
    matters = n.Binary("||", n.Binary(">", size, SMALL), n.Binary(">", change, TOLERANCE))
    return n.Binary("&&", n.Binary(">", change, times(TOLERANCE, size)), matters)


def _matrix(system: System, tangents: Tangents) -> dict[tuple[int, int], n.Expression]:
    """The derivatives of the residuals, or what is conserved; the entries that are not 0, and all of the diagonal."""
    entries = {}
    place = {state: k for k, state in enumerate(system.residuals)}
    for row, (state, residual) in enumerate(system.residuals.items()):
        if state in system.conserved:
            of_row = dict(system.conserved[state].weights)
        else:
            of_row = {other: tangents.of(residual, other) for other in tangents.depends.get(residual, ())}
        of_row.setdefault(state, ZERO)
        for other in sorted(of_row, key=place.__getitem__):
            if other == state or not is_number(of_row[other], 0):
                entries[row, place[other]] = of_row[other]
    return entries
