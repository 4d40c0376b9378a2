"""Derivatives of what a body computes (forward mode): beside each assignment, the assignment of its derivatives."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

from ..tree import walk
from . import nodes as n
from .analysis import always_assigned, names, read_first
from .derivative import NotDifferentiable, derivative
from .trees import ONE, ZERO, is_number


class Tangents:
    """The derivatives of a body's variables to the `seeds`.

    `statements` is the body with the derivatives computed in between; `of(variable, seed)` the expression that holds a
    derivative at the end; `locals` the locals that were added. `linear` is true if no derivative depends on a
    seed. Variables that are `constant` are taken not to depend on any. Where the derivative of a function is not known
    it is taken as 0 and `exact` is false.
    """

    def __init__(
        self,
        statements: Sequence[n.Statement],
        seeds: Sequence[str],
        new_name: Callable[[str], str],
        constant: Container[str] = (),
    ) -> None:
        self.seeds = seeds
        self.linear = True
        self.exact = True
        self.depends = _dependences(statements, seeds, constant)
        self.varying = set(self.depends)
        self.names = {
            (variable, seed): new_name(f"d{variable}_d{seed}")
            for variable in _assigned_scalars(statements)
            for seed in self.depends.get(variable, ())
        }
        self.statements = tuple(self._all(statements))

    @property
    def locals(self) -> list[n.LocalName]:
        return [n.LocalName(name) for name in self.names.values()]

    def start(self) -> list[n.Statement]:
        """What the derivatives are before the body, where that matters."""
        code = n.Body(self.statements)
        needless = always_assigned(code) - read_first(code)
        return [
            n.Assign(n.Name(name), ONE if variable == seed else ZERO)
            for (variable, seed), name in self.names.items()
            if name not in needless
        ]

    def of(self, variable: str, seed: str) -> n.Expression:
        if (variable, seed) in self.names:
            return n.Name(self.names[variable, seed])
        return ONE if variable == seed else ZERO

    def _all(self, statements: Iterable[n.Statement]) -> Iterable[n.Statement]:
        for statement in statements:
            yield from self._statement(statement)

    def _body(self, code: n.Body) -> n.Body:
        return n.Body(tuple(self._all(code.statements)), span=code.span)

    def _statement(self, statement: n.Statement) -> Iterable[n.Statement]:
        match statement:
            case n.Assign(target, value):
                yield from self._derivatives(target.name, value)
                yield statement
            case n.If(condition, then, otherwise):
                self._look(condition)
                otherwise = self._body(otherwise) if otherwise is not None else None
                yield n.If(condition, self._body(then), otherwise, span=statement.span)
            case n.While(condition, inner):
                self._look(condition)
                yield n.While(condition, self._body(inner), span=statement.span)
            case n.From(variable, first, last, step, inner):
                yield n.From(variable, first, last, step, self._body(inner), span=statement.span)
            case _:
                yield statement

    def _derivatives(self, variable: str, value: n.Expression) -> Iterable[n.Statement]:
        inside = set(names(value)) & self.varying
        for seed in self.depends.get(variable, ()):
            if (variable, seed) not in self.names:
                continue
            known = {name: self.of(name, seed) for name in inside if seed in self.depends[name]}
            try:
                slope = derivative(value, {name: d for name, d in known.items() if not is_number(d, 0)})
            except NotDifferentiable:
                slope, self.exact, self.linear = ZERO, False, False
            self._look(slope)
            if slope != n.Name(self.names[variable, seed]):
                yield n.Assign(n.Name(self.names[variable, seed]), slope)

    def _look(self, node: n.Expression) -> None:
        """A condition or derivative that depends on a seed makes the body nonlinear."""
        if not self.varying.isdisjoint(names(node)):
            self.linear = False


def _assigned_scalars(statements: Iterable[n.Statement]) -> list[str]:
    found = dict.fromkeys(a.target.name for a in _assignments(statements) if isinstance(a.target, n.Name))
    return list(found)


def _assignments(statements: Iterable[n.Statement]) -> Iterable[n.Assign]:
    for statement in statements:
        for node in walk(statement):
            if isinstance(node, n.Assign):
                yield node


def _dependences(
    statements: Iterable[n.Statement], seeds: Sequence[str], constant: Container[str]
) -> dict[str, dict[str, None]]:
    """The variables that may depend on seeds, by assignments alone, and on which, in their order."""
    edges = [(a.target.name, tuple(dict.fromkeys(names(a.value)))) for a in _assignments(statements)]
    found: dict[str, set[str]] = {seed: {seed} for seed in seeds}
    grown = True
    while grown:
        grown = False
        for target, sources in edges:
            if target in constant:
                continue
            before = found.get(target, set())
            after = before.union(*(found[name] for name in sources if name in found))
            if len(after) > len(before):
                found[target] = after
                grown = True
    rank = {seed: k for k, seed in enumerate(seeds)}
    return {name: dict.fromkeys(sorted(on, key=rank.__getitem__)) for name, on in found.items()}
