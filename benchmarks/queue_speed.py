"""The event queue: ten million events through it, beside Python's heapq, which must deliver the same ones.

    python benchmarks/queue_speed.py [--events N] [--sizes 1000 100000 …]

The queue holds so many events; the earliest is taken out and a new one put in, at a time that is a whole number of
steps later (so that many are equal), again and again.
"""

from __future__ import annotations

import argparse
import time
from heapq import heappop, heappush

import numpy as np
from ranvier.solver.ir.restricted_python import from_bits, kernel
from ranvier.solver.ir.types import f64, f64_array, i64, i64_array
from ranvier.solver.kernels import queue
from ranvier.solver.kernels.queue import DUE, LEAST, SLOT, TARGET, next_least, push, release
from ranvier.solver.target import cpu
from ranvier.solver.target.arrays import Slots, aligned
from ranvier.solver.target.driver import Driver

STEPS = 4096  # a new event comes up to so many steps later
WORD = 0xFFFFFFFF


@kernel
def fill(count: i64, number: i64_array, state: i64_array, event: i64_array, heap: i64_array, key: f64_array):
    """So many events at random times."""
    for target in range(count):
        number[0] = (number[0] * 1664525 + 1013904223) & 0xFFFFFFFF
        due = f64((number[0] >> 16) & 4095) * 0.025
        _ = push(state, event, heap, key, due, 0, target, 0, 0, 0.0, 0.0, -1)


@kernel
def hold(count: i64, number: i64_array, state: i64_array, event: i64_array, heap: i64_array, key: f64_array):
    """The earliest out, a new one in; `number[1]` depends on which came when."""
    for _i in range(count):
        slot = state[LEAST]
        due = from_bits(event[slot * SLOT + DUE])
        target = event[slot * SLOT + TARGET]
        _ = next_least(state, event, heap, key)
        _ = release(state, event, slot)
        number[1] = (number[1] * 31 + target) & 0xFFFFFFFF
        number[0] = (number[0] * 1664525 + 1013904223) & 0xFFFFFFFF
        later = due + f64((number[0] >> 16) & 4095) * 0.025
        _ = push(state, event, heap, key, later, 0, target, 0, 0, 0.0, 0.0, -1)


def native(size: int, count: int) -> tuple[float, int]:
    """Seconds on the processor for so many events, and what tells their order."""
    module = cpu.compile([fill, hold])
    state, event = aligned(queue.STATE_SIZE, np.int64), aligned((size + 1) * SLOT, np.int64)
    state[queue.CAPACITY], state[LEAST] = size + 1, -1
    event.reshape(-1, SLOT)[:, queue.PLACE] = np.arange(1, size + 2)
    number = aligned(2, np.int64)
    given = {"number": number, "state": state, "event": event}
    given |= {"heap": aligned(size + 1, np.int64), "key": aligned(size + 1)}
    drivers = {}
    for one, times in ((fill, size), (hold, count)):
        slots = Slots(module[one.name], {**given, "count": times})
        drivers[one.name] = Driver([(module.address(one.name), slots)])
    drivers["fill"].run(1)
    start = time.process_time()
    drivers["hold"].run(1)
    return time.process_time() - start, int(number[1])


def python(size: int, count: int) -> tuple[float, int]:
    """The same by heapq; who waits as the earliest and is overtaken goes behind those of its time."""
    word, told, order, heap = 0, 0, 0, []
    least: tuple[float, int] | None = None

    def put(due: float, target: int) -> None:
        nonlocal least, order
        if least is None:
            least = (due, target)
            return
        if due < least[0]:
            least, (due, target) = (due, target), least
        heappush(heap, (due, order, target))
        order += 1

    for target in range(size):
        word = (word * 1664525 + 1013904223) & WORD
        put(((word >> 16) & 4095) * 0.025, target)
    start = time.process_time()
    for _ in range(count):
        due, target = least
        first = heappop(heap)
        least = first[0], first[2]
        told = (told * 31 + target) & WORD
        word = (word * 1664525 + 1013904223) & WORD
        put(due + ((word >> 16) & 4095) * 0.025, target)
    return time.process_time() - start, told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1000, 10_000, 100_000, 1_000_000])
    options = parser.parse_args()
    print("| events in the queue | ns for each, native | ns, heapq | the same order |\n|---:|---:|---:|---|")
    for size in options.sizes:
        seconds, told = native(size, options.events)
        compared, also = python(size, options.events)
        each = [1e9 * one / options.events for one in (seconds, compared)]
        print(f"| {size} | {each[0]:.0f} | {each[1]:.0f} | {'yes' if told == also else 'NO'} |", flush=True)


if __name__ == "__main__":
    main()
