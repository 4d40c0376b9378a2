"""Every .mod file below some folders, alone in one compartment: NEURON and Ranvier side by side.

    python compare.py --neuron /path/to/bin FOLDER… [--work DIR] [--jobs N] [--only PART] [--neuron8 BIN] [-v]

Each distinct file is compiled by nrnivmodl (once: kept in --work), `program.py` writes a program for it, both run it,
and all variables are compared: a variable agrees if it differs by at most 1e-6 of its range over the 20 ms (of a
thousandth of its size if it hardly moves). Prints a line for each file that does not agree and a table; exit status 1
if any differs or is refused here only.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import math
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from program import EVERY, STEPS, Kind, Writer, beside, describe, described, drive
from ranvier.lang.errors import RanvierError
from ranvier.repl.main import main as ranvier
from ranvier.repl.session import new_machine
from ranvier.solver.mechanism import build

TOLERANCE = 1e-6
NOISE = 1e-14
"""Rounding where a scheme's states add up to 1."""
SECONDS = 120
GOOD = (
    "agrees",
    "not a number in NEURON only",
    "agrees to the same error",
    "no NEURON compiles it",
    "NEURON stops at once",
    "NEURON stops",
    "needs other files",
    "nothing to compare",
)


class Result(NamedTuple):
    """`reason` is a row of the table."""

    path: Path
    reason: str
    detail: str = ""


class Failed(Exception):
    """(reason, detail): nothing was compared."""


def run(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> tuple[int, str, str]:
    """Exit status, output, errors; status -1 if it took too long."""
    where = {**os.environ, **(environment or {})}
    options: dict[str, Any] = {"cwd": folder, "env": where, "stdin": subprocess.DEVNULL, "text": True}
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, errors="replace", **options)
    except subprocess.TimeoutExpired:
        return -1, "", "took too long"
    return done.returncode, done.stdout, done.stderr


