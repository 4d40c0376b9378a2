"""The prompt, typed at through a pseudo-terminal."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")

COMMAND = [sys.executable, "-c", "import sys; from ranvier.repl.main import main; sys.exit(main())", "-nobanner"]
PATIENCE = 120  # s
WAITING = b"\x1b[?2004h"  # pasting is switched on whenever a line is asked for
WHERE, HERE = b"\x1b[6n", b"\x1b[1;1R"  # the terminal is asked for the place of its cursor, and answers


class Terminal:
    """A session at a prompt."""

    def __init__(self, folder: Path) -> None:
        self.end, theirs = pty.openpty()
        surroundings = {**os.environ, "TERM": "xterm", "XDG_STATE_HOME": str(folder), "NO_COLOR": "1"}
        self.process = subprocess.Popen(
            COMMAND, cwd=folder, env=surroundings, stdin=theirs, stdout=theirs, stderr=theirs
        )
        os.close(theirs)
        self.read()

    def read(self) -> str:
        """All that is shown until the next line is asked for."""
        seen, deadline = b"", time.monotonic() + PATIENCE
        while WAITING not in seen:
            assert select.select([self.end], [], [], deadline - time.monotonic())[0], f"no prompt after {seen!r}"
            new = os.read(self.end, 65536)
            seen += new
            if WHERE in new:
                os.write(self.end, HERE)
        return seen.decode()

    def type(self, line: str) -> str:
        os.write(self.end, line.encode() + b"\r")
        return self.read()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    made = Terminal(tmp_path)
    yield made
    made.process.kill()
    made.process.wait()
    os.close(made.end)


def test_the_state_survives_errors(terminal: Terminal) -> None:
    terminal.type("kept = 41")
    assert "error: undefined variable nosuch\r\n    kept = nosuch\r\n           ^^^^^^" in terminal.type(
        "kept = nosuch"
    )
    assert "error: the line ends while this parenthesis is open" in terminal.type("kept = (")
    assert "42 \r\n" in terminal.type("print kept + 1")
    os.write(terminal.end, b"quit()\r")
    assert terminal.process.wait(timeout=PATIENCE) == 0


def test_a_procedure_over_several_lines(terminal: Terminal) -> None:
    terminal.type("proc twice() {\rprint 2 * $1\r}")
    assert "42 \r\n" in terminal.type("twice(21)")
