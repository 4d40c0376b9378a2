"""What help and signatures say."""

from __future__ import annotations

from typing import Any

import pytest
from ranvier.interp import registry
from ranvier.lang.hoc.keywords import KEYWORDS
from ranvier.repl import help
from ranvier.repl.keyword_help import KEYWORD_HELP

PROGRAM = """\
// Steps the model
// so many times.
proc steps() { local i
  for i = 1, $1 fadvance()
  print $s2
}
/* twice as much */
func twice() { return 2*$1 }
begintemplate Cell
public soma, gain, twice
create soma
proc init() { gain = $1 }
func twice() { return 2*$1 }
endtemplate Cell
objref cell, stim, nothing
cell = new Cell(2)
create axon[2]
access axon
nseg = 3
insert hh
stim = new IClamp(.5)
number = 4
"""


@pytest.fixture
def about(typed: Any) -> Any:
    assert typed(PROGRAM) == ""
    return lambda name: help.text(typed.machine, name)


def test_a_procedure(about: Any) -> None:
    expected = "proc steps($1, $s2)    defined at <prompt>:3\nSteps the model\nso many times."
    assert about("steps") == expected
    assert about("twice") == "func twice($1)    defined at <prompt>:8\ntwice as much"


def test_the_library(about: Any) -> None:
    assert about("finitialize") == "Set t = 0, v everywhere to the given value (mV), and initialize all mechanisms."
    assert about("Vector.append").startswith("v.append(x, w, ...): numbers and Vectors")
    assert "Members: " in about("Vector") and "append" in about("Vector")


def test_objects_and_their_classes(about: Any) -> None:
    assert about("cell").startswith("cell: Cell[0]\ntemplate: new Cell($1)")
    assert "number: gain" in about("Cell") and "living objects: 1" in about("Cell")
    assert about("cell.twice").startswith("func Cell.twice($1)")
    assert about("stim").startswith("stim: IClamp[0]\npoint process IClamp: new IClamp(x)")
    assert about("stim.amp") == "stim.amp: parameter, nA, 0 at first"
    assert about("nothing") == "objref nothing: NULLobject"


def test_mechanisms_and_variables(about: Any) -> None:
    assert about("hh").startswith("mechanism hh: insert hh")
    assert "gnabar_hh = 0.12 (S/cm2)" in about("hh") and "ion na: reads ena, writes ina" in about("hh")
    assert about("gnabar_hh") == "gnabar_hh: a range variable of the mechanism hh (parameter, S/cm2, 0.12 at first)"
    assert about("diam").startswith("diam: a range variable of every section, um")
    assert about("nseg").startswith("nseg: in how many segments")
    assert about("axon[1]").startswith("section axon[1]: nseg 1, L 100 um")
    assert about("axon").startswith("section axon[0]: nseg 3")
    assert about("number") == "number = 4"
    assert about("PI").startswith("PI = 3.1415927\n")


def test_every_word_of_the_language() -> None:
    assert set(KEYWORD_HELP) == set(KEYWORDS)


def test_what_is_absent_or_unknown(about: Any) -> None:
    for (owner, name), absence in list(registry.absences.items())[:20]:
        assert absence.reason in about(f"{owner}.{name}" if owner else name).replace("\n", " ")
    assert about("nosuchname") == "there is no help for nosuchname"
    assert about("Vector.ap").endswith("did you mean Vector.append or Vector.apply?")
    assert about("Vector.appendd").endswith("did you mean append?")
    assert about("finitialise").endswith("did you mean finitialize?")


def test_everything_in_the_registry_has_a_text(about: Any) -> None:
    for name, record in registry.classes.items():
        assert about(name)
        for member in record.members:
            assert about(f"{name}.{member}")
    for name in [*registry.functions, *registry.variables]:
        assert "there is no help" not in about(name)


@pytest.mark.parametrize(
    ("path", "start"),
    [
        ("nernst", "nernst("),
        ("steps", "steps($1, $s2)"),
        ("cell.twice", "twice($1)"),
        ("Cell", "Cell($1)"),
        ("Vector", "new Vector(size, value): "),
        ("stim.loc", "Place it at x"),
        ("rates_hh", "rates_hh(v"),
        ("gnabar_hh", "gnabar_hh(x): at a place of the section"),
        ("IClamp", "new IClamp(x): at x of the accessed section"),
        ("NetStim", "new NetStim()"),
        ("nosuch", ""),
        ("number", ""),
    ],
)
def test_signatures(typed: Any, path: str, start: str) -> None:
    typed(PROGRAM)
    found = help.signature(typed.machine, path)
    assert found.startswith(start) and bool(found) == bool(start)


def test_the_statement_help_and_the_question_mark(typed: Any) -> None:
    typed(PROGRAM)
    assert typed("help twice") == typed("twice?") == typed("?twice") == typed("%help twice")
    assert typed("Vector.append?").startswith("v.append(")
    assert "%tree" in typed("?") and "Ctrl-R" in typed("%help")
    assert typed("%help %tree").startswith("%tree [PATTERN]: ")
