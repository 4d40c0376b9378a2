"""Questions to the user. Nobody is there: each is answered as NEURON answers without a screen, and shown on a
terminal's stderr so that it does not pass unseen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ...interp.registry import function, hoc_class, method
from ...interp.values import HocObject

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ...interp.values import StringCell


def ask(answer: float, question: str = "") -> float:
    """Say what was asked and give the answer that is taken."""
    if question and sys.stderr.isatty():
        print(f"[asked: {question} - taken: {'yes' if answer else 'no'}]", file=sys.stderr)
    return answer


@function("boolean_dialog")
def boolean_dialog(question: str, yes: str = "Yes", no: str = "No") -> float:
    """Ask a yes-or-no question; without a screen the answer is no."""
    return ask(0.0, question)


@function("continue_dialog")
def continue_dialog(message: str) -> float:
    """Tell something."""
    return ask(1.0, message)


@function("string_dialog")
def string_dialog(question: str, text: StringCell) -> float:
    """Ask for a text; without a screen it is cancelled and stays as it is."""
    return ask(0.0, question)


@hoc_class("SymChooser")
class SymChooser(HocObject):
    """Lets the user choose the name of a variable: (["title"])."""

    def __init__(self, machine: Machine, title: str = "", *rest: object) -> None:
        self.title = title

    @method
    def run(self) -> float:
        """Ask; without a screen it is cancelled."""
        return ask(0.0, self.title)

    @method
    def text(self, chosen: StringCell) -> float:
        """Copy the chosen name, if one was chosen."""
        return 0.0
