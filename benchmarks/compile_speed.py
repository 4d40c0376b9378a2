"""How long .mod files take to compile: cold, and from the cache; large schemes; memory.

    python benchmarks/compile_speed.py [--only CASE …]

Each case runs in a process of its own with an empty cache, after another mechanism was compiled there, so that loading
LLVM and the tables of the grammar do not count. Seconds by the clock and of processor time (children included), and
the process's largest memory. The table is Markdown.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = sorted((ROOT / "benchmarks" / "models" / "folder").glob("*.mod"))
LIBRARY = sorted((ROOT / "stdlib" / "mod").glob("*.mod"))

HEAD = """\
NEURON {{ SUFFIX {name} }}
PARAMETER {{ kf = .1 (/ms)  kb = .2 (/ms) }}
ASSIGNED {{ v (mV) }}
STATE {{ {states} }}
INITIAL {{ s0 = 1 }}
BREAKPOINT {{ SOLVE scheme METHOD {method} }}
{keyword} scheme {{
{body}
}}
"""


def scheme(name: str, size: int, keyword: str, method: str, lines: list[str]) -> str:
    states = " ".join(f"s{k}" for k in range(size))
    return HEAD.format(name=name, states=states, keyword=keyword, method=method, body="\n".join(lines))


def linear_kinetic(size: int) -> str:
    """A chain with some jumps, all of first order."""
    lines = [f"~ s{k} <-> s{k + 1} (kf*exp(v/{20 + k}), kb)" for k in range(size - 1)]
    lines += [f"~ s{k} <-> s{k + 7} (kf, kb)" for k in range(0, size - 10, 3)]
    return scheme("linear", size, "KINETIC", "sparse", lines)


def mass_action(size: int) -> str:
    """The same with reactions of second order."""
    lines = [f"~ s{k} <-> s{k + 1} (kf*exp(v/{20 + k}), kb)" for k in range(size - 1)]
    lines += [f"~ s{k} + s{k + 5} <-> s{k + 9} (kf, kb)" for k in range(0, size - 10, 3)]
    return scheme("action", size, "KINETIC", "sparse", lines)


def equations(size: int) -> str:
    """Coupled equations in a DERIVATIVE block."""
    lines = [f"s{k}' = kf*(s{(k + 1) % size} - s{k}) - kb*s{k}*s{(k + 3) % size}" for k in range(size)]
    return scheme("coupled", size, "DERIVATIVE", "derivimplicit", lines)


def linear_block(size: int) -> str:
    """Simultaneous linear equations."""
    lines = [f"~ s{k}*(2 + kf) - s{(k + 1) % size} - kb*s{(k + 5) % size} = {k}" for k in range(size)]
    text = scheme("balance", size, "LINEAR", "sparse", lines)
    return text.replace(" METHOD sparse", "")


CASES: dict[str, tuple[str, Callable[[Path], list[Path]]]] = {
    "channel": ("an ordinary channel", lambda work: [FOLDER[-1]]),
    "hh": ("hh.mod", lambda work: [ROOT / "stdlib" / "mod" / "hh.mod"]),
    "twenty": ("20 mechanisms", lambda work: [*FOLDER, *LIBRARY][:20]),
    "linear60": ("KINETIC of 60 states, first order", lambda work: [written(work, linear_kinetic(60))]),
    "linear300": ("KINETIC of 300 states, first order", lambda work: [written(work, linear_kinetic(300))]),
    "action300": ("KINETIC of 300 states, 396 reactions", lambda work: [written(work, mass_action(300))]),
    "coupled100": ("derivimplicit of 100 states", lambda work: [written(work, equations(100))]),
    "balance60": ("LINEAR of 60 equations", lambda work: [written(work, linear_block(60))]),
}


def written(work: Path, text: str) -> Path:
    path = work / "scheme.mod"
    path.write_text(text)
    return path


def measure(case: str) -> None:
    """Print seconds, processor seconds cold; seconds from the cache; megabytes."""
    from ranvier.solver.mechanism import build

    sys.setrecursionlimit(100_000)
    with tempfile.TemporaryDirectory() as work:
        paths = CASES[case][1](Path(work))
        build.prepare(build.load([LIBRARY[0].with_name("pas.mod")]))
        clock, processor = time.perf_counter(), processor_time()
        build.prepare(build.load(paths))
        clock, processor = time.perf_counter() - clock, processor_time() - processor
        again = time.perf_counter()
        build.prepare(build.load(paths))
        again = time.perf_counter() - again
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(clock, processor, again, memory / 1024)


def processor_time() -> float:
    return sum(os.times()[:4])


def main() -> None:
    if sys.argv[1:2] == ["-measure"]:
        return measure(sys.argv[2])
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", choices=CASES, default=list(CASES))
    print("| case | cold s | processor s | from the cache ms | MB |\n|---|---:|---:|---:|---:|")
    for case in parser.parse_args().only:
        with tempfile.TemporaryDirectory() as cache:
            environment = {**os.environ, "RANVIER_CACHE": cache}
            command = [sys.executable, __file__, "-measure", case]
            told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        cold, processor, again, memory = map(float, told.split())
        print(f"| {CASES[case][0]} | {cold:.2f} | {processor:.2f} | {1000 * again:.1f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
