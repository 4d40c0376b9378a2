"""What NEURON prints for each line of cases/*.hoc; run with NEURON's Python: python make.py [name ...].

Each line is one piece of hoc, run after those before it in the same interpreter, in a new folder. A line that NEURON
refuses gives null.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
MARK = "@@@"

RUN = """
import os, sys
os.environ["NEURON_MODULE_OPTIONS"] = "-nogui"
from neuron import h
for number, line in enumerate(open(sys.argv[1]).read().split("\\n")):
    h('{printf("@@@%d " , 1)}')
    done = h(line) if line.strip() else 1
    h('{printf("@@@%d %d\\\\n", 2, ' + str(int(done)) + ')}')
"""


def outputs(path):
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        done = subprocess.run(
            [sys.executable, "-c", RUN, str(path)], capture_output=True, text=True, cwd=folder, env=environment
        )
    pieces = done.stdout.split(MARK + "1 ")[1:]
    lines = path.read_text().split("\n")
    if len(pieces) != len(lines):
        print(f"{path.name}: NEURON stopped in line {len(pieces)}: {lines[len(pieces) - 1]}")
    for line, piece in zip(lines, pieces, strict=False):
        text, _, rest = piece.partition(MARK + "2 ")
        yield [line, text if rest.startswith("1") else None]


def main(names):
    for path in sorted((HERE / "cases").glob("*.hoc")):
        if not names or path.stem in names:
            rows = [json.dumps(row) for row in outputs(path) if row[0].strip()]
            path.with_suffix(".json").write_text("[\n" + ",\n".join(rows) + "\n]\n")


if __name__ == "__main__":
    main(sys.argv[1:])
