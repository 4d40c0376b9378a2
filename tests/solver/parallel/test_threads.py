"""Threads share the work of a step: the numbers are those of one thread, to the last bit."""

import io
from pathlib import Path

import numpy as np
import pytest
from ranvier.repl.session import new_machine
from ranvier.solver.integrate import sharing
from ranvier.solver.target import team

NETWORK = Path(__file__).parent / "network"

CELLS = """
create a[30]
objref pc, r, stimulus
for i = 0, 29 a[i] { nseg = 21  L = 300 + i  diam = 2  insert hh  insert pas }
a[0] stimulus = new IClamp(0)
{stimulus.dur = 1e9  stimulus.amp = 1}
pc = new ParallelContext()
r = new Vector()
{r.record(&a[0].v(0.9))}
{pc.set_maxstep(10)}
func last() { finitialize(-65)  pc.psolve($1)  return r.x[r.size() - 1] }
"""


@pytest.fixture(autouse=True)
def three_cores(monkeypatch):
    monkeypatch.setattr(sharing, "LEAST", 8)
    monkeypatch.setattr(team, "cores", lambda: 3)


@pytest.fixture
def hoc():
    out = io.StringIO()
    machine = new_machine(out=out)
    machine.execute(CELLS)
    return machine, out


def launches(machine):
    """The names of what threads share, stretch by stretch."""
    entries = machine.simulation.pipeline().entries()
    return [entry.name.split() for entry in entries if isinstance(entry.slots, team.Shared)]


def test_same_bits(hoc):
    machine, out = hoc
    machine.execute("{last(5)}\nobjref alone\nalone = r.c()\n{pc.nthread(3)  last(5)}\nprint r.eq(alone), r.size()")
    assert out.getvalue().split()[-2:] == ["1", "201"]
    assert machine.simulation.layout.whole_cells
    solution, states = launches(machine)
    assert {"begin", "hh.current_by_difference", "pas.current_by_difference", "couple", "solve", "update"} <= set(
        solution
    )
    assert "hh.state" in states


def test_one_large_cell(hoc):
    """Parts of a cell: its equations are solved by one thread."""
    machine, out = hoc
    machine.execute("for i = 1, 29 connect a[i](0), a[i - 1](0.7)")
    machine.execute("{last(5)}\nobjref alone\nalone = r.c()\n{pc.nthread(3)  last(5)}\nprint r.eq(alone), r.size()")
    assert out.getvalue().split()[-2:] == ["1", "201"]
    assert not machine.simulation.layout.whole_cells
    names = [name for stretch in launches(machine) for name in stretch]
    assert "hh.current" in names and "eliminate" not in names


def test_single_steps(hoc):
    machine, out = hoc
    machine.execute("x = last(1)\n{pc.nthread(3)  finitialize(-65)}\nwhile (t < 0.99) fadvance()\nprint a.v(0.9) == x")
    assert out.getvalue().split()[-1] == "1"


def test_second_order_and_variable_step(hoc):
    machine, out = hoc
    machine.execute(
        "objref cv\ncv = new CVode()\nproc both() { dt = 0.025  secondorder = 2  x = last(2)\n"
        "secondorder = 0  cv.active(1)  y = last(2)  cv.active(0) }"
    )
    machine.execute("{both()}\nx1 = x\ny1 = y\n{pc.nthread(3)  both()}")
    machine.execute("print x == x1, y == y1, x != y")
    assert out.getvalue().split()[-3:] == ["1", "1", "1"]


def test_few_nodes_are_not_shared(hoc, monkeypatch):
    machine, _ = hoc
    monkeypatch.setattr(sharing, "LEAST", 1000)
    machine.execute("{pc.nthread(3)  last(1)}")
    assert launches(machine) == []


def test_back_to_one_thread(hoc):
    machine, _ = hoc
    machine.execute("{pc.nthread(3)  last(1)  pc.nthread(1)  last(1)}")
    assert launches(machine) == []
    assert (machine.simulation.layout.part == 0).all()


NETWORKS = {
    "spikes": ("network", "blocks = 0  gaps = 0  variable = 0  duration = 30"),
    "gap junctions": ("network", "blocks = 0  gaps = 1  variable = 0  duration = 30"),
    "variable": ("network", "blocks = 0  gaps = 0  variable = 1  duration = 30"),
    "every kind of event": ("events", "blocks = 0  gaps = 1  method = 0  order = 1"),
}


@pytest.mark.parametrize(("name", "settings"), NETWORKS.values(), ids=NETWORKS)
def test_network(tmp_path, name, settings):
    """Point processes, artificial cells, transferred voltages."""
    found = []
    for threads in (1, 2, 3):
        machine = new_machine([NETWORK], io.StringIO())
        results = tmp_path / f"of{threads}"
        machine.execute(f"{{{settings}}}")
        machine.execute(f'strdef results\nresults = "{results}"\nobjref threads\nthreads = new ParallelContext()')
        machine.execute(f"{{threads.nthread({threads})}}")
        with pytest.raises(SystemExit):
            machine.run_file(NETWORK / f"{name}.hoc")
        assert bool(launches(machine)) == (threads > 1)
        found.append(Path(f"{results}.0").read_text())
    assert found[0].count("spike") > 20
    assert found[0] == found[1] == found[2]


def test_globals_are_those_of_the_last_instance(tmp_path):
    """What a mechanism leaves in a GLOBAL does not depend on which thread was last."""
    (tmp_path / "seen.mod").write_text(
        "NEURON { SUFFIX seen NONSPECIFIC_CURRENT i GLOBAL last RANGE own }\n"
        "ASSIGNED { v i last own }\nBREAKPOINT { own = v  last = v  i = 1e-6 * last }\n"
    )
    machine = new_machine([tmp_path], io.StringIO())
    machine.execute(CELLS + "forall insert seen")
    machine.execute("{pc.nthread(3)  last(3)}")
    data = machine.model.mechanism_data["seen"]
    assert any("seen.current_by_difference" in stretch for stretch in launches(machine))
    count = machine.simulation.layout.instances[data].count
    assert data.globals["last"][0] == data.table["own"][count - 1]


def test_pointers_end_a_stretch(tmp_path):
    """A mechanism that looks at another cell by a POINTER is not computed beside it."""
    (tmp_path / "look.mod").write_text(
        "NEURON { POINT_PROCESS Look NONSPECIFIC_CURRENT i POINTER vother RANGE g }\n"
        "PARAMETER { g = 0.001 }\nASSIGNED { v i vother }\nBREAKPOINT { i = g * (v - vother) }\n"
    )
    voltages = []
    for threads in (1, 3):
        machine = new_machine([tmp_path], io.StringIO())
        machine.execute(CELLS + "objref look[30]\nfor i = 0, 29 a[i] { look[i] = new Look(0.5)\n"
                        "setpointer look[i].vother, a[(i + 7) % 30].v(0.5) }")  # fmt: skip
        machine.execute(f"{{pc.nthread({threads})  last(5)}}")
        voltages.append(machine.model.nodes["v"][np.argsort(machine.simulation.layout.canonical)].copy())
    names = {name for stretch in launches(machine) for name in stretch}
    assert "hh.current_by_difference" in names and "Look.current_by_difference" not in names
    assert (voltages[0] == voltages[1]).all()
