"""A program that comes through a pipe: each statement runs as soon as it is there, as at NEURON's prompt.

So another program may write a statement, read what it prints, and write the next. Unlike at a prompt an error ends
the run. What follows a statement may be data that it reads (`fscan()`, `getstr(s)`, `read(x)`).
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ..lang.hoc import Incomplete, Statements
from ..lang.hoc.nodes import Statement
from ..lang.source import Source

if TYPE_CHECKING:
    from ..interp.machine import Machine

PIECE = 1 << 16


def run_input(machine: Machine, file: int) -> None:
    """Run the program that comes from a file descriptor, to its end. Raises RanvierError."""
    statements = PipedStatements(file)
    before, machine.read_line = machine.read_line, statements.read_line
    try:
        machine.run_statements(statements)
    finally:
        machine.read_line = before


class PipedStatements(Statements):
    """The statements of a pipe, each given as soon as its last line has come."""

    def __init__(self, file: int) -> None:
        self.file = file
        self.rest = b""  # of a line that has not come to its end
        self.ended = False
        super().__init__(Source("", "<stdin>"), at_prompt=True)

    def __next__(self) -> Statement:
        while True:
            try:
                return super().__next__()
            except (Incomplete, StopIteration):
                if self.ended:
                    raise
                self.more()

    def more(self) -> bytes:
        """Wait for the next lines, which the text has from then on; nothing at the end of the input."""
        sys.stdout.flush()
        whole = b""
        while not whole and not self.ended:
            piece = os.read(self.file, PIECE)
            self.ended = not piece
            text = self.rest + piece
            end = len(text) if self.ended else text.rfind(b"\n") + 1
            whole, self.rest = text[:end], text[end:]
        self.at_prompt = not self.ended
        self.source = Source(self.source.text + whole.decode("latin-1"), self.source.name)
        self.position = self.position
        return whole

    def read_line(self) -> str:
        """The line after the statement that is running, as its data."""
        while "\n" not in (text := self.source.text[self.position :]) and not self.ended:
            self.more()
        line = text[: text.find("\n") + 1] or text
        self.position += len(line)
        return line
