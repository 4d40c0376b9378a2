"""What is left of VERBATIM: C text that does nothing is dropped, a `return 0;` with all that it makes unreachable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...errors import Unsupported
from .. import nodes as n
from ..trees import drop_blocks, map_bodies
from .verbatim import is_nothing, is_return


def run(file: n.File) -> n.File:
    file = drop_blocks(file, lambda block: isinstance(block, n.VerbatimBlock) and is_nothing(block))
    return map_bodies(file, lambda body, block: _body(body))


def _refusal(node: n.Verbatim | n.VerbatimBlock) -> Unsupported:
    return Unsupported("VERBATIM (C code) is not covered here", node.span)


def _body(body: n.Body) -> n.Body:
    return replace(body, statements=tuple(_until_return(body.statements)[0]))


def _until_return(statements: Iterable[n.Statement]) -> tuple[list[n.Statement], bool]:
    """The statements that can be reached, and whether they end in a return.

    Behind an IF that returns, the rest goes into its ELSE.
    """
    done: list[n.Statement] = []
    statements = list(statements)
    for k, statement in enumerate(statements):
        if isinstance(statement, n.Verbatim):
            if is_return(statement):
                return done, True
            if not is_nothing(statement):
                raise _refusal(statement)
        elif isinstance(statement, n.If):
            if not _returns(statement):
                done.append(statement)
                continue
            new, returns = _conditional(statement, statements[k + 1 :])
            return [*done, new], returns
        elif isinstance(statement, n.Body):
            inner, returns = _until_return(statement.statements)
            done.append(n.Body(tuple(inner), span=statement.span))
            if returns:
                return done, True
        elif isinstance(statement, (n.While, n.From)):
            inner, returns = _until_return(statement.body.statements)
            if returns or _returns(statement):
                raise Unsupported("a return in a loop is not covered yet", statement.span)
            done.append(replace(statement, body=n.Body(tuple(inner), span=statement.body.span)))
        else:
            done.append(statement)
    return done, False


def _returns(node: n.Statement | None) -> bool:
    """Whether a VERBATIM stands somewhere in a conditional or loop; refuses it if it is not a plain return."""
    match node:
        case n.Verbatim():
            if not is_return(node) and not is_nothing(node):
                raise _refusal(node)
            return True
        case n.Body(statements):
            return any([_returns(statement) for statement in statements])
        case n.If(_, then, otherwise):
            return any([_returns(then), _returns(otherwise)])
        case n.While(_, body) | n.From(_, _, _, _, body):
            return _returns(body)
    return False


def _conditional(statement: n.If, rest: list[n.Statement]) -> tuple[n.Statement, bool]:
    """An IF with a return in it and what follows it: the rest is moved into the branches that do not return."""
    branches = []
    for branch in (statement.then, statement.otherwise):
        inner = branch.statements if isinstance(branch, n.Body) else (branch,) if branch else ()
        reached, returns = _until_return([*inner, *rest])
        branches.append((n.Body(tuple(reached)), returns))
    (then, then_returns), (otherwise, otherwise_returns) = branches
    return replace(statement, then=then, otherwise=otherwise), then_returns and otherwise_returns
