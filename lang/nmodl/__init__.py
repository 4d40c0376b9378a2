"""NMODL: `.mod` text to tree and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..source import Source

if TYPE_CHECKING:
    from .nodes import File


def parse(source: Source) -> File:
    """The tree of a .mod file. Raises RanvierError, with its place, for what is not NMODL."""
    from .parser import parse as parse_file

    return parse_file(source)


def print_file(file: File) -> str:
    """The text of a tree; parsing it gives an equal tree."""
    from .printer import print_file as text

    return text(file)
