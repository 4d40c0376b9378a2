"""The generators that NEURON had up to version 8, the same as its bit for bit. They can only go on, not be placed.

ACG (additive, shuffled) and MLCG (L'Ecuyer's two combined, CACM 31, 1988) are those of the old GNU C++ library,
whose numbers differ in some ways from the published algorithms; Isaac64 is Jenkins's ISAAC (FSE 1996) with 64-bit
words and 16 of them in its memory.
"""

from __future__ import annotations

from math import fmod
from typing import TYPE_CHECKING

import numpy as np

from .random_streams import NATIVE, Stream

if TYPE_CHECKING:
    from ..solver.mechanism.random_blocks import Blocks

_MASK = 0xFFFFFFFF
_MASK_64 = 0xFFFFFFFFFFFFFFFF
_MANTISSA_HIGH = 0xFFFFF  # the bits of a second word that complete a first one to the 52 of a number in [0, 1)

_SEEDS = (
    0xBDCC47E5, 0x54AEA45D, 0xEC0DF859, 0xDA84637B, 0xC8C6CB4F, 0x35574B01, 0x28260B7D, 0x0D07FDBF,
    0x9FAAEEB0, 0x613DD169, 0x5CE2D818, 0x85B9E706, 0xAB2469DB, 0xDA02B0DC, 0x45C60D6E, 0xFFE49D10,
    0x7224FEA3, 0xF9684FC9, 0xFC7EE074, 0x326CE92A, 0x366D13B5, 0x17AAA731, 0xEB83A675, 0x7781CB32,
    0x4EC7C92D, 0x7F187521, 0x2CF346B4, 0xAD13310F, 0xB89CFF2B, 0x12164DE1, 0xA865168D, 0x32B56CDF,
)  # fmt: skip

_LAGS = (
    (3, 7, 16), (4, 9, 32), (3, 10, 32), (1, 11, 32), (1, 15, 64), (3, 17, 128), (7, 18, 128), (3, 20, 128),
    (2, 21, 128), (1, 22, 128), (5, 23, 128), (3, 25, 128), (2, 29, 128), (3, 31, 128), (13, 33, 256), (2, 35, 256),
    (11, 36, 256), (14, 39, 256), (3, 41, 256), (9, 49, 256), (3, 52, 256), (24, 55, 256), (7, 57, 256),
    (19, 58, 256), (38, 89, 512), (17, 95, 512), (6, 97, 512), (11, 98, 512),
)  # fmt: skip
"""Short lag, long lag and size of the shuffling table (Knuth, The Art of Computer Programming 2, 3.2.2)."""

_BYTE_ORDERS = np.array([
    (0, 1, 2, 3), (1, 0, 2, 3), (0, 2, 1, 3), (2, 1, 0, 3), (0, 1, 3, 2), (1, 0, 3, 2), (0, 2, 3, 1), (1, 2, 3, 0),
    (0, 3, 2, 1), (1, 3, 2, 0), (2, 3, 0, 1), (2, 3, 1, 0), (3, 0, 1, 2), (3, 1, 2, 0), (3, 2, 0, 1), (3, 2, 1, 0),
])  # fmt: skip
"""How ACG orders the bytes of a word, by four bits of the additive generator."""


def _seed_word(seed: int) -> int:
    return _SEEDS[seed] if 0 <= seed < 32 else seed ^ _SEEDS[seed & 31]


def _numbers(words: np.ndarray) -> list[float]:
    """Numbers in [0, 1) of two 32-bit words each (uint64)."""
    return ((((words[1::2] & np.uint64(_MANTISSA_HIGH)) << np.uint64(32)) | words[0::2]) * 2.0**-52).tolist()


