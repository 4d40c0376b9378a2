"""Which part of a line of generated code failed: the columns of the instruction that a traceback stands at."""

from __future__ import annotations

import ast
import sys
from itertools import islice
from types import CodeType, TracebackType


def columns(trace: TracebackType, text: str) -> tuple[int, int] | None:
    """The first column of the failing part and the one after it, in bytes; None if they cannot be known.

    `text` is the Python that the frame's function was compiled from.
    """
    code = trace.tb_frame.f_code
    if sys.version_info < (3, 11):
        return _columns_by_lines(code, text, trace.tb_lineno, trace.tb_lasti)
    _, _, start, end = next(islice(code.co_positions(), trace.tb_lasti // 2, None), (None,) * 4)
    return None if start is None or end is None else (start, end)


def _columns_by_lines(code: CodeType, text: str, line: int, offset: int) -> tuple[int, int] | None:
    """The columns in Python 3.10, which knows of an instruction its line only: compile once more, with every
    expression of the line on a line of its own."""
    tree = ast.parse(text)
    first = text.count("\n") + 2
    places = []
    for node in reversed(list(ast.walk(tree))):
        if getattr(node, "lineno", None) == line:
            node.lineno = node.end_lineno = first + len(places)
            places.append((node.col_offset, node.end_col_offset))
            if isinstance(node, ast.Call):
                node.func.end_lineno = node.lineno  # where 3.10 says that the call of a method is
    module = compile(tree, code.co_filename, "exec")
    twin = next(constant for constant in module.co_consts if isinstance(constant, CodeType))
    if twin.co_code != code.co_code:
        return None
    found = next((number for start, end, number in twin.co_lines() if start <= offset < end), None)
    return places[found - first] if found is not None and found >= first else None
