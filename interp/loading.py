"""Finding hoc files: `load_file`, once each, from its own folder; `xopen`; the folders that are searched."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..lang.source import readable

if TYPE_CHECKING:
    from .machine import Machine

_VARIABLE = re.compile(r"\$\(?(\w+)\)?")


def expanded(name: str) -> str:
    """A file's name with `~` and `$(NAME)` replaced."""
    return os.path.expanduser(_VARIABLE.sub(lambda match: os.environ.get(match[1], match[0]), readable(name)))


def find(machine: Machine, name: str) -> Path | None:
    """The file of this name: here, in the folders of HOC_LIBRARY_PATH, in the machine's search path."""
    name = expanded(name)
    library = re.split("[ :]" if os.name != "nt" else "[ ;]", os.environ.get("HOC_LIBRARY_PATH", ""))
    for folder in [Path(), *(Path(folder) for folder in library if folder), *machine.search_path]:
        path = folder / name
        if path.is_file():
            return path
    _, of_neuron, rest = name.partition("lib/hoc/")  # in $(NEURONHOME): ours instead
    return find(machine, rest) if of_neuron else None


def load_once(machine: Machine, name: str, again: bool) -> bool:
    """Run a file unless one was loaded by this name; False if there is none. The working directory is the file's
    folder meanwhile, unless it is one of the library's."""
    if name in machine.loaded_files and not again:
        return True
    path = find(machine, name)
    if path is None:
        return False
    machine.loaded_files.add(name)
    library = any(folder in path.parents for folder in machine.search_path)
    folder = path.parent
    if library or folder == Path():
        machine.run_file(path, library)
        return True
    here = Path.cwd()
    os.chdir(folder)
    try:
        machine.run_file(path.name)
    finally:
        os.chdir(here)
    return True