class ACG(Stream):
    """x_n = x_(n-long) + x_(n-short); each chooses a word of a table that a linear congruential generator fills."""

    def __init__(self, seed: int, size: int = 55) -> None:
        super().__init__()
        short, long, table = next(lags for lags in _LAGS if lags[1] >= size)
        words, word = [], _seed_word(seed)
        for _ in range(long + table):
            word = self._congruential(word)
            words.append(word)
        self._additive, self._table, self._last = words[:long], words[long:], word
        self._memory: list[np.ndarray] = []  # from when on native code goes on
        self._here = word % long
        self._there = (self._here + short) % long

    @staticmethod
    def _congruential(word: int) -> int:
        return (66049 * word + 3907864577) & _MASK

    def _ahead(self, count: int) -> list[float]:
        native = NATIVE.blocks()
        return self._by_python(count) if native is None else self._native(native, count)

    def _native(self, native: Blocks, count: int) -> list[float]:
        if not self._memory:
            state, orders = (self._here, self._there, self._last), _BYTE_ORDERS.ravel().tolist()
            self._memory = [native.memory(one) for one in (state, self._additive, self._table, orders)]
        return native.acg(*self._memory, count)

    def _by_python(self, count: int) -> list[float]:
        additive, table, here, there, last = self._additive, self._table, self._here, self._there, self._last
        long, in_table = len(additive), len(table) - 1
        orders, words = [], []
        for _ in range(2 * count):
            sum_ = additive[here] = (additive[here] + additive[there]) & _MASK
            here = (here or long) - 1
            there = (there or long) - 1
            index = (sum_ >> 24) & in_table
            words.append(table[index])
            table[index] = last = (66049 * last + 3907864577) & _MASK
            orders.append((sum_ >> 2) & 15)
        self._here, self._there, self._last = here, there, last
        parts = np.array(words, dtype=">u4").view(np.uint8).reshape(-1, 4)
        ordered = np.take_along_axis(parts, _BYTE_ORDERS[orders], axis=1)
        return _numbers(ordered.reshape(-1).view(">u4").astype(np.uint64))


class MLCG(Stream):
    """The difference of two congruential generators, as the library had it: with a remainder instead of a quotient in
    Schrage's method, so that 32-bit numbers overflow."""

    def __init__(self, first_seed: int, second_seed: int) -> None:
        super().__init__()
        self._first = self._start(first_seed, 2147483561)
        self._second = self._start(second_seed, 2147483397)

    @staticmethod
    def _start(seed: int, modulus: int) -> int:
        seed = _signed(seed)
        if seed < 0:
            seed = abs(_signed(seed + 2147483561))
        return int(fmod(_signed(_seed_word(seed)), modulus)) + 1

    def _ahead(self, count: int) -> list[float]:
        first, second = self._first, self._second
        words = []
        for _ in range(2 * count):
            first = _step(first, 53668, 40014, 12211, 2147483563)
            second = _step(second, 52774, 40692, 3791, 2147483399)
            difference = _signed(first - second)
            words.append((difference if difference >= 1 else difference + 2147483562) & _MASK)
        self._first, self._second = first, second
        return _numbers(np.array(words, dtype=np.uint64))


def _step(x: int, quotient: int, factor: int, rest: int, modulus: int) -> int:
    k = x % quotient if x >= 0 else -(-x % quotient)
    x = (factor * (x - k * quotient) - k * rest + 0x80000000 & _MASK) - 0x80000000
    return x + modulus if x < 0 else x


def _signed(word: int) -> int:
    """The 32-bit integer of C."""
    return ((word + 0x80000000) & _MASK) - 0x80000000


class Isaac64(Stream):
    """16 words at a time, each read as two numbers of 32 bits."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        mixed = [0x9E3779B97F4A7C13] * 8
        for _ in range(4):
            mixed = _mixed(mixed)
        memory = [seed] + [0] * 15
        for _ in range(2):
            for i in (0, 8):
                mixed = _mixed([(x + y) & _MASK_64 for x, y in zip(mixed, memory[i : i + 8], strict=True)])
                memory[i : i + 8] = mixed
        self._memory = memory
        self._a = self._b = self._rounds = 0

    def _ahead(self, count: int) -> list[float]:
        """Whole rounds."""
        numbers: list[float] = []
        while len(numbers) < count:
            for word in reversed(self._round()):
                numbers += [(word >> 32) * 2.0**-32, (word & _MASK) * 2.0**-32]
        return numbers

    def _round(self) -> list[int]:
        memory, a = self._memory, self._a
        self._rounds += 1
        b = (self._b + self._rounds) & _MASK_64
        results = []
        for i in range(16):
            x = memory[i]
            shifted = (~(a ^ (a << 21)), a ^ (a >> 5), a ^ (a << 12), a ^ (a >> 33))[i & 3]
            a = (shifted + memory[(i + 8) & 15]) & _MASK_64
            memory[i] = y = (memory[(x >> 3) & 15] + a + b) & _MASK_64
            b = (memory[(y >> 7) & 15] + x) & _MASK_64
            results.append(b)
        self._a, self._b = a, b
        return results


def _mixed(words: list[int]) -> list[int]:
    """Jenkins's mixing of eight words."""
    w = list(words)
    for i, shift in enumerate((9, -9, 23, -15, 14, -20, 17, -14)):
        other = w[(i + 7) & 7]
        w[i] = (w[i] - w[(i + 4) & 7]) & _MASK_64
        by = other >> shift if shift > 0 else (other << -shift) & _MASK_64
        w[(i + 5) & 7] ^= by
        w[(i + 7) & 7] = (other + w[i]) & _MASK_64
    return w
