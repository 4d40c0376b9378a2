"""Several machines in one process: each goes when nobody uses it, whatever its programs did."""

from __future__ import annotations

import gc
import io
import weakref

from ranvier.repl.session import new_machine

PROGRAM = """
create soma, dendrite
connect dendrite(0), soma(1)
access soma
objref g, shape, connection, synapse, pc, py
begintemplate Cell
public s
create s
proc init() { s insert pas }
endtemplate Cell
objref cell
cell = new Cell()
g = new Graph()
shape = new Shape()
doNotify()
synapse = new ExpSyn(0.5)
connection = new NetCon(&v(0.5), synapse)
objref synapse_again
synapse_again = connection.syn()
pc = new ParallelContext()
{pc.set_gid2node(1, 0)}
x = 3
{units(&x, "mV")}
variable_domain(&x, 0, 10)
batch_save(&x)
distance(0, 0.5)
fstim(1)
fstim(0, 0.5, 1, 1, 0.1)
attr_praxis(1e-5, 0.5, 0)
plot_axis = plt(-2)
wopen("written")
fprint("1\\n")
wopen()
ropen("written")
y = fscan()
objref played
played = new Vector(3)
played.play("z = $1", 0.1)
finitialize(-65)
fadvance()
execerror("the end")
"""


def test_a_machine_goes_with_its_last_user(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    machine = new_machine(out=io.StringIO())
    try:
        machine.execute(PROGRAM, "program")
    except Exception as error:
        assert "the end" in str(error)
    assert machine.evaluate("y") == 1
    seen = weakref.ref(machine)
    del machine
    gc.collect()
    assert seen() is None
