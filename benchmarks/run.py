"""Ranvier beside NEURON: every case in turn, round by round, medians and ratios.

    python benchmarks/run.py --neuron-bin DIR [--rounds N] [--ranvier COMMAND] [--only CASE …] [--json FILE]

DIR holds `nrniv`, `nrnivmodl` and, for CoreNEURON, a `python` that imports neuron. One process tree, the simulators
interleaved, so that what else the machine does hits all of them. A case is a function that gives the seconds of one
run for each simulator; compare medians and ratios only. The table is Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

MODELS = Path(__file__).resolve().parent / "models"
Times = dict[str, float]


class Simulators:
    """How each simulator is started, and a folder for its work."""

    def __init__(self, neuron_bin: Path | None, ranvier: str, work: Path) -> None:
        self.neuron_bin = neuron_bin
        self.ranvier = shlex.split(ranvier)
        self.work = work
        self.warm_cache = work / "warm-cache"

    def new_cache(self) -> Path:
        """An empty folder for compiled code."""
        return Path(tempfile.mkdtemp(dir=self.work))

    def neuron(self, *arguments: str, cwd: Path | None = None) -> str:
        return run([str(self.neuron_bin / "nrniv"), "-nobanner", "-nogui", *arguments], cwd)

    def ranvier_run(self, *arguments: str, cwd: Path | None = None, cache: Path | None = None) -> str:
        environment = {**os.environ, "RANVIER_CACHE": str(cache or self.warm_cache)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installation has its compiled files
        return run([*self.ranvier, "-nobanner", "-nogui", *arguments], cwd, environment)


def run(command: list[str], cwd: Path | None = None, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def seconds_of(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor_seconds_of(work: Callable[[], object]) -> float:
    """What the processes that it starts spend on a processor: other work on the machine counts less than by the
    clock."""
    before = os.times()
    work()
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def start_up(s: Simulators) -> dict[str, Times]:
    """Start and quit, on the processor; cold: the first time after an installation."""
    neuron = processor_seconds_of(lambda: s.neuron("-c", "quit()"))
    cold = processor_seconds_of(lambda: s.ranvier_run("-c", "quit()", cache=s.new_cache()))
    warm = processor_seconds_of(lambda: s.ranvier_run("-c", "quit()"))
    return {
        "start-up, cold": {"neuron": neuron, "ranvier": cold},
        "start-up, warm": {"neuron": neuron, "ranvier": warm},
    }


def folder_to_result(s: Simulators) -> dict[str, Times]:
    """From a folder with six .mod files to the end of its first 10 ms; NEURON's share includes nrnivmodl."""
    folder = Path(tempfile.mkdtemp(dir=s.work))
    shutil.copytree(MODELS / "folder", folder / "neuron")
    shutil.copytree(MODELS / "folder", folder / "ranvier")

    def neuron() -> None:
        run(
            [str(s.neuron_bin / "nrnivmodl")],
            folder / "neuron",
            {**os.environ, "PATH": f"{s.neuron_bin}:{os.environ['PATH']}"},
        )
        run([str(folder / "neuron" / "x86_64" / "special"), "-nobanner", "-nogui", "folder.hoc"], folder / "neuron")

    def ranvier(cache: Path) -> None:
        s.ranvier_run("folder.hoc", cwd=folder / "ranvier", cache=cache)

    neuron_seconds = seconds_of(neuron)
    cold = seconds_of(lambda: ranvier(folder / "cold-cache"))
    warm = seconds_of(lambda: ranvier(folder / "cold-cache"))
    return {
        "folder to result, cold": {"neuron": neuron_seconds, "ranvier": cold},
        "folder to result, warm": {"neuron": neuron_seconds, "ranvier": warm},
    }


def printed_seconds(text: str) -> dict[str, float]:
    """`name seconds` lines that a model printed."""
    rows = (line.split() for line in text.splitlines())
    return {
        row[0]: float(row[1]) for row in rows if len(row) >= 2 and row[1].replace(".", "").replace("e-", "").isdigit()
    }


