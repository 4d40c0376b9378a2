"""Solving the equations of the statements `depvar` and `eqn`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interp.registry import function

if TYPE_CHECKING:
    from ...interp.machine import Machine


@function("eqinit")
def eqinit(machine: Machine) -> float:
    """eqinit(): forget the dependent variables (depvar) and their equations (eqn)."""
    machine.equations.clear()
    return 0.0


@function("solve")
def solve(machine: Machine) -> float:
    """solve(): one step of Newton's method for the equations that eqn has set since the last one.

    Gives the sum of the differences of both sides and of the changes: call it (after the eqn statements) until that is
    small.
    """
    return machine.equations.solve()


@function("prmat")
def prmat(machine: Machine) -> float:
    """prmat(): print the form of the matrix of the eqn statements: a * where an equation depends on a variable."""
    machine.write(machine.equations.pattern())
    return 1.0
