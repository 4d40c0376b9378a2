"""The hoc programs here, each with what it must print: `// expect: line` and `// expect error: text` comments.

A program runs as it stands, and once more after parse → print. With `-m oracle` the same programs run in NEURON, which
must print the same, or refuse what we refuse; a program with a line `// neuron 8` is about what NEURON 9 dropped, and
runs in NEURON 8, if RANVIER_ORACLE_8 names its Python.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.lang.hoc import parse, print_program
from ranvier.lang.source import Source
from ranvier.repl.session import new_machine

HERE = Path(__file__).resolve().parent
PROGRAMS = sorted(HERE.glob("*/*.hoc"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in PROGRAMS]


def text_of(program: Path) -> str:
    """A program as hoc sees it: a character is a byte, so that `é` has two."""
    return program.read_text(encoding="latin-1")


def expected(program: Path) -> tuple[list[str], str | None]:
    """The lines that a program must print, and the error that must end it."""
    lines, error = [], None
    for line in text_of(program).splitlines():
        if line.startswith("// expect:"):
            lines.append(line.removeprefix("// expect:").removeprefix(" ").rstrip())
        elif line.startswith("// expect error:"):
            error = line.removeprefix("// expect error:").strip()
    return lines, error


def printed(source: Source) -> tuple[list[str], str | None]:
    """The lines that a program prints here, and the error that ends it."""
    out = io.StringIO()
    machine = new_machine(out=out)
    error = None
    try:
        machine.run_source(source)
    except RanvierError as failure:
        error = failure.report()
    except SystemExit:  # quit()
        pass
    return [line.rstrip() for line in out.getvalue().splitlines()], error


def check(source: Source, program: Path) -> None:
    lines, error = expected(program)
    found, failure = printed(source)
    if error is None:
        assert failure is None, failure
    else:
        assert failure is not None, f"no error; it printed {found}"
        assert error.lower() in failure.lower()
    assert found == lines


@pytest.fixture(autouse=True)
def _folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(request.getfixturevalue("program").parent)


@pytest.mark.parametrize("program", PROGRAMS, ids=NAMES)
def test_program(program: Path) -> None:
    check(Source(text_of(program), program.name), program)


@pytest.mark.parametrize("program", PROGRAMS, ids=NAMES)
def test_program_after_printing(program: Path) -> None:
    try:
        text = print_program(parse(Source(text_of(program), program.name)))
    except RanvierError:
        pytest.skip("it is about a text that cannot be parsed")
    if "fscan" in text or "getstr" in text:
        pytest.skip("it reads its own text")
    check(Source(text, program.name), program)


def nrniv(program: Path) -> str | None:
    """NEURON's nrniv: beside the Python that RANVIER_ORACLE names, or this one, or on the path."""
    if "// neuron 8\n" in text_of(program):
        python = os.environ.get("RANVIER_ORACLE_8")
        return python and str(Path(python).parent / "nrniv")
    for python in (os.environ.get("RANVIER_ORACLE"), sys.executable):
        if python and (Path(python).parent / "nrniv").exists():
            return str(Path(python).parent / "nrniv")
    return shutil.which("nrniv")


@pytest.mark.oracle
@pytest.mark.parametrize("program", PROGRAMS, ids=NAMES)
def test_program_in_neuron(program: Path) -> None:
    command = nrniv(program)
    if command is None:
        pytest.skip("there is no nrniv")
    lines, error = expected(program)
    done = subprocess.run(
        [command, "-nobanner", "-nogui", program.name],
        capture_output=True, encoding="latin-1", stdin=subprocess.DEVNULL, timeout=60,
    )  # fmt: skip
    assert [line.rstrip() for line in done.stdout.splitlines()] == lines
    if error is not None:
        assert done.stderr.strip(), "NEURON does not refuse it"
