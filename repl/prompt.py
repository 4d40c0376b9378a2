"""The prompt on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..lang.errors import RanvierError
from ..lang.hoc import is_complete

if TYPE_CHECKING:
    from ..interp.machine import Machine

PROMPT, CONTINUED = "ranvier> ", "       > "


def converse(machine: Machine) -> None:
    """Read and run statements until the input ends. Errors are shown and the state is kept."""
    from prompt_toolkit import PromptSession

    session: PromptSession[str] = PromptSession()
    pending = ""
    while True:
        try:
            pending += session.prompt(CONTINUED if pending else PROMPT) + "\n"
        except EOFError:
            return
        except KeyboardInterrupt:
            pending = ""
            continue
        if not is_complete(pending):
            continue
        text, pending = pending, ""
        run(machine, text)


def run(machine: Machine, text: str) -> None:
    """Run what was typed; an error or Ctrl-C ends it, not the session."""
    try:
        machine.execute(text, "<prompt>")
    except RanvierError as error:
        machine.report(error)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
    machine.out.flush()
