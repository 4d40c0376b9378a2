"""Type stubs: what editors and type checkers know of `h`, written from what is really there.

`python -m ranvier.repl.type_stubs` writes hoc.pyi, the module `ranvier.hoc` of type checkers: the class of `h`, and
those of what it makes.
"""

from __future__ import annotations

import inspect
import keyword
import os
import tempfile
from collections.abc import Callable, Iterator
from typing import Any

from ..interp import native, registry
from ..interp.mechanisms import MechanismFunction
from ..interp.names import BuiltinVariable
from ..interp.point_processes import PointProcessObject
from ..interp.python_names import (
    density_mechanism,
    objects,
    references,
    section_points,
    sections,
    segments,
    sequences,
    top_level,
)
from ..interp.python_names.exchange import Exchange
from ..interp.python_names.members import PYTHONS_OWN, RESULTS
from ..interp.values import NumberCell, StringCell
from .session import ROOT, new_machine

STUB = ROOT / "hoc.pyi"

HEAD = '''"""The types of what `from ranvier import h` gives: a module of type checkers, imported under TYPE_CHECKING.

Written by `python -m ranvier.repl.type_stubs`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from . import hoc

Place = float | Segment | Section
'''

PLACES = {"x", "place", "where", "position"}
"""Parameters of numbers for which a segment may stand."""

ARGUMENTS = {"int": "float", "bool": "float", "StringCell": "Reference", "Pointer": "Reference"}
AS_THEY_ARE = {"float", "str", "None", "HocObject", "Section"}
"""What Python gives where the library says so; `Any` for what is not here and no class of hoc."""


def text() -> str:
    """The whole stub."""
    with _nowhere():
        exchange = new_machine().python
    return HEAD + "\n".join("\n" + "\n".join(lines) for lines in _classes(exchange)) + "\n"


class _nowhere:
    """An empty folder as the current one: no .mod files of a program are known."""

    def __enter__(self) -> None:
        self.here = os.getcwd()
        self.folder = tempfile.TemporaryDirectory()
        os.chdir(self.folder.name)

    def __exit__(self, *_: object) -> None:
        os.chdir(self.here)
        self.folder.cleanup()


def _classes(exchange: Exchange) -> Iterator[list[str]]:
    h, model = exchange.h, exchange.machine.model
    yield _class("HocObject", "", "Something of hoc.", _written(objects.HocObjectOfPython))
    for cls in (references.Reference, references.Elements, references.ElementReferences, sequences.VectorElements):
        yield _class(cls.__name__, "", cls.__doc__, _written(cls))
    known = dict.fromkeys(name for name in dir(h) if _is_class(exchange.machine.globals.find(name)))
    variables = {name: one.size for name, one in model.range_variables.items() if _can_be_said(name)}
    numbers = [_number(name, size)[0] for name, size in variables.items()]
    both = [line for name, size in variables.items() for line in _number(name, size)]
    densities = [name for name in model.mechanism_data if name not in known and _can_be_said(name)]
    parts = [*both, *(f"{name}: hoc.{name}" for name in densities)]
    written = [*_written(sections.Section), *_written(section_points.WithPoints)]
    yield _class("Section", "", sections.Section.__doc__, [*written, *numbers, *ANYTHING])
    yield _class("Segment", "", segments.Segment.__doc__, [*_written(segments.Segment), *parts, *ANYTHING])
    yield _class("Mechanism", "", segments.Mechanism.__doc__, [*_written(segments.Mechanism), *ANYTHING])
    yield _class("RangeVar", "", segments.RangeVar.__doc__, _written(segments.RangeVar))
    yield _class(
        "DensityMechanism", "", density_mechanism.DensityMechanism.__doc__, _written(density_mechanism.DensityMechanism)
    )
    for name in densities:
        yield _class(name, "Mechanism", f"The mechanism {name} of a segment.", _mechanism(exchange, name))
    for name in known:
        made = getattr(h, name)
        yield _class(name, "HocObject", made.__doc__, _members(made, known))
    names = [*known, "Section"]
    yield _class("Classes", "", "The classes of `h`.", [f"{name}: type[hoc.{name}]" for name in names])
    yield _class("TopLevel", "Classes", top_level.TopLevel.__doc__, _top(exchange, known))


ANYTHING = ["def __getattr__(self, name: str) -> Any: ...", "def __setattr__(self, name: str, value: Any) -> None: ..."]
"""Names that a program's own mechanisms and hoc code bring."""


