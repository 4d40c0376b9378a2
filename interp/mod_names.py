"""The names that `.mod` files give to hoc, read from their text without compiling them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_IGNORED = re.compile(r"\bVERBATIM\b.*?\bENDVERBATIM\b|\bCOMMENT\b.*?\bENDCOMMENT\b|[:?][^\n]*", re.DOTALL)
_NAME = re.compile(r"\b(SUFFIX|POINT_PROCESS|ARTIFICIAL_CELL)\s+(\w+)")
_ION = re.compile(r"\bUSEION\s+(\w+)")
_METHOD = re.compile(r"install_vector_method\(\s*\"(\w+)")
_WORD = re.compile(r"[A-Za-z_]\w*")
_FUNCTIONS_OF_ALL = {"setdata", "usetable"}


class ModNames:
    """What hoc can name of a set of `.mod` files."""

    def __init__(self) -> None:
        self.words: dict[str, set[str]] = {}
        """By density mechanism: each word of its file may be a variable `word_mechanism`, or a function."""
        self.classes: dict[str, set[str]] = {}
        """By point process or artificial cell: each word of its file may be a member."""
        self.others: set[str] = set()
        """Names of ions' variables, and those of files that say SUFFIX nothing."""
        self.ions: set[str] = set()
        self.methods: dict[str, set[str]] = {}
        """By class: methods that C text adds."""

    def read(self, paths: Iterable[Path]) -> None:
        """Take the names of these files too."""
        for path in paths:
            try:
                self._take(path.read_bytes().decode("latin-1"), path.stem)
            except OSError:
                continue

    def take_ion(self, ion: str) -> None:
        """Take the names of an ion."""
        self.ions.add(f"{ion}_ion")
        self.others |= {f"i{ion}", f"{ion}i", f"{ion}o", f"e{ion}", f"{ion}_ion", f"di{ion}_dv_"}
        self.others |= {f"{ion}i0_{ion}_ion", f"{ion}o0_{ion}_ion"}

    def _take(self, text: str, stem: str) -> None:
        self.methods.setdefault("Vector", set()).update(_METHOD.findall(text))
        text = _IGNORED.sub(" ", text)
        words = set(_WORD.findall(text))
        for ion in _ION.findall(text):
            self.take_ion(ion)
        kind, name = next(iter(_NAME.findall(text)), ("SUFFIX", stem))
        if name == "nothing":
            self.others |= words
        elif kind == "SUFFIX":
            self.words.setdefault(name, set()).update(words)
        else:
            self.classes.setdefault(name, set()).update(words)

    def insertable(self, name: str) -> bool:
        """Whether `insert name` can be."""
        return name in self.words or name in self.ions

    def knows(self, name: str) -> bool:
        """Whether hoc can use this name outside of `insert`."""
        if name in self.others or name in self.classes:
            return True
        for at, character in enumerate(name):
            if character == "_":
                base, mechanism = name[:at], name[at + 1 :]
                words = self.words.get(mechanism) or self.classes.get(mechanism, set())
                if base.removeprefix("table_") in words or (words and base in _FUNCTIONS_OF_ALL):
                    return True
        return name in self.words
