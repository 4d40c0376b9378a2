"""NEURON's compiled mechanism libraries: Ranvier uses the .mod files that such a library would have been built from."""

from __future__ import annotations

import os
import re
from pathlib import Path

MACHINES = {"x86_64", "i686", "arm64", "aarch64", "umac", "powerpc"}


def folder_of_library(path: str) -> str:
    """The folder of the .mod files that `…/x86_64/libnrnmech.so` would have been built from."""
    parts = os.path.normpath(path).split(os.sep)
    built = next((i for i, part in enumerate(parts) if part in MACHINES), None)
    if built is None:
        return os.path.dirname(path) or "."
    return os.sep.join(parts[:built]) or ("." if not path.startswith(os.sep) else os.sep)


_HOLDS_MECHANISMS = re.compile("mod|mech|chan", re.IGNORECASE)


def mod_files(folder: str | Path) -> list[Path]:
    """The .mod files of a folder. If it has none: those of its one subfolder with some, of those whose name speaks of
    them (`mod`, `modfiles`, `mechanisms`, …), as `nrnivmodl mod` is run for such a model."""
    folder = Path(folder)
    found = sorted(folder.glob("*.mod"))
    if found:
        return found
    within = [each for each in folder.glob("*") if _HOLDS_MECHANISMS.search(each.name) and each.is_dir()]
    found_within = [files for each in within if (files := sorted(each.glob("*.mod")))]
    return found_within[0] if len(found_within) == 1 else []
