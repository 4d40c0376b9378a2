"""Stimuli of long ago, numbered instead of being objects: fstim (IClamp is its successor) and fsyn (AlphaSynapse)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ...interp.per_machine import PerMachine
from ...interp.registry import absent, function
from ...lang.errors import RanvierError
from ...solver.mechanism.build import from_text

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ...solver.model.point_processes import PointProcess

NEVER = 1e20  # ms, when a stimulus starts that was not set
ROUNDING = 1e-9  # ms, what t may miss after many steps
MOST = 1_000_000  # of a kind
CUTOFF = 10.0  # time constants, after which AlphaSynapse gives nothing

CURRENT = """
NEURON { POINT_PROCESS fstim  ELECTRODE_CURRENT i  RANGE del, dur, amp }
PARAMETER { del (ms)  dur (ms)  amp (nA) }
ASSIGNED { i (nA)  area (um2) }
BREAKPOINT {
    at_time(del)
    at_time(del + dur)
    i = 0
    if (t >= del - 1e-9 && t < del + dur - 1e-9) {
        i = 100*amp/area/(100/area)
    }
}
"""
"""fstim's mechanism. In the last digit its current is another than IClamp's, the area being divided by at last, and it
comes after all others: steps of the variable step follow from that. It jumps before the integrator expects it."""

for name in ("fclamp", "fclampi", "fclampv"):
    absent(name, "it is a voltage clamp of long ago, and NEURON 9 crashes in it.", "SEClamp is its successor.")


class Stimulus:
    """A numbered stimulus: a point process, once it was placed."""

    mechanism = ""
    names: tuple[str, ...] = ()
    """What its numbers are called in the mechanism."""

    def __init__(self) -> None:
        self.x = 0.0
        self.numbers = (NEVER,) + (0.0,) * (len(self.names) - 1)
        self.point: PointProcess | None = None

    def place(self, machine: Machine, x: float, numbers: tuple[float, ...]) -> None:
        if self.point is None:
            if self.mechanism not in machine.model.mechanism_data:
                machine.model.register(from_text(CURRENT, self.mechanism))
            self.point = machine.model.create_point_process(self.mechanism)
        self.point.loc(machine.current_section(), x)
        self.x, self.numbers = x, numbers
        for name, value in zip(self.names, numbers, strict=True):
            self.point.set(name, value)

    @property
    def section_name(self) -> str:
        section = self.point.section if self.point is not None else None
        return section.name if section is not None else ""


class Current(Stimulus):
    """fstim: a current that is constant for a while."""

    mechanism = "fstim"
    names = ("del", "dur", "amp")

    def current(self, t: float) -> float:
        start, duration, amplitude = self.numbers
        return amplitude if start <= t + ROUNDING < start + duration else 0.0


class Synapse(Stimulus):
    """fsyn: a conductance with the time course of an alpha function."""

    mechanism = "AlphaSynapse"
    names = ("onset", "tau", "gmax", "e")

    def conductance(self, t: float) -> float:
        onset, tau, largest, _ = self.numbers
        s = (t - onset) / tau if tau > 0.0 else -1.0
        return largest * s * math.exp(1.0 - s) if 0.0 <= s <= CUTOFF else 0.0

    def current(self, t: float) -> float:
        place = self.point.get_loc() if self.point is not None else None
        v = place[0].get("v", place[1]) if place is not None else 0.0
        return self.conductance(t) * (v - self.numbers[3])


_STIMULI: PerMachine[dict[type, list[Any]]] = PerMachine()


def _all(machine: Machine, kind: type) -> list[Any]:
    return _STIMULI.setdefault(machine, {}).setdefault(kind, [])


def _set(machine: Machine, name: str, kind: type[Stimulus], arguments: tuple[float, ...]) -> float:
    """What fstim and fsyn do: one argument makes that many anew, more set one of them."""
    stimuli, first = _all(machine, kind), int(arguments[0])
    if len(arguments) == 1:
        if first < 0:
            raise RanvierError(f"{name}: the number must not be negative")
        if first > MOST:
            raise RanvierError(f"{name}: {arguments[0]:g} are too many, {MOST} can be")
        for old in stimuli:
            if old.point is not None:
                old.point.delete()
        stimuli[:] = [kind() for _ in range(first)]
        return 0.0
    stimulus = _numbered(machine, name, kind, first)
    if len(arguments) != 2 + len(kind.names):
        raise RanvierError(f"{name} takes 1 or {2 + len(kind.names)} arguments, {len(arguments)} given")
    if not 0.0 <= arguments[1] <= 1.0:
        raise RanvierError(f"{name}: the position must be 0 to 1, not {arguments[1]:g}")
    stimulus.place(machine, arguments[1], arguments[2:])
    return 0.0


def _numbered(machine: Machine, name: str, kind: type, index: int) -> Any:
    stimuli = _all(machine, kind)
    if not 0 <= index < len(stimuli):
        raise RanvierError(f"{name}: there is no number {index}", hint=f"{name.rstrip('ig')}(n) makes 0 to n-1")
    return stimuli[index]


@function("fstim")
def fstim(machine: Machine, first: float, *others: float) -> float:
    """fstim(n): have n stimuli that do nothing yet.

    fstim(i, x, delay, duration, current): the i-th injects a current (nA) at x of the accessed section for a time
    (ms). Use IClamp.
    """
    return _set(machine, "fstim", Current, (first, *others))


@function("fstimi")
def fstimi(machine: Machine, i: int) -> float:
    """fstimi(i): the current of the i-th fstim at the time t, nA."""
    return _numbered(machine, "fstimi", Current, i).current(machine.model.t)


@function("fsyn")
def fsyn(machine: Machine, first: float, *others: float) -> float:
    """fsyn(n): have n synapses that do nothing yet.

    fsyn(i, x, delay, tau, conductance, reversal): the i-th is a conductance (uS at its peak, tau ms after the delay)
    at x of the accessed section with that reversal potential (mV). Use AlphaSynapse.
    """
    return _set(machine, "fsyn", Synapse, (first, *others))


@function("fsyni")
def fsyni(machine: Machine, i: int) -> float:
    """fsyni(i): the current of the i-th fsyn at the time t, nA."""
    return _numbered(machine, "fsyni", Synapse, i).current(machine.model.t)


@function("fsyng")
def fsyng(machine: Machine, i: int) -> float:
    """fsyng(i): the conductance of the i-th fsyn at the time t, uS."""
    return _numbered(machine, "fsyng", Synapse, i).conductance(machine.model.t)


@function("prstim")
def prstim(machine: Machine) -> float:
    """prstim(): print the fstim and fsyn that are set."""
    for name, kind, head, widths in (
        ("fstim", Current, "delay(ms), duration(ms), magnitude(namp)", (10, 13, 16)),
        ("fsyn", Synapse, "delay(ms), tau(ms), conduct(uS), erev(mV)", (10, 8, 14, 9)),
    ):
        stimuli = _all(machine, kind)
        if not stimuli:
            continue
        machine.write(f"{name}({len(stimuli)})\n/* section\t{name}( #, loc, {head}) */\n")
        for i, one in enumerate(stimuli):
            numbers = ",".join(f"{value:{width}g}" for value, width in zip(one.numbers, widths, strict=True))
            machine.write(f"{one.section_name:<15} {name}({i:2d},{one.x:4g},{numbers})\n")
    return 1.0
