"""The hoc programs in `programs/`, with what NEURON 9.0.2 printed on a screen (see tests/hoc/expectations.py)."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from ranvier.repl.session import new_machine

HERE = Path(__file__).resolve().parent / "programs"
PROGRAMS = sorted(HERE.glob("*/*.hoc"))


@pytest.mark.parametrize("program", PROGRAMS, ids=[f"{path.parent.name}/{path.stem}" for path in PROGRAMS])
def test_program(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(program.parent)
    lines = [line for line in program.read_text().splitlines() if line.startswith("// expect:")]
    expected = [line.removeprefix("// expect:").removeprefix(" ").rstrip() for line in lines]
    machine = new_machine(out=io.StringIO())
    machine.run_file(program)
    assert [line.rstrip() for line in machine.out.getvalue().splitlines()] == expected
