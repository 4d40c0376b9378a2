"""LOCAL: each block's locals get names of their own and one LOCAL at its beginning; inner braces go.

Parameters of functions that hide a variable (`PROCEDURE rates(v)`) get another name as well, so that the code can be
moved to where the variable means something else. A LOCAL of the file that has the name of a variable hides it in what
follows, as in NEURON; the variable keeps its value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .. import nodes as n
from ..trees import CODE, Names, Rename, body, file_names


def run(file: n.File) -> n.File:
    taken = file_names(file)
    declared = {d.name for b in file.blocks if isinstance(b, n.DeclarationBlock) for d in b.declarations}
    hidden: dict[str, str] = {}
    blocks: list[n.Block] = []
    for block in file.blocks:
        if isinstance(block, n.LocalBlock) and any(local.name in declared for local in block.names):
            fresh = Names(taken).fresh
            hidden |= {local.name: fresh(local.name) for local in block.names if local.name in declared}
            taken |= set(hidden.values())
            block = replace(block, names=tuple(replace(x, name=hidden.get(x.name, x.name)) for x in block.names))
        blocks.append(_block(block, taken, hidden) if isinstance(block, CODE) else block)
    return replace(file, blocks=tuple(blocks))


def _block(block: n.Block, taken: set[str], hidden: Mapping[str, str]) -> n.Block:
    names = Names(taken)
    scope = dict(hidden)
    if isinstance(block, (n.Procedure, n.NetReceive)):
        parameters = []
        for parameter in block.parameters:
            scope[parameter.name] = names.fresh(parameter.name)
            parameters.append(replace(parameter, name=scope[parameter.name]))
        block = replace(block, parameters=tuple(parameters))
    new = replace(block, body=_outer_body(block.body, scope, names))
    if isinstance(new, n.NetReceive) and new.initial is not None:
        new = replace(new, initial=_outer_body(new.initial, scope, names))
    return new


def _outer_body(code: n.Body, scope: Mapping[str, str], names: Names) -> n.Body:
    block = _Block(names)
    statements = list(block.statements(code.statements, dict(scope)))
    return replace(body(statements, block.locals), span=code.span)


class _Block:
    """One outermost body: the locals found in it so far."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.locals: list[n.LocalName] = []

    def statements(self, statements: tuple[n.Statement, ...], scope: dict[str, str]) -> Iterator[n.Statement]:
        for statement in statements:
            match statement:
                case n.Local(declared):
                    for local in declared:
                        scope[local.name] = self.names.fresh(local.name)
                        self.locals.append(replace(local, name=scope[local.name]))
                case n.Body(inner):
                    yield from self.statements(inner, dict(scope))
                case n.If(condition, then, otherwise):
                    yield replace(
                        statement,
                        condition=_renamed(condition, scope),
                        then=self.body(then, scope),
                        otherwise=self.otherwise(otherwise, scope),
                    )
                case n.While(condition, inner):
                    yield replace(statement, condition=_renamed(condition, scope), body=self.body(inner, scope))
                case n.From():
                    yield self.loop(statement, scope)
                case n.Compartment(index) | n.LongitudinalDiffusion(index):
                    yield _renamed(statement, {old: new for old, new in scope.items() if old != index})
                case _:
                    yield _renamed(statement, scope)

    def body(self, code: n.Body, scope: Mapping[str, str]) -> n.Body:
        return n.Body(tuple(self.statements(code.statements, dict(scope))), span=code.span)

    def otherwise(self, node: n.Statement | None, scope: Mapping[str, str]) -> n.Body | None:
        """ELSE; `else if` becomes an IF in a body."""
        if node is None:
            return None
        return self.body(node if isinstance(node, n.Body) else n.Body((node,), span=node.span), scope)

    def loop(self, node: n.From, scope: Mapping[str, str]) -> n.From:
        variable = self.names.fresh(node.variable)
        return replace(
            node,
            variable=variable,
            first=_renamed(node.first, scope),
            last=_renamed(node.last, scope),
            step=None if node.step is None else _renamed(node.step, scope),
            body=self.body(node.body, {**scope, node.variable: variable}),
        )


def _renamed(node: n.Expression, scope: Mapping[str, str]) -> n.Expression:
    changed = {old: new for old, new in scope.items() if old != new}
    return Rename(changed).rewrite(node) if changed else node
