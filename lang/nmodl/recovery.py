"""What else is wrong with a file that has a syntax error: the parser goes on behind the statement that holds it.

The statement's tokens are taken out, but for its braces, and the rest is parsed again, until nothing is wrong.
"""

from __future__ import annotations

from ..errors import RanvierError, together
from ..parser import Parser, Token, Unexpected
from ..source import Source, Span
from . import nodes as n
from .lexer import TOP_WORDS, scan_on

MOST = 20
"""So many mistakes are told."""
_ITEMS = (n.Statement, n.Block, n.Declaration, n.UnitDefinition, n.UnitConstant)
_CONDITION = ("IF", "LPAREN", "NUMBER", "RPAREN")


class SyntaxMistake(RanvierError):
    """A token that fits nowhere."""

    def __init__(self, message: str, span: Span, hint: str | None, unexpected: Unexpected) -> None:
        super().__init__(message, span, hint)
        self.unexpected = unexpected


def all_mistakes(parser: Parser, source: Source) -> RanvierError:
    """What is wrong with a text that does not parse."""
    found: list[RanvierError] = []
    tokens = scan_on(source, found)
    open_ended = any("without END" in error.message for error in found)
    while len(found) < MOST:
        try:
            parser.parse(source, iter(tokens))
            break
        except SyntaxMistake as error:
            at_end = error.unexpected.token[0] == "$end"
            if not (at_end and open_ended):
                found.append(error)
            if at_end:
                break
            tokens = _without(source, tokens, error.unexpected)
        except RanvierError as error:  # of a rule
            found.append(error)
            break
    return together(_one_a_line(found)[:MOST])


def _one_a_line(found: list[RanvierError]) -> list[RanvierError]:
    """The first of each line: what follows it there is mostly its consequence."""
    ordered = sorted(found, key=lambda error: error.span.start if error.span else -1, reverse=True)
    return list({error.span.line if error.span else 0: error for error in ordered}.values())


def _without(source: Source, tokens: list[Token], unexpected: Unexpected) -> list[Token]:
    """The tokens without the statement that was under way; only its braces are left."""
    at = next(
        i for i, token in enumerate(tokens) if token[2:] == unexpected.token[2:] and token[1] == unexpected.token[1]
    )
    begin = begin_of_unfinished(unexpected)
    first = next(i for i, token in enumerate(tokens) if token[2] >= begin or i == at)
    if sum((t[0] == "LBRACE") - (t[0] == "RBRACE") for t in tokens[:first]) <= 0:
        return tokens[:first] + tokens[_end_of_block(tokens, first, at) :]
    last = _end_of_line(source, tokens, first, at)
    out, kept = tokens[first:last], [t for t in tokens[first:last] if t[0] in ("LBRACE", "RBRACE")]
    if len(kept) == len(out):  # the brace itself is wrong
        kept = []
    if any(t[0] == "IF" for t in out) and tokens[last][0] == "LBRACE":  # an ELSE may follow
        kept = [*kept, *((kind, "1", begin, begin) for kind in _CONDITION)]
    return [*tokens[:first], *kept, *tokens[last:]]


def unfinished(unexpected: Unexpected) -> list[tuple[object, int]]:
    """The tokens and phrases of the statement, declaration or block under way: what stands behind the last that is
    complete, or behind a {; each with its first character."""
    found: list[tuple[object, int]] = []
    for value, start in reversed(unexpected.before):
        if value == "{" or (isinstance(value, tuple) and value and all(isinstance(item, _ITEMS) for item in value)):
            break
        found.insert(0, (value, start))
    return found


def begin_of_unfinished(unexpected: Unexpected) -> int:
    """Where that statement begins."""
    return next((start for _, start in unfinished(unexpected)), unexpected.token[2])


def _end_of_block(tokens: list[Token], first: int, at: int) -> int:
    """The token behind a block, or the one that begins another."""
    depth = 0
    for i in range(first, len(tokens) - 1):
        kind = tokens[i][0]
        if depth == 0 and kind in TOP_WORDS and i >= at and i > first:
            return i
        depth += (kind == "LBRACE") - (kind == "RBRACE")
        if kind == "RBRACE" and depth <= 0 and i >= at:
            return i + 1
    return len(tokens) - 1


def _end_of_line(source: Source, tokens: list[Token], first: int, at: int) -> int:
    """The first token of the next line at which no parenthesis of the statement is open, or a brace."""
    line, parens = source.line_column(tokens[at][2])[0], 0
    for i in range(first, len(tokens) - 1):
        kind, _, start, _ = tokens[i]
        later = source.line_column(start)[0] > line
        if i > first and ((i >= at and kind == "LBRACE") or (kind == "RBRACE" and (i == at or later))):
            return i
        if i > at and later and parens <= 0:
            return i
        parens += (kind == "LPAREN") - (kind == "RPAREN")
    return len(tokens) - 1
