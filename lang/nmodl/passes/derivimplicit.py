"""SOLVE … METHOD derivimplicit: one backward Euler step of the block's equations together, by Newton's method.

The Jacobian is the exact derivative of what the body computes. If it does not depend on the states, one iteration is
the solution. At the end the body is run once more with the new states, so that the other variables it assigns belong to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...errors import RanvierError
from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import locals_of, used
from ..elimination import solve
from ..tangents import Tangents
from ..trees import DT, ONE, ZERO, Names, assign, body, file_names, is_number, minus, split_locals, times

TOLERANCE = n.Number(1e-6)
SMALL = n.Number(1e-8)
"""Newton ends, as NEURON's, when no state changed by more than TOLERANCE, relative to itself if it is not SMALL. The
next change would be about the square of that."""
ITERATIONS = 50


def run(file: n.File) -> n.File:
    wanted = {s.block for s in walk(file) if isinstance(s, n.Solve) and s.method == "derivimplicit"}
    taken = file_names(file)
    blocks = []
    for block in file.blocks:
        if isinstance(block, n.StatementBlock) and block.keyword == "DERIVATIVE" and block.name in wanted:
            block = replace(block, body=_Step(block, taken).run())
        blocks.append(block)
    return replace(file, blocks=tuple(blocks))


class _Step:
    def __init__(self, block: n.StatementBlock, taken: set[str]) -> None:
        self.block = block
        self.names = Names(taken | used(block.body) | locals_of(block.body))
        declared, self.original = split_locals(block.body)
        self.locals = list(declared)

    def local(self, name: str) -> str:
        self.locals.append(n.LocalName(self.names.fresh(name)))
        return self.locals[-1].name

    def run(self) -> n.Body:
        rates = _Rates(self.local)
        statements = [rates.rewrite(statement) for statement in self.original]
        states = list(rates.of)
        if not states:
            raise RanvierError(f"{self.block.name} has no equations to solve", self.block.span)
        inner = {local.name for local in self.locals}
        tangents = Tangents(statements, states, self.names.fresh)
        self.locals += tangents.locals
        if tangents.linear:
            code = self.linear(tangents, rates.of)
        else:
            code = self.newton(tangents, rates.of)
        if tangents.varying - set(states) - inner:  # something else that is seen from outside belongs to the new states
            code += statements
        return body(code, self.locals)

    def linear(self, tangents: Tangents, rates: dict[str, str]) -> list[n.Statement]:
        right = [times(DT, n.Name(rate)) for rate in rates.values()]
        solution, changes = solve(self.matrix(tangents, rates), right, self.local)
        updates = [
            assign(state, n.Binary("+", n.Name(state), change)) for state, change in zip(rates, changes, strict=True)
        ]
        return [*tangents.start(), *tangents.statements, *solution, *updates]

    def newton(self, tangents: Tangents, rates: dict[str, str]) -> list[n.Statement]:
        old = {state: self.local(f"{state}_old") for state in rates}
        going, count = n.Name(self.local("going")), n.Name(self.local("count"))
        residual = [
            minus(minus(n.Name(state), n.Name(old[state])), times(DT, n.Name(rate))) for state, rate in rates.items()
        ]
        solution, changes = solve(self.matrix(tangents, rates), residual, self.local)
        updates: list[n.Statement] = [assign(going.name, ZERO)]
        for state, change in zip(rates, changes, strict=True):
            updates.append(assign(state, minus(n.Name(state), change)))
            updates.append(n.If(_moves(change, n.Name(state)), n.Body((assign(going.name, ONE),)), None))
        updates.append(assign(count.name, n.Binary("+", count, ONE)))
        loop = n.Body((*tangents.start(), *tangents.statements, *solution, *updates))
        return [
            *(assign(name, n.Name(state)) for state, name in old.items()),
            assign(going.name, ONE),
            assign(count.name, ZERO),
            n.While(n.Binary("&&", going, n.Binary("<", count, n.Number(float(ITERATIONS)))), loop),
        ]

    def matrix(self, tangents: Tangents, rates: dict[str, str]) -> dict[tuple[int, int], n.Expression]:
        """1 - dt J, the entries that are not 0."""
        states: Sequence[str] = list(rates)
        entries = {}
        for row, state in enumerate(states):
            for column, other in enumerate(states):
                slope = tangents.of(rates[state], other)
                unit = ONE if row == column else ZERO
                entry = minus(unit, times(DT, slope))
                if row == column or not is_number(entry, 0):
                    entries[row, column] = entry
        return entries


def _moves(change: n.Expression, state: n.Expression) -> n.Expression:
    """Whether a state is not yet where it stays."""
    change, size = n.Call("fabs", (change,)), n.Call("fabs", (state,))
    matters = n.Binary("||", n.Binary(">", size, SMALL), n.Binary(">", change, TOLERANCE))
    return n.Binary("&&", n.Binary(">", change, times(TOLERANCE, size)), matters)


class _Rates(Rewriter):
    """m' = … assigns a local; `of` has it by the state."""

    def __init__(self, local) -> None:
        self.local = local
        self.of: dict[str, str] = {}

    def rewrite_Assign(self, node: n.Assign) -> n.Assign:
        if not isinstance(node.target, n.Prime):
            return node
        state = node.target.name
        if state not in self.of:
            self.of[state] = self.local(f"D{state}")
        return replace(node, target=n.Name(self.of[state], span=node.target.span))
