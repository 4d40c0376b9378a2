"""What everything of hoc that Python sees has in common."""

from __future__ import annotations


class OfHoc:
    """Something of hoc: an object, a function, an array, a reference, or the top level itself."""

    __slots__ = ()


OfHoc.__name__ = OfHoc.__qualname__ = "HocObject"
OfHoc.__module__ = "hoc"
