"""The event queue as a state machine against sorted lists and heapq, and its order at equal times."""

import itertools
from heapq import heappop, heappush

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from ranvier.solver.ir.restricted_python import from_bits, kernel
from ranvier.solver.ir.types import f64, f64_array, i64, i64_array
from ranvier.solver.kernels import queue
from ranvier.solver.kernels.queue import DUE, LEAST, SLOT, TARGET, move, next_least, push, release
from ranvier.solver.target import cpu
from ranvier.solver.target.arrays import Slots, aligned
from ranvier.solver.target.driver import Driver

CAPACITY = 64


@kernel
def add(
    time: f64, target: i64, now: f64, order: i64, state: i64_array, event: i64_array, heap: i64_array, key: f64_array,
    result: f64_array,
):  # fmt: skip
    result[0] = f64(push(state, event, heap, key, time, 0, target, 0, 0, 0.0, now, order))


@kernel
def take(state: i64_array, event: i64_array, heap: i64_array, key: f64_array, result: f64_array):
    slot = state[LEAST]
    result[0] = from_bits(event[slot * SLOT + DUE])
    result[1] = f64(event[slot * SLOT + TARGET])
    _ = next_least(state, event, heap, key)
    _ = release(state, event, slot)


@kernel
def shift(time: f64, slot: i64, now: f64, state: i64_array, event: i64_array, heap: i64_array, key: f64_array):
    _ = move(state, event, heap, key, slot, time, now)


@pytest.fixture(scope="module", autouse=True)
def module():
    Queue.module = cpu.compile([add, take, shift])


class Queue:
    """The native queue."""

    def __init__(self, has_numbers):
        state = aligned(queue.STATE_SIZE, np.int64)
        state[queue.CAPACITY], state[queue.LEAST], state[queue.GLOBAL] = CAPACITY, -1, has_numbers
        event = aligned(CAPACITY * SLOT, np.int64)
        event.reshape(-1, SLOT)[:, queue.PLACE] = np.arange(1, CAPACITY + 1)
        self.result = aligned(2)
        heap, key = aligned(CAPACITY, np.int64), aligned(CAPACITY)
        given = {"state": state, "event": event, "heap": heap, "key": key, "result": self.result}
        given |= {"time": 0.0, "target": 0, "slot": 0, "now": 0.0, "order": -1}
        self.slots = {one.name: Slots(one, given) for one in (add, take, shift)}
        self.drivers = {name: Driver([(self.module.address(name), slots)]) for name, slots in self.slots.items()}

    def run(self, name, **given):
        for key, value in given.items():
            self.slots[name][key] = value
        self.drivers[name].run(1)
        return self.result.tolist()


class Model:
    """What it should do: the earliest event waits apart; the others are sorted by time, then by when they came."""

    def __init__(self):
        self.least = None
        self.others = []  # (time, order, number)
        self.order = itertools.count()

    def enter(self, time, number):
        self.others.append((time, next(self.order), number))

    def push(self, time, number, now, order):
        if self.least is None:
            self.least = (time, number)
        elif time < self.least[0]:
            self.enter(*self.least)
            self.least = (time, number)
        else:
            self.enter(time, number)

    def promote(self):
        first = min(self.others, default=None)
        self.least = None
        if first is not None:
            self.others.remove(first)
            self.least = first[0], first[2]

    def pop(self):
        least = self.least
        self.promote()
        return least

    def move(self, number, time, now):
        if self.least[1] == number:
            self.least = (time, number)
            if self.others and time > min(self.others)[0]:
                self.promote()
                self.enter(time, number)
        else:
            self.others = [one for one in self.others if one[2] != number]
            self.push(time, number, now, -1)

    @property
    def numbers(self):
        return sorted(([self.least[1]] if self.least else []) + [one[2] for one in self.others])


class NumberedModel:
    """The same where sources have global numbers: by time, then when it was sent, then the number that it was given, or
    before those when it came."""

    def __init__(self):
        self.heap = []  # (time, sent, order, number); what was moved is in it twice
        self.entry = {}
        self.order = itertools.count(-queue.NUMBERED)

    def push(self, time, number, now, order):
        self.entry[number] = (time, now, next(self.order) if order < 0 else order, number)
        heappush(self.heap, self.entry[number])

    def pop(self):
        first = heappop(self.heap)
        while self.entry.get(first[3]) != first:
            first = heappop(self.heap)
        del self.entry[first[3]]
        return first[0], first[3]

    def move(self, number, time, now):
        self.push(time, number, now, -1)

    @property
    def numbers(self):
        return sorted(self.entry)


TIMES = st.sampled_from([0.5, 1.0, 1.5, 2.0, 2.5, 3.0])  # few, so that many are equal


class Comparison(RuleBasedStateMachine):
    model_class = Model

    def __init__(self):
        super().__init__()
        self.queue, self.model = Queue(self.model_class is NumberedModel), self.model_class()
        self.count, self.slot = 0, {}

    @precondition(lambda self: len(self.slot) < CAPACITY)
    @rule(time=TIMES, now=TIMES, source=st.integers(-3, 3))
    def push(self, time, now, source):
        self.count += 1
        order = 1000 * source + self.count if source >= 0 else -1
        self.model.push(time, self.count, now, order)
        self.slot[self.count] = int(self.queue.run("add", time=time, target=self.count, now=now, order=order)[0])

    @precondition(lambda self: self.slot)
    @rule()
    def pop(self):
        time, number = self.queue.run("take")
        assert (time, int(number)) == self.model.pop()
        del self.slot[int(number)]

    @precondition(lambda self: self.slot)
    @rule(data=st.data(), time=TIMES, now=TIMES)
    def move(self, data, time, now):
        number = data.draw(st.sampled_from(self.model.numbers))
        self.model.move(number, time, now)
        self.queue.run("shift", time=time, slot=self.slot[number], now=now)

    @invariant()
    def nothing_is_lost(self):
        assert self.model.numbers == sorted(self.slot)
        assert len(set(self.slot.values())) == len(self.slot)


class NumberedComparison(Comparison):
    model_class = NumberedModel


@pytest.mark.parametrize("machine", [Comparison, NumberedComparison])
def test_queue(machine):
    run_state_machine_as_test(machine, settings=settings(max_examples=60, stateful_step_count=60))
