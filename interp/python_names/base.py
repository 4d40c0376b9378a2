"""What everything of hoc that Python sees has in common."""

from __future__ import annotations

from collections.abc import Iterable


def public(*names: Iterable[str]) -> list[str]:
    """What `dir` tells: names without those that only Ranvier uses."""
    return sorted({name for some in names for name in some if not name.startswith("_") or name.startswith("__")})


class OfHoc:
    """Something of hoc: an object, a function, an array, a reference, or the top level itself."""

    __slots__ = ()

    def hname(self) -> str:
        """What it is."""
        return repr(self)


OfHoc.__name__ = OfHoc.__qualname__ = "HocObject"
OfHoc.__module__ = "hoc"
