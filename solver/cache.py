"""Compiled code and the like, kept on disk by what they were made from.

Safe under concurrent processes: an entry is written beside and renamed. A damaged entry is as good as none, a folder
that cannot be written too. Bounded: the entries unused longest go first.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from . import options

DIGEST = 16
SUFFIX = ".entry"
_pruned = False


def digest(*parts: str | bytes) -> str:
    """A short name for some content."""
    state = blake2b(digest_size=DIGEST)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "little") + data)
    return state.hexdigest()


@cache
def digest_of_sources(*folders: str | Path) -> str:
    """A digest of the Python and C files directly in some folders: the version of the code that makes the entries.
    It is kept by the files' sizes and times, so that a start need not read them."""
    files = [file for one in folders for file in sorted(os.scandir(one), key=lambda file: file.name)]
    sources = [file for file in files if file.name.endswith((".py", ".h", ".c"))]
    times = [f"{file.path} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in sources]
    stamp = digest("sources", *times)
    known = get(stamp)
    if known is None:
        contents = [part for file in sources for part in (file.name, Path(file.path).read_bytes())]
        known = digest(*contents).encode()
        put(stamp, known)
    return known.decode()


def folder() -> Path | None:
    """Where entries are kept; None if nowhere."""
    name = str(options.get("cache"))
    if name == "off":
        return None
    return Path(name) if name else _default_folder()


@cache
def _default_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("ranvier", appauthor=False))


def get(key: str) -> bytes | None:
    """What was put under a key (a `digest`), or None."""
    place = folder()
    if place is None:
        return None
    path = place / (key + SUFFIX)
    try:
        data = path.read_bytes()
    except OSError:
        return None
    content = data[DIGEST:]
    if blake2b(content, digest_size=DIGEST).digest() != data[:DIGEST]:
        with contextlib.suppress(OSError):
            path.unlink()
        return None
    with contextlib.suppress(OSError):
        if time.time() - path.stat().st_mtime > 3600:
            os.utime(path)  # used lately
    return content


def put(key: str, content: bytes) -> None:
    """Keeps content under a key; silently does nothing where that is impossible."""
    place = folder()
    if place is None:
        return
    try:
        place.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(blake2b(content, digest_size=DIGEST).digest() + content)
            os.replace(temporary, place / (key + SUFFIX))
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError:
        return
    _prune_once(place)


def _prune_once(place: Path) -> None:
    global _pruned
    if not _pruned:
        _pruned = True
        prune(place, int(options.get("cache_size")) * 1_000_000)


def prune(place: Path, largest: int) -> None:
    """Removes the entries unused longest until the folder holds at most `largest` bytes, and what crashes left over."""
    entries = []
    for path, status in _files(place):
        if path.name.endswith(".tmp") and status.st_mtime < time.time() - 3600:
            with contextlib.suppress(OSError):
                path.unlink()
        elif path.name.endswith(SUFFIX):
            entries.append((status.st_mtime, status.st_size, path))
    total = sum(size for _, size, _ in entries)
    for _, size, path in sorted(entries):
        if total <= largest:
            break
        with contextlib.suppress(OSError):
            path.unlink()
        total -= size


def _files(place: Path) -> Iterable[tuple[Path, os.stat_result]]:
    with contextlib.suppress(OSError), os.scandir(place) as found:
        for entry in found:
            with contextlib.suppress(OSError):
                yield Path(entry.path), entry.stat()
