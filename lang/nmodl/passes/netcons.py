"""FOR_NETCONS as a loop over the connections that lead to the instance.

The weights of a connection lie in a row; five functions that only lowered files know (`known.CONNECTIONS`) reach them.
The parameters of NET_RECEIVE, which may belong to one of these connections, are put there before the loop and taken
from there after it.
"""

from __future__ import annotations

from dataclasses import replace

from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import assigned
from ..trees import ONE, ZERO, Names, assign, body, file_names, minus, plus


def run(file: n.File) -> n.File:
    for block in file.blocks:
        if isinstance(block, n.NetReceive) and any(isinstance(node, n.ForNetCons) for node in walk(block.body)):
            names = Names(file_names(file) | {node.name for node in walk(block) if isinstance(node, n.Name)})
            new = replace(block, body=_Loops(block, names).rewrite(block.body))
            return replace(file, blocks=tuple(new if one is block else one for one in file.blocks))
    return file


class _Loops(Rewriter):
    def __init__(self, receive: n.NetReceive, names: Names) -> None:
        self.own = [parameter.name for parameter in receive.parameters]
        self.changed = assigned(receive.body)
        self.names = names

    def rewrite_ForNetCons(self, node: n.ForNetCons) -> n.Statement:
        each, at = self.names.fresh("netcon"), n.Name(self.names.fresh("at"))
        theirs = [argument.name for argument in node.arguments]
        inner = assigned(node.body)
        locals = n.Local(tuple(n.LocalName(name) for name in theirs))
        take = [assign(name, _weight(plus(at, _number(k)))) for k, name in enumerate(theirs)]
        give = [_put(plus(at, _number(k)), name) for k, name in enumerate(theirs) if name in inner]
        begin = n.Assign(at, n.Call("netcon_first_", (n.Name(each),)))
        last = minus(n.Call("netcon_count_", ()), ONE)
        loop = n.From(each, ZERO, last, None, n.Body((locals, begin, *take, node.body, *give)), span=node.span)
        own = n.Call("netcon_own_", ())
        before = [_put(plus(own, _number(k)), name) for k, name in enumerate(self.own) if name in self.changed]
        after = [assign(name, _weight(plus(own, _number(k)))) for k, name in enumerate(self.own)] if give else []
        return body((*before, loop, *after), [n.LocalName(at.name)])


def _number(k: int) -> n.Expression:
    return n.Number(float(k))


def _weight(at: n.Expression) -> n.Expression:
    return n.Call("netcon_weight_", (at,))


def _put(at: n.Expression, name: str) -> n.Statement:
    return n.CallStatement(n.Call("netcon_put_", (at, n.Name(name))))
