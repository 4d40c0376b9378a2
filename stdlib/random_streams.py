"""Streams of pseudo-random numbers, the same as NEURON's bit for bit.

Both generators are published hashes of a counter, so that a stream can be placed anywhere at once:
Philox 4x32 with 10 rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11, 2011) and the
`ran4` pseudo-DES of Press et al. (Numerical Recipes) with the two rounds that MCell uses. They are computed in blocks
with numpy, and handed out one by one.
"""

from __future__ import annotations

from collections.abc import MutableSequence

import numpy as np

from ..solver.mechanism.random_numbers import GLOBAL, LOW, STATE_SIZE, USE_MCELL

_MASK = 0xFFFFFFFF
_SEQUENCE_LENGTH = 1 << 34  # Random123's counter: 32 bits, four numbers for each
_FIRST_BLOCK = 4
_LARGEST_BLOCK = 4096


class Stream:
    """Numbers drawn one by one; `position` is the index of the next one (what hoc calls `seq`)."""

    length: int  # of the period

    def __init__(self, position: int = 0) -> None:
        self.seek(position)

    def seek(self, position: int) -> None:
        """Goes on at this number; what was computed ahead is dropped."""
        self._start = position % self.length
        self._ahead: list[float] = []
        self._used = 0
        self._block = _FIRST_BLOCK

    @property
    def position(self) -> int:
        return (self._start + self._used) % self.length

    def uniform(self) -> float:
        """The next number between 0 and 1."""
        used = self._used
        if used == len(self._ahead):
            self._fill()
            used = 0
        self._used = used + 1
        return self._ahead[used]

    def uniforms(self, count: int) -> np.ndarray:
        """The next so many numbers."""
        numbers = self._numbers(self.position, count)
        self.seek(self.position + count)
        return numbers

    def _fill(self) -> None:
        """Computes a block ahead: small at first (a model may have a stream for each synapse), then larger."""
        self._start = self.position
        self._used = 0
        self._ahead = self._numbers(self._start, self._block).tolist()
        self._block = min(2 * self._block, _LARGEST_BLOCK)

    def _numbers(self, first: int, count: int) -> np.ndarray:
        raise NotImplementedError


class Random123(Stream):
    """Philox 4x32-10 named by three identifiers and a global index (each 32 bits). Its numbers are never 0 or 1."""

    length = _SEQUENCE_LENGTH

    def __init__(self, identifiers: tuple[int, int, int], global_index: int = 0) -> None:
        self.identifiers = identifiers
        self.global_index = global_index
        super().__init__()

    def _numbers(self, first: int, count: int) -> np.ndarray:
        first_id, second_id, third_id = self.identifiers
        skip = first % 4
        counters = (np.arange((skip + count + 3) // 4, dtype=np.uint64) + np.uint64(first // 4)) & np.uint64(_MASK)
        words = philox((counters, third_id, first_id, second_id), (self.global_index, 0))
        numbers = np.stack(np.broadcast_arrays(*words), axis=1).ravel()[skip : skip + count]
        return (numbers.astype(np.float64) + 1.0) * (1.0 / 4294967297.0)


class MCellRan4(Stream):
    """The pseudo-DES hash of (low index, high index); the high index counts.

    `low_index` 0 stands for the one that `mcell_ran4_init` set last (`shared.low_index`), asked for at each number.
    """

    length = 1 << 32

    def __init__(self, high_index: int, low_index: int, shared: SharedIndices) -> None:
        self.low_index = low_index
        self.shared = shared
        super().__init__(high_index)

    def uniform(self) -> float:
        if not self.low_index and self._drawn_with != self.shared.low_index:
            self.seek(self.position)
        return super().uniform()

    def _numbers(self, first: int, count: int) -> np.ndarray:
        self._drawn_with = self.shared.low_index
        high = (np.arange(count, dtype=np.uint64) + np.uint64(first)) & np.uint64(_MASK)
        return pseudo_des(self.low_index or self.shared.low_index, high).astype(np.float64) * 2.0**-32

    _drawn_with = -1


class SharedIndices:
    """What all streams of one machine have in common, and with the mechanisms' random numbers: `state` is theirs."""

    def __init__(self, state: MutableSequence[int] | None = None) -> None:
        self.state = [0] * STATE_SIZE if state is None else state
        self.mcell_streams = 0  # how many were made: the seed of those that name none

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
