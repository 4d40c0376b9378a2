"""Native code as a file of memory: what LLVM made, linked once, so that a warm start loads it without LLVM.

`linked` lays the sections of an object file (ELF of x86-64, in the large position-independent code model) out one
behind the other and fills in the distances between them. What is left for `load` is to copy that to memory and to
write the addresses of the functions that come from elsewhere. Other formats stay as they are: LLVM loads these itself.
"""

from __future__ import annotations

import ctypes
import json
import mmap
import struct
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from .cpython import keep

MAGIC = b"ranvier image\n"
SECTION, SYMBOL, RELOCATION = struct.Struct("<IIQQQQIIQQ"), struct.Struct("<IBBHQQ"), struct.Struct("<QQq")
SYMBOLS, RELOCATIONS, NO_BITS, UNWINDING = 2, 4, 8, 0x70000001  # types of sections
WRITTEN, IN_MEMORY = 1, 2  # flags of sections
ADDRESS, GOTOFF, GOTPC, GOT, GOTPC_FAR = 1, 25, 29, 27, 26  # types of relocations
GLOBAL_OFFSET_TABLE = "_GLOBAL_OFFSET_TABLE_"


class _Section(NamedTuple):
    name: int
    type: int
    flags: int
    address: int
    offset: int
    size: int
    link: int
    info: int
    alignment: int
    entry_size: int


class _Symbol(NamedTuple):
    name: str
    is_global: bool
    section: int  # 0 where it comes from elsewhere
    value: int


class _Object:
    """The parts of an object file."""

    def __init__(self, code: bytes) -> None:
        self.code = code
        (start,) = struct.unpack_from("<Q", code, 40)
        size, count = struct.unpack_from("<HH", code, 58)
        self.sections = [_Section(*SECTION.unpack_from(code, start + size * k)) for k in range(count)]
        self.symbols = [symbol for s in self.sections if s.type == SYMBOLS for symbol in self._symbols(s)]

    def _symbols(self, table: _Section) -> Iterator[_Symbol]:
        names = self.sections[table.link].offset
        for name, info, _, section, value, _ in SYMBOL.iter_unpack(self.bytes_of(table)):
            end = self.code.index(b"\0", names + name)
            yield _Symbol(self.code[names + name : end].decode(), info >> 4 != 0, section, value)

    def bytes_of(self, section: _Section) -> bytes:
        return self.code[section.offset : section.offset + section.size]

    def placed(self) -> tuple[dict[int, int], int, int]:
        """Where each section comes in memory, where those that are written begin, and where they end."""
        places: dict[int, int] = {}
        end = begin = 0
        for written in (0, WRITTEN):
            begin = end = _rounded(end, mmap.PAGESIZE)
            for k, section in enumerate(self.sections):
                if section.flags & (IN_MEMORY | WRITTEN) == IN_MEMORY | written and section.type != UNWINDING:
                    places[k] = _rounded(end, section.alignment)
                    end = places[k] + section.size
        return places, begin, end

    def relocations(self, places: Mapping[int, int]) -> Iterator[tuple[int, int, _Symbol, int]]:
        """Where, of what type, which symbol, and what is added."""
        for section in self.sections:
            if section.type == RELOCATIONS and section.info in places:
                for offset, info, added in RELOCATION.iter_unpack(self.bytes_of(section)):
                    yield places[section.info] + offset, info & 0xFFFFFFFF, self.symbols[info >> 32], added


def linked(code: bytes) -> bytes:
    """The image of an object file; the file itself if it is of another kind."""
    if code[:6] != b"\x7fELF\x02\x01" or code[18:20] != b"\x3e\0":
        return code
    made = _Object(code)
    places, written, table = made.placed()
    table = _rounded(table, 8)
    memory = bytearray(table)
    for k, place in places.items():
        if made.sections[k].type != NO_BITS:
            memory[place : place + made.sections[k].size] = made.bytes_of(made.sections[k])
    of_table: dict[_Symbol, int] = {}  # places of the addresses that code looks up
    addresses: list[tuple[int, str, int]] = []  # place, symbol (none: in the image itself), what is added
    for place, kind, symbol, added in made.relocations(places):
        if symbol.section and symbol.section not in places:
            return code
        target = places.get(symbol.section, 0) + symbol.value
        if kind == ADDRESS:
            addresses.append((place, "", target + added) if symbol.section else (place, symbol.name, added))
            continue
        if kind == GOT:
            value = of_table.setdefault(symbol, table + 8 * len(of_table)) - table + added
        elif kind == GOTPC or (kind == GOTPC_FAR and symbol.name == GLOBAL_OFFSET_TABLE):
            value = table + added - place
        elif kind == GOTOFF and symbol.section:
            value = target + added - table
        else:
            return code
        struct.pack_into("<q", memory, place, value)
    for symbol, place in of_table.items():
        here = places.get(symbol.section, 0) + symbol.value
        addresses.append((place, "", here) if symbol.section else (place, symbol.name, 0))
    memory += bytes(8 * len(of_table))
    names = {s.name: places[s.section] + s.value for s in made.symbols if s.is_global and s.section in places}
    return MAGIC + json.dumps([names, addresses, written, len(memory)]).encode() + b"\n" + bytes(memory)


def _rounded(number: int, to: int) -> int:
    return -(-number // max(to, 1)) * max(to, 1)


_loaded: list[mmap.mmap] = []  # to the end of the process, so that no address ever dangles
keep(_loaded)


def load(image: bytes, given: Mapping[str, int]) -> dict[str, int]:
    """The addresses of the functions and globals of an image in memory. `given` are the addresses of symbols that it
    takes from elsewhere than the C library. Raises RuntimeError for one that there is not."""
    head, _, code = image[len(MAGIC) :].partition(b"\n")
    names, addresses, written, size = json.loads(head)
    memory = mmap.mmap(-1, max(size, 1), flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)  # each forked process has its own
    memory[:size] = code
    start = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    for place, symbol, added in addresses:
        value = start if not symbol else given[symbol] if symbol in given else _in_process(symbol)
        struct.pack_into("<Q", memory, place, value + added)
    if written and _library().mprotect(ctypes.c_void_p(start), written, mmap.PROT_READ | mmap.PROT_EXEC):
        raise RuntimeError("this system does not let programs run code that they made")
    _loaded.append(memory)
    return {name: start + offset for name, offset in names.items()}


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def is_in_process(name: str) -> bool:
    """Whether the C library (or what else is loaded) has a symbol of this name."""
    return hasattr(_library(), name)


@cache
def _in_process(name: str) -> int:
    if not is_in_process(name):
        raise RuntimeError(f"the C library has no symbol {name}")
    return ctypes.cast(getattr(_library(), name), ctypes.c_void_p).value or 0
