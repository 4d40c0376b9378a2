"""SaveState in files and where it is refused. What is kept is in tests/golden/events/save_state*.hoc and tests/hoc."""

import io

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.repl.session import new_machine

MODEL = """
create soma, dend
connect dend(0), soma(1)
dend nseg = 3
soma insert hh
dend insert pas
objref stim, cell, synapse, first, second, cvode, state, file
stim = new NetStim()
{stim.interval = 1.7  stim.number = 100  stim.start = 0.3}
cell = new IntFire2()
soma synapse = new ExpSyn(0.5)
first = new NetCon(stim, synapse, 0, 0.4, 0.002)
second = new NetCon(stim, cell, 0, 2.2, 0.8)
cvode = new CVode()
count = 0
proc tick() { count += 1  if (t < 30) cvode.event(t + 2, "tick()") }
state = new SaveState()
file = new File("state.bin")
finitialize(-65)
"""
RUN = "\nwhile (t < {}) fadvance()\n"
SHOWN = ("t", "soma.v(.5)", "dend.v(.9)", "soma.m_hh", "synapse.g", "cell.M", "second.weight", "count")


def machine_in(folder, monkeypatch):
    monkeypatch.chdir(folder)
    machine = new_machine(out=io.StringIO())
    machine.execute(MODEL)
    return machine


def values(machine):
    return [machine.evaluate(text) for text in SHOWN]


def test_another_process_goes_on(tmp_path, monkeypatch):
    one = machine_in(tmp_path, monkeypatch)
    one.execute('cvode.event(1, "tick()")' + RUN.format(10) + "{state.save()  state.fwrite(file)}" + RUN.format(20))
    other = machine_in(tmp_path, monkeypatch)
    other.execute("{state.fread(file)  state.restore()}\ncount = 5\n")
    assert other.evaluate("t") == pytest.approx(10.0, abs=0.03)
    other.execute(RUN.format(20))
    assert values(other) == values(one)


def test_the_same_process_goes_on(tmp_path, monkeypatch):
    machine = machine_in(tmp_path, monkeypatch)
    machine.execute('cvode.event(1, "tick()")' + RUN.format(10) + "state.save()" + RUN.format(20))
    expected = values(machine)
    machine.execute("count = 5\nstate.restore()" + RUN.format(20))
    assert values(machine) == expected
    machine.execute("finitialize(-70)\ncount = 5\nstate.restore()" + RUN.format(20))
    assert values(machine) == expected


def test_variable_step_goes_on(tmp_path, monkeypatch):
    machine = machine_in(tmp_path, monkeypatch)
    machine.execute("{cvode.active(1)  finitialize(-65)}" + RUN.format(10) + "state.save()\ncvode.solve(20)")
    expected = values(machine)
    machine.execute("{finitialize(-70)  state.restore()  cvode.solve(20)}")
    assert values(machine) == pytest.approx(expected, rel=1e-3)


def test_another_model(tmp_path, monkeypatch, capsys):
    machine = machine_in(tmp_path, monkeypatch)
    machine.execute("state.save()\ndend nseg = 5\nsoma.v = 7\nstate.restore()\n")
    assert machine.evaluate("soma.v") == 7.0
    assert "the model is not the one that was saved" in capsys.readouterr().err


def test_wrong_files(tmp_path, monkeypatch):
    machine = machine_in(tmp_path, monkeypatch)
    with pytest.raises(RanvierError, match=r"can not open state\.bin for reading"):
        machine.execute("state.fread(file)")
    (tmp_path / "state.bin").write_bytes(b"\x10\0\0\0\0\0\0\0nonsense that is")
    with pytest.raises(RanvierError, match=r"state\.bin is not the file of a saved state"):
        machine.execute("state.fread(file)")
    machine.execute('file = new File("nowhere/state.bin")')
    with pytest.raises(RanvierError, match="can not open nowhere/state.bin for writing"):
        machine.execute("state.fwrite(file)")


CELL = """
begintemplate Cell
public soma, synapse
create soma
objref synapse
proc init() { soma insert hh  soma synapse = new ExpSyn(.5) }
endtemplate Cell
objref cell, stim, connection, bb
cell = new Cell()
stim = new NetStim()
{stim.interval = 3  stim.number = 100  stim.start = 0.5  stim.noise = 1}
connection = new NetCon(stim, cell.synapse, 0, 1.2, 0.003)
bb = new BBSaveState()
finitialize(-65)
"""


def test_bb_save_state_keeps_random_numbers(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    machine = new_machine(out=io.StringIO())
    machine.execute(CELL + RUN.format(5) + 'bb.save("state.dat")' + RUN.format(9))
    expected = machine.evaluate("cell.synapse.g"), machine.evaluate("cell.soma.v")
    assert expected[0] == pytest.approx(6.183460867e-12, rel=1e-8)  # NEURON's
    machine.execute('{cell.synapse.tau = 4  connection.weight = 1}\nfinitialize(-65)\nbb.restore("state.dat")\n')
    machine.execute(RUN.format(9))
    assert (machine.evaluate("cell.synapse.g"), machine.evaluate("cell.soma.v")) == expected
    machine.execute('{bb.ignore(cell.synapse)  cell.synapse.tau = 4  bb.restore("state.dat")}')
    assert machine.evaluate("cell.synapse.tau") == 4.0
    machine.execute('{bb.ignore()  bb.restore("state.dat")}')
    assert machine.evaluate("cell.synapse.tau") == 0.1


def test_bb_save_state_folders(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    machine = new_machine(out=io.StringIO())
    machine.execute(CELL + RUN.format(5) + "bb.save_test()\n")
    (tmp_path / "bbss_out").rename(tmp_path / "in")
    machine.execute("{finitialize(-65)  bb.restore_test()  bb.vector_play_init()}\n")
    assert machine.evaluate("t") == pytest.approx(5.0, abs=0.03)
    for wrong in ('bb.restore("nothing")', 'bb.save("no/where")', "bb.ignore(cell)"):
        with pytest.raises(RanvierError, match="BBSaveState"):
            machine.execute(wrong)
