"""A derivative that is read, anywhere: x' is a hidden variable that keeps what the equation of x gave last.

    x' = e   y = (x')^2    becomes    Dx_ = e   x' = e   y = Dx_^2

As in NEURON the exact solution of `cnexp` computes no derivatives: with the fixed step x' stays there what it was (0).
With the variable step a current that reads x' sees the derivative; in NEURON it sees Newton's last correction of it.
"""

from __future__ import annotations

from dataclasses import replace

from ...tree import Rewriter, walk
from .. import nodes as n
from ..trees import assign, declare


def run(file: n.File) -> n.File:
    states = {name: derivative_name(name) for name in _solved(file) & _read(file)}
    if not states:
        return file
    read = _Read(states)
    file = replace(file, blocks=tuple(read.rewrite(block) for block in file.blocks))
    return declare(file, "ASSIGNED", [n.Declaration(states[name]) for name in sorted(states)])


def derivative_name(state: str) -> str:
    return f"D{state}_"


def _solved(file: n.File) -> set[str]:
    """The states of DERIVATIVE blocks."""
    blocks = [b for b in file.blocks if isinstance(b, n.StatementBlock) and b.keyword == "DERIVATIVE"]
    return {node.target.name for b in blocks for node in walk(b) if _is_equation(node)}


def _read(file: n.File) -> set[str]:
    targets = {id(node.target) for node in walk(file) if _is_equation(node)}
    return {node.name for node in walk(file) if isinstance(node, n.Prime) and id(node) not in targets}


def _is_equation(node: object) -> bool:
    return isinstance(node, n.Assign) and isinstance(node.target, n.Prime)


class _Read(Rewriter):
    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def rewrite_Prime(self, node: n.Prime) -> n.Expression:
        name = self.names.get(node.name)
        return node if name is None else n.Name(name, span=node.span)

    def rewrite_Assign(self, node: n.Assign) -> n.Assign | tuple[n.Assign, ...]:
        """An equation: the children are rewritten, and its target is not to be read."""
        states = {name: state for state, name in self.names.items()}
        state = states.get(node.target.name) if isinstance(node.target, n.Name) else None
        if state is None:
            return node
        return assign(node.target.name, node.value), replace(node, target=n.Prime(state, span=node.target.span))
