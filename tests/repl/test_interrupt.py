"""Ctrl-C: what was going on ends at a whole step, the state is intact, and the run can go on."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

# The program's first line is printed when it is about to do what is interrupted; after that comes the check.
SESSION = """\
import sys
from ranvier.repl.dialogue import Dialogue
from ranvier.repl.main import allow_deep_calls
from ranvier.repl.session import new_machine

allow_deep_calls()
dialogue = Dialogue(new_machine())
first, *others = open(sys.argv[1]).read().split("----\\n")
interrupted = not dialogue.run(first)
print("interrupted" if interrupted else "not interrupted")
for text in others:
    dialogue.run(text)
sys.stdout.flush()
"""

MODEL = """\
load_file("stdrun.hoc")
create soma
access soma
nseg = 5
insert hh
objref stimulus, told, voltage, times, curve
stimulus = new IClamp(0.5)
stimulus.dur = 1e9
stimulus.amp = 0.1
voltage = new Vector()
times = new Vector()
voltage.record(&v(0.5))
times.record(&t)
{told = new FInitializeHandler(2, "print \\"started\\"")}
tstop = 1e7
"""
AGAIN = """\
{told = new FInitializeHandler(2, "x = 1")}
proc again() { local last, before, points
    last = t
    before = voltage.size()
    print before == times.size(), abs(times.x[before - 1] - last) < dt/2
    continuerun(last + 1)
    tstop = t
    before = v(0.5)
    points = drawn()
    run()
    print abs(t - tstop) < dt/2, v(0.5) == before, abs(t - last - 1) < dt/2, points == drawn()
}
again()
"""
NO_GRAPH = "func drawn() { return 0 }\n"
GRAPH = """\
objref curve, gx, gy
gx = new Vector()
gy = new Vector()
curve = new Graph(0)
curve.addexpr("v(0.5)")
curve.addexpr("2*v(0.5)")
{graphList[0].append(curve)}
func drawn() { local n
    n = curve.getline(-1, gx, gy)
    return gx.size()
}
"""

RUNS = {
    "in native calls": MODEL + NO_GRAPH,
    "with a graph": MODEL + GRAPH,
    "step by step": MODEL + NO_GRAPH + "proc advance() { fadvance() }\n",
}


def interrupted(program: str, tmp_path: Path) -> list[str]:
    """The lines that are printed after Ctrl-C was pressed where the program has printed something."""
    (tmp_path / "program.txt").write_text(program)
    run = subprocess.Popen(
        [sys.executable, "-u", "-c", SESSION, "program.txt"],
        cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        for line in run.stdout:
            if line.strip() == "started":
                break
        run.send_signal(signal.SIGINT)
        out, errors = run.stdout.read(), run.stderr.read()
    finally:
        run.kill()
    assert "Traceback" not in errors and "interrupted" in errors, errors
    return [line.strip() for line in out.splitlines()]


@pytest.mark.parametrize("name", RUNS)
def test_an_interrupted_run_is_whole_and_goes_on(name: str, tmp_path: Path) -> None:
    lines = interrupted(RUNS[name] + "run()\n----\n" + AGAIN, tmp_path)
    assert "interrupted" in lines
    assert lines[-2:] == ["1 1", "1 1 1 1"]


GO_ON = """\
proc go_on() { local last, points
    last = t
    points = times.size()
    cvode.solve(last + 1)
    print abs(t - last - 1) < 1e-9, times.size() > points
}
go_on()
"""


@pytest.mark.parametrize("way", ["run()", "cvode.solve(1e7)", "while (1) fadvance()"])
def test_a_run_of_variable_steps_is_whole_and_goes_on(way: str, tmp_path: Path) -> None:
    lines = interrupted(f"{MODEL}{{cvode_active(1)}}\n{{finitialize(-65)}}\n{way}\n----\n{GO_ON}", tmp_path)
    assert "interrupted" in lines and lines[-1] == "1 1"


START = """\
x = 3
create a, b
access a
strdef s
objref o
func f() { return $1 + 1 }
func deep() { return deep($1 + 1) + deep($1 + 2) }
"""
LONG = {
    "a loop": "while (1) { x = x + 1 }",
    "calls": "while (1) { x = f(x) }",
    "calls by the library": 'o = new Vector(3e7)  o.apply("f")',
    "an inverse": "o = new Matrix(3000, 3000)  o.muls(0)  for x = 0, 2999 { o.x[x][x] = x + 1 }  o.inverse()",
    "a sort": 'o = new Vector(4e6)  o.indgen().apply("sin")  while (1) { o.c.sort() }',
    "a convolution": "o = new Vector(2^22, 1)  while (1) { o.c.convlv(o, o) }",
    "random numbers": "o = new Vector(1e9)  o.setrand(new Random(1))",
    "vectors": "o = new Vector(1e6, 1)  while (1) { o.c.sort().reverse() }",
    "a command": 'system("exec sleep 60")',
    "what a command prints": 'system("exec sleep 60", s)',
    "executed text": 'while (1) { execute("x += 1") }',
    "deep recursion": 'while (1) { execute1("deep(1)", 0) }',
}


@pytest.mark.parametrize("name", LONG)
def test_the_state_survives(name: str, tmp_path: Path) -> None:
    program = START + f'b {{ print "started"  {LONG[name]} }}\n----\nprint secname()\nx = 5\nprint x\n'
    assert interrupted(program, tmp_path) == ["interrupted", "a", "5"]
