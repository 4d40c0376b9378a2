"""Which mechanisms have to do with events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..model.mechanisms import MechanismData


def has_events(data: MechanismData) -> bool:
    """Whether it receives events or asks for some."""
    return data.record.has_net_receive or asks(data)


def asks(data: MechanismData) -> bool:
    """Whether some kernel of a mechanism asks for events, or its C text."""
    return sends_from_c(data) or any(_asks_for_events(signature) for signature in data.record.signatures.values())


def sends_from_c(data: MechanismData) -> bool:
    """Whether its C text does."""
    return data.record.c is not None and "c_links" in data.record.c.wanted


def _asks_for_events(signature: Any) -> bool:
    """Whether this kernel does."""
    return any(p.name == "event.count" for p in signature.parameters)
