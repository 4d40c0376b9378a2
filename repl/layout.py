"""Text for a terminal: what fits on a line, columns, paths as short as they can be."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable

from ..lang.errors import RanvierError
from .session import ROOT

RED, BLUE, PLAIN = "\x1b[1;31m", "\x1b[34m", "\x1b[0m"


def width() -> int:
    return shutil.get_terminal_size().columns


def clipped(text: str) -> str:
    """As much as fits on a line."""
    room = width() - 1
    return text if len(text) <= room else text[: room - 1] + "…"


def plural(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def table(rows: list[tuple[str, ...]], right: Iterable[int] = ()) -> str:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [t.rjust(w) if i in right else t.ljust(w) for i, (t, w) in enumerate(zip(row, widths, strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def short_path(name: str) -> str:
    """A file's path from here; of one of ours in angle brackets: <stdrun.hoc>."""
    if os.path.abspath(name).startswith(str(ROOT / "stdlib") + os.sep):
        return f"<{os.path.basename(name)}>"
    return os.path.relpath(name) if os.path.isabs(name) else name


def error_text(error: RanvierError) -> str:
    """The report of an error, in colours if it goes to a terminal that has some."""
    text = error.report()
    if not sys.stderr.isatty() or os.environ.get("TERM", "") in ("", "dumb") or os.environ.get("NO_COLOR"):
        return text
    text = re.sub(r"^((?:\S.*: )?)error:", rf"\1{RED}error:{PLAIN}", text, flags=re.MULTILINE)
    text = re.sub(r"^(\s*)(\^+)$", rf"\1{RED}\2{PLAIN}", text, flags=re.MULTILINE)
    return re.sub(r"^hint:", f"{BLUE}hint:{PLAIN}", text, flags=re.MULTILINE)


def internal(error: Exception) -> RanvierError:
    """What to tell of a fault of Ranvier's own; RANVIER_DEBUG shows where it is."""
    if os.environ.get("RANVIER_DEBUG", "0") not in ("", "0"):
        raise error
    name = type(error).__name__
    return RanvierError(f"internal error: {name}: {error}", hint="RANVIER_DEBUG=1 shows where it happened")
