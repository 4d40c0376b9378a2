"""Start values and times, written out.

INITIAL begins with the start value of every STATE, NET_RECEIVE gets an INITIAL, `at_time` becomes a comparison.
"""

from __future__ import annotations

from dataclasses import replace

from ...tree import Rewriter
from .. import nodes as n
from ..symbols import Symbols, Variable, analyse
from ..trees import DT, ZERO, Names, T, assign, body, file_names, find_block, split_locals

AT_TIME_MARGIN = 1e-11
"""NEURON's at_time counts an event this much (in ms) before its time."""


def run(file: n.File) -> n.File:
    symbols = analyse(file)
    file = _Events().rewrite(file)
    names = Names(file_names(file))
    blocks = [_with_initial(b) if isinstance(b, n.NetReceive) else b for b in file.blocks]
    file = replace(file, blocks=tuple(blocks))
    starts = [_start(variable, symbols, names) for variable in symbols.variables.values() if _is_plain_state(variable)]
    return _begin_initial(file, starts)


def _is_plain_state(variable: Variable) -> bool:
    """An ion's concentration that is a STATE begins with the ion's value."""
    return variable.role == "state"


def _start(state: Variable, symbols: Symbols, names: Names) -> n.Statement:
    """`m = m0`, the value of a parameter m0 if there is one, else what START says, else 0."""
    start = state.name + "0"
    known = start in symbols.variables and symbols.variables[start].scope in ("instance", "global", "constant")
    value = n.Name(start) if known else n.Number(state.value)
    if not state.size:
        return assign(state.name, value)
    index = names.fresh("i")
    inner = n.Body((n.Assign(n.Index(state.name, n.Name(index)), value),))
    return n.From(index, ZERO, n.Number(state.size - 1.0), None, inner)


def _begin_initial(file: n.File, starts: list[n.Statement]) -> n.File:
    initial = find_block(file, "INITIAL")
    if not starts:
        return file
    if initial is None:
        return replace(file, blocks=(*file.blocks, n.StatementBlock("INITIAL", "", n.Body(tuple(starts)))))
    declared, statements = split_locals(initial.body)
    new = replace(initial, body=body((*starts, *statements), declared))
    return replace(file, blocks=tuple(new if block is initial else block for block in file.blocks))


def _with_initial(block: n.NetReceive) -> n.NetReceive:
    """Without an INITIAL, all weights but the first begin with 0."""
    if block.initial is not None:
        return block
    return replace(block, initial=n.Body(tuple(assign(p.name, ZERO) for p in block.parameters[1:])))


class _Events(Rewriter):
    def rewrite_Call(self, node: n.Call) -> n.Expression:
        if node.name != "at_time":
            return node
        time = n.Binary("-", node.arguments[-1], n.Number(AT_TIME_MARGIN))
        reached = n.Binary("<=", time, T)
        return n.Binary("&&", reached, n.Binary(">", time, n.Binary("-", T, DT)), span=node.span)

    def rewrite_CallStatement(self, node: n.CallStatement) -> n.Statement | None:
        return node if isinstance(node.call, n.Call) else None  # at_time, called for nothing
