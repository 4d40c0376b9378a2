"""What the Python face costs, operation by operation, beside NEURON's.

python benchmarks/python_access.py --neuron-bin FOLDER [--rounds 11] [--only PART …]

FOLDER holds a `python` that has `neuron`. Both simulators stay up and do each case in turn, round by round: trust the
medians and ratios. Only the cases of fresh processes start one for each time. A time is that on the processor, the
collection of garbage included.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from pathlib import Path
from time import process_time_ns
from timeit import Timer
from typing import Any

START = "import gc; gc.enable()\n"  # which a Timer disables
MODEL = """
import numpy as np
soma, dend = h.Section(name="soma"), h.Section(name="dend")
dend.connect(soma)
soma.nseg, dend.nseg = 3, 11
soma.insert("hh")
dend.insert("pas")
seg, tip = soma(0.5), dend(1)
syn = h.ExpSyn(dend(0.5))
nc = h.NetCon(soma(0.5)._ref_v, syn, sec=soma)
vec, array = h.Vector(100, 1), np.arange(1000.0)
for i in range(50):
    dend.pt3dadd(i, 0, 0, 2)
kept = []
"""
TREE = "tree = [h.Section(name=f'tree[{i}]') for i in range(100)]\nfor one in tree[1:]: one.connect(tree[0](1))"
CELLS = """
class Cell:
    def __init__(self, gid):
        self.gid = gid
        self.soma, self.dend = h.Section(name="soma", cell=self), h.Section(name="dend", cell=self)
        self.dend.connect(self.soma)
        self.all = self.soma.wholetree()
        self.soma.L = self.soma.diam = 12.6157
        self.dend.L, self.dend.diam, self.dend.nseg = 200, 1, 5
        for sec in self.all:
            sec.Ra, sec.cm = 100, 1
        self.soma.insert("hh")
        for seg in self.soma:
            seg.hh.gnabar, seg.hh.gkbar, seg.hh.gl, seg.hh.el = 0.12, 0.036, 0.0003, -54.3
        self.dend.insert("pas")
        for seg in self.dend:
            seg.pas.g, seg.pas.e = 0.001, -65
        self.syn = h.ExpSyn(self.dend(0.5))
        self.syn.tau = 2
        self.clamp = h.IClamp(self.soma(0.5))
        self.clamp.delay, self.clamp.dur, self.clamp.amp = 1, 2, 0.1
        self.spikes = h.Vector()
        self.detector = h.NetCon(self.soma(0.5)._ref_v, None, sec=self.soma)
        self.detector.record(self.spikes)
        self.v = h.Vector().record(self.soma(0.5)._ref_v)
        self.inputs = []
    def __repr__(self):
        return f"Cell[{self.gid}]"
def network(count):
    cells = [Cell(i) for i in range(count)]
    for source, target in zip(cells, cells[1:] + cells[:1]):
        nc = h.NetCon(source.soma(0.5)._ref_v, target.syn, sec=source.soma)
        nc.weight[0], nc.delay = 0.04, 5
        target.inputs.append(nc)
    return cells
"""
TUTORIAL = """
from math import cos, sin
class Cell:
    def __init__(self, gid, x, y, z, angle):
        self.gid = gid
        self.soma, self.dend = h.Section("soma", self), h.Section("dend", self)
        self.dend.connect(self.soma)
        self.all = self.soma.wholetree()
        self.soma.L = self.soma.diam = 12.6157
        self.dend.L, self.dend.diam, self.dend.nseg = 200, 1, 5
        for sec in self.all:
            sec.Ra, sec.cm = 100, 1
        self.soma.insert("hh")
        for seg in self.soma:
            seg.hh.gnabar, seg.hh.gkbar, seg.hh.gl, seg.hh.el = 0.12, 0.036, 0.0003, -54.3
        self.dend.insert("pas")
        for seg in self.dend:
            seg.pas.g, seg.pas.e = 0.001, -65
        self.syn = h.ExpSyn(self.dend(0.5))
        self.syn.tau = 2
        self.detector = h.NetCon(self.soma(0.5)._ref_v, None, sec=self.soma)
        self.spikes = h.Vector()
        self.detector.record(self.spikes)
        self.v = h.Vector().record(self.soma(0.5)._ref_v)
        h.define_shape()
        self.turn(cos(angle), sin(angle))
        self.move(x, y, z)
    def __repr__(self):
        return f"Cell[{self.gid}]"
    def turn(self, c, s):
        for sec in self.all:
            for i in range(sec.n3d()):
                x, y = sec.x3d(i), sec.y3d(i)
                sec.pt3dchange(i, x * c - y * s, x * s + y * c, sec.z3d(i), sec.diam3d(i))
    def move(self, x, y, z):
        for sec in self.all:
            for i in range(sec.n3d()):
                sec.pt3dchange(i, x + sec.x3d(i), y + sec.y3d(i), z + sec.z3d(i), sec.diam3d(i))
