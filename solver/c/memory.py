"""Checked mode of C text (RANVIER_CHECK=1): every access through a pointer or subscript is looked at before it is made.

What is known: the size of arrays, by their declarations; the blocks of malloc and its like, and the numbers of Vectors
and of arguments, by their addresses at run time (`solver/integrate/c_memory.py`). A pointer that belongs to none of
these is only compared with NULL.
"""

from __future__ import annotations

from typing import Any

from . import types as c
from .function import FunctionWriter, Value
from .types import Array

TRACKED = {"malloc", "calloc", "realloc", "free", "strdup"}
"""Functions of the C library that checked mode replaces by `c_checked_NAME`."""


def check(writer: FunctionWriter, base: str, address: str, size: int, node: Any) -> None:
    """`size` bytes at `address` are used, which was computed from the pointer `base`."""
    if writer.checked and size:
        _call(
            writer,
            "c_check_",
            f"ptr {base}, ptr {address}, i64 {size}, i64 {_line(writer, node)}",
            "ptr, ptr, i64, i64",
        )


def check_index(writer: FunctionWriter, of: Array, index: Value, node: Any) -> None:
    """A subscript of an array whose length is known."""
    if writer.checked and of.length:
        steps = writer.convert(index, c.LONG).text
        given = f"i64 {steps}, i64 {of.length}, i64 {_line(writer, node)}"
        outside = writer.value(f"icmp uge i64 {steps}, {of.length}")
        wrong, fine = writer.new_label("outside"), writer.new_label("inside")
        writer.branch(outside, wrong, fine)
        writer.open(wrong)
        _call(writer, "c_check_index_", given, "i64, i64, i64")
        writer.start(fine)


def _call(writer: FunctionWriter, name: str, given: str, types: str) -> None:
    from .calls import leave_if_failed

    writer.module.declare(name, f'declare void @"{name}"({types})')
    writer.line(f'call void @"{name}"({given})')
    leave_if_failed(writer)


def _line(writer: FunctionWriter, node: Any) -> int:
    span = writer.module.span(node)
    return span.line if span is not None else 0
