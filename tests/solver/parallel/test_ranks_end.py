"""Ranks end together: an error of one is printed once, with its number, and nobody hangs."""

import signal

import pytest

from .ranks import program, start

RUN = """
create s
{pc.set_maxstep(10)  finitialize(-65)}
proc failing() { print 1 / 0 }
objref cv
cv = new CVode()
"""

COUPLED = """
create s
s insert pas
{s pc.source_var(&v(0.5), pc.id)  pc.target_var(&s.e_pas(0.5), 1 - pc.id)  pc.setup_transfer()  pc.set_maxstep(10)}
proc failing() { print 1 / 0 }
objref cv
{cv = new CVode()  cv.active(1)}
"""

ENDINGS = {
    "an error of one in a barrier": (
        'if (pc.id == 1) execerror("no more", "")\n{pc.barrier()}', "rank 1: ", "error: no more"
    ),
    "an error of all": ("print 1 / 0", "rank ", "division by zero"),
    "an error in a run": (
        RUN + 'if (pc.id == 1) cv.event(5, "failing()")\n{pc.psolve(1e6)}', "rank 1: ", "division by zero"
    ),
    "another variable step with gap junctions": (
        COUPLED + "{cv.use_daspk(1)\nfinitialize(-65)}", "rank ", "use_daspk() need can not wait"
    ),
    "an error in a shared variable step": (
        COUPLED + 'finitialize(-65)\nif (pc.id == 1) cv.event(5, "failing()")\n{pc.psolve(1e4)}',
        "rank 1: ", "division by zero"
    ),
    "one leaves a shared variable step": (
        COUPLED + "finitialize(-65)\nif (pc.id == 1) quit()\n{pc.psolve(1e6)}", "rank 0: ", "rank 1 has ended"
    ),
    "one leaves a split cell": (
        "create s\n{s pc.multisplit(0, 1)\npc.multisplit()\nfinitialize(-65)}\nif (pc.id == 1) quit()\n"
        "for i = 1, 1e6 fadvance()", "rank 0: ", "rank 1 has ended"
    ),
    "different collectives": (
        "if (pc.id == 1) pc.barrier() else x = pc.allreduce(1, 1)\n{pc.barrier()}", "rank ", "in the same order"
    ),
    "different collectives of which one has to wait": (
        "if (pc.id == 1) { pc.barrier()  pc.set_maxstep(10) } else { pc.set_maxstep(10)  pc.barrier() }",
        "rank ", "in the same order"
    ),
    "one leaves": ("if (pc.id == 1) quit()\n{pc.barrier()}", "rank 0: ", "rank 1 has ended"),
    "one leaves a run": (RUN + "if (pc.id == 1) quit()\n{pc.psolve(1e6)}", "rank 0: ", "rank 1 has ended"),
    "one is late": (
        RUN + '{pc.timeout(0.5)}\nif (pc.id == 1) system("sleep 20")\n{pc.psolve(20)}', "rank 0: ", "waited 0.5 s"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rank", "message"), ENDINGS.values(), ids=ENDINGS)
def test_one_message(tmp_path, text, rank, message):
    status, _, errors = program(2, text, tmp_path)
    assert status != 0
    assert errors.count(message) == 1
    assert rank in errors


def test_a_mechanism_that_is_refused(tmp_path):
    (tmp_path / "leak.mod").write_text("NEURON { SUFFIX leak }\nBREAKPOINT { nosuch = 1 }\n")
    status, _, errors = program(2, "create s\ns insert leak\n{pc.barrier()}", tmp_path)
    assert status != 0
    assert errors.count("leak.mod is not used") == errors.count("error: leak is not a mechanism") == 1


def test_ctrl_c(tmp_path):
    (tmp_path / "program.hoc").write_text('print "begun"\nwhile (1) { }\n')
    process = start(2, "program.hoc", folder=tmp_path)
    assert process.stdout.readline().strip() == "begun"
    assert process.stdout.readline().strip() == "begun"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode != 0


def test_an_error_that_ends_one_rank(tmp_path):
    status, out, errors = program(
        2, '{pc.mpiabort_on_error(0)}\nif (pc.id == 1) execerror("no more", "")\nprint pc.id + 5', tmp_path
    )
    assert status != 0
    assert out.split() == ["5"]
    assert "rank 1: " in errors
