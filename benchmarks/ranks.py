"""Rings of cells on ranks and threads: seconds, and how much of the cores' time is used.

python benchmarks/ranks.py [--ranks 1 2] [--threads 1 2] [--rounds 5]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

MODEL = Path(__file__).parent / "models" / "rings.hoc"
COMMAND = [sys.executable, "-c", "from ranvier.repl.main import main; main()", "-mpi"]


def seconds(mpiexec: str, ranks: int, threads: int) -> float:
    """Of the slowest rank."""
    command = [mpiexec, "-n", str(ranks), *COMMAND, "-c", f"threads = {threads}", str(MODEL)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return max(float(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("seconds"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ranks", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    mpiexec = shutil.which("mpiexec") or str(Path(sys.executable).parent / "mpiexec")
    cases = [(ranks, 1) for ranks in given.ranks] + [(1, threads) for threads in given.threads if threads > 1]
    times: dict[tuple[int, int], list[float]] = {case: [] for case in cases}
    for _ in range(given.rounds):
        for case in cases:
            times[case].append(seconds(mpiexec, *case))
    alone = statistics.median(times[cases[0]])
    print("ranks threads  median s  least s  speed-up  efficiency")
    for (ranks, threads), values in times.items():
        median = statistics.median(values)
        gain = alone / median
        print(f"{ranks:5} {threads:7}  {median:8.3f} {min(values):8.3f} {gain:9.2f} {gain / (ranks * threads):11.0%}")


if __name__ == "__main__":
    main()
