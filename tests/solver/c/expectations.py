"""Writes the `// expect:` lines of the C programs here from what a C compiler (gcc) makes of them."""

import subprocess
import tempfile
from pathlib import Path

MARK = "// expect:"


def main() -> None:
    for program in sorted((Path(__file__).parent / "programs").glob("*.c")):
        text = [line for line in program.read_text().splitlines() if not line.startswith(MARK)]
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "program"
            subprocess.run(["gcc", "-w", "-std=gnu99", "-o", made, program, "-lm"], check=True)
            lines = subprocess.run([made], capture_output=True, text=True, check=True).stdout.splitlines()
        program.write_text("\n".join([*text, *(f"{MARK} {line}".rstrip() for line in lines)]) + "\n")


if __name__ == "__main__":
    main()