def _class(name: str, base: str, doc: str | None, members: list[str]) -> list[str]:
    head = f"class {name}({base}):" if base else f"class {name}:"
    body = [*_doc(doc), *members]
    return [head, *(f"    {line}" if line else "" for one in body or ["..."] for line in one.split("\n"))]


def _doc(doc: str | None) -> list[str]:
    """The first paragraph: help() tells the rest."""
    if not doc:
        return []
    lines = inspect.cleandoc(doc).partition("\n\n")[0].replace("\\", "\\\\").splitlines()
    return ['"""' + "\n".join(lines) + ('\n"""' if len(lines) > 1 or doc.endswith('"') else '"""')]


def _can_be_said(name: str) -> bool:
    return name.isidentifier() and not keyword.iskeyword(name)


def _is_class(symbol: Any) -> bool:
    return isinstance(symbol, registry.Class) or (isinstance(symbol, type) and issubclass(symbol, PointProcessObject))


def _number(name: str, size: int = 1) -> list[str]:
    """A number or array that can be assigned and pointed to."""
    return (
        [f"{name}: Elements", f"_ref_{name}: ElementReferences"]
        if size > 1
        else [f"{name}: float", f"_ref_{name}: Reference"]
    )


def _mechanism(exchange: Exchange, name: str) -> list[str]:
    data, model = exchange.machine.model.mechanism_data[name], exchange.machine.model
    record = data.record
    found = []
    for one in (record.hoc_name(f) for f in record.fields if f.visible):
        if one in model.range_variables:
            found += _number(one.removesuffix(f"_{name}"), model.range_variables[one].size)
    return [*found, *(f"def {one}(self, *arguments: float) -> float: ..." for one in record.functions)]


# --- what is written in Python -------------------------------------------------------------------------------


def _written(cls: type) -> list[str]:
    """The members of a class as its source annotates them."""
    found = []
    for name, value in vars(cls).items():
        value = native.in_python(value)
        special = name.startswith("__") and name.endswith("__")
        if (name.startswith("_") and not special) or name in HIDDEN:
            continue
        if name == "__new__":
            found.append(_function("__init__", value.__func__ if isinstance(value, staticmethod) else value, "None"))
        elif inspect.isfunction(value):
            found.append(_function(name, value))
        elif isinstance(value, property):
            found += _property(name, value)
    return found


SPECIAL = "init getattr setattr reduce del repr dir hash copy deepcopy array_interface"
HIDDEN = {"of", "of_array", "living", *(f"__{name}__" for name in SPECIAL.split())}


def _function(name: str, body: Callable[..., Any], returns: str | None = None) -> str:
    signature = inspect.signature(body)
    given = ", ".join(["self", *(str(p) for p in list(signature.parameters.values())[1:])])
    return _said(name, given, returns or str(signature.return_annotation), body.__doc__)


def _said(name: str, given: str, returns: str, doc: str | None, decorator: str = "") -> str:
    head = f"{decorator}def {name}({given}) -> {returns}:"
    lines = _doc(doc)
    return f"{head} ..." if not lines else "\n".join([head, *("    " + t if t else "" for t in lines[0].split("\n"))])


def _property(name: str, value: property) -> list[str]:
    returns = str(inspect.signature(value.fget).return_annotation)  # type: ignore[arg-type]
    if returns in ("Any", str(inspect.Signature.empty)) and value.fset is not None:
        returns = "float"
    found = [_said(name, "self", returns, value.__doc__, "@property\n")]
    if value.fset is not None and returns != "VectorElements":
        found.append(f"@{name}.setter\ndef {name}(self, value: {returns}) -> None: ...")
    return found


# --- what the registry knows ---------------------------------------------------------------------------------


def _members(cls: Any, known: dict[str, None]) -> list[str]:
    """The members of a class of hoc: of its mixin, then of the library, or of a point process."""
    own = cls._hoc_class
    mixins = [base for base in cls.__bases__ if base is not objects.HocObjectOfPython]
    found = [line for mixin in mixins for line in _written(mixin)]
    written = {name for mixin in mixins for name in vars(mixin)}
    record = getattr(own, "library_record", None)
    if record is None:
        return [*found, *_point_process(own, known)]
    if "__init__" not in written:
        found.append(_said("__init__", _given(record.python.__init__, known), "None", None))
    for name, member in record.members.items():
        if name in written or not _can_be_said(name):
            continue
        if member.kind == "method":
            found.append(_said(name, _given(member.python, known), _result(member.python, known, True), member.doc))
        elif member.kind == "element":
            found += [_said(name, "self", "Elements", member.doc, "@property\n"), f"_ref_{name}: ElementReferences"]
        else:
            found += _attribute(name, member, known)
    return found


