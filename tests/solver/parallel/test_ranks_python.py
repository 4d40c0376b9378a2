"""A Python program that an MPI launcher starts joins the other ranks."""

import sys

import pytest

from .ranks import start

PROGRAM = """
from ranvier import h
pc = h.ParallelContext()
print(pc.allreduce(pc.id() + 1, 1))
"""


def finish(ranks, text, folder):
    (folder / "program.py").write_text(PROGRAM + text)
    process = start(ranks, "program.py", folder=folder, command=[sys.executable])
    out, errors = process.communicate(timeout=120)
    return process.returncode, out, errors


def test_joins(tmp_path):
    status, out, errors = finish(2, "pc.barrier()\n", tmp_path)
    assert not status, errors
    assert out.count("3.0") == 2


def test_an_error_ends_all(tmp_path):
    status, _, errors = finish(2, "if pc.id() == 1: raise ValueError('no more')\npc.barrier()\n", tmp_path)
    assert status != 0
    assert "rank 1: Traceback" in errors
    assert errors.count("ValueError: no more") == 1


CALLBACK = """
import sys
s = h.Section(name="s")
s.insert("hh")
cvode = h.CVode()
cvode.active(1)
cvode.use_local_dt({local})
pc.set_maxstep(5)
def called():
    {statement}
h.finitialize(-65)
if pc.id() == 1:
    cvode.event(20, called)
pc.psolve(1e6)
"""
ENDINGS = {
    "an error": ("raise ValueError('no more')", "rank 1: Traceback", "ValueError: no more"),
    "sys.exit": ("sys.exit(3)", "rank 0: Traceback", "rank 1 has ended, and this one waits for it"),
    "quit": ("h.quit()", "rank 0: Traceback", "rank 1 has ended, and this one waits for it"),
}


@pytest.mark.parametrize(("statement", "rank", "message"), ENDINGS.values(), ids=ENDINGS)
def test_the_end_in_a_callback(tmp_path, statement, rank, message):
    text = CALLBACK.format(statement=statement, local=int(statement != "h.quit()"))
    status, _, errors = finish(2, text, tmp_path)
    assert status != 0
    assert rank in errors
    assert sum(line.startswith("rank ") for line in errors.splitlines()) == 1
    assert message in errors


def test_python_objects(tmp_path):
    text = """
me = pc.id()
pairs = pc.py_allgather((me, "a"))
first = pc.py_gather(me, 1)
part = pc.py_scatter(["x", "y"] if me == 0 else None, 0)
text = pc.py_broadcast({"k": me}, 1)
across = pc.py_alltoall([(me, 0), (me, 1)])
with open(f"rank{int(me)}", "w") as file:
    print(pairs, first, part, text, across, file=file)
pc.barrier()
"""
    status, _, errors = finish(2, text, tmp_path)
    assert not status, errors
    assert (tmp_path / "rank0").read_text() == "[(0, 'a'), (1, 'a')] None x {'k': 1} [(0, 0), (1, 0)]\n"
    assert (tmp_path / "rank1").read_text() == "[(0, 'a'), (1, 'a')] [0, 1] y {'k': 1} [(0, 1), (1, 1)]\n"


def test_functions_as_tasks(tmp_path):
    text = """
def scaled(factor, vector, options):
    return options["name"], factor * vector.sum()

pc.runworker()
for k in range(3):
    pc.submit(scaled, k, h.Vector([1, 2]), {"name": f"task {k}"})
pc.submit(7, max, 3, 5)
results = []
while pc.working():
    first = [pc.upkscalar(), pc.upkvec().sum(), pc.upkpyobj()["name"]] if pc.userid() < 0 else []
    results.append((first, pc.pyret(), pc.retval()))
with open("results", "w") as file:
    print(*sorted(results, key=str), sep="\\n", file=file)
pc.done()
"""
    status, _, errors = finish(3, text, tmp_path)
    assert not status, errors
    assert (tmp_path / "results").read_text().splitlines() == [
        "([0.0, 3.0, 'task 0'], ('task 0', 0.0), 0.0)",
        "([1.0, 3.0, 'task 1'], ('task 1', 3.0), 0.0)",
        "([2.0, 3.0, 'task 2'], ('task 2', 6.0), 0.0)",
        "([], 5.0, 0.0)",
    ]


def test_what_can_not_be_handed_over(tmp_path):
    status, _, errors = finish(2, "pc.py_allgather(lambda: 1)\n", tmp_path)
    assert status != 0
    assert errors.count("can not be handed to another process") == 1
