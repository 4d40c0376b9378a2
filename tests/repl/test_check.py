"""`ranvier --check`: mistakes that can be seen without running, and none where there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from ranvier.interp.check import check
from ranvier.interp.machine import Machine
from ranvier.repl.main import main
from ranvier.repl.session import new_machine

HOC = Path(__file__).resolve().parent.parent / "hoc"
NOT_GOOD = ("// expect error", "// --check: errors")  # the latter: names that nothing defines are what it is about
GOOD = [
    path
    for path in sorted(HOC.glob("*/*.hoc"))
    if not any(mark in path.read_text(encoding="latin-1") for mark in NOT_GOOD)
]


@pytest.fixture(scope="module")
def machine() -> Machine:
    return new_machine()


def findings(machine: Machine, tmp_path: Path, text: str) -> list[str]:
    """`line:column level: message` of each finding."""
    (tmp_path / "model.hoc").write_text(text)
    found = check(machine, [tmp_path / "model.hoc"])
    return [f"{one.span.line}:{one.span.column} {one.level}: {one.message}" for one in found]


MISTAKES = {
    "undefined name": ("x = 1\nprint x + yy\n", "2:11 error: yy is not defined"),
    "defined later": ("proc p() { print later }\nlater = 3\np()\n", None),
    "undefined call": ("proc go() { run1() }\n", "1:13 error: run1 is not defined as a function"),
    "syntax": ("x = (1 +\n", "1:5 error: the line ends while this parenthesis is open"),
    "unknown class": ("objref o\no = new Vectr(3)\n", "2:5 error: Vectr is not a class"),
    "unknown mechanism": ("create a\na insert hhh\n", "2:3 error: hhh is not a mechanism"),
    "unknown member": (
        "objref o\no = new Vector()\nprint o.sise()\n",
        "3:7 error: sise is not a public member of Vector",
    ),
    "after the library": ('load_file("stdrun.hoc")\nprint typo\n', "2:7 error: typo is not defined"),
    "no variable of sections": (
        "create a[2]\na[1].nsegg = 3\na.L = 1\na.gnabar_hh = 1\n",
        "2:1 error: nsegg is not a variable of sections",
    ),
    "never used": (
        'load_file("stdrun.hoc")\ntstp = 5\nother = 5\ntstip = 3\nprint tstip\n',
        "2:1 warning: tstp is given a value and never used",
    ),
    "used in a string": ('load_file("stdrun.hoc")\ntstp = 5\nexecute("print tstp")\n', None),
    "any class": ("objref o\no = new Vector()\no = new List()\nprint o.sise()\n", None),
    "assigned by a procedure": (
        "objref o\no = new Vector()\nproc p() { $o1 = new List() }\np(o)\no.remove_all()\n",
        None,
    ),
    "private member": (
        "begintemplate A\npublic x\nproc y() {}\nendtemplate A\nobjref a\na = new A()\na.y()\n",
        "7:1 error: y is not a public member of A",
    ),
    "argument outside": ("print $1\n", "1:7 error: an argument such as $1 has a meaning only inside a procedure"),
    "assignment as condition": ("a = 2\nif (a = 1) print 3\n", "2:5 warning: an assignment as a condition"),
    "never reached": ("proc p() {\n  return\n  print 1\n}\n", "3:3 warning: this is never reached"),
    "too many arguments": ("print sin(1, 2)\n", "1:7 error: sin takes 1 argument, 2 given"),
    "too few arguments": ("print atan2(1)\n", "1:7 error: atan2 takes 2 arguments, 1 given"),
    "own procedure": ("proc p() { print $1, $s2 }\np(1)\n", "2:1 warning: p uses 2 arguments, 1 given"),
    "counted arguments": ("proc p() { if (numarg() > 1) print $2 }\np(1)\n", None),
    "return outside": ("return 3\n", "1:1 error: return belongs in a procedure"),
    "proc with value": ("proc p() { return 3 }\n", "1:12 warning: a proc returns no value"),
    "func without value": ("func f() { x = 3 }\n", "1:1 warning: f (func) returns no value"),
    "proc assigned": ("proc p() {}\np = 3\n", "2:1 error: p is a proc, not a variable"),
    "local late": ("proc p() { x = 1\n local y\n}\n", "2:2 error: unexpected 'local'"),
    "top level in a template": (
        "g = 1\nbegintemplate A\nproc init() { print g }\nendtemplate A\n",
        "3:21 error: g is not defined",
    ),
    "external": ("g = 1\nbegintemplate A\nexternal g\nproc init() { print g }\nendtemplate A\n", None),
    "external missing": (
        "begintemplate A\nexternal g\nendtemplate A\n",
        "2:1 error: external g: it is not defined at the top level",
    ),
    "by pointer": ('proc set() { $&1 = 3 }\nset(&made)\nprint made\n', None),
    "in a string": ('execute("made = 3")\nprint made\n', None),
    "library": ('load_file("stdrun.hoc")\ntstop = 3\nrun()\nprint v_init\n', None),
    "data": ("x = fscan()\n12 13\nprint x\n", None),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str, machine: Machine, tmp_path: Path) -> None:
    text, message = MISTAKES[name]
    assert findings(machine, tmp_path, text) == ([message] if message else [])


def test_files_are_followed(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "cell.hoc").write_text("begintemplate Cell\npublic soma\ncreate soma\nendtemplate Cell\nprint typo\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.hoc").write_text('proc b() { }\nxopen("c.hoc")\n')
    (tmp_path / "more" / "c.hoc").write_text("proc c() { b() }\n")
    text = 'load_file("cell.hoc")\nload_file("more/b.hoc")\nobjref cell\ncell = new Cell()\nb()\nc()\n'
    assert findings(machine, tmp_path, text) == ["5:7 error: typo is not defined"]


def test_files_that_are_not_known_make_names_uncertain(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "model.hoc").write_text('strdef s\ns = "a.hoc"\nxopen(s)\nprint typo\ninsert hhh\n')
    found = check(machine, [tmp_path / "model.hoc"])
    assert [(one.level, one.message) for one in found] == [
        ("warning", "nothing here defines typo"),
        ("error", "hhh is not a mechanism"),
    ]


def test_mechanisms_are_read_but_not_compiled(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "leak.mod").write_text("NEURON { SUFFIX leak RANGE g USEION ca READ cai } garbage, not compiled")
    (tmp_path / "syn.mod").write_text("NEURON { POINT_PROCESS Syn RANGE tau }")
    text = "create a\naccess a\ninsert leak\ng_leak = 1\nprint cai, h_leak\nobjref s\ns = new Syn(.5)\ns.tau = 1\n"
    assert findings(machine, tmp_path, text) == ["5:12 error: h_leak is not defined"]


@pytest.mark.parametrize("path", GOOD, ids=[f"{path.parent.name}/{path.stem}" for path in GOOD])
def test_good_programs_have_no_errors(path: Path, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    assert [one.report() for one in check(machine, [path.name]) if one.level == "error"] == []


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.hoc").write_text("tstop = 1\nprint tstpo\nif (tstop = 2) tstop = 3\n")
    assert main(["--check", "bad.hoc"]) == 1
    assert capsys.readouterr().out == (
        "bad.hoc:2:7: error: tstpo is not defined\n    print tstpo\n          ^^^^^\nhint: did you mean tstop?\n"
        "bad.hoc:3:5: warning: an assignment as a condition\n    if (tstop = 2) tstop = 3\n        ^^^^^^^^^\n"
        "hint: == compares\n1 error, 1 warning\n"
    )
    (tmp_path / "good.hoc").write_text("tstop = 1\n")
    assert main(["--check", "good.hoc"]) == 0
    assert sorted(os.listdir(tmp_path)) == ["bad.hoc", "good.hoc"]