def _attribute(name: str, member: registry.Member, known: dict[str, None]) -> list[str]:
    returns = _result(member.python.fget, known, False)
    found = [_said(name, "self", returns, member.doc, "@property\n")]
    if member.python.fset is not None:
        found.append(f"@{name}.setter\ndef {name}(self, value: {returns}) -> None: ...")
    return [*found, f"_ref_{name}: Reference"]


def _point_process(cls: Any, known: dict[str, None]) -> list[str]:
    sizes = {field.name: field.size for field in cls.record.fields}
    ours = cls.library_methods()
    found = [
        "def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ..."
    ]
    for name in cls.member_names():
        said = PYTHONS_OWN.get(name, name)
        if not _can_be_said(said) or said in ("get_segment",):
            continue
        if name not in sizes or name in ours or name in cls.METHODS:
            body = ours.get(name)
            given = _given(body, known) if body else "self, *arguments: Any"
            found.append(_said(said, given, _result(body, known, True) if body else "Any", body and body.__doc__))
        else:
            found += _number(said, sizes[name])
    return [*found, *ANYTHING]


def _top(exchange: Exchange, known: dict[str, None]) -> list[str]:
    h, find = exchange.h, exchange.machine.globals.find
    found = [_function("__call__", top_level.TopLevel.__call__)]
    for name in ("ref", "allsec", "cas", "setpointer", "distance", "pt3dadd", "object_id"):
        found.append(_function(name, getattr(top_level.TopLevel, f"_{name}")))
    said = {line.split("(")[0].removeprefix("def ") for line in found}
    for name in filter(_can_be_said, dir(h)):
        symbol = find(name)
        if name in exchange.machine.model.mechanism_data and name not in known:
            found.append(f"{name}: DensityMechanism")
        elif isinstance(symbol, registry.Function) and name not in said:
            found.append(_said(name, _given(symbol.python, known), _result(symbol.python, known, False), symbol.doc))
        elif isinstance(symbol, MechanismFunction):
            found.append(f"def {name}(self, *arguments: float) -> float: ...")
        elif isinstance(symbol, BuiltinVariable):
            found += _number(name, getattr(symbol.pointer, "size", 1))
        elif isinstance(symbol, NumberCell):
            found += _number(name)
        elif isinstance(symbol, StringCell):
            found += [f"{name}: str", f"_ref_{name}: Reference"]
    return [*found, *ANYTHING]


def _given(body: Callable[..., Any], known: dict[str, None]) -> str:
    """The parameters of a function of the library, as Python gives them."""
    said, optional = ["self"], False
    for parameter in inspect.signature(body).parameters.values():
        if parameter.name in ("self", "machine"):
            continue
        kind = _argument(str(parameter.annotation), parameter.name, known)
        if parameter.kind is parameter.VAR_POSITIONAL:
            said.append(f"*{parameter.name}: {kind}")
        elif parameter.kind is not parameter.KEYWORD_ONLY:
            optional = optional or parameter.default is not parameter.empty
            said.append(f"{parameter.name}: {kind}" + " = ..." * optional)
    said += [] if any(one.startswith("*") for one in said) else ["*"]
    return ", ".join([*said, "sec: Section | None = None"])


def _argument(annotation: str, name: str, known: dict[str, None]) -> str:
    if name in PLACES and annotation.partition(" ")[0] in ("float", "int"):
        return "Place"
    parts = [
        ARGUMENTS.get(one, one if one in known or one in AS_THEY_ARE else "Any") for one in annotation.split(" | ")
    ]
    return "Any" if "Any" in parts else " | ".join(dict.fromkeys(parts))


def _result(body: Callable[..., Any], known: dict[str, None], is_method: bool) -> str:
    returns = str(inspect.signature(body).return_annotation)
    if returns in ("None", "float", "int", "bool"):
        return RESULTS[returns].__name__ if is_method and returns in RESULTS else "float"
    return returns if returns == "str" or returns in known else "Any"


if __name__ == "__main__":
    STUB.write_text(text())
