"""The native loop: order, stops, resuming; the arrays and slots it runs on."""

import threading
import time

import numpy as np
import pytest
from ranvier.solver import options
from ranvier.solver.ir.restricted_python import kernel, parallel
from ranvier.solver.ir.types import f32, f64, f64_array, i64, i64_array
from ranvier.solver.kernels.driver import go_on, run
from ranvier.solver.target import compile, cpu, profile
from ranvier.solver.target.arrays import Slots, aligned
from ranvier.solver.target.driver import Driver, Status


@kernel
def note(log: i64_array, mark: i64):
    log[0] += 1
    log[log[0]] = mark


@kernel
def stop_at(log: i64_array, count: i64, code: i64) -> i64:
    if log[0] == count:
        return code
    return 0


@kernel
def scalars(a: f64, b: f32, n: i64, out: f64_array):
    out[0] = a + b + n


@kernel
def count_until(log: i64_array) -> i64:
    log[0] += 1
    return log[1]


@kernel
def beyond(x: f64_array):
    for i in parallel(0, 100):
        x[i] = 1.0


@pytest.fixture(params=["cpu", "reference"])
def module(request):
    options.set("target", request.param)
    yield compile([note, stop_at, scalars])
    options.set("target", None)


@kernel
def note_around(loop: i64, inner: i64_array, log: i64_array, code: i64_array):
    log[0] = log[0] + 1
    log[log[0]] = 10
    code[0] = run(loop, inner)
    log[0] = log[0] + 1
    log[log[0]] = 20
    code[1] = go_on(loop, inner) if code[0] != 0 else 0


def test_a_kernel_runs_a_driver_and_sees_what_it_did():
    own = cpu.compile([note, stop_at, note_around])
    log, code = aligned(50, "i8"), aligned(2, "i8")
    marks = [(own.address("note"), Slots(note, {"log": log, "mark": mark})) for mark in (1, 2)]
    stop = own.address("stop_at"), Slots(stop_at, {"log": log, "count": 2, "code": 7})
    inner = Driver([marks[0], stop, marks[1]])
    given = {"loop": inner.loop, "inner": inner.state, "log": log, "code": code}
    assert Driver([(own.address("note_around"), Slots(note_around, given))]).run(1).code == 0
    assert log[: log[0] + 1].tolist() == [4, 10, 1, 20, 2]
    assert code.tolist() == [7, 0]


def test_order_stop_and_resume(module):
    log = aligned(50, "i8")
    entries = [(module.address("note"), Slots(note, {"log": log, "mark": mark})) for mark in (1, 2)]
    entries.insert(1, (module.address("stop_at"), Slots(stop_at, {"log": log, "count": 3, "code": 7})))
    driver = Driver(entries)
    assert driver.run(3) == Status(step=1, entry=1, code=7)
    assert log[1:4].tolist() == [1, 2, 1]
    assert driver.resume() == Status(step=3, entry=0, code=0)
    assert log[:7].tolist() == [6, 1, 2, 1, 2, 1, 2]
    assert driver.run(0) == Status(0, 0, 0)
    assert log[0] == 6


def test_scalars(module):
    out = aligned(1)
    slots = Slots(scalars, {"a": 0.25, "b": 1.5, "n": -3, "out": out})
    driver = Driver([(module.address("scalars"), slots)])
    driver.run(1)
    assert out[0] == -1.25
    slots["n"] = 10
    other = aligned(1)
    slots["out"] = other
    driver.run(1)
    assert out[0] == -1.25 and other[0] == 11.75


def test_no_entries():
    assert Driver([]).run(5) == Status(5, 0, 0)


def test_reference_checks_bounds():
    options.set("target", "reference")
    try:
        module = compile([beyond])
    finally:
        options.set("target", None)
    driver = Driver([(module.address("beyond"), Slots(beyond, {"x": aligned(99)}))])
    with pytest.raises(IndexError, match="index 99 of x"):
        driver.run(1)


def test_kernel_times(monkeypatch):
    monkeypatch.setattr(profile.atexit, "register", lambda function: None)
    options.set("debug", 2)
    try:
        module = cpu.compile([note])
        log = aligned(10, "i8")
        driver = Driver([(module.address("note"), Slots(note, {"log": log, "mark": 4}))])
        assert driver.run(3) == Status(3, 0, 0)
    finally:
        options.set("debug", None)
    assert log[:4].tolist() == [3, 4, 4, 4]
    assert "note" in profile.table(profile.launched())


def test_gil_is_released():
    module = cpu.compile([count_until])
    log, ended = aligned(2, "i8"), []
    driver = Driver([(module.address("count_until"), Slots(count_until, {"log": log}))])
    thread = threading.Thread(target=lambda: ended.append(driver.run(10**10)))
    thread.start()
    while log[0] == 0:
        time.sleep(0.001)
    log[1] = 7  # the run is still going on
    thread.join()
    assert ended[0].code == 7


def test_aligned():
    arrays = [aligned(1024) for _ in range(8)]
    assert all(a.ctypes.data % 64 == 0 for a in arrays)
    assert len({a.ctypes.data % 4096 for a in arrays}) == 8
    assert aligned(3, "i4", fill=7).tolist() == [7, 7, 7]
    assert len(aligned(0)) == 0


def test_slots_refuse_what_kernels_cannot_take():
    log = aligned(8, "i8")
    with pytest.raises(KeyError, match="mark"):
        Slots(note, {"log": log})
    with pytest.raises(TypeError, match="int64"):
        Slots(note, {"log": np.zeros(8), "mark": 1})
    with pytest.raises(TypeError, match="contiguous"):
        Slots(note, {"log": aligned(16, "i8")[::2], "mark": 1})


@kernel
def copies(source: f64_array, target: f64_array):
    target[0] = source[0]


def test_slots_refuse_overlap():
    x = aligned(16)
    Slots(copies, {"source": x[:8], "target": x[8:]})
    with pytest.raises(ValueError, match="overlap"):
        Slots(copies, {"source": x[:9], "target": x[8:]})