def hh_cable(s: Simulators) -> dict[str, Times]:
    """5000 segments of hh and pas, 4000 steps, the integration alone; beside CoreNEURON too where that is there."""
    model = str(MODELS / "hh_cable.hoc")
    neuron = printed_seconds(s.neuron(model))["seconds"]
    ranvier = printed_seconds(s.ranvier_run(model))["seconds"]
    figures = {"hh cable": {"neuron": neuron, "ranvier": ranvier}}
    python = s.neuron_bin / "python"
    if python.exists():
        core = printed_seconds(run([str(python), str(MODELS / "hh_cable_coreneuron.py")]))["seconds"]
        figures["hh cable, CoreNEURON"] = {"neuron": core, "ranvier": ranvier}
    return figures


def variable_step(s: Simulators) -> dict[str, Times]:
    """CVODE: a soma with hh for 1000 ms, a branched cell of 1051 segments for 100 ms; the second run of each."""
    model = str(MODELS / "variable_step.hoc")
    neuron, ranvier = printed_seconds(s.neuron(model)), printed_seconds(s.ranvier_run(model))
    return {f"variable step, {name}": {"neuron": neuron[name], "ranvier": ranvier[name]} for name in neuron}


def pt3dadd(s: Simulators) -> dict[str, Times]:
    """50,000 pt3dadd lines in section blocks, whole process, on the processor."""
    path = s.work / "morphology.hoc"
    if not path.exists():
        blocks = ["create branch[500]\n"]
        for i in range(500):
            points = "".join(f"  pt3dadd({i}, {j * 0.75:g}, {-j * 0.5:g}, {1 + j % 7 * 0.1:g})\n" for j in range(100))
            blocks.append(f"branch[{i}] {{\n  pt3dclear()\n{points}}}\n")
        path.write_text("".join(blocks) + "quit()\n")
    cold = s.new_cache()
    neuron = processor_seconds_of(lambda: s.neuron(str(path)))
    return {
        "50,000 pt3dadd lines, cold": {
            "neuron": neuron,
            "ranvier": processor_seconds_of(lambda: s.ranvier_run(str(path), cache=cold)),
        },
        "50,000 pt3dadd lines, warm": {
            "neuron": neuron,
            "ranvier": processor_seconds_of(lambda: s.ranvier_run(str(path), cache=cold)),
        },
    }


def straight_script(s: Simulators) -> dict[str, Times]:
    """6000 statements one after the other, as programs write them, whole process, on the processor."""
    path = s.work / "script.hoc"
    if not path.exists():
        forms = (
            lambda i: f"dend[{i % 500}].L = {10 + i * 0.25:g}",
            lambda i: f"dend[{i % 500}] {{ diam = {1 + i % 7}  nseg = {1 + 2 * (i % 3)} }}",
            lambda i: f"numbers.append({i}, {-i})",
            lambda i: f"x = x + {i}*{i % 17}",
            lambda i: f"if (x > {i}) x = {i}",
            lambda i: f'name = "cell{i}"',
        )
        lines = [forms[i % len(forms)](i) for i in range(6000)]
        head = "create dend[500]\nobjref numbers\nnumbers = new Vector()\nstrdef name\nx = 0"
        path.write_text("\n".join([head, *lines, "quit()\n"]))
    neuron = processor_seconds_of(lambda: s.neuron(str(path)))
    return {"6000 statements": {"neuron": neuron, "ranvier": processor_seconds_of(lambda: s.ranvier_run(str(path)))}}


def hoc_speed(s: Simulators) -> dict[str, Times]:
    """Loops, calls and objects in the interpreter, without start-up."""
    model = str(MODELS / "hoc_speed.hoc")
    neuron, ranvier = printed_seconds(s.neuron(model)), printed_seconds(s.ranvier_run(model))
    return {f"hoc {name}": {"neuron": neuron[name], "ranvier": ranvier[name]} for name in neuron if name in ranvier}


