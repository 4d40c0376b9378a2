"""What ParallelContext and CVode do where NEURON does something else, or prints what cannot be compared."""

import pytest

SETUP = """
objref pc, cv, w, l
pc = new ParallelContext()
cv = new CVode()
w = new Vector()
l = new List()
create a
a insert pas
access a
x = 0
"""

SPLIT = """
{create b, c  pc.multisplit(0, 1)  pc.multisplit(1, 2)}
b pc.multisplit(0, 1)
c pc.multisplit(0, 2)
{pc.multisplit()}
"""

REFUSED = [
    ("pc.multisplit(0.5)", "takes (x, number of the point)"),
    ("pc.splitcell_connect(2)", "no process 2 before or after process 0"),
    ("{pc.multisplit(0, 1) pc.multisplit(0, 2)}", "has the number 1 already"),
    (
        "{create b  pc.multisplit(0, 1)  pc.multisplit(1, 2)}\nb { pc.multisplit(0, 1)  pc.multisplit(1, 2) }\n"
        "pc.multisplit()",
        "between the points 1 and 2 close a loop",
    ),
    (
        "{create b, c  pc.multisplit(0, 1)  pc.multisplit(.5, 2)  pc.multisplit(1, 3)}\nb pc.multisplit(0, 1)\n"
        "c { pc.multisplit(0, 2)  pc.multisplit(1, 3) }\npc.multisplit()",
        "a tree goes on at 3 points",
    ),
    (SPLIT + "{cv.active(1)  finitialize()}", "cells are split, and the variable step can not be used"),
    (SPLIT + "insert extracellular\nfinitialize()", "cells are split, and extracellular can not be used"),
    (SPLIT + "connect c(0), b(1)\nfinitialize()", "cells were changed after they were split"),
    ('pc.post("key", l)', "List[0] can not be in one"),
    ('pc.post("key", &x)', "a pointer can not be in one"),
    ("pc.post(l, 1)", "must be a number or a string"),
    ("pc.allreduce(l, 1)", "takes a number or a Vector"),
    ("pc.submit(l)", "ParallelContext.submit takes"),
    ("pc.spike_record(l, w, w)", "must be a gid or a Vector of gids"),
    ("pc.target_var(3, 1)", "ParallelContext.target_var takes"),
    ("pc.mech_time(2)", "mech_time is not supported"),
    ("pc.t(3)", "there is no thread 3"),
    ("cv.store_events(w)", "CVode.store_events is not supported"),
    ("cv.solve(1)", "needs the variable step"),
    ("cv.state_magnitudes(w, w)", "CVode.state_magnitudes takes"),
    ("cv.atolscale(&x)", "not the address of a STATE"),
]


@pytest.mark.parametrize(("statement", "message"), REFUSED, ids=[statement for statement, _ in REFUSED])
def test_refused(refused, statement, message):
    refused(SETUP, statement, message)


def test_a_message_can_be_read_again(hoc):
    hoc(SETUP + '{pc.post("key", 4, 5)  pc.look("key")  pc.upkscalar()}')
    assert hoc('print pc.look("key"), pc.upkscalar(), pc.take("key", &x), x').split() == ["1", "4", "1", "4"]


def test_one_process_is_a_world(hoc):
    assert hoc(SETUP + "print pc.subworlds(1), pc.nhost_bbs, pc.id_bbs").split()[-3:] == ["0", "1", "0"]


def test_state_of_a_cell(hoc, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hoc(SETUP + "objref e, nc, nil\n{insert hh  e = new ExpSyn(.5)  nc = new NetCon(nil, e, 0, 2, .25)}")
    hoc('{pc.set_gid2node(7, 0)  pc.cell(7, new NetCon(&v(.5), nil))  finitialize(-65)  pc.prcellstate(7, "x")}')
    lines = (tmp_path / "7_x.nrndat").read_text().splitlines()
    assert lines[0] == "gid = 7"
    assert "a(0.5) hh gnabar 0.12" in lines
    assert lines[-1] == "netcon variable ExpSyn[0] 1 2 0.25"


def test_statistics(hoc):
    hoc(SETUP + "{insert pas  cv.active(1)  finitialize(-50)  cv.solve(2)}")
    printed = hoc("cv.statistics()")
    assert printed.startswith("variable step: 1 states") and " steps, " in printed
    assert "event queue: 0 put in, 0 moved, 0 taken out" in printed
