"""INCLUDE: the blocks of the named file, in its place. A mechanism without SUFFIX is called by its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ...errors import RanvierError
from ...source import Source
from .. import included_files, parse
from .. import nodes as n


def run(file: n.File) -> n.File:
    begun = next((block.span.source.name for block in file.blocks if block.span), "")
    return _named(_expand(file, (Path(begun),)), Path(begun).stem)


def _named(file: n.File, name: str) -> n.File:
    statements = [s for block in file.blocks if isinstance(block, n.NeuronBlock) for s in block.statements]
    if any(isinstance(s, n.Suffix) for s in statements) or not name.isidentifier():
        return file
    return replace(file, blocks=(n.NeuronBlock((n.Suffix("SUFFIX", name),)), *file.blocks))


def _expand(file: n.File, open_files: tuple[Path, ...]) -> n.File:
    if not any(isinstance(block, n.Include) for block in file.blocks):
        return file
    blocks: list[n.Block] = []
    for block in file.blocks:
        if isinstance(block, n.Include):
            path = _find(block, open_files)
            if path in open_files:
                raise RanvierError(f"{block.file} includes itself", block.span)
            blocks += _expand(parse(Source(included_files.content(path), str(path))), (*open_files, path)).blocks
        else:
            blocks.append(block)
    return replace(file, blocks=tuple(blocks))


def _find(include: n.Include, open_files: tuple[Path, ...]) -> Path:
    including = Path(include.span.source.name) if include.span else open_files[-1]
    path = included_files.find(include.file, including, open_files[0])
    if path is None:
        raise RanvierError(f"the file {include.file} to INCLUDE is not there", include.span)
    return path
