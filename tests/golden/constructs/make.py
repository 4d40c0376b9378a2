"""Writes NAME.hoc, a program for each mechanism here, and NAME.out, what NEURON prints for it.

    python make.py FOLDER_OF_NRNIV [NAME…]

needs Ranvier too; tests/solver/mechanism/one_compartment/program.py writes the programs.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "solver" / "mechanism" / "one_compartment"))

from compare import Case, Comparison  # noqa: E402

STEPS, EVERY = 400, 16


def main() -> None:
    wanted = sys.argv[3:]
    folder = sys.argv[2]
    if True:
        comparison = Comparison(Path(sys.argv[1]), None, Path(folder))
        for path in sorted(HERE.glob("*.mod")):
            if path.stem.startswith("drive_") or (wanted and path.stem not in wanted):
                continue
            case = Case(path, Path(folder), whole_folder=True)
            program, _, neuron = comparison.program(case, STEPS, EVERY)
            (HERE / f"{path.stem}.hoc").write_text(program)
            for driver in case.folder.glob("drive_*.mod"):
                (HERE / driver.name).write_bytes(driver.read_bytes())
            done = subprocess.run([*neuron, HERE / f"{path.stem}.hoc"], capture_output=True, text=True, check=True)
            (HERE / f"{path.stem}.out").write_text(done.stdout)
            print(path.stem, len(done.stdout.splitlines()), done.stderr[-300:])


main()