NETWORKS = {"IntFire1 cells": 0, "hh cells": 1, "hh cells, ExpSyn for each": 2}
CELLS, INPUTS, DURATION = 2000, 100, 100


def network(s: Simulators) -> dict[str, Times]:
    """2000 cells with 100 random inputs each: setting up (cells, connections, initialization), the run, and the bytes
    of a connection, with its synapse if it has its own (of twice as many inputs more)."""
    model, python = str(MODELS / "network.hoc"), s.neuron_bin / "python"
    figures: dict[str, Times] = {}
    for name, kind in NETWORKS.items():

        def given(inputs: int, duration: float, kind: int = kind) -> list[str]:
            numbers = {"kind": kind, "cells": CELLS, "inputs": inputs, "duration": duration}
            settings = [part for key, value in numbers.items() for part in ("-c", f"{key} = {value:g}")]
            return [*settings, model, "-c", "quit()"]

        for simulator, start in (("neuron", s.neuron), ("ranvier", s.ranvier_run)):
            found = printed_seconds(start(*given(INPUTS, DURATION)))
            larger = printed_seconds(start(*given(3 * INPUTS, 0)))["memory"] - found["memory"]
            setting_up = found["cells"] + found["connections"] + found["first"]
            for what, value in (
                ("set-up", setting_up), ("run", found["run"]), ("bytes", 1024 * larger / (2 * INPUTS * CELLS)),
                ("s per 10,000 spikes", 1e4 * found["run"] / found["spikes"]),
            ):  # fmt: skip
                figures.setdefault(f"{name}: {what}", {})[simulator] = value
        if kind and python.exists():
            arguments = [str(number) for number in (kind, CELLS, INPUTS, DURATION)]
            core = printed_seconds(run([str(python), str(MODELS / "network_coreneuron.py"), *arguments]))["run"]
            figures[f"{name}: run, CoreNEURON"] = {"neuron": core, "ranvier": figures[f"{name}: run"]["ranvier"]}
    return figures


ALL = (start_up, folder_to_result, hh_cable, variable_step, network, pt3dadd, straight_script, hoc_speed)
CASES = {f.__name__: f for f in ALL}


def report(figures: dict[str, dict[str, list[float]]]) -> None:
    """A Markdown table of medians, s, and of ratios."""
    print("| case (s) | NEURON | Ranvier | NEURON / Ranvier | least .. most |\n|---|---:|---:|---:|---|")
    for case, times in figures.items():
        ratios = [n / r for n, r in zip(times["neuron"], times["ranvier"], strict=True) if r > 0]
        neuron, ranvier = statistics.median(times["neuron"]), statistics.median(times["ranvier"])
        spread = f"{min(ratios):.2f} .. {max(ratios):.2f}"
        print(f"| {case} | {neuron:.4f} | {ranvier:.4f} | {statistics.median(ratios):.2f} | {spread} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--neuron-bin", type=Path, required=True)
    parser.add_argument("--ranvier", default="ranvier")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="*", choices=list(CASES), default=list(CASES))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures: dict[str, dict[str, list[float]]] = {}
    with tempfile.TemporaryDirectory() as work:
        simulators = Simulators(options.neuron_bin.resolve(), options.ranvier, Path(work))
        simulators.ranvier_run("-c", "quit()")  # fills its cache
        for round_number in range(options.rounds):
            print(f"round {round_number + 1} of {options.rounds}", file=sys.stderr)
            for case in options.only:
                for name, times in CASES[case](simulators).items():
                    for simulator, seconds in times.items():
                        figures.setdefault(name, {}).setdefault(simulator, []).append(seconds)
    report(figures)
    if options.json:
        machine = f"{platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}"
        content = {"date": time.strftime("%Y-%m-%d"), "machine": machine, "seconds": figures}
        options.json.write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    main()
