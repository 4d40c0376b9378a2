"""Some hundred programs made at random: each gives a result or a clean error. `fuzz_programs.py` runs any number."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent / "fuzz_programs.py"
COUNT = 250


def test_programs_made_at_random() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), str(COUNT)], capture_output=True, text=True)
    faults = [line for line in done.stdout.splitlines() if line.startswith("fault")]
    assert faults == [] and done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith(f"{COUNT} ")
