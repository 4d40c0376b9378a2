"""Code that passes bring along, written as NMODL."""

from __future__ import annotations

from ..source import Source
from . import nodes as n
from . import parse
from .trees import split_locals


def written(text: str, name: str) -> tuple[tuple[n.LocalName, ...], tuple[n.Statement, ...]]:
    """The locals and the statements of a text; `name` says whose it is."""
    (procedure,) = parse(Source(f"PROCEDURE p() {{{text}}}", name)).blocks
    return split_locals(procedure.body)
