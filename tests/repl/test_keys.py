"""The prompt's keys, with input from a pipe and no screen."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from ranvier.repl.dialogue import Dialogue
from ranvier.repl.history import HistoryFile
from ranvier.repl.prompt import FileHistory, converse, indentation, toolbar
from ranvier.repl.session import new_machine

ENTER, CTRL_C, CTRL_D, TAB, ESCAPE = "\r", "\x03", "\x04", "\t", "\x1b"


class Keys:
    """Types keys; gives what was printed and which statements ran."""

    def __init__(self, history: Path) -> None:
        self.history = HistoryFile(history)
        self.out = io.StringIO()
        self.dialogue = Dialogue(new_machine(out=self.out))

    def __call__(self, keys: str) -> str:
        self.out.seek(0)
        self.out.truncate()
        with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
            typed.send_text(keys + CTRL_D)
            converse(self.dialogue, history=self.history, input=typed, output=DummyOutput())
        return self.out.getvalue()


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Keys]:
    yield Keys(tmp_path / "history")


def test_enter_runs_a_statement(keys: Keys) -> None:
    assert keys("x = 3" + ENTER + "x" + ENTER) == "\t3 \n"


def test_a_statement_over_several_lines(keys: Keys) -> None:
    assert keys("proc p() {" + ENTER + "print 2*$1" + ENTER + "}" + ENTER + "p(21)" + ENTER) == "42 \n"
    assert keys.dialogue.statements[0] == "proc p() {\n    print 2*$1\n}"


def test_nested_blocks_are_indented(keys: Keys) -> None:
    keys("proc p() {" + ENTER + "if (1) {" + ENTER + "x = 1" + ENTER + "}" + ENTER + "y = 1" + ENTER + "}" + ENTER)
    assert keys.dialogue.statements == ["proc p() {\n    if (1) {\n        x = 1\n    }\n    y = 1\n}"]


def test_a_new_line_where_one_is_wanted(keys: Keys) -> None:
    assert keys("x = 1" + ESCAPE + ENTER + "y = 2" + ENTER + "print x, y" + ENTER) == "1 2 \n"
    assert keys.dialogue.statements[0] == "x = 1\ny = 2"


def test_a_pasted_script(keys: Keys) -> None:
    script = "proc p() {\n\tprint $1\n}\nfor i = 1, 2 {\n  p(i)\n}\nx = 7\n"
    assert keys(f"\x1b[200~{script}\x1b[201~" + ENTER + "x" + ENTER) == "1 \n2 \n\t7 \n"


def test_a_script_pasted_line_by_line(keys: Keys) -> None:
    lines = ["proc p() {", "  print $1", "}"] + [f"p({i})" for i in range(200)]
    assert keys(ENTER.join(lines) + ENTER) == "".join(f"{i} \n" for i in range(200))


def test_a_long_pasted_script(keys: Keys) -> None:
    script = "n = 0\n" + "n += 1 // one more\n" * 2000
    assert keys(f"\x1b[200~{script}\x1b[201~" + ENTER + "n" + ENTER) == "\t2000 \n"


def test_ctrl_c_clears(keys: Keys) -> None:
    assert keys("proc p() {" + ENTER + "garbage" + CTRL_C + "print 1" + ENTER) == "1 \n"


def test_errors_do_not_end_it(keys: Keys, capsys: pytest.CaptureFixture[str]) -> None:
    assert keys("x = nosuch" + ENTER + "print 5" + ENTER) == "5 \n"
    assert "undefined variable nosuch" in capsys.readouterr().err


def test_quit(keys: Keys) -> None:
    with pytest.raises(SystemExit) as end:
        keys("quit(2)" + ENTER)
    assert end.value.code == 2


def test_completion(keys: Keys) -> None:
    keys("my_variable = 3" + ENTER)
    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        from ranvier.repl.prompt import make_session

        session = make_session(keys.dialogue, history=keys.history, input=typed, output=DummyOutput())
        found = list(session.completer.get_completions(document("x = my_v"), None))  # type: ignore[union-attr,arg-type]
    assert [(one.text, one.start_position, one.display_meta_text) for one in found] == [("my_variable", -4, "number")]


def document(text: str) -> Any:
    from prompt_toolkit.document import Document

    return Document(text)


def test_tab_at_a_lines_start_indents(keys: Keys) -> None:
    keys(TAB + "x = 1" + ENTER)
    assert keys.dialogue.statements == ["    x = 1"]


def test_history(keys: Keys) -> None:
    keys("print 1" + ENTER + "proc p() {" + ENTER + "print 2" + ENTER + "}" + ENTER)
    assert keys.history.entries() == ["print 1", "proc p() {\n    print 2\n}"]
    assert list(FileHistory(keys.history).load_history_strings()) == ["proc p() {\n    print 2\n}", "print 1"]


def test_commands_and_questions(keys: Keys) -> None:
    assert keys("x = 1" + ENTER + "%who" + ENTER + "x?" + ENTER) == "numbers:\n  x = 1\nx = 1\n"


def test_a_fault_does_not_end_the_session(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: Any) -> None:
        raise ValueError("a fault")

    for name in ("completions", "lines", "look"):
        monkeypatch.setattr(f"ranvier.repl.prompt.{name}", fail)
    assert keys("print 1" + TAB + ENTER) == "1 \n"


def test_indentation() -> None:
    assert indentation("proc p() {") == "    "
    assert indentation("a {\n    b {") == "        "
    assert indentation("a {\n  b") == "  "
    assert indentation("") == ""


def test_the_line_below(keys: Keys) -> None:
    machine = keys.dialogue.machine
    assert toolbar(machine, "x = 3") == [("", "t 0 ms   dt 0.025 ms   0 sections, 0 segments")]
    signature = toolbar(machine, "finitialize(")[0]
    assert signature[0] == "class:signature" and signature[1].startswith("Set t = 0") and signature[1].endswith("\n")
