"""The C of VERBATIM blocks: preprocessed by pcpp, parsed by pycparser; the trees are pycparser's."""

from __future__ import annotations

from .parser import SOURCE, marked, parse, parse_after, parse_alone
from .prelude import DECLARED, INTERFACE

__all__ = ["DECLARED", "INTERFACE", "SOURCE", "marked", "parse", "parse_after", "parse_alone"]
