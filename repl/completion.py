"""What could stand at the cursor: names, members, sections, files, mechanisms."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..interp import registry
from ..interp.loading import expanded
from ..interp.names import BuiltinVariable, SectionProperty
from ..interp.procedures import Procedure
from ..interp.sections import SectionArray, SectionCell
from ..interp.templates import Template
from ..interp.values import HocArray, HocObject, NumberArray, NumberCell, ObjectCell, StringCell, object_name
from ..lang.hoc.keywords import KEYWORDS
from ..solver.model.sections import Section
from . import magic, objects
from .cursor import Cursor, look

if TYPE_CHECKING:
    from ..interp.machine import Machine

FILE_FUNCTIONS = {
    "load_file", "xopen", "ropen", "wopen", "aopen", "nrn_load_dll", "chdir", "printfile", "scanfile", "unlink",
}  # fmt: skip
SECTION_WORDS = {"access", "connect", "disconnect", "forsec", "ifsec"}
DECLARING = {"proc", "func", "obfunc", "iterator", "local", "localobj", "begintemplate"}
MOST = 1000  # that are offered
_LOCAL = re.compile(r"\blocal(?:obj)?\s+([^\n{}]*)")


class Completion(NamedTuple):
    """`text` replaces the last `length` characters before the cursor; `kind` says in a few words what it is."""

    text: str
    length: int
    kind: str = ""


def completions(machine: Machine, text: str) -> list[Completion]:
    """All that fits to the text before the cursor, the likeliest first."""
    if text.lstrip().startswith("%") and "\n" not in text:
        found = _of_magic(machine, text.lstrip())
    else:
        found = _of_cursor(machine, text, look(text))
    return list(dict.fromkeys(found))[:MOST]


def _of_cursor(machine: Machine, text: str, at: Cursor) -> Iterable[Completion]:
    if at.where == "comment":
        return ()
    if at.where == "string":
        return _in_string(machine, at)
    if at.path:
        thing = objects.find(machine, at.path)
        names = objects.member_names(machine, thing)
        return _fitting(at.prefix, names, lambda name: _kind_of_member(machine, thing, name))
    if at.word in WORDS:
        return _fitting(at.prefix, *WORDS[at.word](machine))
    if at.word in DECLARING:
        return ()
    return _fitting(at.prefix, _names(machine, text), lambda name: kind_of_name(machine, name))


def _fitting(prefix: str, names: Iterable[str], kind: Callable[[str], str] = lambda name: "") -> Iterator[Completion]:
    """Names that begin so; if there is none, those that do but for upper and lower case."""
    names = list(names)
    fitting = [name for name in names if name.startswith(prefix)]
    if not fitting:
        fitting = [name for name in names if name.lower().startswith(prefix.lower())]
    for name in fitting:
        yield Completion(name, len(prefix), kind(name))


# --- names -----------------------------------------------------------------------------------------------------


def _names(machine: Machine, text: str) -> Iterator[str]:
    """Locals of what is being typed, the user's names, the library's, keywords; those for inside use (`x_`) last."""
    for local in _LOCAL.findall(text):
        yield from re.findall(r"[A-Za-z_]\w*", local)
    own = [name for name in machine.globals.names if name not in machine.library_names and machine.lookup(name)]
    yield from sorted(own, key=str.lower)
    others = {*machine.globals.all_names(), *KEYWORDS}
    yield from sorted(others.difference(own), key=lambda name: (name.endswith("_"), name.lower()))


def kind_of_name(machine: Machine, name: str) -> str:
    """In a few words what a name of the top level is."""
    if name in KEYWORDS:
        return "keyword"
    symbol = machine.lookup(name)
    if isinstance(symbol, Procedure):
        return symbol.kind
    if isinstance(symbol, ObjectCell):
        return object_name(symbol.value)
    if name in machine.model.range_variables:
        unit = machine.model.range_variables[name].unit
        return f"range variable, {unit}" if unit else "range variable"
    for classes, kind in KINDS:
        if isinstance(symbol, classes):
            return kind
    return "point process" if isinstance(symbol, type) else ""


KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (registry.Function, "function"),
    (registry.Class, "class"),
    (Template, "template"),
    (SectionCell, "section"),
    (SectionArray, "sections"),
    (SectionProperty, "of the section"),
    (StringCell, "strdef"),
    (NumberArray, "array"),
    (HocArray, "objects"),
    ((NumberCell, BuiltinVariable), "number"),
)


def _kind_of_member(machine: Machine, thing: Any, name: str) -> str:
    if isinstance(thing, Section):
        return kind_of_name(machine, name)
    found = objects.member(machine, thing, name, "")
    if isinstance(found, HocObject):
        return object_name(found)
    return getattr(found, "kind", None) or getattr(found, "unit", "") or ""


# --- after certain words ---------------------------------------------------------------------------------------


def _classes(machine: Machine) -> tuple[list[str], Callable[[str], str]]:
    templates = [name for name, symbol in machine.builtins.names.items() if isinstance(symbol, Template)]
    points = [d.name for d in machine.model.mechanism_data.values() if d.record.kind in ("point", "artificial")]
    return sorted({*templates, *registry.classes, *points}, key=str.lower), lambda name: kind_of_name(machine, name)


def _insertable(machine: Machine) -> tuple[list[str], Callable[[str], str]]:
    there = {d.name: d.record for d in machine.model.mechanism_data.values() if d.record.kind in ("density", "ion")}
    return sorted(there), lambda name: "ion" if there[name].kind == "ion" else "mechanism"


def _inserted(machine: Machine) -> tuple[list[str], Callable[[str], str]]:
    """Of the accessed section, if there is one that has some."""
    section = machine.section_stack[-1] if machine.section_stack else None
    return (section.mechanisms if section is not None else []) or _insertable(machine)[0], lambda name: "mechanism"


def _sections(machine: Machine) -> tuple[list[str], Callable[[str], str]]:
    return [section.name for section in machine.model.section_set], lambda name: "section"


WORDS: dict[str, Callable[[Machine], tuple[Iterable[str], Callable[[str], str]]]] = {
    "new": _classes,
    "insert": _insertable,
    "uninsert": _inserted,
    "access": _sections,
    "connect": _sections,
    "help": lambda machine: (list(_names(machine, "")), lambda name: kind_of_name(machine, name)),
}


# --- in strings ------------------------------------------------------------------------------------------------


def _in_string(machine: Machine, at: Cursor) -> Iterable[Completion]:
    """Files where a function takes one, classes in `new List("`, sections in `forsec "`."""
    function = at.call.path.rpartition(".")[2] if at.call else at.word
    if function in FILE_FUNCTIONS:
        return file_names(machine, at.prefix, folders_of_library=function in ("load_file", "xopen"))
    if function == "List":
        return _fitting(at.prefix, *_classes(machine))
    if function in SECTION_WORDS or function == "section_exists":
        return _fitting(at.prefix, *_sections(machine))
    return ()


def file_names(machine: Machine, prefix: str, folders_of_library: bool = False) -> Iterator[Completion]:
    """Files and folders whose path begins so; hidden ones only if asked for."""
    folder, _, name = prefix.rpartition("/")
    places = [expanded(folder) if folder else ("/" if prefix.startswith("/") else ".")]
    if folders_of_library:
        places += [str(place / folder) for place in machine.search_path]
    for place in places:
        for entry in _entries(place):
            if entry.name.startswith(name) and (name or not entry.name.startswith((".", "_"))):
                is_folder = entry.is_dir()
                yield Completion(entry.name + "/" * is_folder, len(name), "folder" if is_folder else "file")


def _entries(place: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


# --- commands of the prompt ------------------------------------------------------------------------------------


def _of_magic(machine: Machine, text: str) -> Iterable[Completion]:
    name, space, argument = text[1:].partition(" ")
    if not space:
        return _fitting(name, magic.COMMANDS, lambda one: magic.COMMANDS[one].summary)
    takes = magic.COMMANDS[name].takes if name in magic.COMMANDS else ""
    if takes == "statement":
        return _of_cursor(machine, argument, look(argument))
    if takes == "file":
        return file_names(machine, argument)
    if takes == "mechanism":
        return _fitting(argument, sorted(machine.model.mechanism_data))
    if takes == "section":
        return _fitting(argument, *_sections(machine))
    if takes == "name":
        return _fitting(argument, *WORDS["help"](machine))
    return ()
