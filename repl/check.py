"""`ranvier --check file.hoc …`"""

from __future__ import annotations

from ..interp.check import check
from ..lang.errors import RanvierError


def run_check(files: list[str], mod_folders: list[str]) -> int:
    """Print what is wrong with these files and those that they load; 1 if there is an error among it."""
    from .session import new_machine

    if not files:
        raise RanvierError("--check needs the names of hoc files")
    findings = check(new_machine(), files, mod_folders)
    for finding in findings:
        print(finding.report())
    counts = {level: sum(one.level == level for one in findings) for level in ("error", "warning")}
    told = [f"{n} {level}{'s' * (n != 1)}" for level, n in counts.items() if n]
    print(", ".join(told) or "nothing found")
    return int(counts["error"] > 0)
