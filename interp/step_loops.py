"""`for i = 1, n { advance() }`: loops that do nothing but steps of the simulation; many steps are one call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..lang.hoc import nodes
from . import registry
from .procedures import Procedure

if TYPE_CHECKING:
    from .code import Unit
    from .machine import Machine

STEP = "fadvance"
MOST = 1_000_000  # steps in one call


def condition(unit: Unit, body: nodes.Statement) -> str | None:
    """Python for whether the body of a loop is one step, now that it is run; None if it never is. The body may call a
    procedure that does nothing else, as long as that has not been defined anew."""
    name = _called(body)
    if name is None or name in unit.locals:
        return None
    symbol = unit.find(name)
    if isinstance(symbol, registry.Function):
        return "True" if name == STEP else None
    if not isinstance(symbol, Procedure) or symbol.kind != "proc" or symbol.template is not None:
        return None
    if _called(symbol.node.body) != STEP or not isinstance(unit.machine.globals.find(STEP), registry.Function):
        return None
    return f"{unit.constant(symbol)}.node is {unit.constant(symbol.node)}"


def _called(statement: nodes.Statement) -> str | None:
    """The name of what a statement calls without arguments, if that is all that it does."""
    while isinstance(statement, nodes.Block) and len(statement.statements) == 1:
        statement = statement.statements[0]
    call = statement.expression if isinstance(statement, nodes.ExpressionStatement) else None
    if isinstance(call, nodes.Call) and not call.arguments and isinstance(call.target, nodes.Name):
        return call.target.name
    return None


def maker(machine: Machine) -> Callable[[float, float], float]:
    """What the generated code calls."""

    def steps(counter: float, last: float) -> float:
        """The steps of a loop whose counter goes from here to there; gives how many were made: fewer if hoc ran in
        between, which may have changed what the loop does."""
        wanted = int(min(last - counter, MOST)) + 1 if counter.is_integer() else 1
        return float(machine.simulation.advance(wanted))

    return steps
