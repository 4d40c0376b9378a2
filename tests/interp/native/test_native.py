"""Methods in native code do what they do in Python: the same program with and without them."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from copy import copy
from pathlib import Path
from weakref import ref

import pytest
import ranvier
from ranvier.interp import native
from ranvier.interp.native.library import FILES, Library, _code
from ranvier.solver import options

HERE = Path(__file__).parent
RANVIER = [sys.executable, "-c", "import sys; from ranvier.repl.main import main; sys.exit(main())"]
PROGRAMS = sorted(HERE.glob("**/*.hoc")) + sorted(HERE.glob("program_*.py"))
IS_NATIVE = pytest.mark.skipif(int(options.get("native")) < 0, reason="there are no native methods")


def output(program: Path, patience: int) -> str:
    environment = {**os.environ, "RANVIER_NATIVE": str(patience)}
    command = [*RANVIER, str(program)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, cwd=program.parent)
    return done.stdout + done.stderr


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_same_as_in_python(program: Path) -> None:
    in_python = output(program, -1)
    assert len(in_python.splitlines()) > 5
    assert output(program, 0) == in_python
    assert output(program, 12) == in_python  # it changes while the program runs


def test_code_that_can_not_be_compiled() -> None:
    """Then all is done in Python, and only RANVIER_DEBUG tells it."""
    broken = "from ranvier.interp.native import library; library.FILES = ('lists',); library.kept_code = lambda: None; "
    program = HERE / "usual.hoc"
    in_python = output(program, -1)
    for debug in ("0", "1"):
        environment = {**os.environ, "RANVIER_NATIVE": "0", "RANVIER_DEBUG": debug}
        command = [sys.executable, "-c", broken + RANVIER[-1], str(program)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
        assert in_python.startswith(done.stdout)
        if debug == "0":
            assert done.stdout + done.stderr == in_python
        else:
            assert "there are no native methods: " in done.stderr


@IS_NATIVE
def test_every_method_is_there() -> None:
    """What is called native has code, and what code defines is called native."""
    library = native.load()
    assert isinstance(library, Library)
    names = set(_code()[0])
    assert native.METHODS <= names
    assert {f"python_{name}" for name in native.METHODS} <= names


def test_functions_have_names_of_their_own() -> None:
    """All files are compiled as one."""
    text = "\n".join((HERE.parents[2] / "interp" / "native" / f"{name}.c").read_text() for name in FILES)
    names = re.findall(r"^[\w ]+\*?\b(\w+)\([^;]*\)\n?\s*\{", text, re.MULTILINE)
    assert len(names) > 100 and len(names) == len(set(names))


def _check_for_leaks(use: Callable[[], None], things: Sequence[object]) -> None:
    """That much use leaves as many references to things, and as many objects, as there were."""
    counts = []
    for often in (10, 1000):
        for _ in range(often):
            use()
        gc.collect()
        common = [sys.getrefcount(one) for one in (True, False, 0, 1)]
        counts.append(([sys.getrefcount(thing) for thing in things], [*common, len(gc.get_objects())]))
    (before, about), (after, about_after) = counts
    assert after == before
    assert max(abs(one - other) for one, other in zip(about, about_after, strict=True)) < 100


def test_connections_leak_nothing() -> None:
    """The same of point processes, NetCons and gids that come and go."""
    h = ranvier.Machine()
    h("""create soma
    objref nil, pc, syn, nc, stim, ncs, times
    {pc = new ParallelContext()  stim = new NetStim()  ncs = new List()}
    proc use() { local i
      soma {
        times = new Vector()  times.record(&v(.5))  stim = new NetStim()
        syn = new ExpSyn(.3)  nc = new NetCon(&v(.5), syn)  nc = new NetCon(&v(.5), nil, 1, 2, 3)
        ncs.append(nc)  nc = new NetCon(stim, syn)  nc = new NetCon(&v(.5), syn)  nc = new NetCon(nil, syn, 5, 6, 7)
      }
      for i = 0, 2 pc.set_gid2node(i, 0)
      pc.cell(0, ncs.object(0))  pc.cell(1, new NetCon(stim, nil))
      nc = pc.gid_connect(0, syn)
      ncs.remove_all()
      pc.gid_clear()
    }""")
    soma = h.soma
    section, column = soma._section, soma(0.5)._ref_v._cell.column
    stim, model = h.NetStim()._hoc, section.model
    data = stim.point.data, h.ExpSyn(soma(0.5))._hoc.point.data
    recorded = stim.machine.simulation.recording, type(h.Vector().record(soma(0.5)._ref_v)._hoc)
    _check_for_leaks(h.use, [stim, type(stim), section, column, model, model.network, model.nodes, *data, *recorded])


def test_nothing_leaks() -> None:
    """References are counted as they should be: a hundred thousand calls leave what was there."""
    h = ranvier.Machine()
    section = h.Section(name="cable")
    section.nseg = 3
    section.insert("hh")
    synapse, vector, objects = h.ExpSyn(section(0.5)), h.Vector(5), h.List()
    context, random = h.ParallelContext(), h.Random()
    random.Random123(1, 2, 3)
    context.set_gid2node(1, 0)
    context.cell(1, h.NetCon(section(0.5)._ref_v, None, sec=section))

    class Owner:
        pass

    owner = Owner()

    def use() -> None:
        segment = section(0.5)
        segment.v = 3.0
        segment.hh.gnabar = segment.v / 100
        for one in section:
            one.v = one.x
            one.diam = one.gnabar_hh = one.x + one.cm + one.diam
        with_parent = h.Section(name="child", cell=owner).connect(section(1))
        with_parent.insert("hh").insert("pas").nseg = 5
        with_parent.nseg = 3
        with_parent.L = with_parent.Ra = with_parent.diam = with_parent.v = with_parent.g_pas = 50.0 + with_parent.L
        tree = section.wholetree(), section.subtree(), section.children(), list(h.allsec())
        assert [len(one) for one in tree] == [2, 2, 1, 2]
        for wrong in (
            lambda: with_parent.connect(3),
            lambda: with_parent.insert("none"),
            lambda: section.connect(section),
            lambda: h.SectionList([section, 3]),
        ):
            with pytest.raises((TypeError, ValueError, RuntimeError)):
                wrong()
        del tree
        assert h.distance(section(0.5), with_parent(1)) > with_parent.L
        assert with_parent.parentseg() == section(1) != section(0)
        assert with_parent != section == section(0.5).sec
        section(0.5)._ref_v[0] = section(0.5).hh._ref_gnabar[0] = section(0.5).area()
        for _ in section:
            for _ in h.SectionList([section, with_parent]):
                break  # an iterator that goes early
        assert [str(one) for one in segment] == ["k_ion", "na_ion", "hh"]
        assert segment.point_processes() == [synapse]
        synapse._ref_g[0] = 0.1
        for i in range(20):
            with_parent.pt3dadd(i, 0.5, i, 1)
            with_parent.pt3dchange(i, with_parent.x3d(i), 1, 2, with_parent.diam3d(i))
        h.define_shape()
        h.define_shape()
        objects.append(synapse)
        objects.object(0), objects.count(), random.uniform(0, 1), random.repick(), random.discunif(1, 5)
        connection = context.gid_connect(1, synapse)
        connection.delay, connection.weight[0] = 2.0, 0.1
        vector[1] = vector[-1] + len(vector)
        with pytest.raises(IndexError):
            vector[7]
        with pytest.raises(ValueError):
            section(2)
        objects.remove_all()

    things = (
        section,
        type(section),
        type(section(0.5)),
        type(section(0.5).hh),
        synapse,
        vector,
        section._section,
        owner,
        h.hh,
    )
    _check_for_leaks(use, things)


@IS_NATIVE
def test_iterators_are_not_made_by_programs() -> None:
    """Nor copied: they would be empty."""
    native.load()
    h = ranvier.Machine()
    section = h.Section(name="cable")
    for one in (iter(section), iter(h.SectionList([section]))):
        for make in (type(one), lambda one=one: copy(one)):
            with pytest.raises(TypeError):
                make()
        assert iter(one) is one and len(list(one)) == 1 and not list(one)


def test_several_machines() -> None:
    """Each has its own segments, whoever was made last; and goes when nobody has it any more."""
    native.load()
    gone = []
    first, second = ranvier.Machine(), ranvier.Machine()
    for machine in (first, second, ranvier.Machine(), first, second):

        class Special(machine.Section):  # type: ignore[name-defined, misc]
            pass

        for section in (machine.Section(name="plain"), Special(name="special")):
            for x in (0.5, 0, 1, 1.0, 0.25):
                segment = section(x)
                segment.v = 20.0
                assert segment._exchange.machine is section._exchange.machine
            assert [one._exchange.machine is section._exchange.machine for one in section] == [True]
        gone.append(ref(section._exchange.machine))
    del machine, section, segment, Special
    gc.collect()
    assert [one() is None for one in gone] == [False, False, True, False, False]
