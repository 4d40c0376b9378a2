"""The files that INCLUDE, and `#include` in C text, mean."""

from __future__ import annotations

import os
import re
from pathlib import Path

_NAMED = re.compile(r'(?:\bINCLUDE|#[ \t]*include)\s*"([^"\n]*)"')


def find(name: str, including: Path, begun: Path) -> Path | None:
    """Beside the file that includes it, beside the one that was begun with (where nrnivmodl runs), in the current
    folder, in the folders of MODL_INCLUDE."""
    folders = [including.parent, begun.parent, Path()]
    folders += [Path(folder) for folder in os.environ.get("MODL_INCLUDE", "").split(os.pathsep) if folder]
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def content(path: Path) -> str:
    return path.read_bytes().decode("latin-1")


def texts(text: str, begun: Path) -> list[str]:
    """The texts of all files that have a part in a .mod file with this text, each once, after their names; what stands
    in a comment is counted, too."""
    found: dict[Path, str] = {}
    waiting = [(text, begun)]
    while waiting:
        text, including = waiting.pop()
        for name in _NAMED.findall(text):
            path = find(name, including, begun)
            if path is not None and path not in found:
                found[path] = content(path)
                waiting.append((found[path], path))
    return [part for path, text in found.items() for part in (str(path), text)]
