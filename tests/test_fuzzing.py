"""Some hundred inputs made at random: each gives a result or clean errors. The scripts themselves run any number."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.mark.parametrize(
    ("script", "count"),
    [("interp/fuzz_programs.py", 250), ("interp/fuzz_calls.py", 2000), ("solver/mechanism/fuzz_mods.py", 200)],
)
def test_inputs_made_at_random(script: str, count: int) -> None:
    done = subprocess.run([sys.executable, str(HERE / script), str(count)], capture_output=True, text=True)
    faults = [line for line in done.stdout.splitlines() if line.startswith("fault")]
    assert faults == [] and done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith(f"{count} ")
