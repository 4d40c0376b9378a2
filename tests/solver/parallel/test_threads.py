"""Threads share the work of large mechanisms: the numbers are those of one thread, to the last bit."""

import io

import pytest
from ranvier.repl.session import new_machine
from ranvier.solver.target import team

CELLS = """
create a[30]
objref pc, r, stimulus, same
for i = 0, 29 a[i] { nseg = 21  L = 300 + i  diam = 2  insert hh  insert pas }
a[0] stimulus = new IClamp(0)
{stimulus.dur = 1e9  stimulus.amp = 1}
pc = new ParallelContext()
r = new Vector()
{r.record(&a[0].v(0.9))}
{pc.set_maxstep(10)}
func last() { finitialize(-65)  pc.psolve($1)  return r.x[r.size() - 1] }
"""


@pytest.fixture
def hoc(monkeypatch):
    monkeypatch.setattr(team, "LEAST", 8)
    monkeypatch.setattr(team, "cores", lambda: 3)
    out = io.StringIO()
    machine = new_machine(out=out)
    machine.execute(CELLS)
    return machine, out


def test_same_bits(hoc):
    machine, out = hoc
    machine.execute("{last(5)}\nobjref alone\nalone = r.c()\n{pc.nthread(3)  last(5)}\nprint r.eq(alone), r.size()")
    assert out.getvalue().split()[-2:] == ["1", "201"]
    entries = machine.simulation.pipeline().entries()
    assert {entry.name for entry in entries if isinstance(entry.slots, team.Shared)} >= {"hh.state", "pas.current"}


def test_single_steps(hoc):
    machine, out = hoc
    machine.execute("x = last(1)\n{pc.nthread(3)  finitialize(-65)}\nwhile (t < 0.99) fadvance()\nprint a.v(0.9) == x")
    assert out.getvalue().split()[-1] == "1"


def test_few_instances_are_not_shared(monkeypatch):
    monkeypatch.setattr(team, "cores", lambda: 2)
    assert team.Team(2).ends(4 * team.LEAST - 1) == []
    assert team.Team(2).ends(4 * team.LEAST + 3) == [1024, 2048, 3072, 4099]
    assert team.Team(1).ends(10**6) == []
