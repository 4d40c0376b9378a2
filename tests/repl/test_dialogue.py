"""What is typed runs; errors and interruptions keep the state."""

from __future__ import annotations

import io
from typing import Any

import pytest
from ranvier.repl.dialogue import Dialogue, converse_plainly
from ranvier.repl.session import new_machine


def test_values_are_echoed(typed: Any) -> None:
    assert typed("x = 3") == ""
    assert typed("x") == "\t3 \n"
    assert typed("objref o\no = new Vector(2)\no") == "\tVector[0] \n"


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("x", True),
        ("proc p() {", False),
        ("proc p() {\nprint 1", False),
        ("proc p() {\nprint 1\n}", True),
        ("begintemplate T", False),
        ("begintemplate T\nendtemplate T", True),
        ("x = (", True),  # an error: a line's end ends the statement
        ("x = 1 + \\", False),
        ("/* a comment", False),
        ('print "abc', True),
        ("if (1) {", False),
        ("%time {", True),
        ("x?", True),
        ("", True),
    ],
)
def test_when_a_statement_is_complete(typed: Any, text: str, complete: bool) -> None:
    assert typed.dialogue.is_complete(text) == complete


def test_an_error_keeps_the_state(typed: Any) -> None:
    typed("kept = 41")
    assert typed("kept = nosuch").startswith("<prompt>:1:8: error: undefined variable nosuch\n    kept = nosuch\n")
    assert typed("kept + 1") == "\t42 \n"


def test_what_came_before_an_error_in_a_pasted_script_was_run(typed: Any) -> None:
    assert "undefined variable nosuch" in typed("a = 1\nb = nosuch\nc = 3")
    assert typed("a") == "\t1 \n"
    assert "undefined variable c" in typed("c")


def test_the_accessed_section_is_kept(typed: Any) -> None:
    typed("create soma, dend\naccess soma")
    typed("dend { nosuch }")
    assert typed("secname()") == "soma\n"


def test_an_interruption_keeps_the_state(typed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    typed("create soma\naccess soma\nfinitialize()")
    simulation = typed.machine.simulation
    steps = []

    def interrupt() -> None:
        steps.append(1)
        if len(steps) == 3:
            raise KeyboardInterrupt

    simulation.after_run.append(interrupt)
    assert typed("while (1) fadvance()") == "\ninterrupted at t = 0.075 ms\n"
    assert typed("t") == "\t0.075 \n"
    assert typed("fadvance()") == "\t1 \n"


def test_a_fault_of_a_command(typed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: Any) -> None:
        raise ValueError("a fault")

    monkeypatch.delenv("RANVIER_DEBUG", raising=False)
    monkeypatch.setattr("ranvier.repl.show.tree", fail)
    assert typed("%tree").startswith("error: internal error: ValueError: a fault\nhint: ")
    assert typed("3") == "\t3 \n"


def test_quit_leaves_with_a_status(typed: Any) -> None:
    with pytest.raises(SystemExit) as end:
        typed("quit(3)")
    assert end.value.code == 3


def test_the_prompt_begins_at_a_lines_start(typed: Any) -> None:
    assert typed('printf("abc")') == "abc\t3 \n"
    assert typed('{ printf("abc") }') == "abc\n"


def test_in_a_dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    out, lines, prompts = io.StringIO(), iter(["proc p() {", "print 2 * $1", "}", "p(21)", KeyboardInterrupt, "3"]), []

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        line = next(lines, EOFError)
        if isinstance(line, str):
            return line
        raise line

    monkeypatch.setattr("builtins.input", ask)
    converse_plainly(Dialogue(new_machine(out=out)))
    assert out.getvalue() == "42 \n\t3 \n"
    assert [prompt.strip() for prompt in prompts[:4]] == ["ranvier>", ">", ">", "ranvier>"]
