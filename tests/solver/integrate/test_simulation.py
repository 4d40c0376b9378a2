"""Recording, playing, stops and structure changes. Where a comment says so, the figures are NEURON 9.0.2's."""

import signal
import threading

import numpy as np
import pytest
from ranvier.lang.errors import RanvierError


@pytest.fixture
def soma(simulation):
    section = simulation.model.create_section("soma")
    section.L = 10
    section.set_all("diam", 10)
    section.insert("pas")
    return section


@pytest.fixture
def clamp(simulation, soma):
    clamp = simulation.model.create_point_process("Clamp")
    clamp.loc(soma, 0.5)
    clamp.set("dur", 1e9)
    return clamp


def t_and(simulation, pointer):
    return simulation.record(simulation.model.globals["t"]), simulation.record(pointer)


# --- recording ---


def test_recording_begins_at_initialization(simulation, soma):
    t, v = t_and(simulation, soma.pointer("v", 0.5))
    simulation.finitialize(-60)
    simulation.advance(2)
    late = simulation.record(soma.pointer("v", 0.5))
    simulation.advance(2)
    # the steps add up as NEURON's
    assert t.take().tolist() == [0, 0.025, 0.05, 0.075, 0.09999999999999999]
    assert len(v.take()) == 5 and v.take()[0] == -60 and v.take()[-1] == soma.get("v", 0.5)
    assert len(late.take()) == 0
    simulation.finitialize(-61)
    assert v.take().tolist() == late.take().tolist() == [-61]
    v.remove()
    simulation.finitialize(-62)
    simulation.advance(3000)  # more than the first buffer holds
    assert len(late.take()) == 3001 and len(v.take()) <= 1


def test_time_adds_up_as_in_neuron(simulation, soma):
    simulation.finitialize(-65)
    simulation.advance(4000)
    assert simulation.model.t == 100.00000000001417


def test_currents_are_those_before_the_step(simulation, soma):
    i = simulation.record(soma.pointer("i_pas", 0.5))
    v = simulation.record(soma.pointer("v", 0.5))
    simulation.finitialize(-65)
    simulation.advance(3)
    expected = 0.001 * (v.take() + 70)
    assert i.take() == pytest.approx([expected[0], *expected[:-1]])


def test_recording_at_intervals(simulation, soma):
    v, at = simulation.record(soma.pointer("v", 0.5)), simulation.record(soma.pointer("v", 0.5), 0.1)
    simulation.finitialize(-65)
    simulation.advance(20)
    every = v.take()
    # the event at 0.1 comes after the step that ends at 0.09999999999999999; all figures are those of whole steps
    assert at.take().tolist() == [every[0], every[4], every[8], every[12], every[16], every[20]]


def test_recording_at_given_times(simulation, soma):
    times = np.array([0, 0.03, 0.051, 0.2])
    v = simulation.record(soma.pointer("v", 0.5))
    at = simulation.record(soma.pointer("v", 0.5), lambda: times)
    simulation.finitialize(-65)
    simulation.advance(20)
    every = v.take()
    assert at.take().tolist() == [every[k] for k in (0, 1, 2, 8)]


def test_frecord_init_starts_again_with_present_values(simulation, soma):
    t, v = t_and(simulation, soma.pointer("v", 0.5))
    simulation.finitialize(-65)
    soma.set("v", 0.5, -3)
    simulation.frecord_init()
    assert v.take().tolist() == [-3] and t.take().tolist() == [0]
    simulation.advance(1)
    assert t.take().tolist() == [0, 0.025]


def test_a_recorder_of_a_dead_section_keeps_what_it_has(simulation, soma):
    other = simulation.model.create_section("other")
    v, w = simulation.record(other.pointer("v", 0.5)), simulation.record(soma.pointer("v", 0.5))
    simulation.finitialize(-65)
    simulation.advance(3)
    simulation.model.delete_section(other)
    simulation.advance(3)
    assert len(v.take()) == 4 and len(w.take()) == 7


# --- playing; all figures are NEURON's ---


def played(simulation, clamp, y, t, continuous=False, steps=7):
    """The clamp's amplitude after each step, the recorded amplitude, and the current."""
    clamp.set("amp", -1)
    player = simulation.play(clamp.pointer("amp"), lambda: np.array(y), lambda: np.array(t), continuous)
    recorded, current = simulation.record(clamp.pointer("amp")), simulation.record(clamp.pointer("i"))
    simulation.finitialize(-65)
    after = [clamp.get("amp")]
    for _ in range(steps):
        simulation.advance()
        after.append(clamp.get("amp"))
    player.remove()
    return after, recorded.take().tolist(), current.take().tolist()


