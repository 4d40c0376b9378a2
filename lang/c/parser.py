"""C text to pycparser's tree."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import RanvierError
from ..source import Source, Span
from .cpp import as_c
from .params import numbered
from .prelude import declarations

SOURCE = "mod"
"""The name by which line marks call the .mod file that a text came from."""

_NOTHING_LAST = re.compile(r",[ \t]*\)")
"""What is left of a last argument that a macro made nothing: `f(x, _threadargsproto_)`."""
_PLACE = re.compile(r"(\w*)(?::(\d+))?(?::\d+)?: ?(.*)", re.DOTALL)


def marked(text: str, span: Span | None) -> str:
    """A piece of a .mod file with a line mark, so that messages about it find their place."""
    line = span.line if span is not None else 1
    return f'\n#line {line} "{SOURCE}"\n{text}\n'


def parse(text: str, source: Source | None = None) -> Any:
    """The tree of a whole file: NEURON's and the C library's declarations, then `text`. Raises RanvierError with the
    place in `source`, the .mod file."""
    from pycparser import c_ast

    text = as_c(text)
    before = _declared(declarations(text))[0]
    return c_ast.FileAST([*before, *parse_after("", text, source).ext])


def parse_after(before: str, text: str, source: Source | None = None) -> Any:
    """The tree of `text` alone, which finds NEURON's declarations and what `before` declares."""
    from pycparser import c_ast

    text, folder = as_c(text), str(Path(source.name).parent) if source is not None else "."
    _, types, macros = _declared(f"{declarations(before + text)}\n{as_c(before)}", folder if before else ".")
    text = _processed(text, macros, folder, source)
    mentioned = types.intersection(re.findall(r"\w+", text))
    tree = _parsed("".join(f"typedef int {name};" for name in sorted(mentioned)) + text, source)
    return c_ast.FileAST(tree.ext[len(mentioned) :])


def parse_alone(text: str) -> Any:
    """The tree of C that needs neither NEURON's declarations nor a preprocessor."""
    return _parsed(text, None)


def preprocess(text: str, source: Source | None = None) -> str:
    """The text with macros replaced, comments dropped and the files that lie beside the .mod file included; those in
    <…> are C's own, which `prelude` declares."""
    text, folder = as_c(text), str(Path(source.name).parent) if source is not None else "."
    return _processed(text, _declared(declarations(text))[2], folder, source)


@lru_cache(maxsize=16)
def _declared(text: str, folder: str = ".") -> tuple[list[Any], frozenset[str], dict[str, Any]]:
    """What a text of declarations gives to those that follow: its trees, the names of its types, its macros."""
    processor = _processor([], folder)
    processor.parse(text, "prelude")
    tree = _parsed(_written(processor), None)
    types = frozenset(node.name for node in tree.ext if type(node).__name__ == "Typedef")
    return tree.ext, types, processor.macros


def _parsed(text: str, source: Source | None) -> Any:
    from pycparser import c_parser
    from pycparser.c_parser import ParseError

    try:
        tree = c_parser.CParser().parse(text)
        return numbered(tree) if "param" in text or "dataspace" in text else tree
    except ParseError as error:
        raise _located(str(error), source) from None


def _processed(text: str, macros: dict[str, Any], folder: str, source: Source | None) -> str:
    problems: list[str] = []
    processor = _processor(problems, folder)
    processor.macros = dict(macros)
    processor.parse(text, "text")
    out = _written(processor)
    if problems:
        raise _located(problems[0], source)
    return out


def _processor(problems: list[str], folder: str) -> Any:
    from pcpp import OutputDirective, Preprocessor

    class Processor(Preprocessor):
        def on_include_not_found(self, is_malformed: bool, is_system: bool, current: str, include: str) -> None:
            raise OutputDirective(1)  # nothing of it: what it would declare is declared or will be missed by name

        def on_error(self, file: str, line: int, message: str) -> None:
            problems.append(f"{file}:{line}: {message}")

        def on_comment(self, token: Any) -> bool:
            return False

    processor = Processor()
    processor.line_directive = "#line"
    processor.add_path(folder)
    return processor


def _written(processor: Any) -> str:
    out = io.StringIO()
    processor.write(out)
    lines = (line for line in out.getvalue().split("\n") if not line.startswith(("#include", "#pragma")))
    return _NOTHING_LAST.sub(")", "\n".join(lines))


def _located(message: str, source: Source | None) -> RanvierError:
    found = _PLACE.match(message)
    file, line, what = found.groups() if found else ("", None, message)
    if what.startswith("before: "):
        what = f"unexpected {what.removeprefix('before: ')}"
    span = None
    if source is not None and file == SOURCE and line and int(line) <= source.line_count:
        span = source.line_span(int(line))
    return RanvierError(f"VERBATIM: error in C: {what}", span)