def ring(count):
    cells = [Cell(i, 50 * cos(i), 50 * sin(i), 0, i) for i in range(count)]
    for source, target in zip(cells, cells[1:] + cells[:1]):
        target.input = h.NetCon(source.soma(0.5)._ref_v, target.syn, sec=source.soma)
        target.input.weight[0], target.input.delay = 0.05, 5
    return cells
"""
OFTEN, SOME, FEW = 2000, 200, 20

# name: statement, how often it is done, what there must be besides MODEL (in a fresh process there is no model)
CASES: dict[str, tuple[str, int, str]] = {
    "100 cells": ("cells = network(100)", 1, CELLS),
    "100 cells, fresh process": ("cells = network(100)", 1, CELLS),
    "100 tutorial cells": ("cells = ring(100)", 1, TUTORIAL),
    "100 tutorial cells, fresh process": ("cells = ring(100)", 1, TUTORIAL),
    "1000 cells, fresh process": ("cells = network(1000)", 1, CELLS),
    "soma(0.5)": ("soma(0.5)", OFTEN, ""),
    "seg.v": ("seg.v", OFTEN, ""),
    "seg.v = x": ("seg.v = -65", OFTEN, ""),
    "seg.x": ("seg.x", OFTEN, ""),
    "seg.diam": ("seg.diam", OFTEN, ""),
    "seg.diam = x": ("seg.diam = 3", OFTEN, ""),
    "seg.cm = x": ("seg.cm = 1", OFTEN, ""),
    "seg.gnabar_hh = x": ("seg.gnabar_hh = 0.1", OFTEN, ""),
    "seg.hh.gnabar": ("seg.hh.gnabar", OFTEN, ""),
    "soma(0.5).hh.gnabar = x": ("soma(0.5).hh.gnabar = 0.1", OFTEN, ""),
    "seg.ena": ("seg.ena", OFTEN, ""),
    "seg._ref_v": ("seg._ref_v", OFTEN, ""),
    "seg.hh._ref_m": ("seg.hh._ref_m", OFTEN, ""),
    "seg.area()": ("seg.area()", OFTEN, ""),
    "seg.sec": ("seg.sec", OFTEN, ""),
    "for seg in dend: pass (11)": ("for s in dend: pass", SOME, ""),
    "for seg in dend: seg.pas.g = x (11)": ("for s in dend: s.pas.g = 0.001", SOME, ""),
    "soma.L": ("soma.L", OFTEN, ""),
    "soma.L = x": ("soma.L = 20", OFTEN, ""),
    "soma.Ra = x": ("soma.Ra = 100", OFTEN, ""),
    "soma.diam": ("soma.diam", OFTEN, ""),
    "soma.diam = x": ("soma.diam = 20", OFTEN, ""),
    "soma.gnabar_hh = x": ("soma.gnabar_hh = 0.1", OFTEN, ""),
    "soma.v": ("soma.v", OFTEN, ""),
    "soma.nseg": ("soma.nseg", OFTEN, ""),
    "soma.name()": ("soma.name()", OFTEN, ""),
    "Section(name)": ("kept.append(h.Section(name='d'))", SOME, ""),
    "Section(name, cell)": ("kept.append(h.Section(name='d', cell=me))", SOME, "class Me: pass\nme = Me()"),
    "Section made and deleted": ("h.Section(name='d')", SOME, ""),
    "sec.nseg = 5": ("next(each).nseg = 5", SOME, "new = [h.Section(name='d') for _ in range(200)]\neach = iter(new)"),
    "sec.nseg = 5, pas": (
        "next(each).nseg = 5", SOME,
        "new = [h.Section(name='d').insert('pas') for _ in range(200)]\neach = iter(new)"),
    "sec.insert('pas')": (
        "next(each).insert('pas')", SOME, "new = [h.Section(name='d') for _ in range(200)]\neach = iter(new)"),
    "sec.insert('hh')": (
        "next(each).insert('hh')", SOME, "new = [h.Section(name='d') for _ in range(200)]\neach = iter(new)"),
    "sec.connect(soma)": (
        "next(each).connect(root)", SOME,
        "root = h.Section(name='r')\nnew = [h.Section(name='d') for _ in range(200)]\neach = iter(new)"),
    "sec.connect(soma(0.5), 0)": (
        "next(each).connect(root(0.5), 0)", SOME,
        "root = h.Section(name='r')\nnew = [h.Section(name='d') for _ in range(200)]\neach = iter(new)"),
    "ExpSyn(seg)": ("kept.append(h.ExpSyn(seg))", SOME, ""),
    "IClamp(soma(0.5))": ("kept.append(h.IClamp(soma(0.5)))", SOME, ""),
    "NetStim()": ("kept.append(h.NetStim())", SOME, ""),
    "syn.tau": ("syn.tau", OFTEN, ""),
    "syn.tau = x": ("syn.tau = 2", OFTEN, ""),
    "syn._ref_g": ("syn._ref_g", OFTEN, ""),
    "syn.get_segment()": ("syn.get_segment()", OFTEN, ""),
    "NetCon(ref, syn, sec)": ("kept.append(h.NetCon(seg._ref_v, syn, sec=soma))", SOME, ""),
    "NetCon(stim, syn)": ("kept.append(h.NetCon(stim, syn))", SOME, "stim = h.NetStim()"),
    "nc.weight[0] = x": ("nc.weight[0] = 0.1", OFTEN, ""),
    "nc.weight[0]": ("nc.weight[0]", OFTEN, ""),
    "nc.delay = x": ("nc.delay = 2", OFTEN, ""),
    "nc.threshold = x": ("nc.threshold = 5", OFTEN, ""),
    "Vector()": ("kept.append(h.Vector())", SOME, ""),
    "Vector(list of 100)": ("h.Vector(numbers)", SOME, "numbers = list(range(100))"),
    "Vector(array of 1000)": ("h.Vector(array)", SOME, ""),
    "Vector().record(ref)": ("kept.append(h.Vector().record(seg._ref_v))", SOME, ""),
    "vec[i]": ("vec[7]", OFTEN, ""),
    "vec[i] = x": ("vec[7] = 2.0", OFTEN, ""),
    "vec.x[i]": ("vec.x[7]", OFTEN, ""),
    "vec.x[i] = x": ("vec.x[7] = 2.0", OFTEN, ""),
    "len(vec)": ("len(vec)", OFTEN, ""),
    "vec.append(x)": ("vec.append(1)", SOME, ""),
    "vec.size()": ("vec.size()", OFTEN, ""),
    "vec.max()": ("vec.max()", OFTEN, ""),
    "vec * 2": ("vec * 2", SOME, ""),
    "list(vec) (100)": ("list(vec)", SOME, ""),
    "vec.to_python() (100)": ("vec.to_python()", SOME, ""),
    "np.array(vec)": ("np.array(vec)", SOME, ""),
    "vec.as_numpy()": ("vec.as_numpy()", SOME, ""),
    "List.append": ("many.append(syn)", SOME, "many = h.List()"),
    "for o in List (100)": ("for o in many: pass", FEW, "many = h.List()\nfor _ in range(100): many.append(syn)"),
    "h.t": ("h.t", OFTEN, ""),
    "h.dt = x": ("h.dt = 0.025", OFTEN, ""),
    "h.cas()": ("h.cas()", OFTEN, ""),
    "h.ref(x)": ("h.ref(1)", OFTEN, ""),
    "h('x = 1')": ("h('x_ = 1')", SOME, ""),
    "h.distance(seg, seg)": ("h.distance(seg, tip)", SOME, ""),
    "h.exp(x)": ("h.exp(1.0)", SOME, ""),
    "for sec in h.allsec() (100)": ("for s in h.allsec(): pass", FEW, TREE),
    "for sec in SectionList (100)": ("for s in some: pass", FEW, TREE + "\nsome = h.SectionList(tree)"),
    "SectionList(100 sections)": ("h.SectionList(tree)", FEW, TREE),
    "tree.wholetree() (100)": ("tree[0].wholetree()", FEW, TREE),
    "tree.children() (99)": ("tree[0].children()", FEW, TREE),
    "sec.parentseg()": ("tree[1].parentseg()", SOME, TREE),
    "sec.psection()": ("soma.psection()", FEW, ""),
    "pt3dadd": ("one.pt3dadd(1.0, 2.0, 3.0, 1.0)", SOME, "one = h.Section(name='one')"),
    "x3d(i), diam3d(i) (50)": ("for i in range(dend.n3d()): dend.x3d(i), dend.diam3d(i)", SOME, ""),
    "seg.point_processes()": ("dend(0.5).point_processes()", SOME, ""),
    "for mech in seg": ("for mech in seg: pass", SOME, ""),
    "sec == sec": ("soma == dend", OFTEN, ""),
    "sec in dict": ("soma in known", OFTEN, "known = {soma: 1}"),
    "sec.has_membrane('hh')": ("soma.has_membrane('hh')", OFTEN, ""),
}  # fmt: skip

FRESH = {name for name in CASES if name.endswith("fresh process")}


def nanoseconds(h: Any, name: str) -> float:
    """Of the processor, each time that a case is done."""
    statement, number, setup = CASES[name]
    model = START if name in FRESH else START + MODEL
    timer = Timer(statement, model + setup, process_time_ns, {"h": h})
    return timer.timeit(number) / number


def imported(simulator: str) -> Any:
    """Its `h`."""
    if simulator == "ranvier":
        import ranvier.as_neuron  # noqa: F401
    from neuron import h

    return h


def serve(simulator: str) -> None:
    """Do the cases whose names come in."""
    h = imported(simulator)
    for line in sys.stdin:
        print(nanoseconds(h, line.rstrip("\n")), flush=True)


def start(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def ask(worker: subprocess.Popen[str], name: str) -> float:
    assert worker.stdin is not None and worker.stdout is not None
    print(name, file=worker.stdin, flush=True)
    return float(worker.stdout.readline())


def ask_another(command: list[str], name: str) -> float:
    """The same of a process that does nothing else."""
    return float(subprocess.run(command, input=f"{name}\n", stdout=subprocess.PIPE, text=True, check=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--neuron-bin", type=Path)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument(
        "--only", nargs="+", default=[""], metavar="PART", help="cases whose names contain one of these"
    )
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve)
        return
    pythons = {"neuron": str(given.neuron_bin / "python"), "ranvier": sys.executable}
    commands = [[python, __file__, "--serve", simulator] for simulator, python in pythons.items()]
    workers = [start(command) for command in commands]
    print(f"{'case, µs':40} {'NEURON':>9} {'Ranvier':>9} {'N / R':>6}  least .. most")
    for name in CASES:
        if any(part in name for part in given.only):
            asked, of = (ask_another, commands) if name in FRESH else (ask, workers)
            both = [[asked(one, name) / 1000 for one in of] for _ in range(given.rounds)]
            neuron, ours = (statistics.median(values) for values in zip(*both, strict=True))
            ratios = sorted(one / other for one, other in both)
            ratio = statistics.median(ratios)
            print(f"{name:40} {neuron:9.3f} {ours:9.3f} {ratio:6.2f}  {ratios[0]:.2f} .. {ratios[-1]:.2f}", flush=True)


if __name__ == "__main__":
    main()
