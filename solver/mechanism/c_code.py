"""The C text of a model's VERBATIM blocks, as LLVM's text that waits for the machine it will run on."""

from __future__ import annotations

import re

from ...lang.c import DECLARED, parse
from ...lang.errors import Unsupported
from ...lang.source import Source
from .. import options
from ..c import compile_c
from ..c.interface import FUNCTIONS, OBJECTS
from .fields import CCode


def compiled(text: str, source: Source | None) -> CCode:
    """The C file compiled. Raises RanvierError for what is no C, or uses a function that is not there."""
    made = compile_c(parse(text, source), source, bool(options.get("check")))
    ours = []
    for name, span in made.wanted.items():
        if name in FUNCTIONS or name in OBJECTS or not _is_in_c_library(name):
            ours.append(name)
        if name in DECLARED and name in ours and name not in FUNCTIONS and name not in OBJECTS:
            raise Unsupported(f"VERBATIM: {name} is not there yet", span)
    functions = re.findall(r'^define (?!internal)\S+ @"(\w+)"', made.text, re.MULTILINE)
    functions += re.findall(r'^@"(\w+)" = global ', made.text, re.MULTILINE)
    return CCode(made.text, tuple(ours), tuple(functions), made.columns, made.shared, made.datums, made.reached)


def _is_in_c_library(name: str) -> bool:
    from ..target import image

    return name in ("_setjmp", "longjmp") or image.is_in_process(name)