def test_played_steps(simulation, clamp):
    after, recorded, current = played(simulation, clamp, [1, 2, 3, 4, 5], [0, 0.05, 0.06, 0.1, 0.13])
    assert after == [1, 1, 2, 3, 3, 4, 5, 5]
    assert recorded == [1, 1, 1, 3, 3, 4, 5, 5]
    assert current == [1, 1, 1, 3, 3, 4, 5, 5]
    after, _, current = played(simulation, clamp, [0, 1, 2, 3], [0, 0.0125, 0.025, 0.0375])
    assert after == [0, 2, 3, 3, 3, 3, 3, 3] and current == [0, 1, 3, 3, 3, 3, 3, 3]
    after, _, current = played(simulation, clamp, [1, 2, 3, 4, 5], [0.05, 0.06, 0.1, 0.13, 0.14])
    assert after == [-1, -1, 1, 2, 2, 3, 5, 5] and current == [-1, -1, -1, 2, 2, 3, 4, 5]


def test_played_lines(simulation, clamp):
    after, recorded, current = played(simulation, clamp, [1, 2, 3, 4, 5], [0, 0.05, 0.06, 0.1, 0.13], True)
    expected = [1, 1.5, 2, 3.375, 4, 4.833333333333333, 5.666666666666666, 6.5]  # goes on as the last two points
    assert after == pytest.approx(expected, rel=1e-14) and recorded == after
    assert current == pytest.approx([1, 1.25, 1.75, 3.0625, 3.6875, 4.41666666666667, 5.25, 6.0833333333333])
    after, _, _ = played(simulation, clamp, [1, 2, 3, 4, 5], [0.05, 0.06, 0.1, 0.13, 0.14], True)
    assert after[0] == -1 and after[1:3] == [1, 1] and after[3] == pytest.approx(2.375)


def test_a_jump_in_a_played_line(simulation, clamp):
    after, _, current = played(simulation, clamp, [0, 1, 3, 3, 0], [0, 0.05, 0.05, 0.1, 0.2], True)
    assert after == pytest.approx([0, 0.5, 3, 3, 3, 2.25, 1.5, 0.75])
    assert current == pytest.approx([0, 0.25, 0.75, 3, 3, 2.625, 1.875, 1.125])


def test_lines_of_one_point_or_one_time(simulation, clamp):
    assert played(simulation, clamp, [5], [0.05], True)[0] == [-1, 5, 5, 5, 5, 5, 5, 5]
    assert played(simulation, clamp, [5, 6], [0.05, 0.05], True)[0] == [-1, 5, 5.5, 5.5, 5.5, 5.5, 5.5, 5.5]
    assert played(simulation, clamp, [5, 6, 7], [0.05], True)[0] == [-1, 5, 5, 5, 5, 5, 5, 5]


# --- steps and stops ---


def test_many_steps_are_as_many_single_ones(simulation, soma, clamp):
    soma.insert("hh")
    clamp.set("amp", 0.05)
    simulation.finitialize(-65)
    simulation.advance(2000)
    together = soma.get("v", 0.5)
    simulation.finitialize(-65)
    for _ in range(2000):
        simulation.advance()
    assert soma.get("v", 0.5) == together


def test_not_a_number_is_named(simulation, soma):
    soma.insert("hh")
    other = simulation.model.create_section("axon")
    other.nseg = 3
    other.insert("hh")
    other.connect(soma)
    simulation.finitialize(-65)
    simulation.advance(10)
    other.set("m_hh", 0.5, float("nan"))
    with pytest.raises(RanvierError, match=r"not a number at t = 0\.275 ms; first in m of hh at axon\(0\.5\)"):
        simulation.advance(100)


def test_an_interrupt_is_heard(simulation, soma):
    soma.insert("hh")
    simulation.finitialize(-65)
    simulation.advance(1000)
    timer = threading.Timer(0.01, signal.raise_signal, [signal.SIGINT])
    simulation.after_run.append(lambda: timer.ident or timer.start())  # so it comes in one of the next native calls
    with pytest.raises(KeyboardInterrupt):
        simulation.advance(10**9)
    assert 25 < simulation.model.t < 1e7
    assert np.isfinite(soma.get("v", 0.5))


