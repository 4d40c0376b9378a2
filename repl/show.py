"""What the commands of the prompt tell about the session, as text."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from ..interp.names import UndefinedNumber
from ..interp.printing import number_text
from ..interp.procedures import Procedure
from ..interp.sections import SectionArray, SectionCell
from ..interp.templates import Template
from ..interp.values import NumberArray, NumberCell, ObjectArray, ObjectCell, StringCell, object_name
from . import help
from .layout import clipped, plural, short_path, table, width

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..solver.model.sections import Section

MOST_LINES = 200


def _fits(pattern: str, name: str) -> bool:
    """Whether a name holds the pattern, or matches it if it has * or ?."""
    return fnmatchcase(name, pattern) if any(c in pattern for c in "*?") else pattern in name


# --- the bottom line -------------------------------------------------------------------------------------------


def status(machine: Machine) -> str:
    """The line below the prompt: time, time step, size of the model."""
    model = machine.model
    sections = len(model.section_set)
    segments = sum(section.nodes for section in model.section_set)
    return f"t {model.t:.6g} ms   dt {model.dt:.6g} ms   {plural(sections, 'section')}, {plural(segments, 'segment')}"


# --- %who ------------------------------------------------------------------------------------------------------


def who(machine: Machine, pattern: str = "") -> str:
    """The user's names by kind, with what they hold; those of our own hoc files are left out."""
    lines = []
    for title, describe, joined in KINDS_OF_NAMES:
        found = [text for name, symbol in _own_names(machine, pattern) if (text := describe(name, symbol))]
        if found:
            lines.append(f"{title}:")
            lines += _columns(found) if joined else [f"  {text}" for text in found]
    return "\n".join(lines) or ("nothing of that name" if pattern else "nothing was defined yet")


def _own_names(machine: Machine, pattern: str) -> Iterator[tuple[str, Any]]:
    templates = ((name, symbol) for name, symbol in machine.builtins.names.items() if isinstance(symbol, Template))
    for name, symbol in sorted([*machine.globals.names.items(), *templates], key=lambda item: item[0].lower()):
        hidden = name in machine.library_names or name == "hoc_obj_" or isinstance(symbol, UndefinedNumber)
        if not hidden and _fits(pattern, name) and not getattr(symbol, "library", False):
            yield name, symbol


def _number(name: str, symbol: Any) -> str:
    return f"{name} = {number_text(symbol.value)}" if isinstance(symbol, NumberCell) else ""


def _array(name: str, symbol: Any) -> str:
    return _with_size(name, symbol) if isinstance(symbol, NumberArray) else ""


def _string(name: str, symbol: Any) -> str:
    return clipped(f'{name} = "{symbol.value}"') if isinstance(symbol, StringCell) else ""


def _object(name: str, symbol: Any) -> str:
    if isinstance(symbol, ObjectArray):
        return _with_size(name, symbol)
    return f"{name} = {object_name(symbol.value)}" if isinstance(symbol, ObjectCell) else ""


def _section(name: str, symbol: Any) -> str:
    if isinstance(symbol, SectionArray):
        return _with_size(name, symbol)
    return name if isinstance(symbol, SectionCell) and symbol.value is not None else ""


def _procedure(name: str, symbol: Any) -> str:
    if not isinstance(symbol, Procedure):
        return ""
    return f"{symbol.kind} {help.usage(symbol)}" + help.defined_at(symbol.node.span)


def _template(name: str, symbol: Any) -> str:
    if not isinstance(symbol, Template):
        return ""
    return f"{name}, {plural(len(symbol.machine.instances[symbol.cls]), 'object')}"


def _with_size(name: str, symbol: Any) -> str:
    return name + "".join(f"[{size}]" for size in symbol.dimensions)


KINDS_OF_NAMES = (
    ("numbers", _number, True),
    ("arrays", _array, True),
    ("strings", _string, False),
    ("objects", _object, True),
    ("sections", _section, True),
    ("procedures", _procedure, False),
    ("templates", _template, True),
)


def _columns(texts: list[str]) -> list[str]:
    """Side by side, as many on a line as fit."""
    kept_together = "   ".join(text.replace(" ", "\0") for text in texts)
    return ["  " + line.replace("\0", " ") for line in wrap(kept_together, max(width() - 4, 20))]


# --- %tree -----------------------------------------------------------------------------------------------------


def tree(machine: Machine, pattern: str = "") -> str:
    """The sections below their parents; with a pattern only those whose names fit, without the lines between them."""
    sections = machine.model.sections
    if not sections:
        return "there are no sections"
    if pattern:
        rows = [(s.name, _connection(s), *_figures(s)) for s in sections if _fits(pattern, s.name)]
    else:
        rows = [
            (lines + section.name, _connection(section), *_figures(section))
            for root in sections
            if root.parent is None
            for lines, section in _below(root)
        ]
    left = len(rows) - MOST_LINES
    shown = table([("section", "at", "nseg", "L", "diam", ""), *rows[:MOST_LINES]], right={2, 3, 4})
    return shown + (f"\n… and {left} more: %tree PATTERN shows those whose names hold it" if left > 0 else "")


def _below(root: Section) -> Iterator[tuple[str, Section]]:
    """A section and all below it, each with the lines that lead to it."""
    waiting: list[tuple[str, str, Section]] = [("", "", root)]
    while waiting:
        lines, indent, section = waiting.pop()
        yield lines, section
        children = section.children
        for i in range(len(children) - 1, -1, -1):
            last = i == len(children) - 1
            waiting.append((indent + ("└─ " if last else "├─ "), indent + ("   " if last else "│  "), children[i]))


def _connection(section: Section) -> str:
    if section.parent is None:
        return ""
    return f"{section.parent_x:g}" + (" by its 1" if section.child_end else "")


def _figures(section: Section) -> tuple[str, ...]:
    diameters = [section.get("diam", section.node_x(i)) for i in range(section.nodes)]
    low, high = min(diameters), max(diameters)
    diam = f"{low:.4g}" if low == high else f"{low:.4g}–{high:.4g}"
    return str(section.nseg), f"{section.L:.5g}", diam, _contents(section)


def _contents(section: Section) -> str:
    """Mechanisms, and the point processes with their places."""
    counts: dict[str, int] = {}
    for point in section.point_processes:
        text = f"{point.data.name}({point.x:.4g})"
        counts[text] = counts.get(text, 0) + 1
    points = [text if count == 1 else f"{count} {text}" for text, count in counts.items()]
    return "  ".join([" ".join(section.mechanisms), *points]).strip()


# --- %mods -----------------------------------------------------------------------------------------------------


def mods(machine: Machine, pattern: str = "") -> str:
    """The mechanisms with kind, users and file; then the files that were refused."""
    rows = []
    for data in machine.model.mechanism_data.values():
        if _fits(pattern, data.name):
            kind = help.KIND_OF_MECHANISM[data.record.kind]
            rows.append((data.name, kind, f"{len(data.table)} in use" * bool(len(data.table)), _file(data.record)))
    lines = [table(rows)] if rows else []
    refused = {name: error for name, error in machine.refused_files.items() if _fits(pattern, name)}
    if refused:
        lines.append("refused:")
        for name, error in refused.items():
            place = f"{error.span.source.name}:{error.span.line}" if error.span else f"{name}.mod"
            lines.append(f"  {place}: {error.message}")
    return "\n".join(lines) or "no mechanism of that name"


def _file(record: Any) -> str:
    return short_path(record.source) if record.source else ""
