"""C of VERBATIM blocks to LLVM's text: a subset of C99, as a 64-bit Unix machine has it.

    text = compile_c(tree)        # tree: what lang.c parsed

`types` are C's types; `module` reads declarations and writes a module; `expressions` and `statements` write functions.
"""

from __future__ import annotations

from .module import compile_c

__all__ = ["compile_c"]
