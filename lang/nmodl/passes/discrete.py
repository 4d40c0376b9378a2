"""DISCRETE: run once per step, as a PROCEDURE that is solved. In NEURON each time an instance does so t goes a step
further, and all instances have the earlier values in common; here not, as events and other mechanisms live by t.

`x@2` is the value of the STATE x two steps ago; the values before the first step are 0.
"""

from __future__ import annotations

from dataclasses import replace

from ...errors import RanvierError
from ...tree import Rewriter, walk
from .. import nodes as n
from ..explicit import with_kept
from ..symbols import analyse
from ..trees import body, split_locals


def run(file: n.File) -> n.File:
    if not any(isinstance(block, n.StatementBlock) and block.keyword == "DISCRETE" for block in file.blocks):
        return file
    variables = analyse(file).variables
    depth: dict[str, int] = {}
    for earlier in walk(file):
        if isinstance(earlier, n.Earlier):
            state = variables.get(earlier.name)
            if state is None or state.role != "state" or state.size:
                raise RanvierError(f"{earlier.name} is no STATE of one number", earlier.span)
            depth[earlier.name] = max(depth.get(earlier.name, 0), earlier.steps)
    hidden = [before(name, k) for name, most in depth.items() for k in range(1, most + 1)]
    file = _Earlier().rewrite(replace(file, blocks=tuple(_solved(block, depth) for block in file.blocks)))
    return with_kept(file, hidden)


def before(name: str, steps: int) -> str:
    """The variable that keeps a state's value of some steps ago."""
    return f"{name}_before_{steps}_"


def _solved(block: n.Block, depth: dict[str, int]) -> n.Block:
    if not isinstance(block, n.StatementBlock) or block.keyword != "DISCRETE":
        return block
    used = {node.name for node in walk(block) if isinstance(node, n.Earlier)}
    shift: list[n.Statement] = []
    for name, most in depth.items():
        if name in used:
            for k in range(most, 0, -1):
                older = before(name, k - 1) if k > 1 else name
                shift.append(n.Assign(n.Name(before(name, k)), n.Name(older), span=block.span))
    declared, statements = split_locals(block.body)
    return replace(block, keyword="DERIVATIVE", body=body((*shift, *statements), declared))


class _Earlier(Rewriter):
    def rewrite_Earlier(self, node: n.Earlier) -> n.Name:
        return n.Name(before(node.name, node.steps), span=node.span)
