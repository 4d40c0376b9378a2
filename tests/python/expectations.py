"""Writes the `# expect:` lines of the Python programs from what NEURON prints.

python expectations.py PYTHON [FOLDER …]      PYTHON is one that has NEURON; the folders here, or these
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    python, *folders = sys.argv[1:]
    for folder in map(Path, folders) if folders else [p for p in HERE.iterdir() if p.is_dir()]:
        for program in sorted(folder.resolve().glob("*.py")):
            done = subprocess.run(
                [python, program.name], cwd=program.parent, capture_output=True, text=True, timeout=60
            )
            if done.returncode:
                print(f"{program}: {done.stderr[-2000:]}", file=sys.stderr)
                continue
            kept = [line for line in program.read_text().splitlines() if not line.startswith("# expect:")]
            while kept and not kept[-1].strip():
                kept.pop()
            lines = [f"# expect: {line}".rstrip() for line in done.stdout.splitlines()]
            program.write_text("\n".join([*kept, "", *lines]) + "\n")


if __name__ == "__main__":
    main()
