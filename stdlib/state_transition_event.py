"""StateTransitionEvent: a machine of states that moves on when variables cross thresholds during a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import ref

from ..interp.registry import hoc_class, method
from ..interp.values import HocObject, Pointer
from ..lang.errors import RanvierError
from .context import object_of_running_code

if TYPE_CHECKING:
    from ..interp.machine import Machine


@dataclass
class Transition:
    """From one state to another when `variable` rises above `threshold`."""

    target: int
    variable: Pointer
    threshold: Pointer
    action: Callable[[], None] | None
    was_above: bool = False

    def excess(self) -> float:
        return self.variable.get() - self.threshold.get()


MOST_STATES = 100_000


@hoc_class("StateTransitionEvent")
class StateTransitionEvent(HocObject):
    """new StateTransitionEvent(n [, point process]): n states, of which 0 is the first.

    After every step of a run the transitions from the present state are looked at, in the order in which they were
    made; the first whose variable has risen above its threshold is taken.
    """

    def __init__(self, machine: Machine, states: int, point: HocObject | None = None) -> None:
        if not 1 <= states <= MOST_STATES:
            raise RanvierError(f"StateTransitionEvent: the number of states must be 1 to {MOST_STATES}, not {states:g}")
        self.transitions: list[list[Transition]] = [[] for _ in range(states)]
        self.present = 0
        _look_after_steps(self)

    def _checked(self, state: int) -> int:
        if not 0 <= state < len(self.transitions):
            last = len(self.transitions) - 1
            raise RanvierError(f"StateTransitionEvent: there is no state {state}, they are 0 to {last}")
        return state

    @method
    def state(self, which: int | None = None) -> int:
        """e.state(): the number of the present state; e.state(i): be in state i from now on."""
        if which is not None:
            self.enter(self._checked(which))
        return self.present

    @method
    def transition(self, source: int, target: int, variable: Pointer, threshold: Pointer, statement: str = "") -> float:
        """e.transition(source, target, &variable, &threshold [, "statement"]): in the state `source`, go to the state
        `target` when the variable rises above the threshold, and execute the statement."""
        context = object_of_running_code(self.machine)
        action = self.machine.statement(statement, context) if statement else None
        made = Transition(self._checked(target), variable, threshold, action)
        self.transitions[self._checked(source)].append(made)
        return 0.0

    def enter(self, state: int) -> None:
        """A variable that is above its threshold already must fall below it first."""
        self.present = state
        for transition in self.transitions[state]:
            transition.was_above = transition.excess() > -self.machine.float_epsilon

    def look(self) -> None:
        """Take the first transition that is due."""
        due = None
        for transition in self.transitions[self.present]:
            above = transition.excess() > 0.0
            if above and not transition.was_above and due is None:
                due = transition
            transition.was_above = above
        if due is not None:
            self.enter(due.target)
            if due.action is not None:
                due.action()


def _look_after_steps(event: StateTransitionEvent) -> None:
    """As long as it lives."""
    living, hooks = ref(event), event.machine.simulation.after_step

    def hook() -> None:
        found = living()
        if found is None:
            hooks.remove(hook)
        else:
            found.look()

    hooks.append(hook)
