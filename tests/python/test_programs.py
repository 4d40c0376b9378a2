"""The Python programs here, each with what it must print: `# expect: line` comments, as NEURON printed it.

A program says `from neuron import h`, as users' do. With `-m oracle` NEURON's own Python runs it; one that says
`# needs a screen` only where NEURON has one.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from ranvier.repl import session
from ranvier.repl.python_program import serve_neuron
from ranvier.stdlib.python_object import use_module

HERE = Path(__file__).resolve().parent
PROGRAMS = sorted(path for path in HERE.glob("*/*.py") if path.stem != "__init__")
NAMES = [f"{path.parent.name}/{path.stem}" for path in PROGRAMS]


def expected(program: Path) -> list[str]:
    """The lines that a program must print."""
    lines = program.read_text().splitlines()
    return [line.removeprefix("# expect:").removeprefix(" ").rstrip() for line in lines if line.startswith("# expect:")]


@pytest.fixture(autouse=True)
def _own_neuron(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of its own, under the name of neuron."""
    folder = request.getfixturevalue("program").parent
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    for name in [name for name in sys.modules if name.partition(".")[0] in ("neuron", "hoc", "nrn")]:
        monkeypatch.delitem(sys.modules, name)
    serve_neuron()


@pytest.mark.parametrize("program", PROGRAMS, ids=NAMES)
def test_program(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main = ModuleType("__main__")
    monkeypatch.setitem(sys.modules, "__main__", main)
    machine = session.python_machine()._machine
    use_module(machine, main)
    monkeypatch.setattr(session, "_the_machine", [machine])
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        exec(compile(program.read_text(), program.name, "exec"), vars(main))
    assert [line.rstrip() for line in out.getvalue().splitlines()] == expected(program)
    for name in [name for name in sys.modules if name.partition(".")[0] in ("neuron", "hoc", "nrn")]:
        del sys.modules[name]


@pytest.mark.oracle
@pytest.mark.parametrize("program", PROGRAMS, ids=NAMES)
def test_program_in_neuron(program: Path) -> None:
    python = os.environ.get("RANVIER_ORACLE")
    if python is None:
        pytest.skip("RANVIER_ORACLE names no Python with NEURON")
    if "# needs a screen" in program.read_text() and not os.environ.get("DISPLAY"):
        pytest.skip("NEURON has no screen here")
    done = subprocess.run([python, program.name], cwd=program.parent, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert [line.rstrip() for line in done.stdout.splitlines()] == expected(program)
