"""Whatever is typed, what the prompt shows of it never fails."""

from __future__ import annotations

import io
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as some
from ranvier.interp.machine import Machine
from ranvier.repl import help, magic
from ranvier.repl.completion import completions
from ranvier.repl.cursor import look
from ranvier.repl.dialogue import Dialogue
from ranvier.repl.highlight import lines
from ranvier.repl.session import new_machine

PROGRAM = """\
begintemplate Cell
public soma, dend, gain, twice, list, none, words, d
create soma, dend[2]
objref list, none, this
strdef words
double d[2]
proc init() { gain = 1  list = new List()  soma insert hh }
func twice() { return 2*$1 }
endtemplate Cell
objref cells[2], stim, lists, vec, gone[2][2]
cells[1] = new Cell()
create axon, apical[3]
access axon
insert pas
stim = new IClamp(.5)
lists = new List()
lists.append(cells[1])
vec = new Vector(3)
strdef name
double table[2][2]
iterator it() { iterator_statement }
obfunc make() { return new Vector() }
create dead
dead delete_section()
"""

WORDS = (
    "cells cells[1] cells[0] cells[9] Cell[0] soma dend[1] dead list vec stim stim.amp table name gone Vector List "
    "Cell IClamp new insert uninsert access help forsec proc local $1 $o1 $i axon apical apical[2] make() it hh hh.x "
    'gnabar_hh rates_hh setdata_hh t dt v nseg load_file( xopen(" " sin( ( ) [ ] { } . , ; = + // /* */ \\ \n 0 1.5 1e '
    "% %time %tree %load %reload %help %profile ? this twice nosuch é x object(0) append .x[0] o(0) .c() PI absent"
).split(" ")
TEXT = some.lists(some.sampled_from(WORDS) | some.text(max_size=3), max_size=8).flatmap(
    lambda words: some.sampled_from(["", " ", "."]).map(lambda between: between.join(words))
)


@cache
def machine() -> Machine:
    made = new_machine(out=io.StringIO())
    made.execute(PROGRAM)
    return made


@settings(max_examples=400)
@given(TEXT)
def test_what_is_shown_while_typing(text: str) -> None:
    completions(machine(), text)
    assert "\n".join("".join(piece for _, piece in line) for line in lines(machine(), text)) == text
    call = look(text).call
    if call:
        help.signature(machine(), call.path)
    Dialogue(machine()).is_complete(text)


@settings(max_examples=300)
@given(TEXT)
def test_help_of_anything(text: str) -> None:
    assert help.text(machine(), text)


def test_completion_says_what_everything_is() -> None:
    for path in (
        "cells[1].",
        "stim.",
        "lists.",
        "vec.",
        "axon.",
        "cells[1].soma.",
        "Cell[0].",
        "x = ",
        "insert ",
        "new ",
    ):
        assert completions(machine(), path)
    for name in magic.COMMANDS:
        completions(machine(), f"%{name} ")
