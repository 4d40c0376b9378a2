"""What explicit methods are written with: the equations m' = … of a body as rates, computed at any time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..tree import Rewriter
from . import nodes as n
from .trees import Names, Rename, T, assign, at_start, body, declare, split_locals, times


class Rates(Rewriter):
    """m' = … assigns a local; a state with two equations is stepped twice, as in NEURON."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.equations: list[tuple[str, str]] = []

    def rewrite_Assign(self, node: n.Assign) -> n.Assign:
        if not isinstance(node.target, n.Prime):
            return node
        state = node.target.name
        rate = dict(self.equations).get(state) or self.names.fresh(f"D{state}")
        self.equations.append((state, rate))
        return replace(node, target=n.Name(rate, span=node.target.span))


class Explicit:
    """The equations of a body to be solved explicitly; a method puts its statements around them.

    `rate` has the variable of each state's derivative; `kept` collects hidden variables of the instance, which keep
    their values from step to step and begin with 0.
    """

    def __init__(self, code: n.Body, names: Names, kept: list[str]) -> None:
        declared, statements = split_locals(code)
        self.names, self.kept = names, kept
        rates = Rates(names)
        self.computation = [rates.rewrite(statement) for statement in statements]
        self.rate = {state: n.Name(name) for state, name in rates.equations}
        self.locals = [*declared, *(n.LocalName(rate.name) for rate in self.rate.values())]

    def local(self, name: str) -> n.Name:
        self.locals.append(n.LocalName(self.names.fresh(name)))
        return n.Name(self.locals[-1].name)

    def locals_of_states(self, suffix: str) -> dict[str, n.Name]:
        return {state: self.local(f"{state}_{suffix}") for state in self.rate}

    def column(self, name: str) -> n.Name:
        """A hidden variable of the instance."""
        self.kept.append(self.names.fresh(f"{name}_"))
        return n.Name(self.kept[-1])

    def columns_of_states(self, suffix: str) -> dict[str, n.Name]:
        return {state: self.column(f"{state}_{suffix}") for state in self.rate}

    def at(self, time: n.Expression) -> list[n.Statement]:
        """The computation of the rates at a time, which must be a name or t itself."""
        rename = Rename({} if time is T else {"t": time.name})
        return [rename.rewrite(statement) for statement in self.computation]

    def keep(self, place: dict[str, n.Name]) -> list[n.Statement]:
        """Puts the states somewhere."""
        return [assign(name.name, n.Name(state)) for state, name in place.items()]

    def keep_rates(self, place: dict[str, n.Name]) -> list[n.Statement]:
        return [assign(name.name, self.rate[state]) for state, name in place.items()]

    def move(self, old: dict[str, n.Name], by: n.Expression) -> list[n.Statement]:
        """Each state so far along its rate from where it was."""
        return [assign(state, n.Binary("+", old[state], times(by, rate))) for state, rate in self.rate.items()]

    def body(self, statements: Iterable[n.Statement]) -> n.Body:
        return body(statements, self.locals)


def with_kept(file: n.File, kept: Iterable[str] | Mapping[str, int]) -> n.File:
    """The file with hidden variables (of some sizes) that keep their values from step to step, 0 at the start."""
    sizes = dict(kept) if isinstance(kept, Mapping) else dict.fromkeys(kept, 0)
    if not sizes:
        return file
    file = declare(file, "ASSIGNED", [n.Declaration(name, size) for name, size in sizes.items()])
    return at_start(file, [assign(name, n.Number(0.0)) for name, size in sizes.items() if not size])
