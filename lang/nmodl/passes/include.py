"""INCLUDE: the blocks of the named file, in its place."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from ...errors import RanvierError
from ...source import Source
from .. import nodes as n
from .. import parse


def run(file: n.File) -> n.File:
    begun = next((block.span.source.name for block in file.blocks if block.span), "")
    return _expand(file, (Path(begun),))


def _expand(file: n.File, open_files: tuple[Path, ...]) -> n.File:
    if not any(isinstance(block, n.Include) for block in file.blocks):
        return file
    blocks: list[n.Block] = []
    for block in file.blocks:
        if isinstance(block, n.Include):
            path = _find(block, open_files)
            if path in open_files:
                raise RanvierError(f"{block.file} includes itself", block.span)
            text = path.read_bytes().decode("latin-1")
            blocks += _expand(parse(Source(text, str(path))), (*open_files, path)).blocks
        else:
            blocks.append(block)
    return replace(file, blocks=tuple(blocks))


def _find(include: n.Include, open_files: tuple[Path, ...]) -> Path:
    """Beside the file that includes it, beside the one that was begun with (where nrnivmodl runs), in the current
    folder, in the folders of MODL_INCLUDE."""
    including = Path(include.span.source.name) if include.span else open_files[-1]
    folders = [including.parent, open_files[0].parent, Path()]
    folders += [Path(folder) for folder in os.environ.get("MODL_INCLUDE", "").split(os.pathsep) if folder]
    for folder in folders:
        path = folder / include.file
        if path.is_file():
            return path
    raise RanvierError(f"the file {include.file} to INCLUDE is not there", include.span)
