"""A derivative that is read: in `x' = e  y = (x')^2` the second x' is the value that e had.

x_rate = e  x' = e  y = x_rate^2
"""

from __future__ import annotations

from dataclasses import replace

from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import locals_of
from ..trees import Names, assign, body, file_names, map_body, split_locals


def run(file: n.File) -> n.File:
    blocks = [
        map_body(block, lambda code, _: _body(file, code, states)) if (states := _read(block)) else block
        for block in file.blocks
    ]
    return replace(file, blocks=tuple(blocks)) if blocks != list(file.blocks) else file


def _read(block: n.Block) -> list[str]:
    """The states of a DERIVATIVE block whose derivatives are read."""
    if not (isinstance(block, n.StatementBlock) and block.keyword == "DERIVATIVE"):
        return []
    targets = {id(node.target) for node in walk(block) if isinstance(node, n.Assign)}
    found = (node.name for node in walk(block) if isinstance(node, n.Prime) and id(node) not in targets)
    return list(dict.fromkeys(found))


def _body(file: n.File, code: n.Body, states: list[str]) -> n.Body:
    names = Names(file_names(file) | locals_of(code))
    rates = {state: names.fresh(f"{state}_rate") for state in states}
    declared, statements = split_locals(code)
    new = _Read(rates).rewrite(n.Body(statements))
    return body(new.statements, (*declared, *map(n.LocalName, rates.values())))


class _Read(Rewriter):
    def __init__(self, rates: dict[str, str]) -> None:
        self.rates = rates
        self.states = {rate: state for state, rate in rates.items()}

    def rewrite_Prime(self, node: n.Prime) -> n.Expression:
        rate = self.rates.get(node.name)
        return node if rate is None else n.Name(rate, span=node.span)

    def rewrite_Assign(self, node: n.Assign) -> n.Assign | tuple[n.Assign, ...]:
        state = self.states.get(node.target.name) if isinstance(node.target, n.Name) else None
        if state is None:
            return node
        return assign(node.target.name, node.value), replace(node, target=n.Prime(state, span=node.target.span))
