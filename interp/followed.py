"""The files of a program: those given, and those that they load by names written out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..lang import hoc
from ..lang.errors import RanvierError
from ..lang.hoc import nodes
from ..lang.source import Source, Span
from ..lang.tree import Node, walk
from . import loading

if TYPE_CHECKING:
    from .machine import Machine

LOADERS = ("load_file", "xopen")
EXECUTERS = ("execute", "execute1")
MAKERS_OF_NAMES = ("KSChan", "ChannelBuild", "CellBuild", "ArtCellGUI", "NetReadyCellGUI", "NetGUI")
MAKING_NAMES = ("rename", "instantiate")  # methods: of KSChan, of Import3d_GUI
READERS = ("fscan", "getstr")
_DATA = re.compile(r"\s*[-+.\d]")
_IN_STRINGS = re.compile(r"\b([A-Za-z_]\w*)(?:\[[^\]]*\])*\s*[-+*/]?=(?!=)")
_DECLARED_IN_STRINGS = re.compile(
    r"\b(?:objref|objectvar|strdef|double|create|proc|func|obfunc)\s+([A-Za-z_][\w\s,\[\]]*)"
)


@dataclass
class Text:
    """A file, its statements up to the first that cannot be parsed, and whether it belongs to the library."""

    source: Source
    statements: list[nodes.Statement]
    library: bool


@dataclass
class Followed:
    """What was read."""

    texts: list[Text] = field(default_factory=list)
    syntax_errors: list[RanvierError] = field(default_factory=list)
    missing: list[tuple[str, Span | None]] = field(default_factory=list)
    """Files that are loaded by name and not found."""
    folders: set[Path] = field(default_factory=set)
    computed: bool = False
    """Whether the program loads files, or executes text, of which the names are known only when it runs."""
    in_strings: set[str] = field(default_factory=set)
    """Names that texts in strings assign or declare."""
    strings: set[str] = field(default_factory=set)
    reads: bool = False
    """Whether the program reads numbers that stand between its statements."""

    @property
    def uncertain(self) -> bool:
        """Whether it may define names that are not seen here."""
        return self.computed or bool(self.missing)


def follow(machine: Machine, paths: Iterable[str | Path]) -> Followed:
    """Read these files and all that they load."""
    found = Followed()
    seen: set[Path] = set()
    waiting = [(Path(path), Path.cwd(), False) for path in paths]
    while waiting:
        path, folder, library = waiting.pop(0)
        full = (folder / path).resolve()
        if full in seen:
            continue
        seen.add(full)
        try:
            text = full.read_bytes().decode("latin-1")
        except OSError as error:
            raise RanvierError(f"cannot read {path}: {error.strerror}") from None
        shown = os.path.relpath(full) if not library else full.name
        made = Text(Source(text, shown), [], library)
        found.texts.append(made)
        found.folders.add(full.parent)
        try:
            for statement in hoc.parse_incremental(made.source):
                made.statements.append(statement)
        except RanvierError as error:
            if error.span is None or not _DATA.match(made.source.line_text(error.span.line)):
                found.syntax_errors.append(error)
        for node in (one for statement in made.statements for one in walk(statement)):
            if isinstance(node, nodes.String):
                found.strings.add(node.value)
                found.in_strings |= _names_in(node.value)
                made_later = "%s" in node.value and ("create" in node.value or "objref" in node.value)
                found.computed |= made_later and not library
            elif isinstance(node, nodes.New) and not library:
                found.computed |= node.class_name in MAKERS_OF_NAMES
            elif isinstance(node, nodes.Member) and not library:
                found.computed |= node.name in MAKING_NAMES
            elif isinstance(node, nodes.Name) and not library:
                found.reads |= node.name in READERS
        for name, span in _loaded(found, made):
            where = _find(machine, name, full.parent, folder)
            if where is None:
                found.missing.append((name, span))
            else:
                inner = any(search in where.parents for search in machine.search_path)
                where = where.absolute()
                waiting.append((where, folder if inner else where.parent, library or inner))
    if found.reads:
        found.syntax_errors.clear()
    return found


def _names_in(text: str) -> set[str]:
    declared = (word for match in _DECLARED_IN_STRINGS.findall(text) for word in re.findall(r"[A-Za-z_]\w*", match))
    return {*_IN_STRINGS.findall(text), *declared}


def _loaded(found: Followed, text: Text) -> Iterator[tuple[str, Span | None]]:
    """The files that a file loads. What the library executes defines no names, but for MAKERS_OF_NAMES."""
    for node in _calls(text.statements):
        strings = [one for one in node.arguments if isinstance(one, nodes.String)]
        if node.target.name in LOADERS:  # type: ignore[attr-defined]
            if strings:
                yield strings[0].value, node.span
            else:
                found.computed = found.computed or not text.library
        elif not strings:  # executes a text that is made when it runs
            found.computed = found.computed or not text.library


def _calls(statements: list[nodes.Statement]) -> Iterator[nodes.Call]:
    for statement in statements:
        for node in walk(statement):
            if isinstance(node, nodes.Call) and isinstance(node.target, nodes.Name):
                if node.target.name in (*LOADERS, *EXECUTERS):
                    yield node


def _find(machine: Machine, name: str, *folders: Path) -> Path | None:
    """A file beside the one that loads it, where the program runs, or in the library."""
    for folder in folders:
        path = folder / loading.expanded(name)
        if path.is_file():
            return path
    return loading.find(machine, name)


def nodes_of(texts: Iterable[Text]) -> Iterator[Node]:
    """Every top-level statement."""
    for text in texts:
        yield from text.statements
