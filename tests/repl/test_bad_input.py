"""What a user does wrong gives one message with place, text and caret; no traceback; exit status 1."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "import sys; from ranvier.repl.main import main; sys.exit(main())", "-nogui"]

LEAK = "NEURON { SUFFIX leaky NONSPECIFIC_CURRENT i }\nASSIGNED { v (mV) i (mA/cm2) }\n"
DIVERGING = """\
create soma
access soma
insert pas
finitialize(-65)
g_pas = 1e308 * 10
proc go() {
  fadvance()
}
go()
print "not reached"
"""

# name → (program, the message whole or its beginning)
PROGRAMS = {
    "syntax error": (
        'print "before"\nproc p() {\n  y = (3 + \n}\n',
        "model.hoc:3:7: error: the line ends while this parenthesis is open\n      y = (3 + \n          ^\n",
    ),
    "unknown name": (
        "proc f() {\n  print nosuch + 1\n}\nproc g() { f() }\ng()\n",
        "model.hoc:2:9: error: undefined variable nosuch\n      print nosuch + 1\n            ^^^^^^\n"
        "  in f(), called at model.hoc:4\n  in g(), called at model.hoc:5\n",
    ),
    "unknown function": ("x = nosuch(3)\n", "model.hoc:1:5: error: nosuch is not defined as a function\n    x = "),
    "wrong type": (
        'print sin("x")\n',
        'model.hoc:1:11: error: a number is needed here, not a string\n    print sin("x")\n              ^^^\n',
    ),
    "wrong count": ("print sin(1, 2)\n", "model.hoc:1:7: error: sin "),
    "no section": ("insert pas\n", "model.hoc:1:1: error: no section is accessed\n    insert pas\n    ^^^^^^^^^^\n"),
    "missing section": (
        "create soma\ndend { insert pas }\n",
        "model.hoc:2:1: error: undefined variable dend\n    dend { insert pas }\n    ^^^^\n",
    ),
    "missing mechanism": (
        "create soma\naccess soma\nsoma.gnabar_hh = 1\n",
        "model.hoc:3:1: error: section soma has no mechanism hh: insert hh first\n    soma.gnabar_hh = 1\n    ^^^^^^^",
    ),
    "missing file": ('xopen("none.hoc")\n', "model.hoc:1:1: error: "),
    "NaN": (
        DIVERGING,
        "model.hoc:7:3: error: v of the cell of soma(0.5) is not a number at t = 0.025 ms; first in g of pas at "
        "soma(0.5)\n      fadvance()\n      ^^^^^^^^^^\n  in go(), called at model.hoc:9\n",
    ),
}  # fmt: skip


def ranvier(folder: Path, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], cwd=folder, input=text, capture_output=True, text=True, timeout=60)


def message_of(done: subprocess.CompletedProcess[str]) -> str:
    """What was said on stderr, having checked that it is one message and the run failed."""
    assert done.returncode == 1
    assert done.stderr.count("error: ") == 1
    assert "Traceback" not in done.stderr and "internal error" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("name", PROGRAMS)
def test_an_error_in_a_program(name: str, tmp_path: Path) -> None:
    program, message = PROGRAMS[name]
    (tmp_path / "model.hoc").write_text(program)
    done = ranvier(tmp_path, "model.hoc")
    assert message_of(done).startswith(message)
    assert "not reached" not in done.stdout


def test_what_comes_before_a_syntax_error_is_run(tmp_path: Path) -> None:
    (tmp_path / "model.hoc").write_text('print "before"\nx = )\n')
    assert ranvier(tmp_path, "model.hoc").stdout == "before\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.hoc"], "none.hoc: No such file"),
        (["-nosuch"], "-nosuch is not an option"),
        (["-c"], "the option -c needs a value"),
        (["-mod", "none", "-c", "print 1"], "cannot read none"),
        (["-c", "print nosuch"], "<command line>:1:7: error: undefined variable nosuch\n    print nosuch\n"),
        (["no such model.py"], "cannot read"),
    ],
)
def test_an_error_on_the_command_line(arguments: list[str], message: str, tmp_path: Path) -> None:
    assert message in message_of(ranvier(tmp_path, *arguments))


def test_an_error_in_piped_input_ends_the_run(tmp_path: Path) -> None:
    done = ranvier(tmp_path, "-", text="print 1\nx = nosuch\nprint 2\n")
    message = "<stdin>:2:5: error: undefined variable nosuch\n    x = nosuch\n        ^^^^^^\n"
    assert message_of(done).startswith(message)
    assert done.stdout == "1 \n"


@pytest.mark.parametrize(
    ("body", "place", "reason"),
    [
        ("BREAKPOINT {\n  i = 0.001 * (v + \n}\n", "4:3", "syntax error"),
        ("BREAKPOINT {\n  i = 0.001 * nosuch\n}\n", "4:15", "nosuch"),
        ("BREAKPOINT {\n  VERBATIM\n  nosuch = 1;\n  ENDVERBATIM\n  i = v\n}\n", "5:3", "nosuch is not declared"),
    ],
    ids=["syntax", "name", "verbatim"],
)  # fmt: skip
def test_a_mod_file_is_refused_by_name_and_place(body: str, place: str, reason: str, tmp_path: Path) -> None:
    """The others go on; whoever inserts its mechanism is told why there is none."""
    (tmp_path / "leaky.mod").write_text(LEAK + body)
    unused = ranvier(tmp_path, "-c", "print 1")
    assert (unused.stdout, unused.returncode) == ("1 \n", 0)
    told = re.search(rf"leaky\.mod:{place}: error: (.*)\n    (.*)\n +\^", unused.stderr)
    assert told and reason in told[1] and told[2].strip() in body
    used = ranvier(tmp_path, "-c", "create soma", "-c", "access soma", "-c", "insert leaky")
    line = place.partition(":")[0]
    assert used.returncode == 1 and "Traceback" not in used.stderr
    assert "<command line>:1:1: error: leaky is not a mechanism\n    insert leaky\n" in used.stderr
    assert f"hint: its .mod file was refused (leaky.mod:{line}): {told[1]}" in used.stderr


LONG = {  # in the midst of it they say so
    "a loop of hoc": 'x = 0\nwhile (1) { x = x + 1  if (x == 1000) print "started" }\n',
    "a run in one native call": (
        'load_file("stdrun.hoc")\ncreate soma\naccess soma\ninsert hh\nproc tell() { print "started" }\nobjref told\n'
        'told = new FInitializeHandler("cvode.event(1, \\"tell()\\")")\ntstop = 1e9\nrun()\n'
    ),
    "step by step": (
        'create soma\naccess soma\nfinitialize()\nwhile (1) { fadvance()  if (t == dt) print "started" }\n'
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_ctrl_c_ends_a_long_run(name: str, tmp_path: Path) -> None:
    (tmp_path / "long.hoc").write_text(LONG[name])
    run = subprocess.Popen([*COMMAND, "long.hoc"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert any(b"started" in line for line in run.stdout)
    run.send_signal(signal.SIGINT)
    try:
        _, message = run.communicate(timeout=120)
    finally:
        run.kill()
    assert (message, run.returncode) == (b"interrupted\n", 130)
