"""The memory that C text uses, known by addresses: for checked mode (RANVIER_CHECK=1, see solver/c/memory.py)."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING, Any

from ...lang.errors import RanvierError
from ..c.interface import c_function
from ..target import callbacks

if TYPE_CHECKING:
    from .c_interface import CInterface

FIRST_PAGE = 4096  # nothing is there


class Blocks:
    """Pieces of memory whose sizes are known, by their addresses. Those that were freed stay, as such."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.sizes: dict[int, int] = {}
        self.names: dict[int, str] = {}

    def add(self, start: int, size: int, name: str) -> None:
        place = bisect_right(self.starts, start)
        if place and self.starts[place - 1] + self.sizes[self.starts[place - 1]] > start:
            place -= 1
        while place < len(self.starts) and self.starts[place] < start + size:  # gone, and others live there now
            del self.sizes[self.starts.pop(place)]
        insort(self.starts, start)
        self.sizes[start], self.names[start] = size, name

    def find(self, address: int) -> int | None:
        """The start of the block that an address is in, or just behind."""
        place = bisect_right(self.starts, address) - 1
        if place < 0:
            return None
        start = self.starts[place]
        return start if address <= start + self.sizes[start] else None


def place(interface: CInterface, line: int) -> Any:
    """The line of the .mod file whose C text runs, if it is known."""
    from ..mechanism.build import line_of

    return line_of(interface.running.record.source, line) if interface.running is not None else None


@c_function("c_check_", "void address address long long")
def check(interface: CInterface, base: int | None, address: int | None, size: int, line: int) -> None:
    """An access of `size` bytes at an address that was computed from a pointer."""
    base, address = base or 0, address or 0
    if not 0 <= address - FIRST_PAGE < 1 << 62 or base < FIRST_PAGE:
        raise RanvierError("C text in VERBATIM uses a pointer that is NULL or no address", place(interface, line))
    blocks = interface.blocks
    start = blocks.find(base)
    if start is None:
        return
    total, name = blocks.sizes[start], blocks.names[start]
    if name.endswith("freed"):
        raise RanvierError(f"C text in VERBATIM uses {name}", place(interface, line))
    if address < start or address + size > start + total:
        at = address - start
        raise RanvierError(
            f"C text in VERBATIM uses {size} bytes at byte {at} of {name} ({total} bytes)",
            place(interface, line),
        )


@c_function("c_check_index_", "void long long long")
def check_index(interface: CInterface, index: int, length: int, line: int) -> None:
    raise RanvierError(f"C text in VERBATIM uses element {index} of an array of {length}", place(interface, line))


@c_function("c_checked_malloc", "address long")
def malloc(interface: CInterface, size: int) -> int:
    return calloc(interface, 1, size)


@c_function("c_checked_calloc", "address long long")
def calloc(interface: CInterface, count: int, size: int) -> int:
    made = callbacks.allocate(count * size)
    interface.blocks.add(made, count * size, "a block of malloc")
    return made


@c_function("c_checked_realloc", "address address long")
def realloc(interface: CInterface, old: int | None, size: int) -> int:
    made = malloc(interface, size)
    known = interface.blocks.sizes.get(old or 0)
    if known is not None:
        callbacks.copy(made, old, min(known, size))
        free(interface, old)
    return made


@c_function("c_checked_free", "void address")
def free(interface: CInterface, block: int | None) -> None:
    """The memory is kept: its use would be an error that is to be noticed."""
    if block and block in interface.blocks.sizes:
        interface.blocks.names[block] = "a block of malloc that was freed"


@c_function("c_checked_strdup", "address string")
def strdup(interface: CInterface, text: bytes) -> int:
    made = malloc(interface, len(text) + 1)
    callbacks.put_bytes(made, text + b"\0")
    return made