def test_an_interrupt_waits_for_the_whole_call(simulation, soma):
    """Else one that comes while native code calls Python would be lost there."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    simulation.finitialize(-65)
    seen = []
    simulation.after_run += [lambda: signal.raise_signal(signal.SIGINT), lambda: seen.append(simulation.model.t)]
    with pytest.raises(KeyboardInterrupt):
        simulation.advance(10**9)
    assert seen == [simulation.model.t] and seen[0] > 0


def test_hooks_run_at_every_step(simulation, soma):
    seen = []
    simulation.after_step.append(lambda: seen.append(simulation.model.t))
    simulation.finitialize(-65)
    simulation.advance(3)
    assert seen == [0.025, 0.05, 0.075]


def test_handlers_in_their_order(simulation, soma):
    seen = []
    for kind in (0, 1, 2, 3):
        simulation.handlers[kind].append(lambda kind=kind: seen.append((kind, soma.get("v", 0.5))))
    soma.set("v", 0.5, -50)
    simulation.finitialize(-65)
    assert seen == [(3, -50), (0, -65), (1, -65), (2, -65)]


def test_initialization_without_a_voltage_keeps_it(simulation, soma):
    soma.insert("hh")
    soma.set("v", 0.5, -50)
    simulation.model.t = 5
    simulation.finitialize()
    assert simulation.model.t == 0 and soma.get("v", 0.5) == -50
    assert soma.get("m_hh", 0.5) == pytest.approx(0.2508120782537887, rel=1e-14)  # NEURON's


def test_fcurrent_does_not_move_time(simulation, soma):
    simulation.finitialize(-60)
    soma.set("v", 0.5, -50)
    simulation.fcurrent()
    assert soma.get("i_pas", 0.5) == pytest.approx(0.02) and simulation.model.t == 0


def test_structure_may_change_during_a_run(simulation, soma, clamp):
    v = simulation.record(soma.pointer("v", 0.5))
    simulation.finitialize(-65)
    simulation.advance(10)
    for k in range(20):
        section = simulation.model.create_section(f"d{k}")
        section.nseg = 3
        section.insert("hh")
        section.connect(soma, 1)
    simulation.advance(10)
    soma.nseg = 3
    simulation.advance(10)
    assert len(v.take()) == 31 and np.isfinite(v.take()).all()
    assert v.take()[-1] == soma.get("v", 0.5)


def test_what_is_missing_is_named(simulation, soma):
    with pytest.raises(RanvierError, match="section soma has no mechanism hh: insert hh first"):
        soma.set("gnabar_hh", 0.5, 1)
    with pytest.raises(RanvierError, match="no mechanism there uses the ion na"):
        soma.get("ena", 0.5)
    with pytest.raises(RanvierError, match="Clamp is a point process"):
        soma.insert("Clamp")
    with pytest.raises(RanvierError, match="there is no point process hh"):
        simulation.model.create_point_process("hh")
    simulation.model.globals["secondorder"].set(3)
    with pytest.raises(RanvierError, match="secondorder is 3"):
        simulation.finitialize(-65)


def test_ions_come_with_their_mechanisms_and_stay(simulation, soma):
    soma.insert("hh")
    assert soma.mechanisms == ["pas", "hh", "na_ion", "k_ion"]
    assert [soma.get(name, 0.5) for name in ("ena", "ek", "nai", "nao", "ki", "ko")] == [50, -77, 10, 140, 54.4, 2.5]
    soma.uninsert("hh")
    assert not soma.has("hh") and soma.has("na_ion")


def test_point_processes_move_with_the_segments(simulation):
    section = simulation.model.create_section("a")
    section.nseg = 2
    clamps = []
    for x in (0, 1, 0.3, 0.2):
        clamp = simulation.model.create_point_process("Clamp")
        clamp.loc(section, x)
        clamps.append(clamp)
    places = {2: [0, 1, 0.25, 0.25], 5: [0, 1, 0.3, 0.3], 1: [0, 1, 0.5, 0.5]}  # NEURON's
    for nseg in (2, 5, 1):
        section.nseg = nseg
        assert [clamp.get_loc()[1] for clamp in clamps] == pytest.approx(places[nseg])
    section.nseg = 5
    assert clamps[2].get_loc() == (section, 0.5)
    simulation.model.delete_section(section)
    assert not clamps[0].has_loc
    simulation.finitialize(-65)
    simulation.advance(3)


def test_an_empty_model_runs(simulation):
    simulation.finitialize(-65)
    simulation.advance(4)
    assert simulation.model.t == 0.1 or simulation.model.t == 0.09999999999999999
