"""`#if !NRNBBCORE` in one VERBATIM and its `#endif` in another: what stands between is NMODL and counts, since this is
not CoreNEURON; both lines go."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ...tree import Rewriter
from .. import nodes as n

_DIRECTIVE = re.compile(r"^[ \t]*#[ \t]*(if|ifdef|ifndef|else|elif|endif)\b(.*)$", re.MULTILINE)
_TRUE = re.compile(r"\s*(?:!\s*(?:defined\s*\(?\s*)?NRNBBCORE\s*\)?|NRNBBCORE\s*==\s*0)\s*(?:/[/*].*)?$")


def run(file: n.File) -> n.File:
    return _Conditionals().rewrite(file)


class _Conditionals(Rewriter):
    def __init__(self) -> None:
        self.open = 0  # conditions of earlier texts that are not closed

    def rewrite_Verbatim(self, node: n.Verbatim) -> n.Verbatim:  # noqa: N802
        return self._closed(node)

    def rewrite_VerbatimBlock(self, node: n.VerbatimBlock) -> n.VerbatimBlock:  # noqa: N802
        return self._closed(node)

    def _closed(self, node: Any) -> Any:
        """The text without the lines that belong to a condition which goes over several texts."""
        if "#" not in node.text:
            return node
        here: list[re.Match[str]] = []  # opened in this text
        over: list[re.Match[str]] = []
        for found in _DIRECTIVE.finditer(node.text):
            if found[1].startswith("if"):
                here.append(found)
            elif found[1] == "endif":
                if here:
                    here.pop()
                elif self.open:
                    self.open -= 1
                    over.append(found)
        true = [found for found in here if found[1] == "if" and _TRUE.match(found[2])]
        self.open += len(true)
        text = node.text
        for found in sorted([*over, *true], key=re.Match.start, reverse=True):
            text = text[: found.start()] + text[found.end() :]
        return node if text == node.text else replace(node, text=text)
