"""hoc calls 20,000 deep, and calls without an end, in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "import sys; from ranvier.repl.main import main; sys.exit(main())", "-nogui"]
TEMPLATE = """\
begintemplate T
public deep, self, next
objref next
proc init() { if ($1 > 0) next = new T($1 - 1) }
func deep() { if ($1 <= 0) return 0
  return 1 + deep($1 - 1) }
obfunc self() { if ($1 <= 0) return this
  return self($1 - 1) }
endtemplate T
objref o
o = new T(0)
"""
DEEP = {
    "func": "func f() { if ($1 <= 0) return 0\n return 1 + f($1 - 1) }\nprint f(20000)\n",
    "proc": "n = 0\nproc p() { if ($1 > 0) { n += 1  p($1 - 1) } }\np(20000)\nprint n\n",
    "in sections": "n = 0\ncreate s\nproc p() { if ($1 > 0) { s { n += 1  p($1 - 1) } } }\np(20000)\nprint n\n",
    "method": TEMPLATE + "print o.deep(20000)\n",
    "obfunc": TEMPLATE + "n = 20000\nif (o.self(n) == o) print n\n",
    "new": TEMPLATE + "o = new T(20000)\nobjref o\nn = 20000\nprint n\n",
    "iterator": "n = -1\niterator it() { n += 1\n if ($1 > 0) { for it($1 - 1) iterator_statement } "
    "else { iterator_statement } }\nfor it(20000) print n\n",
}
ENDLESS = {
    "proc": "proc p() { p() }\np()\n",
    "func": "func f() { return 1 + f($1 + 1) }\nprint f(0)\n",
    "two procs": "proc q() {}\nproc p() { q() }\nproc q() { p() }\np()\n",
    "template": "begintemplate A\nobjref o\nproc init() { o = new A() }\nendtemplate A\nobjref a\na = new A()\n",
    "iterator": "iterator it() { for it() iterator_statement }\nfor it() print 1\n",
    "execute": 'proc p() { execute("p()") }\np()\n',
    "file": 'xopen("program.hoc")\n',
}  # fmt: skip


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "program.hoc").write_text(program)
    return subprocess.run([*COMMAND, "program.hoc"], cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("name", DEEP)
def test_deep(name: str, tmp_path: Path) -> None:
    done = run(DEEP[name], tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == ("20000 \n", "", 0)


@pytest.mark.parametrize("name", ENDLESS)
def test_endless(name: str, tmp_path: Path) -> None:
    done = run(ENDLESS[name], tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("error: ") == 1 and "nested too deeply" in done.stderr
    assert "Traceback" not in done.stderr and len(done.stderr.splitlines()) < 30
