"""WATCH as requests, variables and a block.

A `WATCH (a > b) flag` of NET_RECEIVE asks the event queue to watch condition k of the instance: `net_watch_(k, a - b,
flag)`. Before the first one that an event comes to, `net_unwatch_()` ends all that were watched. The new block WATCH
computes the hidden variables `watched_k_`, a - b as it is now, of the conditions that were asked for (`watching_k_`).
"""

from __future__ import annotations

from dataclasses import replace

from ...errors import Unsupported
from ...tree import Rewriter, walk
from .. import nodes as n
from ..trees import ONE, ZERO, Names, assign, body, declare, file_names, split_locals


def columns_of(k: int) -> tuple[str, str]:
    """The variables of condition k: how far it is beyond its threshold, and whether anybody has asked for it."""
    return f"watched_{k}_", f"watching_{k}_"


def run(file: n.File) -> n.File:
    receive = next((block for block in file.blocks if isinstance(block, n.NetReceive)), None)
    watches = [node for node in walk(receive.body) if isinstance(node, n.Watch)] if receive is not None else []
    if not watches:
        return file
    names = Names(file_names(file) | {node.name for node in walk(receive) if isinstance(node, n.LocalName)})
    columns = [columns_of(k) for k in range(len(watches))]
    changed = _with_requests(receive, watches, [switch for _, switch in columns], names.fresh("unwatched_"))
    file = replace(file, blocks=tuple(changed if block is receive else block for block in file.blocks))
    file = declare(file, "ASSIGNED", (n.Declaration(name) for both in columns for name in both))
    values = [
        n.If(n.Name(switch), n.Body((assign(value, _beyond(watch)),)), None)
        for watch, (value, switch) in zip(watches, columns, strict=True)
    ]
    return replace(file, blocks=(*file.blocks, n.StatementBlock("WATCH", "", body(values))))


def _beyond(watch: n.Watch) -> n.Expression:
    """What is above 0 where the condition is true."""
    match watch.condition:
        case n.Binary(">", a, b) | n.Binary("<", b, a):
            return n.Binary("-", a, b, span=watch.span)
    raise Unsupported("WATCH takes one comparison: WATCH (expression > expression) flag, or <", watch.span)


def _with_requests(receive: n.NetReceive, watches: list[n.Watch], on: list[str], fresh: str) -> n.NetReceive:
    """NET_RECEIVE with requests in the place of its WATCH statements."""
    off = n.Body((_call("net_unwatch_"), *(assign(name, ZERO) for name in on), assign(fresh, ZERO)))

    class Requests(Rewriter):
        def rewrite_Watch(self, node: n.Watch) -> n.Statement:
            k = next(k for k, one in enumerate(watches) if one is node)
            first = n.If(n.Name(fresh), off, None)
            return n.Body(
                (first, assign(on[k], ONE), _call("net_watch_", n.Number(float(k)), _beyond(node), node.flag))
            )

    declared, statements = split_locals(Requests().rewrite(receive.body))
    return replace(receive, body=body((assign(fresh, ONE), *statements), (*declared, n.LocalName(fresh))))


def _call(name: str, *arguments: n.Expression) -> n.Statement:
    return n.CallStatement(n.Call(name, arguments))
