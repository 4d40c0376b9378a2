"""Statements that are kept and executed with a number: `$1` stands for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .context import object_of_running_code

if TYPE_CHECKING:
    from ..interp.machine import Machine


def statement_with_number(machine: Machine, text: str) -> Callable[[float], None]:
    """A function that sets hoc_ac_ and executes the statement, with hoc_ac_ in the place of each $1.

    The statement sees the names that the code sees which runs now.
    """
    run = machine.statement(text.replace("$1", "hoc_ac_"), object_of_running_code(machine))
    number = machine.pointer("hoc_ac_")

    def execute(value: float) -> None:
        number.set(value)
        run()

    return execute
