"""Makes nmodl.json in this folder from the mechanisms in `cases/`: run it with the Python of NEURON 9.0.2.

Each mechanism is inserted into a one-segment section of so large a capacitance that its voltage stays where it is
put; the voltage is set before each step. After finitialize and after each step all RANGE variables and globals
are noted.
"""

import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STEPS = 30


def voltage(step):
    return -65 + 60 * math.sin(0.4 * step)


def names(text, keyword):
    found = re.findall(rf"\b{keyword}\s+((?:\w+\s*,\s*)*\w+)", text)
    return [name.strip() for group in found for name in group.split(",")]


def plain(value):
    return value if isinstance(value, float) else list(value)


def run(h, path):
    name, text = path.stem, path.read_text()
    h.celsius, h.dt = 20, 0.1
    section = h.Section(name="s")
    section.L = section.diam = 10
    section.cm = 1e15
    section.insert(name)
    rows = []

    def note():
        row = {}
        for variable in names(text, "RANGE"):
            if hasattr(section(0.5), f"{variable}_{name}"):
                row[variable] = plain(getattr(section(0.5), f"{variable}_{name}"))
        for variable in names(text, "GLOBAL"):
            row[variable] = getattr(h, f"{variable}_{name}")
        rows.append(row)

    h.finitialize(-65)
    note()
    for step in range(STEPS):
        section.v = voltage(step)
        h.fadvance()
        note()
    return rows


def main():
    cases = sorted((HERE / "cases").glob("*.mod"))
    with tempfile.TemporaryDirectory() as folder:
        for path in cases:
            shutil.copy(path, folder)
        subprocess.run(
            [str(Path(sys.executable).parent / "nrnivmodl"), "."], cwd=folder, check=True, capture_output=True
        )
        os.chdir(folder)
        from neuron import h

        golden = {path.stem: run(h, path) for path in cases}
    (HERE / "nmodl.json").write_text(json.dumps(golden, indent=0))


main()
