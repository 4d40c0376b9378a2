"""Runs the programs here in NEURON and keeps t and v after each fadvance:  python make.py NRNIV"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

figures = {}
for program in sorted(HERE.glob("*.hoc")):
    command = [sys.argv[1], "-nobanner", "-nogui", program.name]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=True)
    rows = [line.split() for line in done.stdout.splitlines()]
    figures[program.stem] = [[float(t), float(v)] for t, v in (row for row in rows if len(row) == 2)]
(HERE / "figures.json").write_text(json.dumps(figures, indent=0) + "\n")
