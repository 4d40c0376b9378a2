"""SOLVE of a PROCEDURE: a DERIVATIVE block of that name which calls it, so that later passes know one kind only."""

from __future__ import annotations

from dataclasses import replace

from ...tree import walk
from .. import nodes as n


def run(file: n.File) -> n.File:
    procedures = {b.name for b in file.blocks if isinstance(b, n.Procedure) and b.keyword == "PROCEDURE"}
    solves = [s for s in walk(file) if isinstance(s, n.Solve) and s.block in procedures]
    blocks = [
        n.StatementBlock("DERIVATIVE", name, n.Body((n.CallStatement(n.Call(name, (), span=span), span=span),)))
        for name, span in {s.block: s.span for s in solves}.items()
    ]
    return replace(file, blocks=(*file.blocks, *blocks)) if blocks else file
