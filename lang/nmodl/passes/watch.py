"""WATCH as variables and a block.

Each `WATCH (condition) flag` of NET_RECEIVE gets two hidden variables: `watching_k_`, whether it is on, and `true_k_`,
whether its condition was true when it was last looked at. The statement switches it on; the first one that an event
comes to switches all others off before. The new block WATCH, which is run at the begin of each step, sends the flag
where a condition has become true.
"""

from __future__ import annotations

from dataclasses import replace

from ...tree import Rewriter, walk
from .. import nodes as n
from ..trees import ONE, ZERO, Names, assign, body, declare, file_names, find_block, split_locals


def run(file: n.File) -> n.File:
    receive = next((block for block in file.blocks if isinstance(block, n.NetReceive)), None)
    watches = [node for node in walk(receive.body) if isinstance(node, n.Watch)] if receive is not None else []
    if not watches:
        return file
    names = Names(file_names(file) | {node.name for node in walk(receive) if isinstance(node, n.LocalName)})
    made = [_Watch(watch, names, k) for k, watch in enumerate(watches)]
    fresh = names.fresh("unwatched_")
    changed = _with_switches(receive, made, fresh)
    file = replace(file, blocks=tuple(changed if block is receive else block for block in file.blocks))
    file = declare(file, "ASSIGNED", (n.Declaration(name) for watch in made for name in (watch.on, watch.true)))
    file = _off_at_first(file, [assign(watch.on, ZERO) for watch in made])
    check = n.StatementBlock("WATCH", "", body(watch.check() for watch in made))
    return replace(file, blocks=(*file.blocks, check))


class _Watch:
    """A WATCH statement and its variables."""

    def __init__(self, watch: n.Watch, names: Names, number: int) -> None:
        self.watch = watch
        self.on = names.fresh(f"watching_{number}_")
        self.true = names.fresh(f"true_{number}_")

    def check(self) -> n.Statement:
        send = n.CallStatement(n.Call("net_send", (ZERO, self.watch.flag)), span=self.watch.span)
        became = n.If(n.Unary("!", n.Name(self.true)), n.Body((assign(self.true, ONE), send)), None)
        look = n.If(self.watch.condition, n.Body((became,)), n.Body((assign(self.true, ZERO),)))
        return n.If(n.Name(self.on), n.Body((look,)), None)


def _with_switches(receive: n.NetReceive, made: list[_Watch], fresh: str) -> n.NetReceive:
    """NET_RECEIVE with assignments in the place of its WATCH statements."""
    off = n.Body((*(assign(watch.on, ZERO) for watch in made), assign(fresh, ZERO)))

    class Switch(Rewriter):
        def rewrite_Watch(self, node: n.Watch) -> n.Statement:
            watch = next(one for one in made if one.watch is node)
            first = n.If(n.Name(fresh), off, None)
            return n.Body((first, assign(watch.on, ONE), assign(watch.true, node.condition)))

    declared, statements = split_locals(Switch().rewrite(receive.body))
    return replace(receive, body=body((assign(fresh, ONE), *statements), (*declared, n.LocalName(fresh))))


def _off_at_first(file: n.File, off: list[n.Statement]) -> n.File:
    """INITIAL, made if there is none, switches all off."""
    initial = find_block(file, "INITIAL")
    if initial is None:
        return replace(file, blocks=(*file.blocks, n.StatementBlock("INITIAL", "", n.Body(tuple(off)))))
    declared, statements = split_locals(initial.body)
    new = replace(initial, body=body((*off, *statements), declared))
    return replace(file, blocks=tuple(new if block is initial else block for block in file.blocks))
