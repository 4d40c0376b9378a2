"""Whatever advances time shows its progress on a terminal, and only there."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from ranvier.repl.layout import error_text
from ranvier.solver import progress

MODEL = "create soma\naccess soma\ninsert pas\ntstop = 5\nfinitialize(-65)"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Terminal]:
    """A function that puts a terminal in the place of stderr, and has every step shown."""

    def make() -> Terminal:
        screen = Terminal()
        monkeypatch.setattr(progress, "QUIET", 0.0)
        monkeypatch.setattr(progress, "INTERVAL", 0.0)
        monkeypatch.setattr(progress.sys, "stderr", screen)
        return screen

    return make


def test_a_loop_of_hoc(typed: Any, terminal: Callable[[], Terminal]) -> None:
    typed(MODEL)
    screen = terminal()
    typed("while (t < tstop) fadvance()")
    shown = [int(line.split("%")[0][-4:]) for line in screen.getvalue().split("\r") if "%" in line]
    assert shown[-1] >= 99 and len(shown) > 100 and shown == sorted(shown)
    assert screen.getvalue().endswith("\r") and progress.current is None


def test_two_runs_after_each_other(typed: Any, terminal: Callable[[], Terminal]) -> None:
    typed(MODEL)
    screen = terminal()
    typed("for i = 1, 2 { finitialize(-65)  while (t < tstop) fadvance() }")
    shown = [int(line.split("%")[0][-4:]) for line in screen.getvalue().split("\r") if "%" in line]
    assert shown.count(99) >= 2 and sum(after < before for before, after in pairwise(shown)) == 1


def test_a_native_run_has_one_line(typed: Any, terminal: Callable[[], Terminal]) -> None:
    typed('{ load_file("stdrun.hoc") }\n' + MODEL + "\ntstop = 500")
    screen = terminal()
    typed("run()")
    shown = [line for line in screen.getvalue().split("\r") if "%" in line]
    assert shown and [line for line in shown if line.count("%") > 1] == []
    assert screen.getvalue().endswith("\r") and progress.current is None
    assert not screen.getvalue().split("\r")[-2].strip()


def test_it_is_wiped_before_an_error_is_told(typed: Any, terminal: Callable[[], Terminal]) -> None:
    typed(MODEL)
    screen = terminal()
    typed("for i = 1, 10 { fadvance() }\nnosuch")
    before, _, error = screen.getvalue().rpartition("\r")
    assert before and "undefined variable nosuch" in error


def test_what_is_printed_stands_on_its_own_line(typed: Any, terminal: Callable[[], Terminal]) -> None:
    typed(MODEL)
    screen = typed.machine.out._out = terminal()
    typed('for i = 1, 3 { fadvance()  print "i", i }')
    lines = [line for line in screen.getvalue().replace("\n", "\r").split("\r") if line.strip()]
    assert [line for line in lines if "%" not in line] == ["i1 ", "i2 ", "i3 "]
    assert typed.machine.out is typed.dialogue.out


def test_nothing_without_a_terminal(typed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "QUIET", 0.0)
    typed(MODEL)
    assert typed("while (t < tstop) fadvance()") == ""


@pytest.mark.parametrize(("term", "coloured"), [("xterm", True), ("dumb", False)])
def test_the_colours_of_an_error(typed: Any, term: str, coloured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    from ranvier.lang.errors import RanvierError

    monkeypatch.setattr("sys.stderr", Terminal())
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("NO_COLOR", raising=False)
    try:
        typed.machine.execute("finitialise()", "<prompt>")
    except RanvierError as error:
        text = error_text(error)
    plain = text.replace("\x1b[1;31m", "").replace("\x1b[34m", "").replace("\x1b[0m", "")
    assert plain.startswith("<prompt>:1:1: error: finitialise is not") and "\nhint: did you mean finitialize" in plain
    assert (text != plain) == coloured
