"""C++ as it stands in VERBATIM blocks that were changed for NEURON 9, where it is C in other words."""

from __future__ import annotations

import re

_CAST = re.compile(r"\b(?:static|reinterpret|const)_cast\s*<")
_STANDARD = re.compile(r"\bstd::(?=\w)")
_DATUM = re.compile(r"(\w+\s*\[[^][]*\])\s*\.\s*get\s*<([^<>]*\*)\s*>\s*\(\s*\)")
_EXTERN = re.compile(r'\bextern\s+"C"\s*(\{?)')


def as_c(text: str) -> str:
    """The text with casts written as C's, `std::sqrt` as `sqrt`, `_ppvar[1].get<T*>()` as `((T*)_ppvar[1]._pvoid)` and
    without `extern "C"`; its lines stay."""
    text = _STANDARD.sub("", text)
    text = _DATUM.sub(r"((\2)\1._pvoid)", text)
    text = _without_linkage(text)
    while found := _CAST.search(text):
        end = _closing(text, found.end(), "<", ">")
        start = re.compile(r"\s*\(").match(text, end)
        if end < 0 or start is None:
            break
        after = _closing(text, start.end(), "(", ")")
        if after < 0:
            break
        kind, value = text[found.end() : end - 1], text[start.end() : after - 1]
        text = f"{text[: found.start()]}(({kind})({value})){text[after:]}"
    return text


def _without_linkage(text: str) -> str:
    while found := _EXTERN.search(text):
        rest = text[found.end() :]
        if found[1]:
            end = _closing(text, found.end(), "{", "}")
            if end < 0:
                return text
            rest = text[found.end() : end - 1] + text[end:]
            text = text[: found.start()] + rest
        else:
            text = f"{text[: found.start()]}extern {rest}"
    return text


def _closing(text: str, at: int, opening: str, closing: str) -> int:
    """Behind the bracket that closes one which was opened just before `at`; -1 if none does."""
    depth = 1
    while at < len(text):
        depth += (text[at] == opening) - (text[at] == closing)
        at += 1
        if not depth:
            return at
    return -1
