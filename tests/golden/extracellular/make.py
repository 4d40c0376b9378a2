"""Writes what NEURON prints for each program here, PROGRAM.out. `nrniv` must be in the path."""

import subprocess
from pathlib import Path

HERE = Path(__file__).parent

for program in sorted(HERE.glob("*.hoc")):
    command = ["nrniv", "-nogui", "-nobanner", program, "-c", "quit()"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    program.with_suffix(".out").write_text(done.stdout)
