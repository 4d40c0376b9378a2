"""A long run on a terminal shows how far it is; elsewhere nothing is shown."""

from __future__ import annotations

import io

import pytest
from ranvier.repl.session import new_machine
from ranvier.solver import progress

PROGRAM = """
load_file("nrngui.hoc")
create soma
access soma
insert hh
tstop = 200
run()
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


PARALLEL = """
objref pc
{pc = new ParallelContext()  pc.set_maxstep(10)}
create soma
soma insert hh
{finitialize(-65)  pc.psolve(200)}
"""


@pytest.mark.parametrize("program", [PROGRAM, PARALLEL], ids=["run", "psolve"])
@pytest.mark.parametrize("stream, shows", [(Terminal, True), (io.StringIO, False)])
def test_a_run_shows_its_progress_on_a_terminal_only(
    stream: type[io.StringIO], shows: bool, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "QUIET", 0.0)
    monkeypatch.setattr(progress, "INTERVAL", 0.0)
    screen = stream()
    monkeypatch.setattr(progress.sys, "stderr", screen)
    machine = new_machine(out=io.StringIO())
    machine.execute(program)
    assert ("run " in screen.getvalue() and "%" in screen.getvalue()) == shows
    assert machine.simulation.after_run == []


def test_only_the_first_process_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress.JOB.all, "rank", 1, raising=False)
    assert not progress.Progress("run", 1.0, Terminal()).active
