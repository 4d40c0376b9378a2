"""Streams of pseudo-random numbers, the same as NEURON's bit for bit.

Both generators are published hashes of a counter, so that a stream can be placed anywhere at once:
Philox 4x32 with 10 rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11, 2011) and the
`ran4` pseudo-DES of Press et al. (Numerical Recipes) with the two rounds that MCell uses. They are computed in blocks,
by numpy or native code, and handed out one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableSequence
from itertools import chain
from typing import TYPE_CHECKING
from weakref import WeakSet

import numpy as np

from ..solver.mechanism.random_numbers import GLOBAL, LOW, STATE_SIZE, USE_MCELL

if TYPE_CHECKING:
    from ..solver.mechanism.random_blocks import Blocks

_MASK = 0xFFFFFFFF
_SEQUENCE_LENGTH = 1 << 34  # Random123's counter: 32 bits, four numbers for each
_FIRST_BLOCK = 4
_LARGEST_BLOCK = 4096


class Stream:
    """Numbers between 0 and 1 that `uniform()` draws one by one; they are computed a block ahead."""

    def __init__(self) -> None:
        self._current = iter([0.0][:0])  # what is left of the block
        self._block = _FIRST_BLOCK
        self.numbers = chain.from_iterable(self._blocks())
        self.uniform: Callable[[], float] = self.numbers.__next__

    def _blocks(self) -> Iterator[Iterator[float]]:
        """Small ones at first (a model may have a stream for each synapse), then larger ones."""
        while True:
            self._current = iter(self._ahead(self._block))
            self._block = min(2 * self._block, _LARGEST_BLOCK)
            yield self._current

    def _ahead(self, count: int) -> list[float]:
        """So many numbers that follow those computed last."""
        raise NotImplementedError

    def uniforms(self, count: int) -> np.ndarray:
        """The next so many numbers."""
        return np.array([self.uniform() for _ in range(count)], dtype=np.float64)


class CounterStream(Stream):
    """A hash of a counter: it can be placed anywhere. `position` is the index of the next number (hoc's `seq`)."""

    length: int  # of the period

    def __init__(self, position: int = 0) -> None:
        super().__init__()
        self._after = position % self.length  # the position of what follows the block

    @property
    def position(self) -> int:
        return (self._after - self._current.__length_hint__()) % self.length

    def seek(self, position: int) -> None:
        """Goes on at this number; what was computed ahead is dropped."""
        self._current.__setstate__(self._block)
        self._after = position % self.length
        self._block = _FIRST_BLOCK

    def _ahead(self, count: int) -> list[float]:
        first = self._after
        self._after = first + count
        native = NATIVE.blocks()
        return self._numbers(first, count).tolist() if native is None else self._native(native, first, count)

    def uniforms(self, count: int) -> np.ndarray:
        first = self.position
        self.seek(first + count)
        return self._numbers(first, count)

    def _numbers(self, first: int, count: int) -> np.ndarray:
        """Numbers by their position."""
        raise NotImplementedError

    def _native(self, blocks: Blocks, first: int, count: int) -> list[float]:
        """The same by native code."""
        raise NotImplementedError


class Native:
    """Blocks of numbers by native code; what little a program may need is not worth loading it for."""

    patience = 50

    def __init__(self) -> None:
        self._blocks: Blocks | None = None

    def blocks(self) -> Blocks | None:
        """None for the first blocks that are asked for."""
        if self._blocks is None:
            self.patience -= 1
            if self.patience < 0:
                from ..solver.mechanism.random_blocks import Blocks

                self._blocks = Blocks()
        return self._blocks


NATIVE = Native()


class Random123(CounterStream):
    """Philox 4x32-10 named by three identifiers and a global index (each 32 bits). Its numbers are never 0 or 1."""

    length = _SEQUENCE_LENGTH

    def __init__(self, identifiers: tuple[int, int, int], global_index: int = 0) -> None:
        self.identifiers = identifiers
        self.global_index = global_index
        super().__init__()

    def _numbers(self, first: int, count: int) -> np.ndarray:
        first_id, second_id, third_id = self.identifiers
        skip = first % 4
        counters = np.arange((skip + count + 3) // 4, dtype=np.uint64) + np.uint64(first // 4)
        carry = (counters >> np.uint64(32)) + np.uint64(third_id) & np.uint64(_MASK)  # at the end of the sequence
        counters &= np.uint64(_MASK)
        words = philox((counters, carry, first_id, second_id), (self.global_index, 0))
        numbers = np.stack(np.broadcast_arrays(*words), axis=1).ravel()[skip : skip + count]
        return (numbers.astype(np.float64) + 1.0) * (1.0 / 4294967297.0)

    def _native(self, blocks: Blocks, first: int, count: int) -> list[float]:
        return blocks.philox(self.identifiers, self.global_index, first, count)


class MCellRan4(CounterStream):
    """The pseudo-DES hash of (low index, high index); the high index counts.

    `low_index` 0 stands for the one that `mcell_ran4_init` set last (`shared.low_index`).
    """

    length = 1 << 32

    def __init__(self, high_index: int, low_index: int, shared: SharedIndices) -> None:
        self.low_index = low_index
        self.shared = shared
        if not low_index:
            shared.followers.add(self)
        super().__init__(high_index)

    def _numbers(self, first: int, count: int) -> np.ndarray:
        high = (np.arange(count, dtype=np.uint64) + np.uint64(first)) & np.uint64(_MASK)
        return pseudo_des(self.low_index or self.shared.low_index, high).astype(np.float64) * 2.0**-32

    def _native(self, blocks: Blocks, first: int, count: int) -> list[float]:
        return blocks.pseudo_des(self.low_index or self.shared.low_index, first, count)


class SharedIndices:
    """What all streams of one machine have in common, and with the mechanisms' random numbers: `state` is theirs."""

    def __init__(self, state: MutableSequence[int] | None = None) -> None:
        self.state = [0] * STATE_SIZE if state is None else state
        self.mcell_streams = 0  # how many were made: the seed of those that name none
        self.isaac_streams = 0
        self.followers: WeakSet[MCellRan4] = WeakSet()  # the streams that use `low_index`

    @property
    def global_index(self) -> int:
        """Random123's."""
        return self.state[GLOBAL]

    @global_index.setter
    def global_index(self, index: int) -> None:
        self.state[GLOBAL] = index

    @property
    def low_index(self) -> int:
        """MCellRan4's."""
        return self.state[LOW]

    @low_index.setter
    def low_index(self, index: int) -> None:
        self.state[LOW] = index
        for stream in self.followers:
            stream.seek(stream.position)

    @property
    def use_mcell_ran4(self) -> bool:
        """Whether scop_random of mechanisms takes MCellRan4's numbers."""
        return bool(self.state[USE_MCELL])

    @use_mcell_ran4.setter
    def use_mcell_ran4(self, use: bool) -> None:
        self.state[USE_MCELL] = int(use)


def philox(counter: tuple, key: tuple[int, int]) -> tuple:
    """Philox 4x32 after ten rounds: four words (uint64 arrays holding 32 bits) from four counter words."""
    mask, half = np.uint64(_MASK), np.uint64(32)
    multiplier_0, multiplier_1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
    c0, c1, c2, c3 = (np.asarray(word, dtype=np.uint64) for word in counter)
    k0, k1 = key
    for _ in range(10):
        product_0, product_1 = multiplier_0 * c0, multiplier_1 * c2
        c0, c1, c2, c3 = (
            (product_1 >> half) ^ c1 ^ np.uint64(k0),
            product_1 & mask,
            (product_0 >> half) ^ c3 ^ np.uint64(k1),
            product_0 & mask,
        )
        k0, k1 = (k0 + 0x9E3779B9) & _MASK, (k1 + 0xBB67AE85) & _MASK
    return c0, c1, c2, c3


def pseudo_des(low: int, high: np.ndarray) -> np.ndarray:
    """Two rounds of the pseudo-DES hash: the right word of each (low, high), as uint64 arrays holding 32 bits."""
    mask, half, quarter = np.uint64(_MASK), np.uint64(16), np.uint64(0xFFFF)
    left, right = np.full(high.shape, low, dtype=np.uint64), high
    for constant_1, constant_2 in ((0xBAA96887, 0x4B0F3B58), (0x1E17D32C, 0xE874F0C3)):
        mixed = right ^ np.uint64(constant_1)
        low_half, high_half = mixed & quarter, mixed >> half
        mixed = (low_half * low_half + (high_half * high_half ^ mask)) & mask
        swapped = (mixed >> half) | ((mixed & quarter) << half)
        left, right = right, (left ^ ((swapped ^ np.uint64(constant_2)) + low_half * high_half)) & mask
    return right


def mcell_ran4(high_index: int, low_index: int) -> float:
    """One number in [0, 1) of the pseudo-DES stream."""
    return int(pseudo_des(low_index, np.array([high_index], dtype=np.uint64))[0]) * 2.0**-32
