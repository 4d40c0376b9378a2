"""Blocks of the numbers of programs' random streams (`Random` of hoc), by native code: the hashes of `random_numbers`,
many at once."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import numpy as np

from ..ir.restricted_python import func, kernel, shift_right
from ..ir.types import f64, f64_array, i64, i64_array
from ..target import cpu
from ..target.arrays import Slots, aligned
from ..target.driver import caller
from .random_numbers import WORD, pseudo_des_round

FIRST, SECOND, THIRD, INDEX, START, COUNT = range(6)
"""Places in `stream`: Philox's identifiers and global index (of the pseudo-DES only FIRST, the low index), the first
block and how many."""
LARGEST = 4096
MANTISSA_HIGH = 0xFFFFF  # the bits of a second word that complete a first one to the 52 of a number in [0, 1)


@func
def inside_0_and_1(word: i64) -> f64:
    """Neither of them."""
    return (f64(word) + 1.0) * (1.0 / 4294967297.0)


@kernel
def philox_uniforms(stream: i64_array, out: f64_array):
    """Four numbers in (0, 1) for each block."""
    for k in range(stream[COUNT]):
        counter = stream[START] + k
        c0 = counter & WORD
        c1 = (shift_right(counter, 32) + stream[THIRD]) & WORD
        c2 = stream[FIRST]
        c3 = stream[SECOND]
        key0 = stream[INDEX]
        key1 = 0
        for _ in range(10):
            product0 = 0xD2511F53 * c0
            product1 = 0xCD9E8D57 * c2
            c0 = shift_right(product1, 32) ^ c1 ^ key0
            c2 = shift_right(product0, 32) ^ c3 ^ key1
            c1 = product1 & WORD
            c3 = product0 & WORD
            key0 = (key0 + 0x9E3779B9) & WORD
            key1 = (key1 + 0xBB67AE85) & WORD
        out[4 * k] = inside_0_and_1(c0)
        out[4 * k + 1] = inside_0_and_1(c1)
        out[4 * k + 2] = inside_0_and_1(c2)
        out[4 * k + 3] = inside_0_and_1(c3)


@kernel
def pseudo_des_uniforms(stream: i64_array, out: f64_array):
    """A number in [0, 1) for each high index from START on."""
    for k in range(stream[COUNT]):
        left = stream[FIRST]
        right = (stream[START] + k) & WORD
        middle = pseudo_des_round(left, right, 0xBAA96887, 0x4B0F3B58)
        out[k] = f64(pseudo_des_round(right, middle, 0x1E17D32C, 0xE874F0C3)) * (1.0 / 4294967296.0)


@kernel
def acg_uniforms(
    state: i64_array, count: i64, long: i64, in_table: i64, additive: i64_array, table: i64_array, orders: i64_array,
    out: f64_array,
):  # fmt: skip
    """Numbers in [0, 1) of two words each; see `stdlib.random_generators.ACG`. `state`: where the additive generator
    adds, where it takes from, and the last word of the congruential one; `orders`: 16 of the bytes of a word."""
    here = state[0]
    there = state[1]
    last = state[2]
    low = 0
    for k in range(2 * count):
        total = (additive[here] + additive[there]) & WORD
        additive[here] = total
        here = (here if here > 0 else long) - 1
        there = (there if there > 0 else long) - 1
        index = (total >> 24) & in_table
        word = table[index]
        last = (66049 * last + 3907864577) & WORD
        table[index] = last
        order = 4 * ((total >> 2) & 15)
        ordered = 0
        for i in range(4):
            ordered = (ordered << 8) | ((word >> (24 - 8 * orders[order + i])) & 255)
        if k & 1 == 0:
            low = ordered
        else:
            out[k >> 1] = f64(((ordered & MANTISSA_HIGH) << 32) | low) * 2.0**-52
    state[0] = here
    state[1] = there
    state[2] = last


class Blocks:
    """`philox`, `pseudo_des` and `acg` give so many numbers (at most LARGEST) as a list."""

    def __init__(self) -> None:
        module = cpu.compile([philox_uniforms, pseudo_des_uniforms, acg_uniforms])
        self._stream, out = aligned(COUNT + 1, np.int64), aligned(LARGEST + 8)
        self._put, self._out = struct.Struct(f"{COUNT + 1}q").pack_into, memoryview(out)
        self._philox, self._pseudo_des = (
            caller(module.address(name), Slots(module[name], {"stream": self._stream, "out": out}))
            for name in ("philox_uniforms", "pseudo_des_uniforms")
        )
        unbound = {name: aligned(1, np.int64) for name in ("state", "additive", "table", "orders")}
        self._of_acg = Slots(module["acg_uniforms"], {"count": 0, "long": 0, "in_table": 0, **unbound, "out": out})
        self._acg = caller(module.address("acg_uniforms"), self._of_acg)

    def philox(self, identifiers: tuple[int, int, int], index: int, start: int, count: int) -> list[float]:
        """In (0, 1), of a Random123 stream from position `start` on."""
        skip = start & 3
        self._put(self._stream, 0, *identifiers, index, start >> 2, (skip + count + 3) >> 2)
        self._philox()
        return self._out[skip : skip + count].tolist()

    def pseudo_des(self, low: int, high: int, count: int) -> list[float]:
        """In [0, 1), of a low index, from a high index on."""
        self._put(self._stream, 0, low, 0, 0, 0, high, count)
        self._pseudo_des()
        return self._out[:count].tolist()

    @staticmethod
    def memory(values: Sequence[int]) -> np.ndarray:
        """Integers where native code can work on them."""
        made = aligned(len(values), np.int64)
        made[:] = values
        return made

    def acg(
        self, state: np.ndarray, additive: np.ndarray, table: np.ndarray, orders: np.ndarray, count: int
    ) -> list[float]:
        """In [0, 1), the next of an additive generator."""
        given = {"state": state, "additive": additive, "table": table, "orders": orders}
        for name, value in (given | {"count": count, "long": len(additive), "in_table": len(table) - 1}).items():
            self._of_acg[name] = value
        self._acg()
        return self._out[:count].tolist()
