"""Writes the `// expect:` lines of hoc programs from what NEURON prints.

    python expectations.py NRNIV [FOLDER …]             NRNIV is the path of NEURON's nrniv; the folders here, or these
    python expectations.py -8 NRNIV_OF_NEURON_8 …       only the programs with a line `// neuron 8`
    python expectations.py -screen NRNIV FOLDER …       with windows (DISPLAY must name a screen), for stdlib/programs

A program that already has an `// expect error:` line is left alone: errors are worded by us; that NEURON refuses the
program too is what the `oracle` tests check.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def neuron_output(command: list[str], program: Path) -> list[str]:
    """The lines that the program prints in NEURON, run in its own folder."""
    done = subprocess.run(
        [*command, program.name],
        cwd=program.parent,
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    errors = [line for line in done.stderr.splitlines() if line.strip() and "unable to open font" not in line]
    if errors:
        print(f"{program}: {errors[:10]}", file=sys.stderr)
    return [line.rstrip() for line in done.stdout.splitlines()]


def main() -> None:
    screen, old = sys.argv[1] == "-screen", sys.argv[1] == "-8"
    nrniv, *folders = sys.argv[1 + screen + old :]
    command = [nrniv, "-nobanner"] if screen else [nrniv, "-nobanner", "-nogui"]
    for folder in map(Path, folders) if folders else [p for p in HERE.iterdir() if p.is_dir()]:
        for program in sorted(folder.resolve().glob("*.hoc")):
            kept = [line for line in program.read_text().splitlines() if not line.startswith("// expect:")]
            if any(line.startswith("// expect error:") for line in kept) or ("// neuron 8" in kept) != old:
                continue
            while kept and not kept[-1].strip():
                kept.pop()
            expected = [f"// expect: {line}".rstrip() for line in neuron_output(command, program)]
            program.write_text("\n".join([*kept, *expected]) + "\n")


if __name__ == "__main__":
    main()
