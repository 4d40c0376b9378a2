"""What the library keeps for each machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from .machine import Machine

V = TypeVar("V")


class PerMachine(Generic[V]):
    """One value for each machine, held by the machine itself.

    Not a WeakKeyDictionary: most values lead back to their machine, which would so be kept alive for ever.
    """

    def __getitem__(self, machine: Machine) -> V:
        return machine.kept[self]

    def __setitem__(self, machine: Machine, value: V) -> None:
        machine.kept[self] = value

    def __contains__(self, machine: Machine) -> bool:
        return self in machine.kept

    def get(self, machine: Machine, default: V | None = None) -> V | None:
        return machine.kept.get(self, default)

    def setdefault(self, machine: Machine, value: V) -> V:
        return machine.kept.setdefault(self, value)

    def pop(self, machine: Machine, default: V | None = None) -> V | None:
        return machine.kept.pop(self, default)
