"""Density mechanisms as objects of Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .exchange import Exchange


class DensityMechanism:
    """h.hh: a density mechanism, for `sec.insert(h.hh)` or `h.hh.insert(sections)`."""

    __slots__ = ("__name__", "_exchange")
    __module__ = "neuron"

    def __init__(self, exchange: Exchange, name: str) -> None:
        self.__name__ = name
        self._exchange = exchange

    @property
    def name(self) -> str:
        """Its name."""
        return self.__name__

    @property
    def file(self) -> str:
        """The name of its .mod file, "" if it has none."""
        return self._type().file()

    @property
    def code(self) -> str:
        """The text of its .mod file, "" if it has none."""
        return self._type().code()

    def insert(self, secs: Any) -> None:
        """Insert it into a section, or into all of a sequence."""
        for section in self._sections(secs):
            section.insert(self)

    def uninsert(self, secs: Any) -> None:
        """Take it out of a section, or of all of a sequence."""
        for section in self._sections(secs):
            section.uninsert(self)

    def _sections(self, secs: Any) -> Any:
        return [secs] if isinstance(secs, self._exchange.Section) else secs

    def _type(self) -> Any:
        made = self._exchange.h.MechanismType(0)
        made.select(self.__name__)
        return made

    def __repr__(self) -> str:
        return f"neuron.DensityMechanism({self.__name__!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DensityMechanism) and self.__name__ == other.__name__

    def __hash__(self) -> int:
        return hash(self.__name__)
