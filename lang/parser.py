"""A table-driven LALR parser. It runs ply's tables with less work per token than ply's own loop, and knows spans.

A rule's function gets one list p: p[0] is the Span of the whole phrase, p[1]… are the values of its parts, as in
ply; what it returns is the phrase's value. A function whose name begins with `p_same` stands for "the value of the
only part" and is not called; one whose name begins with `p_list` goes on with a list and needs no span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from . import ply_tables
from .source import Source, Span

Token = tuple[str, Any, int, int]
"""A token: its type, value, and first and last-plus-one character. The type `$end` ends what is parsed."""


class Unexpected(NamedTuple):
    """A token that fits nowhere, the types that could have stood there, and what is open before it.

    `before` holds the value and the first character of each token or phrase that waits for its phrase's end.
    """

    token: Token
    expected: list[str]
    before: list[tuple[Any, int]]


class Parser:
    """A parser of `start`, for the rules in `grammar`; `error` makes the exception to raise."""

    def __init__(
        self, grammar: Mapping[str, Any], start: str, error: Callable[[Source, Unexpected], Exception]
    ) -> None:
        self.action, self.goto, productions = ply_tables.tables(grammar, start)
        self.productions = [
            (name, length, None if function is None or function.__name__.startswith("p_same") else function)
            for name, length, function in productions
        ]
        self.lists = {
            number
            for number, (_, _, function) in enumerate(self.productions)
            if function is not None and function.__name__.startswith("p_list")
        }
        self.error = error
        self.reduce_always = {
            state: next(iter(actions.values()))
            for state, actions in self.action.items()
            if len(actions) == 1 and next(iter(actions.values())) < 0
        }

    def parse(self, source: Source, tokens: Iterator[Token]) -> Any:
        """The value of the start symbol, from tokens up to and including the next `$end`."""
        return self.parse_part(source, tokens)[0]

    def parse_part(self, source: Source, tokens: Iterator[Token]) -> tuple[Any, int]:
        """As `parse`, and the first character after the `$end`; more tokens may follow it."""
        action, goto, productions, reduce_always = self.action, self.goto, self.productions, self.reduce_always
        lists = self.lists
        state, states = 0, [0]
        values: list[Any] = [None]
        starts, ends = [0], [0]
        token: Token | None = None
        while True:
            step = reduce_always.get(state)
            if step is None:
                if token is None:
                    token = next(tokens)
                step = action[state].get(token[0])
                if step is None:
                    before = list(zip(values, starts, strict=True))[1:]
                    raise self.error(source, Unexpected(token, self.acceptable(states), before))
            if step > 0:
                state = step
                states.append(state)
                values.append(token[1])
                starts.append(token[2])
                ends.append(token[3])
                token = None
            elif step < 0:
                name, length, function = productions[-step]
                if function is None:  # one part, whose value and place are the phrase's
                    state = goto[states[-2]][name]
                    states[-1] = state
                    continue
                if length:
                    p = values[-length - 1 :]
                    start, end = starts[-length], ends[-1]
                    p[0] = None if -step in lists else Span(source, start, end)
                    del states[-length:], values[-length:], ends[-length:], starts[-length:]
                else:
                    start = end = ends[-1]
                    p = [Span(source, start, end)]
                values.append(function(p))
                state = goto[states[-1]][name]
                states.append(state)
                starts.append(start)
                ends.append(end)
            else:
                return values[-1], token[3]

    def acceptable(self, states: list[int]) -> list[str]:
        """The token types that could come next after these states."""
        types = sorted({type for actions in self.action.values() for type in actions})
        return [type for type in types if self._accepts(states, type)]

    def _accepts(self, states: list[int], type: str) -> bool:
        states = list(states)
        while True:
            step = self.reduce_always.get(states[-1]) or self.action[states[-1]].get(type)
            if step is None:
                return False
            if step >= 0:
                return True
            name, length, _ = self.productions[-step]
            if length:
                del states[-length:]
            states.append(self.goto[states[-1]][name])
