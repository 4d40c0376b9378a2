"""Texts that `execute` runs: what a program executes again and again is parsed and generated once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..lang import hoc
from ..lang.errors import RanvierError
from ..lang.hoc import nodes
from ..lang.source import Source
from .errors import located
from .rebound import Rebound
from .runtime import Stop
from .survey import Survey

if TYPE_CHECKING:
    from .machine import Machine
    from .names import Scope

MOST = 500
"""So many are kept; then they are forgotten all at once."""


class ExecutedTexts:
    """The texts of one machine, each with its function if it is a statement that declares nothing."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.kept: dict[tuple[str, Scope, bool], tuple[hoc.Statements, Rebound] | None] = {}

    def run(self, text: str, scope: Scope, this: Any, echo: bool) -> None:
        """Run it; `this` is the template's object that the scope belongs to, or None."""
        machine, key = self.machine, (text, scope, echo)
        if key not in self.kept:
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[key] = self._prepared(*key)
        kept = self.kept[key]
        if kept is None:
            machine.run_source(Source(text, "<execute>"), this, echo)
            return
        statements, function = kept
        depth = len(machine.section_stack)
        machine.running.append(statements)
        try:
            function(*(() if this is None else (this,)))
        except Stop:
            pass
        except Exception as error:
            raise located(error) from None
        finally:
            del machine.section_stack[max(depth, 1) :]
            machine.running.pop()

    def _prepared(self, text: str, scope: Scope, echo: bool) -> tuple[hoc.Statements, Rebound] | None:
        from .bodies import statement_body

        statements = hoc.parse_incremental(Source(text, "<execute>"))
        try:
            body = tuple(statements)
        except RanvierError:  # what comes before is to be run first
            return None
        if len(body) != 1 or isinstance(body[0], (nodes.Procedure, nodes.Template)) or Survey(body[0]).declarations:
            return None
        return statements, Rebound(lambda owner, marked: statement_body(self.machine, scope, body, owner, marked, echo))
