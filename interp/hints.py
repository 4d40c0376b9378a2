"""Where a name that is not known may come from: the top level, a file of the library or of this folder, a `.mod` file
that was not loaded, a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..lang import hoc
from ..lang.errors import RanvierError
from ..lang.source import Source
from .arguments import did_you_mean
from .definitions import defined_names
from .runtime import SECTION_ATTRIBUTES

if TYPE_CHECKING:
    from .machine import Machine
    from .names import Scope

CALLED = ("proc", "func", "obfunc", "iterator", "template")
"""What a file of this folder is named for; its variables and sections may have any name."""
NOT_LOADED = "its .mod file is not among those loaded: run in its folder, or with -mod FOLDER"
MOST_FILES = 300
LARGEST = 1 << 20
MOD_NAMES = re.compile(r"\b(?:SUFFIX|POINT_PROCESS|ARTIFICIAL_CELL)\s+(\w+)")


def name_hint(machine: Machine, scope: Scope, name: str) -> str | None:
    """What to do about a name that means nothing in this scope."""
    if machine.is_template(scope) and machine.lookup(name) is not None:
        return f"{name} belongs to the top level: `external {name}` in the template makes it known there"
    return defining_file(machine, name) or unloaded_mechanism(machine, name) or _similar(name, scope)


def _similar(name: str, scope: Scope) -> str | None:
    return did_you_mean(name, (other for other in scope.all_names() if other != name))


def defining_file(machine: Machine, name: str) -> str | None:
    """Which hoc file of the library or of this folder would define a name."""
    for folder in (*machine.search_path, Path()):
        for path in _files(folder, "*.hoc"):
            if str(path) in machine.loaded_files or path.name in machine.loaded_files or path == machine.current_file:
                continue
            text = _text(path)
            kind = _definition(text, name) if re.search(rf"\b{re.escape(name)}\b", text) else None
            if kind is not None and (folder != Path() or kind in CALLED):
                article = "an" if kind[0] in "aio" else "a"
                return f'{name} is {article} {kind} of {path.name}: load_file("{path.name}") first'
    return None


def _definition(text: str, name: str) -> str | None:
    """What a text defines a name as."""
    statements = []
    try:
        for statement in hoc.parse_incremental(Source(text)):
            statements.append(statement)
    except RanvierError:
        pass
    return defined_names(statements).get(name)


def unloaded_mechanism(machine: Machine, name: str) -> str | None:
    """What to do about a mechanism, or a variable `x_mechanism`, whose .mod file was refused or lies elsewhere."""
    wanted = {name} | {name[at + 1 :] for at, character in enumerate(name) if character == "_"}
    wanted -= {"nothing", *machine.model.mechanism_data}
    for stem, error in machine.refused_files.items():
        if stem in wanted or _names_in(error) & wanted:
            place = f" ({error.span.source.name}:{error.span.line})" if error.span else ""
            return f"its .mod file was refused{place}: {error.message}"
    for path in _mod_files_nearby():
        known = {path.stem} | set(MOD_NAMES.findall(_text(path)))
        if known & wanted:
            return f"{path.name} is not loaded: it lies in {path.parent}; run with -mod {path.parent}"
    return None


def variable_hint(machine: Machine, name: str) -> str | None:
    """What to do about a name that is no variable of sections."""
    known = [*SECTION_ATTRIBUTES, *machine.model.range_variables]
    longer = sorted(other for other in known if other.startswith(f"{name}_"))
    if longer:
        return f"did you mean {' or '.join(longer[:3])}?"
    return unloaded_mechanism(machine, name) or did_you_mean(name, known) or (NOT_LOADED if "_" in name else None)


def _names_in(error: RanvierError) -> set[str]:
    return set(MOD_NAMES.findall(error.span.source.text)) if error.span else set()


def _mod_files_nearby() -> Iterator[Path]:
    """Those of this folder, of the one above and of the folders in both."""
    for folder in (Path(), Path("..")):
        yield from _files(folder, "*.mod")
    for folder in (Path(), Path("..")):
        yield from _files(folder, "*/*.mod")


def _files(folder: Path, pattern: str) -> Iterable[Path]:
    try:
        return sorted(path for path, _ in zip(folder.glob(pattern), range(MOST_FILES), strict=False))
    except OSError:
        return ()


def _text(path: Path) -> str:
    try:
        return path.read_bytes()[:LARGEST].decode("latin-1")
    except OSError:
        return ""
