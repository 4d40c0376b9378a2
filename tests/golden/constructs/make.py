"""Writes NAME.hoc, a program for each mechanism of a folder, and NAME.out, what NEURON prints for it.

    python make.py FOLDER_OF_NRNIV WORK [--of FOLDER] [NAME…]

WORK is for what nrnivmodl makes; FOLDER is this one, or constructs_8 for what only NEURON 8 takes. Needs Ranvier too;
tests/solver/mechanism/one_compartment/program.py writes the programs.
"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "solver" / "mechanism" / "one_compartment"))

from compare import Case, Comparison  # noqa: E402

STEPS, EVERY = 400, 16


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("neuron", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--of", type=Path, default=HERE)
    given = parser.parse_args()
    comparison = Comparison(given.neuron, None, given.work)
    for path in sorted(given.of.resolve().glob("*.mod")):
        if path.stem.startswith("drive_") or (given.names and path.stem not in given.names):
            continue
        case = Case(path, given.work, whole_folder=True)
        program, _, neuron = comparison.program(case, STEPS, EVERY)
        (path.with_suffix(".hoc")).write_text(program)
        for driver in case.folder.glob("drive_*.mod"):
            (path.parent / driver.name).write_bytes(driver.read_bytes())
        done = subprocess.run([*neuron, path.with_suffix(".hoc")], capture_output=True, text=True, check=True)
        path.with_suffix(".out").write_text(done.stdout)
        print(path.stem, len(done.stdout.splitlines()), done.stderr[-300:])


main()
