"""A block that is there several times (INITIAL, BREAKPOINT …) is one: their bodies in the order of the text."""

from __future__ import annotations

from dataclasses import replace

from .. import nodes as n


def run(file: n.File) -> n.File:
    found: dict[str, list[n.StatementBlock]] = {}
    for block in file.blocks:
        if isinstance(block, n.StatementBlock) and not block.name:
            found.setdefault(block.keyword, []).append(block)
    merged = {id(blocks[0]): _merged(blocks) for blocks in found.values() if len(blocks) > 1}
    if not merged:
        return file
    gone = {id(block) for blocks in found.values() for block in blocks[1:]}
    return replace(file, blocks=tuple(merged.get(id(block), block) for block in file.blocks if id(block) not in gone))


def _merged(blocks: list[n.StatementBlock]) -> n.StatementBlock:
    return replace(blocks[0], body=n.Body(tuple(block.body for block in blocks), span=blocks[0].body.span))
