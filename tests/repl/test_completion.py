"""What is offered at the cursor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ranvier.repl.completion import completions
from ranvier.repl.cursor import Call, look

PROGRAM = """\
begintemplate Cell
public soma, dend, gain, twice, list, none
create soma, dend[2]
objref list, none
proc init() { gain = $1  list = new Vector(3)  soma insert hh }
func twice() { return 2*$1 }
endtemplate Cell
objref cells[2], stim, lists
cells[1] = new Cell(2)
create axon, apical[3]
access axon
insert pas
stim = new IClamp(.5)
lists = new List()
my_number = 3
strdef my_name
proc my_proc() { print $1, $s2 }
which = 1
"""


@pytest.fixture
def offered(typed: Any) -> Any:
    assert typed(PROGRAM) == ""
    return lambda text: [found.text for found in completions(typed.machine, text)]


def test_names(offered: Any) -> None:
    assert offered("my_") == ["my_name", "my_number", "my_proc"]
    assert offered("x = my_n") == ["my_name", "my_number"]
    assert "forall" in offered("fora") and "finitialize" in offered("fin") and "Vector" in offered("Vec")
    assert "gnabar_hh" in offered("gna")
    assert offered("MY_NA") == ["my_name"]


def test_the_users_names_come_first(offered: Any) -> None:
    assert offered("a")[:2] == ["apical", "axon"]


def test_locals_of_what_is_being_typed(offered: Any) -> None:
    assert offered("proc p() { local length1, length2\n  len")[:2] == ["length1", "length2"]


def test_members(offered: Any) -> None:
    assert offered("cells[1].") == ["dend", "gain", "list", "none", "soma", "twice"]
    assert offered("cells[which].g") == ["gain"]
    assert offered("for k = 0, 1 cells[k].tw") == ["twice"]
    assert offered("Cell[0].tw") == ["twice"]
    assert {"append", "add"} <= set(offered("cells[1].list."))
    assert offered("print cells[1].list.appe") == ["append"]
    assert "amp" in offered("stim.") and "get_loc" in offered("stim.")
    assert "append" in offered("lists.app") and "append" in offered("stim.amp + lists.app")
    assert "size" in offered("cells[1].list.c().si")
    assert offered("nosuch.") == []


def test_range_variables_of_a_section(offered: Any) -> None:
    assert offered("cells[1].soma.gna") == ["gna_hh", "gnabar_hh"] or "gnabar_hh" in offered("cells[1].soma.gna")
    assert "gnabar_hh" not in offered("axon.gna")
    assert offered("axon.g_p") == ["g_pas"]
    assert {"L", "Ra", "nseg", "diam", "v"} <= set(offered("apical[1]."))


def test_after_certain_words(offered: Any) -> None:
    assert {"hh", "pas"} <= set(offered("insert ")) and "IClamp" not in offered("insert ")
    assert offered("axon insert p") == ["pas"]
    assert offered("uninsert ") == ["pas"]
    assert offered("access ap") == ["apical[0]", "apical[1]", "apical[2]"]
    assert {"IClamp", "Cell", "Vector"} <= set(offered("o = new "))
    assert offered("proc my") == []
    assert "my_proc" in offered("help my")


def test_files_in_strings(offered: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.hoc").write_text("")
    (tmp_path / "morphologies").mkdir()
    (tmp_path / "morphologies" / "one.asc").write_text("")
    monkeypatch.chdir(tmp_path)
    assert offered('load_file("m')[:2] == ["model.hoc", "morphologies/"]
    assert offered('load_file(1, "mor') == ["morphologies/"]
    assert offered('xopen("morphologies/') == ["one.asc"]
    assert offered('file.ropen("mod') == ["model.hoc"]
    assert "stdrun.hoc" in offered('load_file("std')
    assert offered('print "m') == []
    assert offered("%load mod") == ["model.hoc"]


def test_other_strings(offered: Any) -> None:
    assert offered('lists = new List("Ce') == ["Cell"]
    assert offered('forsec "api') == ["apical[0]", "apical[1]", "apical[2]"]


def test_nothing_in_comments(offered: Any) -> None:
    assert offered("x = 1 // my_") == [] and offered("/* my_") == [] and offered("/* a\n my_") == []
    assert offered("/* a */ my_n") == ["my_name", "my_number"]


def test_commands(offered: Any) -> None:
    assert set(offered("%t")) == {"time", "tree"}
    assert offered("%time my_p") == ["my_proc"]
    assert offered("%reload p") == ["pas"]
    assert offered("%tree ax") == ["axon"]


def test_what_they_are(typed: Any) -> None:
    typed(PROGRAM)
    kinds = {found.text: found.kind for found in completions(typed.machine, "")}
    assert kinds["my_proc"] == "proc" and kinds["stim"] == "IClamp[0]" and kinds["forall"] == "keyword"
    assert kinds["my_number"] == "number" and kinds["axon"] == "section" and kinds["apical"] == "sections"
    assert kinds["gnabar_hh"] == "range variable, S/cm2" and kinds["Vector"] == "class" and kinds["sin"] == "function"


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("f(", Call("f", 1)),
        ("f(1, g(2), ", Call("f", 3)),
        ("f(1, g(2, ", Call("g", 2)),
        ("x = o.f[2].append(1, ", Call("o.f[2].append", 2)),
        ('f("a, (b", ', Call("f", 2)),
        ('f("a, (b', Call("f", 1)),
        ("f(a[1", Call("f", 1)),
        ("(1 + ", None),
        ("f(1)", None),
        ("f(\n", None),
    ],
)
def test_the_call_that_is_open(text: str, call: Call | None) -> None:
    assert look(text).call == call
