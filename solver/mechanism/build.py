"""From .mod files to mechanisms.

    mechanisms = load(["na.mod", "cad.mod"])    # parsed, or known from an earlier run
    prepare(mechanisms)                          # native code, several at a time

A file that was seen before, whatever its name, is neither parsed nor compiled again: the record and the object code
are kept on disk by content. So what parses and makes kernels is imported only when it is needed.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING

from ...lang.errors import RanvierError
from ...lang.source import Source, Span
from .. import cache, options
from .fields import Mechanism
from .native import Code

if TYPE_CHECKING:
    from ...lang.nmodl.nodes import File
    from .make import Maker


def load(paths: Iterable[str | Path]) -> list[Mechanism]:
    """The mechanisms of some .mod files, in their order. Raises RanvierError for a file that cannot be read."""
    return [from_source(source_of(Path(path))) for path in paths]


def source_of(path: Path) -> Source:
    """The text of a .mod file. Raises RanvierError if it cannot be read."""
    try:
        return Source(path.read_text(encoding="utf-8", errors="surrogateescape"), str(path))
    except OSError as error:
        raise RanvierError(f"cannot read {path}: {error.strerror}") from None


def line_of(path: str, line: int) -> Span | None:
    """A line of a .mod file as it is now; None if it is not there."""
    try:
        source = source_of(Path(path))
    except RanvierError:
        return None
    return source.line_span(line) if 1 <= line <= source.line_count else None


def from_source(source: Source) -> Mechanism:
    """The mechanism of a .mod file's text."""
    texts = [source.text]
    if "include" in source.text.lower():  # other files have their part in it
        from ...lang.nmodl import included_files

        texts += included_files.texts(source.text, Path(source.name))
    if "SUFFIX" not in source.text:  # the file's name is the mechanism's
        texts.append(Path(source.name).stem)
    encoded = [text.encode("utf-8", "surrogateescape") for text in texts]
    content = cache.digest("mod", *encoded, _version(), *variant())
    mechanism = _known(content)
    if mechanism is not None:
        mechanism.code = Code(lambda: _maker(_parsed(source)).kernels(), content)
    else:
        mechanism = _build(_parsed(source), content)
        code, mechanism.code = mechanism.code, None
        cache.put(content, pickle.dumps(mechanism, protocol=pickle.HIGHEST_PROTOCOL))
        mechanism.code = code
    mechanism.source = source.name
    return mechanism


def variant() -> list[str]:
    """The options that are on and make something else of a .mod file: they belong to its key."""
    wanted = [name for name in ("check", "legacy_units") if options.get(name)]
    return [*wanted, "arithmetic"] if options.get("arithmetic") == "neuron" else wanted


def from_text(text: str, name: str) -> Mechanism:
    """The mechanism of a text that is no file."""
    return from_source(Source(text, f"<{name}>"))


def _known(content: str) -> Mechanism | None:
    """The record that was kept on disk; None if there is none, or none that this version can read."""
    kept = cache.get(content)
    try:
        return pickle.loads(kept) if kept is not None else None
    except Exception:  # whatever pickle makes of another version's classes
        return None


def build(file: File) -> Mechanism:
    """The mechanism of a parsed file; nothing of it is kept on disk but object code."""
    return _build(file, None)


def prepare(mechanisms: Sequence[Mechanism], group: str = "run") -> None:
    """Compile the kernels of a run, or of another group (see `native.group`), that are not compiled yet."""
    from .. import target

    todo = [m.code for m in mechanisms if isinstance(m.code, Code) and m.signatures and not m.code.has(group)]
    for code, module in zip(todo, target.compile_all([code.job(group) for code in todo]), strict=True):
        code.keep(group, module)


@once
def _version() -> str:
    """Changes whenever the code that makes records and kernels does."""
    here = Path(__file__).parent
    language = here.parents[1] / "lang"
    folders = (
        here,
        here.parent / "ir",
        here.parent / "c",
        language,
        language / "nmodl",
        language / "nmodl" / "passes",
        language / "c",
    )
    return cache.digest_of_sources(*folders)


def _parsed(source: Source) -> File:
    from ...lang.nmodl import parse

    return parse(source)


def _maker(file: File) -> Maker:
    from ...lang.nmodl.pipeline import lower
    from .make import Maker

    return Maker(lower(file, asked=variant()), next((b.span.source for b in file.blocks if b.span is not None), None))


def _build(file: File, content: str | None) -> Mechanism:
    maker = _maker(file)
    kernels = maker.kernels()
    mechanism = maker.record(kernels)
    mechanism.code = Code(lambda: kernels, content)
    return mechanism