class Case:
    """A mod file, with a folder of its own to compile it in."""

    def __init__(self, path: Path, work: Path, whole_folder: bool = False) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8", errors="surrogateescape")
        together = sorted(path.parent.glob("*.mod")) if whole_folder else [path]
        content = b"".join(each.read_bytes() for each in together)
        stem = path.parent.name if whole_folder else path.stem
        self.folder = work / f"{stem}-{hashlib.sha256(content).hexdigest()[:16]}"
        self.own = self.folder / path.stem if whole_folder else self.folder
        """For the programs and what they print."""
        self.whole_folder = whole_folder

    def record(self) -> Any:
        """What Ranvier makes of it."""
        try:
            return build.load([self.path])[0]
        except RanvierError as error:
            raise Failed("refused here only", error.message) from None

    def fill(self) -> None:
        """The file (or all of its folder), what it includes, and a driver for each ion that is used."""
        for name in self.needed():
            shutil.copy(self.path.parent / name, self.folder)
        texts = [file.read_text(errors="replace") for file in self.folder.glob("*.mod")]
        for use in re.finditer(r"\bUSEION\s+(\w+)([^\n]*?\bVALENCE\s+([-+.\d]+))?", "\n".join(texts)):
            ion, _, valence = use.groups()
            (self.folder / f"drive_{ion}.mod").write_text(drive(ion, float(valence) if valence else None))

    def needed(self) -> set[str]:
        """The files that it is compiled with: itself or its folder, and what is named in them that is no mod file."""
        beside = {p.name: p for p in self.path.parent.iterdir() if p.is_file()}
        needed, waiting = set(), [self.path.name, *(n for n in beside if self.whole_folder and n.endswith(".mod"))]
        while waiting:
            name = waiting.pop()
            if name not in needed:
                needed.add(name)
                text = beside[name].read_text(errors="replace")
                waiting += [n for n in beside if not n.endswith((".mod", ".hoc")) and f'"{n}"' in text]
        return needed

    def compiled(self, neuron: Path) -> str:
        """The compiled library, made by this NEURON; "" if it refuses."""
        self.own.mkdir(parents=True, exist_ok=True)
        built = self.folder / neuron.parent.name
        with open(self.folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not built.exists():
                self.fill()
                built.mkdir()
                for file in self.folder.iterdir():
                    if file.is_file():
                        shutil.copy(file, built)
                environment = {"PATH": f"{neuron}:{os.environ['PATH']}"}
                _, out, err = run([str(neuron / "nrnivmodl"), "-incflags", "-O0", "."], built, environment)
                (built / "log").write_text(out + err, errors="replace")
        library = built / "x86_64" / "libnrnmech.so"
        return str(library) if library.exists() else ""


def ours(folder: Path, kept: Path, program: Path) -> list[str]:
    """What Ranvier prints for a program, in a process of its own."""
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        log = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(log, 1)
        os.dup2(log, 2)
        signal.alarm(SECONDS)
        status = 1
        try:
            status = ranvier(["-nobanner", "-mod", str(folder), str(program)])
        except SystemExit as quit:
            status = quit.code
        finally:
            sys.stdout.flush()
            os._exit(status or 0)
    _, status = os.waitpid(child, 0)
    lines = kept.read_text(errors="replace").splitlines()
    if status:
        at = next((k for k, line in enumerate(lines) if "error: " in line), len(lines))
        lines[at:] = ["error " + " ".join(" ".join(lines[at:]).split() or [f"status {status}"])]
    return lines


class Comparison:
    """What is compared with what: the two simulators."""

    def __init__(self, neuron: Path, neuron8: Path | None, work: Path) -> None:
        self.neuron, self.neuron8, self.work = neuron, neuron8, work

    def result(self, path: Path) -> Result:
        try:
            try:
                return self.compare(Case(path, self.work))
            except Failed as failed:
                if failed.args[0] not in ("needs other files", "no NEURON compiles it"):
                    raise
                return self.compare(Case(path, self.work, whole_folder=True))
        except Failed as failed:
            return Result(path, *failed.args)
        except Exception as error:  # the others are compared all the same
            return Result(path, "the comparison failed", repr(error))

    def compare(self, case: Case) -> Result:
        text, watched, neuron = self.program(case)
        program = case.own / "program.hoc"
        program.write_text(text, errors="surrogateescape")
        theirs = self.output(case, neuron, program)
        found = ours(case.folder, case.own / "ours.out", program)
        (case.own / "theirs").write_text("\n".join(theirs), errors="replace")
        (case.own / "ours").write_text("\n".join(found), errors="replace")
        return verdict(case.path, watched, theirs, found)

    def program(self, case: Case, steps: int = STEPS, every: int = EVERY) -> tuple[str, list[str], list[str]]:
        """The text of the program, what it looks at, and the command that runs it in NEURON but for its name."""
        binary, library = next(
            ((b, found) for b in (self.neuron, self.neuron8) if b and (found := case.compiled(b))), (None, "")
        )
        if binary is None:
            raise Failed("no NEURON compiles it", "")
        record = case.record()
        neuron = [str(binary / "nrniv"), "-nobanner", "-nogui", "-dll", library]
        kind, known = self.described(case, record, neuron)
        writer = Writer(kind, record, case.text)
        watched = [*([] if kind.artificial else ["cell.v(0.5)"]), *writer.own(), *known]
        return writer.program(watched, steps, every), watched, neuron

    def output(self, case: Case, neuron: list[str], program: Path) -> list[str]:
        """What NEURON prints for a program, kept."""
        digest = hashlib.sha256(program.read_bytes() + neuron[-1].encode()).hexdigest()[:16]
        kept = case.own / f"{program.stem}-{digest}"
        if not kept.exists():
            status, out, err = run([*neuron, str(program)], case.folder)
            kept.write_text(json.dumps([status, out, err[-2000:]]))
        status, out, err = json.loads(kept.read_text())
        return [
            *out.splitlines(),
            *(["error " + " ".join(err.split())] if status or "nrniv:" in err or "dlopen failed" in err else []),
        ]

    def described(self, case: Case, record: Any, neuron: list[str]) -> tuple[Kind, list[str]]:
        """What NEURON says of the mechanism, and what can be looked at besides its own variables."""
        program = case.own / "describe.hoc"
        program.write_text(describe(record))
        told = self.output(case, neuron, program)
        kinds = described(told)
        known = {int(line.split()[2]) for line in told if line.startswith("known 1")}
        names = [name for k, name in enumerate(beside(record)) if k in known]
        if record.name in kinds:
            return kinds[record.name], names
        if record.kind == "nothing":
            return Kind("nothing", False, False, False, False), names
        message = told[-1] if told else ""
        if "undefined symbol" in message or "at least one model using this ion" in message:
            raise Failed("needs other files", message[-200:])
        raise Failed("NEURON stops at once", message[-300:])


def rows(lines: list[str]) -> Iterator[list[float]]:
    for line in lines:
        if line.startswith("at "):
            yield [float(word) for word in line.split()[1:]]


def apart(a: float, b: float) -> float:
    """How far two numbers are from each other; infinity and nan equal themselves."""
    if a == b or (math.isnan(a) and math.isnan(b)):
        return 0.0
    return abs(a - b) if math.isfinite(a - b) else math.inf


def verdict(path: Path, watched: list[str], theirs: list[str], ours: list[str]) -> Result:
    """Which row of the table."""
    error = next((line for line in theirs if line.startswith("error ")), "")
    our_error = next((line for line in ours if line.startswith("error ")), "")
    expected, found = list(rows(theirs)), list(rows(ours))
    worst, where = worst_of(watched, expected, found)
    if worst > TOLERANCE:
        return Result(path, "not a number in NEURON only" if re.search(r": -?nan here", where) else "differs", where)
    for word in ("spike", "call"):
        a, b = ([line for line in lines if line.startswith(word)] for lines in (theirs, ours))
        if not error and not our_error and not same_lines(a, b):
            different = [f"{x} | {y}" for x, y in zip(a, b, strict=False) if x != y]
            return Result(path, f"{word}s differ", next(iter(different), f"{len(a)} | {len(b)}"))
    if error and our_error:
        return Result(path, "agrees to the same error", our_error[-200:])
    if error:
        return Result(path, "NEURON stops", error[-300:])
    if our_error and any(math.isnan(x) for row in expected[len(found) :] for x in row):
        return Result(path, "agrees", "to not a number")
    if our_error:
        stopped = "not a number" if re.search(r"not a number|infinit|nan\b", our_error) else "stops here only"
        return Result(path, stopped, our_error[-300:])
    if not expected and not theirs:
        return Result(path, "nothing to compare")
    return Result(path, "agrees", f"{worst:.2g} {where}")


def same_lines(a: list[str], b: list[str]) -> bool:
    def same(x: str, y: str) -> bool:
        (*name, p), (*other, q) = x.split(), y.split()
        p, q = float(p), float(q)
        size = abs(p) if math.isfinite(p) else 1.0
        return name == other and apart(p, q) <= 1e-9 * max(size, 1e-3)

    return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))


