"""Our mechanisms, each alone in one compartment, in NEURON and here: the script `one_compartment/compare.py`."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]


def renamed(text: str) -> str:
    """With a name that NEURON's own mechanisms do not have."""
    return re.sub(r"\b(SUFFIX|POINT_PROCESS|ARTIFICIAL_CELL)(\s+)(\w+)", r"\1\2Our\3", text, count=1)


@pytest.mark.oracle
@pytest.mark.slow
def test_our_mechanisms(tmp_path: Path) -> None:
    python = os.environ.get("RANVIER_ORACLE")
    if python is None:
        pytest.skip("RANVIER_ORACLE names no Python")
    mods = tmp_path / "mods"
    mods.mkdir()
    for path in [*(ROOT / "stdlib").rglob("*.mod"), *(ROOT / "tests" / "golden" / "nmodl" / "cases").glob("*.mod")]:
        (mods / path.name).write_text(renamed(path.read_text()))
    command = [sys.executable, HERE / "one_compartment" / "compare.py", "--neuron", Path(python).parent]
    done = subprocess.run([*command, "--work", tmp_path / "work", mods], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
