"""What NEURON has not: machines of their own, errors with their places, help; and the command for Python programs."""

from __future__ import annotations

import inspect
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from ranvier import HocError, Machine

COMMAND = [sys.executable, "-c", "import sys; from ranvier.repl.main import main; sys.exit(main(sys.argv[1:]))"]


@pytest.fixture
def h() -> Any:
    return Machine()


def test_machines_are_independent(h: Any) -> None:
    other = Machine()
    h.dt, other.dt = 0.1, 0.05
    soma = h.Section(name="soma")
    h("proc p() { x = 5 }")
    h.p()
    assert (h.dt, other.dt, h.x, hasattr(other, "x")) == (0.1, 0.05, 5.0, False)
    assert (list(h.allsec()), list(other.allsec())) == ([soma], [])
    with pytest.raises(TypeError):
        other.area(0.5, sec=soma)


def peak(current: float) -> float:
    h: Any = Machine()
    soma = h.Section(name="soma")
    soma.L = soma.diam = 20
    soma.insert("hh")
    clamp = h.IClamp(soma(0.5))
    clamp.delay, clamp.dur, clamp.amp = 1, 1, current
    v = h.Vector().record(soma(0.5)._ref_v)
    h.finitialize(-65)
    while h.t < 5:
        h.fadvance()
    return v.max()


def test_a_machine_in_each_thread() -> None:
    currents = [0.1, 0.5, 1.0, 2.0]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(peak, currents)) == [peak(current) for current in currents]


def test_an_error_has_the_place_in_hoc_and_its_cause_in_python(h: Any) -> None:
    def wrong() -> None:
        raise KeyError("what is wrong")

    h("proc outer() { inner($o1) }\nproc inner() { $o1._() }")
    with pytest.raises(HocError, match=r"(?s)<h>:2.*KeyError.*in inner.*in outer") as caught:
        h.outer(wrong)
    assert isinstance(caught.value.__cause__, KeyError) and isinstance(caught.value, RuntimeError)
    with pytest.raises(HocError, match="(?s)<h>:1.*undefined variable nosuch"):
        h("print nosuch")
    assert h.cas if h.allsec() else True


def test_what_is_not_there_says_why(h: Any) -> None:
    with pytest.raises(AttributeError, match="natively"):
        h.CVode().store_events  # noqa: B018
    assert not hasattr(h, "nosuch") and not hasattr(h.Vector(), "nosuch")


def test_help_comes_from_the_registry(h: Any) -> None:
    assert "append" in h.Vector.append.__doc__ and "nernst" in h.nernst.__doc__
    assert str(inspect.signature(h.area)) == "(x: 'float', *, sec=None) -> 'float'"
    assert str(inspect.signature(h.Vector().get)) == "(index: 'float') -> 'float'"
    assert {"Vector", "IClamp", "hh", "finitialize", "t", "Section"} <= set(dir(h))
    assert {"append", "as_numpy", "x"} <= set(dir(h.Vector()))
    soma = h.Section(name="soma")
    soma.insert("hh")
    assert {"v", "diam", "hh", "na_ion"} <= set(dir(soma(0.5))) and "pas" not in dir(soma(0.5))
    assert "gnabar" in dir(soma(0.5).hh)


def test_rich_representations(h: Any) -> None:
    soma = h.Section(name="soma")
    assert "soma" in soma._repr_html_() and "<td>v</td>" in soma(0.5)._repr_html_()
    assert "Vector[0]" in h.Vector([1, 2])._repr_html_()


def test_the_command_runs_a_program_with_its_arguments(tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("answer = 42\n")
    (tmp_path / "leak.mod").write_text("NEURON { SUFFIX leak RANGE g NONSPECIFIC_CURRENT i }\nPARAMETER { g = 0.25 }\n"
                                       "ASSIGNED { v i }\nBREAKPOINT { i = g*v }\n")  # fmt: skip
    program = tmp_path / "program.py"
    program.write_text(
        "import sys, helper\nfrom neuron import h\ns = h.Section(name='s')\ns.insert('leak')\n"
        "print(sys.argv[1:], __name__, helper.answer, s(0.5).leak.g)\nh('{nrnpython(\"made = 3\")}')\nprint(made)\n"
    )
    done = subprocess.run([*COMMAND, "program.py", "-x", "2"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "['-x', '2'] __main__ 42 0.25\n3\n"


def test_a_program_that_fails_is_reported_as_python_does(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text("from neuron import h\ndef f():\n    h.Vector(-1)\nf()\n")
    done = subprocess.run([*COMMAND, "program.py"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert 'File "program.py", line 4' in done.stderr and "Vector: the size must be" in done.stderr
    assert "python_program" not in done.stderr


def test_as_neuron_and_reaction_diffusion(tmp_path: Path) -> None:
    text = (
        "import ranvier.as_neuron\nfrom neuron import h\nprint(h.t)\n"
        "try:\n    from neuron import rxd\nexcept ImportError as e:\n    print(e)\n"
    )
    done = subprocess.run([sys.executable, "-c", text], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.stdout == "0.0\nneuron.rxd is not there: Ranvier has no reaction-diffusion yet\n", done.stderr


def test_a_current_that_begins_at_0_while_the_variable_step_comes_from_before(h: Any) -> None:
    section = h.Section(name="cell")
    section.insert("pas")
    clamp = h.IClamp(section(0.5))
    clamp.delay, clamp.dur, clamp.amp = 0, 2, 0.1
    elsewhere = h.Section(name="elsewhere")
    nowhere = h.IClamp(elsewhere(0.5))
    del elsewhere
    cvode = h.CVode()
    cvode.active(1)
    h.finitialize(-70)
    h.t = -1
    cvode.re_init()
    steps = 0
    while h.t < 3 and steps < 1000:
        h.fadvance()
        steps += 1
    assert h.t >= 3 and section.v > -70 and nowhere.get_segment() is None


ENDING = """
from ranvier import h
h('''begintemplate WithSections
create s
endtemplate WithSections
begintemplate WithUnref
proc unref() { x = $1 }
endtemplate WithUnref
''')
section = h.Section(name="section")
c, y = h.Matrix(1, 1), h.Vector(1)
kept = [h.WithSections(), h.WithUnref(), h.Ended(section(0.5)), h.LinearMechanism(c, c, y, y, section(0.5))]
kept += [h.NetCon(h.NetStim(), h.ExpSyn(section(0.5))), h.Vector().record(section(0.5)._ref_v), h.File()]
h.finitialize()
"""


def test_nothing_is_said_at_the_end(tmp_path: Path) -> None:
    """Python takes its modules down before the objects that a program's names still hold."""
    (tmp_path / "ended.mod").write_text("NEURON { POINT_PROCESS Ended }\nASSIGNED { x }\nDESTRUCTOR { x = 1 }\n")
    (tmp_path / "program.py").write_text(ENDING)
    done = subprocess.run([sys.executable, "program.py"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_objects_made_before_h_are_found(tmp_path: Path) -> None:
    """Those that `from ranvier import h` finds when it comes are no objects of its machine; theirs knows them still."""
    program = (
        "import gc, ranvier\n"
        "other = ranvier.Machine()\n"
        "kept = [other.Vector(), other.Section(name='s')]\n"
        "from ranvier import h\n"
        "print(list(other.List('Vector')), list(other.allsec()), list(h.List('Vector')), gc.isenabled())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("[Vector[0]] [s] [] True\n", "")
