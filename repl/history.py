"""What was typed in all sessions: a line of JSON for each entry, in a file that several sessions may add to at once."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

MOST = 10_000  # entries that are kept


def default_path() -> Path:
    """In the user's folder for such things."""
    import platformdirs

    return Path(platformdirs.user_state_dir("ranvier", appauthor=False)) / "history"


class HistoryFile:
    """The entries in a file. Where it cannot be written there is no history, and no complaint."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()

    def entries(self) -> list[str]:
        """The oldest first; a line that is not whole is left out."""
        found = list(self._read())
        if len(found) > 2 * MOST:
            found = found[-MOST:]
            self._rewrite(found)
        return found[-MOST:]

    def add(self, entry: str) -> None:
        """Append an entry, in one write: entries of other sessions stay whole."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, _line(entry))
            finally:
                os.close(file)
        except OSError:
            pass

    def _read(self) -> Iterator[str]:
        try:
            lines = self.path.read_bytes().splitlines()
        except OSError:
            return
        for line in lines:
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, str):
                yield entry

    def _rewrite(self, entries: list[str]) -> None:
        new = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            new.write_bytes(b"".join(map(_line, entries)))
            new.replace(self.path)
        except OSError:
            pass


def _line(entry: str) -> bytes:
    return json.dumps(entry).encode() + b"\n"
