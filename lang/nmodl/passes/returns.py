"""What is left of VERBATIM: C text that does nothing is dropped, a `return 0;` with all that it makes unreachable.

In loops a `return 0;`, `break;` or `continue;` notes in a local that the rest is to be skipped:

    WHILE (x) { a  IF (y) { return 0; }  b }  c
    WHILE (left_ < 2 && x) { left_ = 0  a  IF (y) { left_ = 3 }  IF (left_ < 1) { b } }  IF (left_ < 3) { c }
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...errors import Unsupported
from .. import nodes as n
from ..trees import drop_blocks, map_bodies
from .verbatim import is_break, is_continue, is_nothing, is_return

LEFT = "left_"
CONTINUE, BREAK, RETURN = 1.0, 2.0, 3.0


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
            if _is_exit(statement):
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
            if not _returns(statement):
                done.append(statement)
                continue
            rest, returns = _until_return(statements[k + 1 :])
            loop, may_return = _loop(statement)
            if may_return and rest:
                loop, rest = [*loop, _unless(RETURN, rest)], []
            return [*done, n.Body(tuple(loop), span=statement.span), *rest], returns
        else:
            done.append(statement)
    return done, False


def _returns(node: n.Statement | None) -> bool:
    """Whether a VERBATIM stands somewhere in a conditional or loop; refuses it if it is not a plain return."""
    match node:
        case n.Verbatim():
            if not _is_exit(node) and not is_nothing(node):
                raise _refusal(node)
            return True
        case n.Body(statements):
            return any([_returns(statement) for statement in statements])
        case n.If(_, then, otherwise):
            return any([_returns(then), _returns(otherwise)])
        case n.While(_, body) | n.From(_, _, _, _, body):
            return _returns(body)
    return False


def _is_exit(node: n.Verbatim) -> bool:
    return is_return(node) or is_break(node) or is_continue(node)


def _loop(loop: n.While | n.From) -> tuple[list[n.Statement], bool]:
    """A loop with exits in it, which stands in no other; and whether one of them is a return."""
    found: set[float] = set()
    return [n.Local((n.LocalName(LEFT),)), _set(0.0), _guarded(loop, found)], RETURN in found


def _guarded(loop: n.While | n.From, found: set[float]) -> n.While | n.From:
    inner = n.Body((_set(0.0), *_noting(loop.body.statements, found)), span=loop.body.span)
    goes_on = n.Binary("<", n.Name(LEFT), n.Number(BREAK))
    if isinstance(loop, n.While):
        return replace(loop, condition=n.Binary("&&", goes_on, loop.condition), body=inner)
    return replace(loop, body=n.Body((n.If(goes_on, inner, None),), span=loop.body.span))


def _noting(statements: Iterable[n.Statement], found: set[float]) -> list[n.Statement]:
    """The statements of a loop's body: an exit sets the local, and what follows is done only if none did."""
    done: list[n.Statement] = []
    statements = list(statements)
    for k, statement in enumerate(statements):
        if isinstance(statement, n.Verbatim) and _is_exit(statement):
            code = RETURN if is_return(statement) else BREAK if is_break(statement) else CONTINUE
            found.add(code)
            return [*done, _set(code)]
        if isinstance(statement, n.Verbatim):
            continue
        if not _returns(statement):
            done.append(statement)
            continue
        rest = _noting(statements[k + 1 :], found)
        return [*done, *_noted(statement, found), *([_unless(CONTINUE, rest)] if rest else [])]
    return done


def _noted(statement: n.Statement, found: set[float]) -> list[n.Statement]:
    match statement:
        case n.Body(inner):
            return [n.Body(tuple(_noting(inner, found)), span=statement.span)]
        case n.If(_, then, otherwise):
            branches = []
            for branch in (then, otherwise):
                inner = branch.statements if isinstance(branch, n.Body) else (branch,) if branch else ()
                branches.append(n.Body(tuple(_noting(inner, found))))
            return [replace(statement, then=branches[0], otherwise=branches[1] if otherwise is not None else None)]
    assert isinstance(statement, (n.While, n.From))
    inside: set[float] = set()
    loop = _guarded(statement, inside)
    found |= inside & {RETURN}
    return [loop, n.If(n.Binary("<", n.Name(LEFT), n.Number(RETURN)), n.Body((_set(0.0),)), None)]


def _set(code: float) -> n.Assign:
    return n.Assign(n.Name(LEFT), n.Number(code))


def _unless(code: float, statements: list[n.Statement]) -> n.If:
    """These statements, if there was no exit of this kind, or one that reaches further."""
    return n.If(n.Binary("<", n.Name(LEFT), n.Number(code)), n.Body(tuple(statements)), None)


def _conditional(statement: n.If, rest: list[n.Statement]) -> tuple[n.Statement, bool]:
    """An IF with a return in it and what follows it: the rest is moved into the branches that do not return."""
    branches = []
    for branch in (statement.then, statement.otherwise):
        inner = branch.statements if isinstance(branch, n.Body) else (branch,) if branch else ()
        reached, returns = _until_return([*inner, *rest])
        branches.append((n.Body(tuple(reached)), returns))
    (then, then_returns), (otherwise, otherwise_returns) = branches
    return replace(statement, then=then, otherwise=otherwise), then_returns and otherwise_returns
