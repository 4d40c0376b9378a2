"""NetCon: what is refused, and the ends of things. What NEURON prints for the rest is in tests/golden/events."""

import gc

import pytest
from ranvier.lang.errors import RanvierError

SETUP = """
create soma, dend
soma { L = 20 diam = 20 insert hh }
objref nil, syn, nc, clamp, times, stim
soma syn = new ExpSyn(.5)
soma clamp = new IClamp(.5)
times = new Vector()
"""

REFUSED = [
    ("nc = new NetCon(nil, clamp)", "IClamp[0] has no NET_RECEIVE"),
    ("nc = new NetCon(times, nil)", "argument 1 must be a point process"),
    ("nc = new NetCon(nil, times)", "argument 2 must be a point process or NULLobject"),
    ("soma nc = new NetCon(v(.5), nil)", "argument 1 must be a point process"),
    ("dend nc = new NetCon(&soma.v(.5), nil)", "does not belong to the accessed section, dend"),
    ("soma nc = new NetCon(&v(.5), syn, 1)", "2 or 5 arguments, 3 given"),
    ("soma nc = new NetCon(&v(.5), syn, 1, -2, 3)", "the delay must not be negative"),
    ("{nc = new NetCon(nil, syn) nc.delay = -1}", "NetCon.delay must not be negative"),
    ("{nc = new NetCon(nil, syn) nc.weight[1] = 1}", "NetCon.weight[1]: it has 1 weight"),
    ("{nc = new NetCon(nil, nil) nc.record(times)}", "NetCon[0] has no source"),
]


@pytest.mark.parametrize(("statement", "message"), REFUSED, ids=[statement for statement, _ in REFUSED])
def test_refused(refused, statement, message):
    refused(SETUP, statement, message)


def test_a_source_records_after_its_netcon_is_gone(hoc):
    hoc(SETUP + "{clamp.dur = 1 clamp.amp = 1}\nsoma nc = new NetCon(&v(.5), nil)\nnc.record(times)\nobjref nc")
    printed = hoc("finitialize(-65)\nwhile (t < 5) fadvance()\nprint times.size()")
    assert printed.split()[-1] == "1"


def test_a_recorded_vector_may_go(hoc, machine):
    hoc(SETUP + "{clamp.dur = 1 clamp.amp = 1}\nsoma nc = new NetCon(&v(.5), nil)\nnc.record(times)\nobjref times")
    gc.collect()
    assert hoc("print nc.get_recordvec()") == "NULLobject \n"
    hoc("finitialize(-65)\nwhile (t < 5) fadvance()")


def test_a_target_may_go_while_events_are_on_their_way(hoc):
    hoc(SETUP + "stim = new NetStim()\n{stim.start = 0 stim.number = 3 stim.interval = 1}\n")
    hoc("nc = new NetCon(stim, syn, 0, 5, .1)\nfinitialize(-65)\nwhile (t < 3) fadvance()\nobjref syn")
    assert hoc("print nc.syn(), nc.valid()") == "NULLobject 0 \n"
    hoc("while (t < 10) fadvance()\nobjref nc\nwhile (t < 12) fadvance()")


def test_a_netcon_may_go_while_events_are_on_their_way(hoc):
    hoc(SETUP + "stim = new NetStim()\n{stim.start = 0 stim.number = 3 stim.interval = 1}\n")
    hoc("nc = new NetCon(stim, syn, 0, 5, .1)\nfinitialize(-65)\nwhile (t < 3) fadvance()\nobjref nc")
    assert hoc("while (t < 10) fadvance()\nprint syn.g").split()[-1] == "0"


def test_rows_are_used_again_only_without_events(hoc, machine):
    connections = machine.model.network.connections
    hoc(SETUP + "syn.tau = 1e9\nnc = new NetCon(nil, syn)\nnc.delay = 7\nobjref nc\nnc = new NetCon(nil, syn)")
    assert connections.count == 1
    assert hoc("print nc.delay, nc.active(), nc.weight") == "1 1 0 \n"
    hoc("finitialize(-65)\nnc = new NetCon(nil, syn)\nnc.weight = 1\nnc.event(1)\nobjref nc\nnc = new NetCon(nil, syn)")
    hoc("nc.weight = 1")
    assert connections.count == 3
    assert hoc("while (t < 2) fadvance()\nprint syn.g").split()[-1] == "0"


def test_connections_made_during_a_run(hoc):
    """The queue grows, and what is under way arrives."""
    hoc(SETUP + "objref list, one\nlist = new List()\nstim = new NetStim()\n{stim.start = 0 stim.number = 4}\n")
    hoc("stim.interval = 1\nproc more() { local i  for i = 1, 300 list.append(new NetCon(stim, syn, 0, .5, 1e-3)) }")
    hoc("objref cv\ncv = new CVode()\nsyn.tau = 1e9\nfinitialize(-65)")
    hoc('{cv.event(.7, "more()") cv.event(1.7, "more()")}')
    printed = hoc("while (t < 6) fadvance()\nprint syn.g")
    assert float(printed.split()[-1]) == pytest.approx((300 + 600 * 2) * 1e-3)


def test_an_event_in_the_past_is_refused(hoc, tmp_path, machine):
    text = "NEURON { ARTIFICIAL_CELL Late } NET_RECEIVE(w) { net_event(t - 1) }"
    (tmp_path / "late.mod").write_text(text)
    machine.load_mechanisms(tmp_path)
    hoc("objref nil, late, nc\nlate = new Late()\nnc = new NetCon(nil, late)\nfinitialize(-65)\nnc.event(2)")
    with pytest.raises(RanvierError, match="Late asked for an event at 1 ms, before t = 2 ms"):
        hoc("while (t < 5) fadvance()")
    assert hoc("finitialize(-65)\nfadvance()\nprint t").split()[-1] == "0.025"


def test_a_statement_that_fails_within_net_receive(machine, hoc):
    """The run ends with its error, at the end of the step."""
    hoc(SETUP + "objref cell, spikes, in\n{cell = new IntFire1()  spikes = new NetCon(cell, nil)}")
    hoc('proc fails() { print 1 / 0 }\n{spikes.record("fails()")  in = new NetCon(nil, cell, 0, 0, 2)}')
    with pytest.raises(RanvierError, match="division by zero"):
        hoc("finitialize(-65)\n{in.event(1)}\nwhile (t < 5) fadvance()")
    assert machine.model.t == pytest.approx(1, abs=0.03)


def test_a_statement_makes_a_connection_within_net_receive(hoc):
    """The new connection takes part from the next spike on."""
    hoc(SETUP + "objref cell, spikes, in, more\n{syn.tau = 10  cell = new IntFire1()  spikes = new NetCon(cell, nil)}")
    hoc("proc add() { if (!object_id(more)) more = new NetCon(cell, syn, 0, 1, 0.5) }")
    hoc('{spikes.record("add()")  in = new NetCon(nil, cell, 0, 0, 2)}')
    printed = hoc("finitialize(-65)\n{in.event(1)  in.event(10)}\nwhile (t < 11.1) fadvance()\nprint syn.g > 0.3")
    assert printed.split()[-1] == "1"
