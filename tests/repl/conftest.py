"""A session without a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from ranvier.repl.dialogue import Dialogue
from ranvier.repl.session import new_machine


class Typed:
    """A dialogue; calling it with a text types that and gives what was printed, errors too."""

    def __init__(self, errors: pytest.CaptureFixture[str], mod_folder: Path | None = None) -> None:
        self.out = io.StringIO()
        self.machine = new_machine([mod_folder] if mod_folder else [], out=self.out)
        self.dialogue = Dialogue(self.machine)
        self.errors = errors

    def __call__(self, text: str) -> str:
        self.out.seek(0)
        self.out.truncate()
        self.dialogue.run(text)
        return self.out.getvalue() + self.errors.readouterr().err


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(capsys)
