"""SOLVE of a PROCEDURE: a DERIVATIVE block of that name which calls it, so that later passes know one kind only."""

from __future__ import annotations

from dataclasses import replace

from .. import nodes as n
from ..trees import solves


def run(file: n.File) -> n.File:
    procedures = {b.name for b in file.blocks if isinstance(b, n.Procedure) and b.keyword == "PROCEDURE"}
    asked = [s for s in solves(file) if s.block in procedures]
    blocks = [
        n.StatementBlock("DERIVATIVE", name, n.Body((n.CallStatement(n.Call(name, (), span=span), span=span),)))
        for name, span in {s.block: s.span for s in asked}.items()
    ]
    return replace(file, blocks=(*file.blocks, *blocks)) if blocks else file
