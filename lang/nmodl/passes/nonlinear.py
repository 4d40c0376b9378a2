"""NONLINEAR: equations ~ left = right, solved as `newton` does."""

from __future__ import annotations

from .. import nodes as n
from ..equations import Equations, solved
from ..newton import Newton


def run(file: n.File) -> n.File:
    return solved(file, "NONLINEAR", _solution)


def _solution(it: Equations) -> list[n.Statement]:
    return Newton(it.block, it.unknowns, it.statements, it.local, it.names).statements()
