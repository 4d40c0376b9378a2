"""What a channel of KSChan is made of: gates, states, and transitions with their functions of v."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from ..lang.errors import RanvierError

UNSPECIFIC = "NonSpecific"
"""The ion of a current that is none's."""

SIZES = {1: 1, 2: 3, 3: 3, 4: 3, 7: 2}
"""How many parameters each kind of function has at least."""
TABLE = 7


@dataclass(eq=False)
class Part:
    """`wrapper` is its object in hoc, once one was asked for; `removed` if the channel does not have it any more."""

    wrapper: Any = field(default=None, init=False, repr=False)
    removed: bool = field(default=False, init=False)


@dataclass(eq=False)
class Gate(Part):
    channel: Channel
    single: bool
    """Whether it is an HH gate: one state, which opens and closes."""
    power: int = 1

    @property
    def states(self) -> list[State]:
        return [state for state in self.channel.states if state.gate is self]

    @property
    def index(self) -> int:
        return self.channel.gates.index(self)


@dataclass(eq=False)
class State(Part):
    channel: Channel
    name: str
    gate: Gate
    frac: float = 0.0
    """How far the gate is open in this state."""

    @property
    def index(self) -> int:
        return self.channel.states.index(self)


@dataclass
class Rate:
    """A function of v: `type` 1 constant, 2 exponential, 3 linoid, 4 sigmoid, 7 table, -1 not set. A table's numbers
    are those from v = low to high (mV), with lines between them; outside the first or the last."""

    type: int = -1
    vector: Any = None
    low: float = -100.0
    high: float = 50.0

    def numbers(self) -> list[float]:
        if self.vector is None:
            return []
        return list(self.vector.data if self.type == TABLE else self.vector.data[: SIZES.get(self.type, 0)])

    def value(self, v: float) -> float:
        if self.type not in SIZES:
            raise RanvierError("KSTrans: this function is not set")
        if self.type == TABLE:
            numbers = self.numbers()
            at = min(max((v - self.low) / (self.high - self.low), 0.0), 1.0) * (len(numbers) - 1)
            before = min(int(at), len(numbers) - 2)
            return numbers[before] + (at - before) * (numbers[before + 1] - numbers[before])
        a, k, d = (*self.numbers(), 0.0, 0.0)[:3]
        if self.type == 1:
            return a
        x = k * (v - d)
        if self.type == 2:
            return a * math.exp(x)
        if self.type == 4:
            return a / (1.0 + math.exp(x))
        return a * (1.0 + x / 2.0) if abs(x) < 1e-6 else a * x / (1.0 - math.exp(-x))


@dataclass(eq=False)
class Transition(Part):
    """`type` 0: the rates of both ways; 1: the limit and the time constant."""

    channel: Channel
    source: State
    target: State
    type: int = 0
    rates: list[Rate] = field(default_factory=lambda: [Rate(), Rate()])

    @property
    def index(self) -> int:
        return self.channel.transitions.index(self)


@dataclass(eq=False)
class Channel:
    """States of HH gates come before those of schemes, and their transitions too."""

    name: str
    ion: str = UNSPECIFIC
    gmax: float = 0.0
    erev: float = 0.0
    iv_type: int = 0
    """0: the current is g (v - e); 1: the same, and it depends on the concentrations by e; 2: by the GHK equation."""
    charge: float = 1.0
    """Of the ion, for the GHK equation."""
    gates: list[Gate] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    transitions: list[Transition] = field(default_factory=list)

    def add_single(self, name: str) -> State:
        count = sum(gate.single for gate in self.gates)
        gate = Gate(self, True)
        state = State(self, name, gate, 1.0)
        self.gates.insert(count, gate)
        self.states.insert(count, state)
        self.transitions.insert(count, Transition(self, state, state))
        return state

    def add_to_scheme(self, name: str, gate: Gate | None) -> State:
        if gate is None:
            gate = Gate(self, False)
            self.gates.append(gate)
        state = State(self, name, gate)
        after = max((known.index for known in gate.states), default=len(self.states) - 1)
        self.states.insert(after + 1, state)
        return state

    def remove_state(self, state: State) -> None:
        for transition in [t for t in self.transitions if state in (t.source, t.target)]:
            self.remove_transition(transition)
        if state in self.states:
            self._drop_state(state)

    def remove_transition(self, transition: Transition) -> None:
        transition.removed = True
        self.transitions.remove(transition)
        if transition.source is transition.target:
            self._drop_state(transition.source)

    def _drop_state(self, state: State) -> None:
        state.removed = True
        self.states.remove(state)
        if not state.gate.states:
            state.gate.removed = True
            self.gates.remove(state.gate)