def is_address(column: list[float]) -> bool:
    """Whether a variable seems to keep an address for C text: whole, large, and never another."""
    return len(set(column)) == 1 and column[0] > 1e7 and column[0].is_integer()


def worst_of(watched: list[str], expected: list[list[float]], found: list[list[float]]) -> tuple[float, str]:
    """The largest difference, as part of a variable's range, and where it is first too large."""
    worst, where = 0.0, ""
    first = math.inf
    for k, name in enumerate(watched, 1):
        column = [row[k] for row in expected]
        if is_address(column) and is_address([row[k] for row in found]):
            continue
        finite = [x for x in column if math.isfinite(x)] or [0.0]
        scale = max(max(finite) - min(finite), 1e-3 * max(map(abs, finite)), 1e-12)
        for row, other in zip(expected, found, strict=False):  # one may have stopped before
            part = apart(row[k], other[k]) / scale if apart(row[k], other[k]) > NOISE else 0.0
            if part > TOLERANCE and row[0] < first:
                first, where = row[0], f"{name} at {row[0]:g}: {row[k]:.10g} here {other[k]:.10g}"
            if part > worst:
                worst = part
                where = where if first < math.inf else name
    return worst, where


def distinct(folders: list[Path], only: str) -> list[Path]:
    """The mod files of different content."""
    found: dict[bytes, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.mod")) if folder.is_dir() else [folder]:
            if only in str(path):
                found.setdefault(hashlib.md5(path.read_bytes()).digest(), path.resolve())
    return list(found.values())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--neuron", type=Path, required=True)
    parser.add_argument("--neuron8", type=Path)
    parser.add_argument("--work", type=Path, default=Path("one_compartment_work"))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default="", help="files whose path has this in it")
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for each file")
    given = parser.parse_args()
    new_machine()  # here, so that the processes for each file need not import all that
    comparison = Comparison(given.neuron, given.neuron8, given.work.resolve())
    table: Counter[str] = Counter()
    with multiprocessing.get_context("fork").Pool(given.jobs) as pool:
        for path, reason, detail in pool.imap(comparison.result, distinct(given.folders, given.only)):
            table[reason] += 1
            if given.verbose or reason not in GOOD:
                print(f"{reason}: {path}: {detail}", flush=True)
    print()
    for reason, count in table.most_common():
        print(f"{count:5d} {reason}")
    return int(any(reason not in GOOD for reason in table))


if __name__ == "__main__":
    sys.exit(main())
