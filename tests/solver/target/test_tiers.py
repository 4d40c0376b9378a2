"""Kernels are compiled quickly at first, and well when the time they have taken pays for it; the numbers stay."""

import os
import threading

import numpy as np
import pytest
from ranvier.solver import options
from ranvier.solver.ir.read import read
from ranvier.solver.target import cpu, llvm, tiers
from ranvier.solver.target.arrays import Slots, aligned
from ranvier.solver.target.driver import Driver

GATE = """kernel gate(n: i64, x: f64[] writes) {
    parallel i = 0 to n { x[i] = x[i] * 0.5 + @exp(neg(x[i])) / (1.0 + x[i] * x[i]) - min(x[i], 0.25) }
}"""
OUTER = """kernel outer(n: i64, x: f64[] writes) { parallel i = 0 to n { x[i] = x[i] + 1.0 } }"""

pytestmark = pytest.mark.skipif(not tiers.wanted(), reason="there is no clock on this processor")


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    options.set("cache", str(tmp_path))
    monkeypatch.setattr(tiers, "PER_CHARACTER", 1 << 40)  # it never pays, unless a test says so
    monkeypatch.setattr(tiers, "NOTEWORTHY", 0.0)
    monkeypatch.setattr(tiers, "_share", lambda: 1.0)  # whatever else the computer does
    yield tmp_path
    options.set("cache", None)


@pytest.fixture
def compiled_well(monkeypatch):
    names = []
    monkeypatch.setattr(llvm, "object_code", lambda *a, real=llvm.object_code: names.append(a[1]) or real(*a))
    return lambda: names.count(["gate"])


def run(module: cpu.Module, steps: int = 1, n: int = 1000) -> bytes:
    name = next(iter(module.signatures))
    x = aligned(n)
    x[:] = np.linspace(-3, 8, n)
    Driver([(module.address(name), Slots(module[name], {"n": n, "x": x}))]).run(steps)
    return x.tobytes()


def test_the_numbers_are_the_same(own_cache):
    module = cpu.compile([read(GATE)])
    quick = run(module)
    module.tier.improve()
    assert run(module) == quick
    assert cpu.compile([read(GATE)]).tier is None  # the cache has the better one now
    assert run(cpu.compile([read(GATE)])) == quick


def test_a_kernel_that_runs_long_is_compiled_well_in_the_middle(own_cache, compiled_well, monkeypatch):
    module = cpu.compile([read(GATE)])
    expected = run(module, 3)
    assert compiled_well() == 0 and module.tier.ticks > 0
    monkeypatch.setattr(tiers, "PER_CHARACTER", 0)
    (own_cache / "elsewhere").mkdir()
    options.set("cache", str(own_cache / "elsewhere"))
    module = cpu.compile([read(GATE)])
    assert run(module, 3) == expected
    assert module.tier.asked and module.tier.done.wait(60)
    assert compiled_well() == 1
    ticks = module.tier.ticks
    assert run(module, 3) == expected
    assert compiled_well() == 1 and module.tier.ticks == ticks


def test_time_counts_over_processes(own_cache):
    module = cpu.compile([read(GATE)])
    assert not module.tier.noteworthy
    run(module)
    assert module.tier.noteworthy and not module.tier.asked
    module.note_time()
    again = cpu.compile([read(GATE)])
    assert again.tier.ticks == module.tier.ticks and not again.tier.noteworthy
    again.tier.improve()
    module.note_time()
    assert cpu.compile([read(GATE)]).tier is None  # what is better stays


def test_without_tiers(own_cache, compiled_well):
    module = cpu.compile([read(GATE)])
    options.set("tiers", 0)
    try:
        assert cpu.compile([read(OUTER)]).tier is None
        again = cpu.compile([read(GATE)])  # what another process made quickly
        assert again.tier.asked and compiled_well() == 1 and run(again) == run(module)
    finally:
        options.set("tiers", None)


def test_a_run_goes_on_while_its_code_is_compiled(own_cache, monkeypatch):
    monkeypatch.setattr(tiers, "PER_CHARACTER", 0)
    module = cpu.compile([read(GATE)])
    expected = run(cpu.compile([read(GATE)]), 3)
    make, may_end = module.tier.make, threading.Event()
    module.tier.make = lambda: may_end.wait(60) and make()
    assert run(module, 3) == expected and module.tier.asked and not module.tier.done.is_set()
    may_end.set()
    assert module.tier.done.wait(60) and run(module, 3) == expected


def test_what_can_not_be_compiled_well_stays_as_it_is(own_cache, monkeypatch, capfd):
    monkeypatch.setattr(tiers, "PER_CHARACTER", 0)
    module, other = cpu.compile([read(GATE)]), cpu.compile([read(OUTER)])

    def failing() -> None:
        raise MemoryError

    module.tier.make = failing
    assert run(module) == run(module) and module.tier.asked and not module.tier.done.is_set()
    run(other)
    assert other.tier.done.wait(60)  # the thread has gone on
    assert capfd.readouterr().err == ""


def test_ctrl_c_in_the_moment_of_asking_comes_later(own_cache, monkeypatch):
    monkeypatch.setattr(tiers, "PER_CHARACTER", 0)
    module = cpu.compile([read(GATE)])

    def interrupted() -> None:
        raise KeyboardInterrupt

    module.tier.ask = interrupted
    with pytest.raises(KeyboardInterrupt):
        run(module)
        for _ in range(1000):
            threading.Event().wait(0.01)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_asks_itself(own_cache, monkeypatch):
    monkeypatch.setattr(tiers, "PER_CHARACTER", 0)
    module = cpu.compile([read(GATE)])
    expected = run(module, 3)
    assert module.tier.done.wait(60)
    other = cpu.compile([read(OUTER)])
    child = os.fork()
    if child == 0:
        run_here = run(other, 1)
        os._exit(0 if other.tier.asked and other.tier.done.wait(60) and run_here else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert run(module, 3) == expected


TABLE = """kernel gate(n: i64, x: f64[] writes) {
    parallel i = 0 to n {
        high = x[2] - 1.0
        at = (x[i] - x[4]) / ((x[5] - x[4]) / high)
        if at < 0.0 { at = 0.0 }
        if at > high { at = high }
        place = floor(at)
        part = at - place
        address = bits<i64>(x[1])
        next = i64(place + f64(part > 0.0))
        x[i] = (1.0 - part) * bits<f64[]>(address)[i64(place)] + part * bits<f64[]>(address)[next]
    }
}"""


def test_numbers_that_are_addresses(own_cache):
    """LLVM's quickest selection of instructions loses them."""
    numbers = aligned(3)
    numbers[:] = 1, 5, 7
    x = aligned(7)
    x[1:2].view(np.int64)[0] = numbers.ctypes.data
    x[2], x[4], x[5], x[6] = 3, 0, 2, 1.5
    module = cpu.compile([read(TABLE.replace("i = 0", "i = 6"))])
    Driver([(module.address("gate"), Slots(module["gate"], {"n": 7, "x": x}))]).run(1)
    assert module.tier is not None and x[6] == 6.0
