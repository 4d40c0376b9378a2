"""What happens with the text that is typed at the prompt, without a terminal."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from ..lang.errors import RanvierError
from ..lang.hoc import is_complete
from ..solver.interrupts import WHOLE
from . import magic
from .layout import error_text, internal
from .output import Remembering
from .running import progress_shown

if TYPE_CHECKING:
    from ..interp.machine import Machine

PROMPT, CONTINUED = "ranvier> ", "       > "
NAME = "<prompt>"
_QUESTION = re.compile(r"\s*([A-Za-z_%][\w.\[\]]*)\s*\?\s*\Z|\s*\?\s*([A-Za-z_%][\w.\[\]]*)?\s*\Z")


class Dialogue:
    """Runs what is typed: hoc, `%commands`, `NAME?`. `statements` are those that ran without an error."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.machine.out = self.out = Remembering(machine.out)
        self.statements: list[str] = []

    def is_complete(self, text: str) -> bool:
        """Whether Enter runs the text; else it goes on in a new line."""
        return text.lstrip().startswith("%") or bool(_QUESTION.match(text)) or is_complete(text)

    def run(self, text: str) -> bool:
        """Run what was typed. An error or Ctrl-C is told and ends it, not the session; the state is kept."""
        machine = self.machine
        before = machine.model.t
        WHOLE.listen()
        try:
            self._run(text)
            return True
        except RanvierError as error:
            self._fresh_line()
            print(error_text(error), file=sys.stderr, flush=True)
        except BrokenPipeError:
            raise
        except Exception as error:  # a fault of a command
            print(error_text(internal(error)), file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            now = machine.model.t
            print("\ninterrupted" + (f" at t = {now:g} ms" if now != before else ""), file=sys.stderr, flush=True)
        finally:
            self._fresh_line()
        return False

    def _run(self, text: str) -> None:
        question = _QUESTION.match(text)
        if question:
            name = question[1] or question[2] or ""
            magic.run(self, f"%help {name}")
        elif text.lstrip().startswith("%"):
            magic.run(self, text)
        elif text.strip():
            self.execute(text.rstrip())

    def execute(self, text: str) -> None:
        """Run hoc and remember it."""
        with progress_shown(self.machine):
            self.machine.execute(text, NAME)
        self.statements.append(text)

    def show(self, text: str) -> None:
        """Print what a command tells."""
        self._fresh_line()
        self.out.write(text.rstrip("\n") + "\n")

    def _fresh_line(self) -> None:
        """The next output, or the prompt, begins at a line's start."""
        if not self.out.at_line_start:
            self.out.write("\n")
        self.out.flush()


def converse_plainly(dialogue: Dialogue) -> None:
    """A prompt for a terminal without a cursor: line by line. Ctrl-C clears what was typed, Ctrl-D leaves."""
    pending = ""
    while True:
        try:
            pending += input(CONTINUED if pending else PROMPT) + "\n"
        except EOFError:
            return
        except KeyboardInterrupt:
            print()
            pending = ""
            continue
        if dialogue.is_complete(pending):
            text, pending = pending, ""
            dialogue.run(text)
