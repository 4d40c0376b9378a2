"""Loops over reactions or equations unrolled, and the elements of arrays of states as variables of their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from ..errors import Unsupported
from ..tree import Rewriter, walk
from . import nodes as n
from .passes.fold import fold_expression
from .trees import ONE, Rename, assign

MOST_TURNS = 10_000


class Unrolling:
    """`states`: the names of all STATEs. `kinds`: the statements for whose sake a loop is unrolled.

    `elements` has, for each array and index met, the variable that stands for the element; `new_local` declares it.
    """

    def __init__(
        self, states: Collection[str], kinds: tuple[type[n.Statement], ...], new_local: Callable[[str], str]
    ) -> None:
        self.states = states
        self.kinds = kinds
        self.new_local = new_local
        self.elements: dict[tuple[str, int], str] = {}

    def element(self, name: str, index: int) -> str:
        """The variable that stands for an element."""
        if (name, index) not in self.elements:
            self.elements[name, index] = self.new_local(f"{name}_{index}")
        return self.elements[name, index]

    def load(self) -> list[n.Statement]:
        """What gives the variables the values of the elements."""
        return [assign(name, n.Index(array, n.Number(float(k)))) for (array, k), name in self.elements.items()]

    def store(self) -> list[n.Statement]:
        """What puts them back."""
        return [
            n.Assign(n.Index(array, n.Number(float(k))), n.Name(name)) for (array, k), name in self.elements.items()
        ]

    def all(self, statements: tuple[n.Statement, ...]) -> list[n.Statement]:
        return [s for each in statements for s in self._unrolled(each)]

    def _unrolled(self, statement: n.Statement) -> Iterator[n.Statement]:
        if isinstance(statement, n.From) and self._matters(statement):
            for k in _turns(statement):
                rename = Rename({statement.variable: n.Number(float(k))})
                for inner in statement.body.statements:
                    yield from self._unrolled(rename.rewrite(inner))
        elif isinstance(statement, n.If):
            otherwise = statement.otherwise
            yield replace(
                statement,
                condition=self.scalar(statement.condition),
                then=self._body(statement.then),
                otherwise=self._body(otherwise) if isinstance(otherwise, n.Body) else otherwise,
            )
        elif isinstance(statement, n.Compartment) and statement.index:
            yield statement  # its index gets its values later
        else:
            yield self.scalar(statement)

    def _body(self, code: n.Body) -> n.Body:
        return replace(code, statements=tuple(self.all(code.statements)))

    def _matters(self, loop: n.From) -> bool:
        return any(isinstance(x, self.kinds) or (isinstance(x, n.Index) and x.name in self.states) for x in walk(loop))

    def scalar(self, node: n.Node) -> n.Node:
        """The node with variables in the place of elements."""
        return _Elements(self).rewrite(node)


def _turns(loop: n.From) -> range:
    """The values that the variable of a loop takes."""
    what = "a loop over reactions or equations"
    bounds = [fold_expression(b) for b in (loop.first, loop.last, loop.step or ONE)]
    if not all(isinstance(bound, n.Number) for bound in bounds):
        raise Unsupported(f"{what} whose limits are not constant is not covered", loop.span)
    if not all(abs(bound.value) <= MOST_TURNS for bound in bounds) or bounds[2].value < 1:
        raise Unsupported(f"{what} of more than {MOST_TURNS} turns is not covered", loop.span)
    first, last, by = (int(bound.value) for bound in bounds)
    return range(first, last + 1, by)


class _Elements(Rewriter):
    """`ca[2]` → the variable that stands for it."""

    def __init__(self, unrolling: Unrolling) -> None:
        self.unrolling = unrolling

    def rewrite_Index(self, node: n.Index) -> n.Expression:
        index = fold_expression(node.index)
        if node.name not in self.unrolling.states:
            return replace(node, index=index)
        if not isinstance(index, n.Number):
            raise Unsupported(f"the index of the STATE {node.name} is not constant", node.span)
        return n.Name(self.unrolling.element(node.name, int(index.value)), span=node.span)
