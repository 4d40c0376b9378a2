"""NEURON's compiled mechanism libraries: Ranvier uses the .mod files that such a library would have been built from."""

from __future__ import annotations

import os

MACHINES = {"x86_64", "i686", "arm64", "aarch64", "umac", "powerpc"}


def folder_of_library(path: str) -> str:
    """The folder of the .mod files that `…/x86_64/libnrnmech.so` would have been built from."""
    parts = os.path.normpath(path).split(os.sep)
    built = next((i for i, part in enumerate(parts) if part in MACHINES), None)
    if built is None:
        return os.path.dirname(path) or "."
    return os.sep.join(parts[:built]) or ("." if not path.startswith(os.sep) else os.sep)
