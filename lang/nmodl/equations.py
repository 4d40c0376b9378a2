"""Blocks of equations `~ left = right`, LINEAR and NONLINEAR: as many equations as unknowns, loops unrolled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..errors import RanvierError, Unsupported
from ..tree import walk
from . import nodes as n
from .analysis import locals_of, names, used
from .symbols import analyse
from .trees import Names, body, file_names, split_locals
from .unrolling import Unrolling


class Equations:
    """The equations of one block. Arrays of states are unknown whole, their elements being scalar `unknowns`."""

    def __init__(self, file: n.File, block: n.StatementBlock) -> None:
        self.block = block
        declared, statements = split_locals(block.body)
        self.locals = list(declared)
        self.names = Names(file_names(file) | used(block.body) | locals_of(block.body))
        variables = analyse(file).variables
        states = [name for name, v in variables.items() if v.role == "state"]
        self.unrolling = Unrolling(states, (n.LinearEquation,), self.local)
        self.statements = self.unrolling.all(statements)
        self.equations = [s for s in self.statements if isinstance(s, n.LinearEquation)]
        found = [e for s in self.statements for e in walk(s) if isinstance(e, n.LinearEquation)]
        before = [e for s in statements for e in walk(s) if isinstance(e, n.LinearEquation)]
        mentioned = {name for equation in before for name in names(equation)}
        unknown = list(block.solve_for) or [state for state in states if state in mentioned]
        self.unknowns = [u for state in unknown for u in self._scalars(state, variables[state].size)]
        if len(self.unknowns) != len(found):
            counts = f"{len(found)} equations for {len(self.unknowns)} states"
            raise RanvierError(f"{block.name} has {counts}", block.span)
        if len(found) != len(self.equations):
            raise Unsupported("an equation in an IF is not covered", block.span)

    def _scalars(self, state: str, size: int) -> list[str]:
        return [self.unrolling.element(state, k) for k in range(size)] if size else [state]

    def local(self, name: str, size: int = 0) -> str:
        """A new local, an array if it has a size."""
        self.locals.append(n.LocalName(self.names.fresh(name), size))
        return self.locals[-1].name

    def body(self, solution: list[n.Statement]) -> n.Body:
        """The body of a block that finds the unknowns by these statements."""
        return body((*self.unrolling.load(), *solution, *self.unrolling.store()), self.locals)


def solved(file: n.File, keyword: str, solution: Callable[[Equations], list[n.Statement]]) -> n.File:
    """The file with the blocks of a keyword solved."""
    blocks = [
        replace(block, body=equations.body(solution(equations)))
        if isinstance(block, n.StatementBlock) and block.keyword == keyword and (equations := Equations(file, block))
        else block
        for block in file.blocks
    ]
    return replace(file, blocks=tuple(blocks))
