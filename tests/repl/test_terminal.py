"""The prompt in a real terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux"),
]

PATIENCE = 120  # s
MODEL = """\
load_file("stdrun.hoc")
create soma, dend[2]
access soma
insert hh
for i = 0, 1 connect dend[i](0), soma(1)
"""


class Tmux:
    """A terminal of 100 by 30 in a tmux server of its own."""

    def __init__(self, folder: Path, model: str = MODEL, **surroundings: str) -> None:
        self.server = f"ranvier-{uuid.uuid4().hex[:8]}"
        (folder / "model.hoc").write_text(model)
        code = "import sys; from ranvier.repl.main import main; sys.exit(main())"
        told = 'trap : INT; "$@"; echo "ended with $?"; exec sleep 100'  # tmux itself sometimes misses a status
        command = ["sh", "-c", told, "sh", sys.executable, "-c", code, "model.hoc", "-"]
        environment = {"XDG_STATE_HOME": str(folder), "PYTHONPATH": os.environ.get("PYTHONPATH", ""), **surroundings}
        given = [part for name, value in environment.items() for part in ("-e", f"{name}={value}")]
        self.run("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", "-c", str(folder), *given,
                 "env", *(f"{name}={value}" for name, value in surroundings.items()), *command)  # fmt: skip

    def run(self, *arguments: str) -> str:
        done = subprocess.run(["tmux", "-L", self.server, *arguments], capture_output=True, text=True, check=True)
        return done.stdout

    def type(self, *keys: str) -> None:
        for key in keys:
            self.run("send-keys", *([key] if key in ("Enter", "Tab", "C-c", "C-d", "C-r", "Up") else ["-l", key]))

    def screen(self, colours: bool = False) -> str:
        return self.run("capture-pane", "-p", *(["-e"] if colours else []))

    def until(self, text: str, colours: bool = False, prompt: bool = False) -> str:
        """Wait until a text is on the screen, and below it the next prompt; gives the screen."""
        deadline = time.monotonic() + PATIENCE
        while True:
            seen = self.screen(colours)
            before, _, line = seen.rpartition("ranvier>") if prompt else (seen, "", "")
            if text in before and not line.partition("\n")[0].strip():
                return seen
            assert time.monotonic() < deadline, f"no {text!r} on the screen:\n{seen}"
            time.sleep(0.1)

    def answer(self, text: str) -> None:
        """Wait until a text and the next prompt are on the screen: keys before that are for the terminal itself."""
        self.until(text, prompt=True)

    def cancel(self) -> None:
        """Ctrl-C where a line is to be seen, and wait for the next prompt."""
        self.type("C-c")
        self.answer("")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    made = Tmux(tmp_path)
    yield made
    subprocess.run(["tmux", "-L", made.server, "kill-server"], capture_output=True)


def test_a_session(tmux: Tmux) -> None:
    tmux.until("t 0 ms   dt 0.025 ms   3 sections, 3 segments")
    tmux.type("proc show() {", "Enter", 'print "v is", soma.v', "Enter", "}", "Enter", "show()", "Enter")
    tmux.answer("v is-65")
    tmux.type("soma.gnab", "Tab")
    tmux.until("ranvier> soma.gnabar_hh")
    tmux.type(" = .1", "Enter", "soma.gnabar_hh", "Enter")
    tmux.answer("        0.1")
    tmux.type("finit", "Tab")
    tmux.until("finitialize")
    tmux.type("(")
    tmux.until("Set t = 0, v everywhere")
    tmux.cancel()
    tmux.type("forall", "Tab")
    tmux.until("\x1b[1m\x1b[34mforall", colours=True)
    tmux.cancel()
    tmux.type("nosuch", "Enter")
    tmux.answer("error: undefined variable nosuch")
    tmux.type("%tree", "Enter")
    tmux.answer("└─ dend[0]")
    tmux.type("C-r", "show() {")
    tmux.until('print "v is", soma.v\n')
    tmux.cancel()
    tmux.type("%wh", "Up")
    tmux.until("ranvier> %wh\n")
    tmux.cancel()
    tmux.type("%tr", "Up")
    tmux.until("ranvier> %tree\n")


def test_a_run_shows_its_progress_and_can_be_stopped(tmux: Tmux) -> None:
    tmux.until("3 segments")
    tmux.type("tstop = 1e6", "Enter", "run()", "Enter")
    assert "run [" in tmux.until(" left")
    tmux.type("C-c")
    tmux.answer("interrupted at t = ")
    tmux.type("t > 0", "Enter")
    tmux.answer("        1")
    tmux.type("quit(3)", "Enter")
    tmux.until("ended with 3")


def test_a_prompt_after_an_error_in_a_file(tmp_path: Path) -> None:
    tmux = Tmux(tmp_path, "x = 7\nnosuch\n")
    try:
        tmux.until("0 segments")
        assert "undefined variable nosuch" in tmux.screen()
        tmux.type("x + 1", "Enter")
        tmux.answer("        8")
        tmux.type("C-d")
        tmux.until("ended with 1")
    finally:
        subprocess.run(["tmux", "-L", tmux.server, "kill-server"], capture_output=True)


def test_in_a_dumb_terminal(tmp_path: Path) -> None:
    tmux = Tmux(tmp_path, TERM="dumb")
    try:
        tmux.until("ranvier>")
        tmux.type("proc p() {", "Enter", "print 6*7", "Enter", "}", "Enter", "p()", "Enter")
        assert "segments" not in tmux.until("42", prompt=True)
        tmux.type("C-d")
        tmux.until("ended with 0")
    finally:
        subprocess.run(["tmux", "-L", tmux.server, "kill-server"], capture_output=True)
