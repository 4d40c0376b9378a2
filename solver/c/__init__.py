"""C of VERBATIM blocks to LLVM's text: a subset of C99, as a 64-bit Unix machine has it.

    made = compile_c(tree)        # tree: what lang.c parsed; made.text: LLVM's

`types` are C's types; `module` reads declarations and writes a module; `expressions` and `statements` write functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...lang.source import Source
    from .module import Compiled

__all__ = ["compile_c"]


def compile_c(tree: Any, source: Source | None = None, checked: bool = False) -> Compiled:
    """`module.compile_c`, imported when it is used: `interface` is needed by runs without any C."""
    from .module import compile_c

    return compile_c(tree, source, checked)
