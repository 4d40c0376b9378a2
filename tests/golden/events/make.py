"""Writes what NEURON prints for each program here, PROGRAM.out. `nrniv` and `nrnivmodl` must be in the path."""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["nrnivmodl", HERE / "mod"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        library = next(Path(folder).rglob("libnrnmech.so"))
        for program in sorted(HERE.glob("*.hoc")):
            if sys.argv[1:] and program.stem not in sys.argv[1:]:
                continue
            command = ["nrniv", "-nogui", "-nobanner", "-dll", library, program, "-c", "quit()"]
            done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
            if done.returncode or "nrniv:" in done.stderr:
                sys.exit(f"{program.name}: {done.stderr}")
            program.with_suffix(".out").write_text(done.stdout)


if __name__ == "__main__":
    main()
