"""Writes the `// expect:` lines of the programs here from what NEURON prints, with a screen (DISPLAY must name one).

python make.py NRNIV [program.hoc …]      NRNIV is the path of NEURON's nrniv
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def neuron_output(nrniv: str, program: Path) -> list[str]:
    """The lines that the program prints in NEURON, run in its own folder."""
    done = subprocess.run(
        [nrniv, "-nobanner", program.name],
        cwd=program.parent,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    errors = [line for line in done.stderr.splitlines() if "unable to open font" not in line]
    if errors:
        sys.exit(f"{program}: {errors}")
    return [line.rstrip() for line in done.stdout.splitlines()]


def main() -> None:
    nrniv, *chosen = sys.argv[1:]
    for program in [Path(name).resolve() for name in chosen] or sorted(HERE.glob("*/*.hoc")):
        kept = [line for line in program.read_text().splitlines() if not line.startswith("// expect:")]
        while kept and not kept[-1].strip():
            kept.pop()
        expected = [f"// expect: {line}".rstrip() for line in neuron_output(nrniv, program)]
        program.write_text("\n".join([*kept, *expected]) + "\n")


if __name__ == "__main__":
    main()
