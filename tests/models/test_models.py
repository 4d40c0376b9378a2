"""Small models with mechanisms of their own; each prints what it printed in NEURON 9.0.2.

A folder holds `program.hoc`, with `// expect: line` comments, and the `.mod` files. With `-m oracle` the same folder is
compiled and run in NEURON; one that says `// needs a screen` only where NEURON has one.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ranvier.lang.source import Source
from ranvier.repl.session import new_machine

HERE = Path(__file__).resolve().parent
MODELS = sorted(path.parent for path in HERE.glob("*/program.hoc"))


def expected(program: Path) -> list[str]:
    """The lines that the program must print."""
    mark = "// expect:"
    lines = program.read_text().splitlines()
    return [line.removeprefix(mark).removeprefix(" ").rstrip() for line in lines if line.startswith(mark)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_model(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(model)
    out = io.StringIO()
    program = model / "program.hoc"
    new_machine([model], out).run_source(Source(program.read_text(), program.name))
    assert [line.rstrip() for line in out.getvalue().splitlines()] == expected(program)


def neuron_folder() -> Path | None:
    """Where nrniv and nrnivmodl are: beside the Python that RANVIER_ORACLE names, or on the path."""
    for python in (os.environ.get("RANVIER_ORACLE"), sys.executable, shutil.which("nrniv")):
        if python and (Path(python).parent / "nrniv").exists():
            return Path(python).parent
    return None


@pytest.mark.oracle
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_model_in_neuron(model: Path, tmp_path: Path) -> None:
    folder = neuron_folder()
    if folder is None:
        pytest.skip("there is no nrniv")
    screen = "// needs a screen" in (model / "program.hoc").read_text()
    if screen and not os.environ.get("DISPLAY"):
        pytest.skip("NEURON has no screen here")
    work = tmp_path / "model"
    shutil.copytree(model, work)
    environment = dict(os.environ, PATH=f"{folder}:{os.environ['PATH']}")
    command = "nrniv"
    if any(work.glob("*.mod")):
        subprocess.run(["nrnivmodl"], cwd=work, env=environment, capture_output=True, check=True, timeout=300)
        command = "x86_64/special"
    done = subprocess.run(
        [command, "-nobanner", *([] if screen else ["-nogui"]), "program.hoc"],
        cwd=work, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60,
    )  # fmt: skip
    lines = [line.rstrip() for line in done.stdout.splitlines() if "unable to open font" not in line]
    assert lines == expected(model / "program.hoc")
