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


@pytest.mark.parametrize("stream, shows", [(Terminal(), True), (io.StringIO(), False)])
def test_a_run_shows_its_progress_on_a_terminal_only(
    stream: io.StringIO, shows: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "QUIET", 0.0)
    monkeypatch.setattr(progress, "INTERVAL", 0.0)
    monkeypatch.setattr(progress.sys, "stderr", stream)
    machine = new_machine(out=io.StringIO())
    machine.execute(PROGRAM)
    assert ("run " in stream.getvalue() and "%" in stream.getvalue()) == shows
    assert machine.simulation.after_run == []
