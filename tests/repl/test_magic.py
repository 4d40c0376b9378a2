"""The commands of the prompt."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ranvier.repl import magic, show

PROGRAM = """\
begintemplate Cell
public soma
create soma, dend[2]
proc init() { for i = 0, 1 connect dend[i](0), soma(1) }
endtemplate Cell
objref cell, stim[2], w
cell = new Cell()
create axon
access axon
nseg = 3
diam(0:1) = 1:3
insert hh
for i = 0, 1 stim[i] = new IClamp(.5)
w = new Vector(3)
number = 1/3
double table[2][3]
strdef name
name = "a name"
proc mine() { print $1, $o2 }
"""


def test_who(typed: Any) -> None:
    assert typed("%who") == "nothing was defined yet\n"
    typed(PROGRAM)
    typed('{ load_file("stdrun.hoc") }')
    assert typed("%who").splitlines() == [
        "numbers:", "  i = 4   number = 0.33333333", "arrays:", "  table[2][3]", "strings:", '  name = "a name"',
        "objects:", "  cell = Cell[0]   stim[2]   w = Vector[0]", "sections:", "  axon", "procedures:",
        "  proc mine($1, $o2)    defined at <prompt>:19", "templates:", "  Cell, 1 object",
    ]  # fmt: skip
    assert typed("%who num") == "numbers:\n  number = 0.33333333\n"
    assert typed("%who n*e") == 'strings:\n  name = "a name"\n'
    assert typed("%who nosuch") == "nothing of that name\n"


def test_tree(typed: Any) -> None:
    assert typed("%tree") == "there are no sections\n"
    typed(PROGRAM)
    assert typed("%tree").splitlines() == [
        "section             at  nseg    L         diam",
        "Cell[0].soma               1  100          500",
        "├─ Cell[0].dend[1]  1      1  100          500",
        "└─ Cell[0].dend[0]  1      1  100          500",
        "axon                       3  100  1.333–2.667  hh na_ion k_ion  2 IClamp(0.5)",
    ]
    assert typed("%tree dend[1]").splitlines()[1:] == ["Cell[0].dend[1]  1      1  100   500"]


def test_a_long_tree_is_cut(typed: Any) -> None:
    typed(f"create dend[{show.MOST_LINES + 50}]")
    assert typed("%tree").splitlines()[-1] == "… and 50 more: %tree PATTERN shows those whose names hold it"


def test_mods(typed: Any) -> None:
    typed(PROGRAM)
    found = typed("%mods")
    assert re.search(r"^hh +mechanism +3 in use +<hh.mod>$", found, re.MULTILINE)
    assert re.search(r"^IClamp +point process +2 in use +<", found, re.MULTILINE)
    assert typed("%mods nosuch") == "no mechanism of that name\n"


def test_time(typed: Any) -> None:
    typed("create soma\naccess soma\ninsert pas\nfinitialize(-65)\nproc go() { while (t < 5) fadvance() }")
    assert re.fullmatch(r"[\d.]+ (us|ms|s), processor .*, 5 ms of the model: .* ms a second\n", typed("%time go()"))
    typed("proc again() { finitialize(-65)  go() }")
    assert ", 5 ms of the model: " in typed("%time again()")
    assert re.fullmatch(r"\t3 \n.* processor .*\n", typed("%time 1 + 2"))


def test_profile(typed: Any) -> None:
    typed("create soma\naccess soma\ninsert hh\nfinitialize(-65)")
    typed("func wave() {\n  return sin($1)\n}")
    typed("proc go() { local i\n  for i = 1, 50 {\n    x = wave(i)\n    fadvance()\n  }\n}")
    found = typed("%profile go()")
    lines = {m[2]: int(m[1]) for m in re.finditer(r"^ *[\d.]+ +[\d.]+ +(\d+)  <prompt>:\d  (.*)", found, re.MULTILINE)}
    assert lines["return sin($1)"] == lines["x = wave(i)"] == lines["fadvance()"] == 50
    assert re.search(r"^hh.state +50 ", found, re.MULTILINE)
    shares = dict(share.rsplit(" ", 2)[:2] for share in found.splitlines()[-1].split(", "))
    assert {"hh", "the solver"} <= set(shares) and 95 <= sum(map(int, shares.values())) <= 102


def test_the_line_of_an_else_if(typed: Any) -> None:
    typed("func slow() {\n  for i = 1, 10 { x = sin(i) }\n  return 1\n}")
    branches = ["if (0)", "x = 1", "else if (int(cos(0)) - 1)", "x = 2", "else if (slow())", "x = 3"]
    typed("proc p() {{\n  {} {{\n    {}\n  }} {} {{\n    {}\n  }} {} {{\n    {}\n  }}\n}}".format(*branches))
    found = typed("%profile p()")
    assert "1  <prompt>:4  } else if (int(cos(0)) - 1) {" in found and "1  <prompt>:6  } else if (slow()) {" in found


def test_an_error_in_a_profile(typed: Any) -> None:
    assert "undefined variable nosuch" in typed("%profile nosuch + 1")
    assert typed("1") == "\t1 \n"


def test_load_and_save(typed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("model.hoc").write_text("loaded = loaded + 1\n")
    typed("loaded = 0")
    typed("x = nosuch")
    typed("%load model.hoc")
    typed("%load model.hoc")
    assert typed("%time loaded").startswith("\t2 \n")
    typed("proc p() {\n  print 1\n}")
    assert typed("%save session.hoc") == "5 statements in session.hoc\n"
    expected = (
        'loaded = 0\n{load_file(1, "model.hoc")}\n{load_file(1, "model.hoc")}\nloaded\nproc p() {\n  print 1\n}\n'
    )
    assert Path("session.hoc").read_text() == expected
    assert "there is a file session.hoc already" in typed("%save session.hoc")
    assert "cannot write" in typed("%save none/session.hoc")
    assert "there is no file" in typed("%load none.hoc")
    typed('xopen("session.hoc")')
    assert typed("loaded") == "\t2 \n"


def test_unknown_commands(typed: Any) -> None:
    assert typed("%tre") == "error: %tre is not a command of the prompt\nhint: did you mean %tree?\n"
    assert typed("%zzz") == "error: %zzz is not a command of the prompt\nhint: %help lists them\n"
    assert typed("%time").startswith("error: %time needs an argument\nhint: %time STATEMENT: ")


def test_every_command_says_what_it_does() -> None:
    for name, command in magic.COMMANDS.items():
        assert command.doc.startswith(f"%{name}") and command.summary


def test_the_line_below_the_prompt(typed: Any) -> None:
    assert show.status(typed.machine) == "t 0 ms   dt 0.025 ms   0 sections, 0 segments"
    typed("create soma\naccess soma\nnseg = 5\nfinitialize()\nfadvance()")
    assert show.status(typed.machine) == "t 0.025 ms   dt 0.025 ms   1 section, 5 segments"
