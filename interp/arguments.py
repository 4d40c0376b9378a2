"""Checks hoc's arguments against a Python function's annotations, with one wording for all that can be wrong.

Arguments beyond those that a function knows are ignored, as NEURON does; only the mathematical functions refuse them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import partial
from inspect import CO_VARARGS
from types import FunctionType
from typing import Any, NamedTuple

from ..lang.errors import RanvierError
from ..solver.model.sections import Section
from .values import FLOAT_EPSILON, HocObject, ObjectCell, StringCell, is_pointer

__all__ = ["FLOAT_EPSILON", "MISSING", "Signature", "did_you_mean", "kind_of", "to_hoc"]

QUICK = {
    "object": "{0}.value if isinstance({0}, ObjectCell) else {0} if {0} is not MISSING else {1}",
    "float": "{0} if type({0}) is float else {1}",
    "int": "int({0}) if type({0}) is float else {1}",
    "str": "{0} if type({0}) is str else {0}.value if type({0}) is StringCell else {1}",
    "StringCell": "{0} if isinstance({0}, StringCell) else {1}",
}
"""Python for conversions that need no call in the common case: {0} is the argument, {1} the call."""

OBJECT = "{0}.value if isinstance({0}, ObjectCell) else {0}"
"""Python for the object that an argument {0} is."""

KINDS = {"float": "number", "str": "string"}
RESULTS = {"float": "number", "int": "number", "bool": "number", "None": "number", "str": "string"}


class _Missing:
    def __repr__(self) -> str:
        return "MISSING"


MISSING: Any = _Missing()
"""An argument that was not given."""


def did_you_mean(name: str, names: Iterable[str]) -> str | None:
    """A hint with the nearest of the names, or None."""
    near = get_close_matches(name, set(names), 3, 0.75)
    return f"did you mean {' or '.join(near)}?" if near else None


def kind_of(value: Any) -> str:
    """What a value is, in the words of messages."""
    if value is MISSING:
        return "missing"
    if isinstance(value, ObjectCell):
        value = value.value
    if value is None:
        return "NULLobject"
    if isinstance(value, (float, int)):
        return "a number"
    if isinstance(value, (str, StringCell)):
        return "a string"
    if isinstance(value, HocObject):
        return f"a {value.class_name}"
    return "a pointer" if hasattr(value, "get") else f"a {type(value).__name__}"


def to_hoc(value: Any) -> Any:
    """A Python value as hoc has it: float, str, HocObject, Section or None."""
    if type(value) is float or value is None or isinstance(value, (str, HocObject, Section)):
        return value
    try:
        return float(value)
    except TypeError:
        raise RanvierError("this gives an object of Python, which hoc can not take") from None


REQUIRED: Any = object()
"""The default of a parameter that has none."""


class Parameter(NamedTuple):
    """A parameter of a function; its annotation is a text."""

    name: str
    annotation: str
    default: Any


def parameters_of(python: Callable[..., Any]) -> tuple[list[Parameter], Parameter | None]:
    """Those of a function, and the one that takes all further arguments (inspect.signature takes long)."""
    if not isinstance(python, FunctionType):  # object.__init__
        return [Parameter("self", "object", REQUIRED)], Parameter("args", "object", REQUIRED)
    code, notes, defaults = python.__code__, python.__annotations__, python.__defaults__ or ()
    names, count = code.co_varnames, code.co_argcount
    given = (*(REQUIRED,) * (count - len(defaults)), *defaults)
    found = [Parameter(name, _annotation(notes, name), default) for name, default in zip(names, given, strict=False)]
    if not code.co_flags & CO_VARARGS:
        return found, None
    rest = names[count + code.co_kwonlyargcount]
    return found, Parameter(rest, _annotation(notes, rest), REQUIRED)


class Signature:
    """The parameters of a function of the library, and the function that hoc calls instead of it."""

    def __init__(
        self,
        python: Callable[..., Any],
        title: str,
        method: bool = False,
        constructor: type[HocObject] | None = None,
    ) -> None:
        self.python = python
        self.title = title
        self.method = method
        self.constructor = constructor
        parameters, self.rest = parameters_of(python)
        if method or constructor:
            parameters = parameters[1:]
        self.takes_machine = bool(parameters) and parameters[0].name == "machine"
        self.parameters = parameters = parameters[self.takes_machine :]
        self.required = sum(p.default is REQUIRED for p in parameters)
        self.returns = returns(python)
        self.result = RESULTS.get(self.returns, "unknown" if self.returns in ("object", "") else "object")
        floats = all(p.annotation == "float" for p in parameters)
        exact = floats and self._exact()
        kinds = [KINDS.get(p.annotation, "") for p in parameters]
        simple = all(kinds) and self._exact() and not self.takes_machine
        self.numbers = len(kinds) if exact and self.returns == "float" else None
        """How many arguments, if they are just so many numbers and a number comes back."""
        self.direct = kinds if simple and self.returns in ("float", "str") else None
        """The kinds of the arguments of a body that may be called with them as they are, if they are of these kinds."""
        self.plain = len(parameters) if exact and self.returns == "float" and not self.takes_machine else None

    def _exact(self) -> bool:
        return self.required == len(self.parameters) and not self.rest

    def checked(self, machine: Any) -> Callable[..., Any]:
        """The checking function; of a method its first argument is the object."""
        return _made_at_first_call(lambda: self, self.title, machine)

    def complete(self, function: FunctionType, machine: Any) -> None:
        """Give the checking function its code."""
        names = [f"a{i}" for i in range(len(self.parameters))]
        given = ["self"] if self.method else []
        optional = [f"{name}=MISSING" for name in names]
        lines = [f"def call({', '.join(given + optional + ['*rest'])}):"]
        for i, (name, parameter) in enumerate(zip(names, self.parameters, strict=True)):
            lines += self._conversion(i, name, parameter)
        if self.plain is not None and not self.method:
            lines.append("    if rest: wrong_count(len(rest))")
        elif self.rest is not None and self.rest.annotation != "Given":
            quick = QUICK.get(self.rest.annotation, "{1}").format("x", f"convert[{len(names)}](x)")
            lines.append(f"    rest = [{quick} for x in rest]")
        lines += self._call(given, names)
        namespace = function.__globals__
        namespace |= {
            "MISSING": MISSING,
            "ObjectCell": ObjectCell,
            "StringCell": StringCell,
            "body": self.python,
            "new": self._new(machine) if self.constructor else None,
            "machine": machine,
            "wanted": [self._objects(p) for p in self.parameters],
            "convert": [self._converter(i, p) for i, p in enumerate([*self.parameters, *filter(None, [self.rest])])],
            "default": [p.default for p in self.parameters],
            "wrong_count": self._too_many,
            "to_hoc": to_hoc,
        }
        exec(compile("\n".join(lines), f"<arguments of {self.title}>", "exec"), namespace)
        function.__code__, function.__defaults__ = namespace["call"].__code__, namespace["call"].__defaults__

    def _conversion(self, i: int, name: str, parameter: Parameter) -> list[str]:
        annotation = parameter.annotation
        slow = f"convert[{i}]({name})"
        convert = f"{name} = " + QUICK.get(annotation, "{1}").format(name, slow)
        if annotation not in QUICK and self._objects(parameter):
            convert = f"{name} = {OBJECT.format(name)}\n    if not isinstance({name}, wanted[{i}]): {name} = {slow}"
        if i < self.required:
            return [f"    {convert}"]
        optional = convert.replace("\n    ", "\n        ")
        return [f"    if {name} is MISSING: {name} = default[{i}]", "    else:", f"        {optional}"]

    def _call(self, given: list[str], names: list[str]) -> list[str]:
        arguments = [*given, *names]
        if self.takes_machine and self.method:
            arguments.insert(1, "self.machine")
        elif self.takes_machine:
            arguments.insert(0, "machine")
        if self.rest is not None:
            arguments.append("*rest")
        if self.constructor:
            return ["    made = new()", f"    body(made, {', '.join(arguments)})", "    return made"]
        call = f"body({', '.join(arguments)})"
        if self.returns == "None":
            return [f"    {call}", "    return 0.0"]
        lines = [f"    result = {call}"]
        if self.result == "number":
            lines.append("    return result if type(result) is float else float(result)")
        elif self.result == "unknown":
            lines.append("    return 0.0 if result is None else to_hoc(result)")
        else:
            lines.append("    return result")
        return lines

    def _new(self, machine: Any) -> Callable[[], HocObject]:
        """What makes an empty object for the constructor."""
        cls = self.constructor
        plain = cls.__new__ is HocObject.__new__
        return machine.instances[cls].new if plain else partial(cls.__new__, cls, machine)

    def _objects(self, parameter: Parameter) -> tuple[type, ...]:
        """The classes of objects that an annotation names: these are taken as they are."""
        names = [part.strip() for part in parameter.annotation.split("|")]
        found = tuple(_class_named(name, self.python) for name in names if name not in CONVERSIONS)
        return (*found, type(None)) if found and "None" in names else found

    def _converter(self, i: int, parameter: Parameter) -> Callable[[Any], Any]:
        alternatives = [part.strip() for part in parameter.annotation.split("|")]
        convert = [_conversion_to(name, self.python) for name in alternatives]
        wanted = " or ".join(_words(name) for name in alternatives)

        def converted(value: Any) -> Any:
            if value is MISSING:
                raise RanvierError(f"{self.title} takes {self._count()}, {i} given")
            for one in convert:
                result = one(value)
                if result is not MISSING:
                    return result
            raise RanvierError(f"{self.title}: argument {i + 1} must be {wanted}, not {kind_of(value)}")

        return converted

    def _too_many(self, more: int) -> None:
        raise RanvierError(f"{self.title} takes {self._count()}, {len(self.parameters) + more} given")

    def _count(self) -> str:
        least, most = self.required, len(self.parameters)
        if self.rest is not None:
            return f"at least {least} argument{'s' * (least != 1)}"
        if least == most:
            return f"{most} argument{'s' * (most != 1)}" if most else "no arguments"
        return f"{least} to {most} arguments"


def checked(python: Callable[..., Any], title: str, machine: Any = None, **kind: Any) -> Callable[..., Any]:
    """The checking function of a method or constructor, whose parameters are not looked at before it is called."""
    return _made_at_first_call(lambda: Signature(python, title, **kind), title, machine)


def _made_at_first_call(signature: Callable[[], Signature], title: str, machine: Any) -> Callable[..., Any]:
    """A checking function that has its code only then: to compile it takes long."""
    namespace: dict[str, Any] = {"complete": lambda: signature().complete(call, machine)}
    call = namespace["call"] = FunctionType(_first_call.__code__, namespace, title)
    call.__qualname__ = title
    return call


def _first_call(*given: Any) -> Any:
    """What a checking function does at first; the names are those of its own."""
    complete()  # type: ignore[name-defined]  # noqa: F821
    return call(*given)  # type: ignore[name-defined]  # noqa: F821


def _annotation(notes: dict[str, Any], name: str) -> str:
    annotation = notes.get(name, "object")
    text = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))
    return text.strip().strip("\"'")


def returns(python: Callable[..., Any]) -> str:
    """What a function gives, as its annotation says."""
    return _annotation(getattr(python, "__annotations__", {}), "return")


def _words(name: str) -> str:
    words = {"float": "a number", "int": "a number", "bool": "a number", "str": "a string", "None": "NULLobject"}
    words |= {"StringCell": "a strdef", "Pointer": "a pointer (&variable)", "HocObject": "an object"}
    return words.get(name, f"a {name}")


def _number(value: Any) -> Any:
    if type(value) is float:
        return value
    return float(value) if isinstance(value, (int, float)) else MISSING


def _whole(value: Any) -> Any:
    value = _number(value)
    return value if value is MISSING else int(value)


def _truth(value: Any) -> Any:
    value = _number(value)
    return value if value is MISSING else value != 0.0


def _text(value: Any) -> Any:
    if isinstance(value, StringCell):
        return value.value
    return value if isinstance(value, str) else MISSING


def _anything(value: Any) -> Any:
    return value.value if isinstance(value, ObjectCell) else value


def _string_cell(value: Any) -> Any:
    return StringCell("", value) if isinstance(value, str) else value if isinstance(value, StringCell) else MISSING


def _object_cell(value: Any) -> Any:
    return value if isinstance(value, ObjectCell) else MISSING


def _pointer(value: Any) -> Any:
    return value if is_pointer(value) else MISSING


def _nothing(value: Any) -> Any:
    return None if _anything(value) is None else MISSING


CONVERSIONS: dict[str, Callable[[Any], Any]] = {
    "float": _number,
    "int": _whole,
    "bool": _truth,
    "str": _text,
    "object": _anything,
    "Given": _anything,
    "Any": _anything,
    "StringCell": _string_cell,
    "ObjectCell": _object_cell,
    "Pointer": _pointer,
    "None": _nothing,
}


def _conversion_to(name: str, python: Callable[..., Any]) -> Callable[[Any], Any]:
    """The conversion to one alternative of an annotation; it gives MISSING for a value that does not fit."""
    if name in CONVERSIONS:
        return CONVERSIONS[name]
    wanted = _class_named(name, python)

    def instance(value: Any) -> Any:
        value = _anything(value)
        return value if isinstance(value, wanted) else MISSING

    return instance


def _class_named(name: str, python: Callable[..., Any]) -> type:
    """The class that an annotation names: in the function's module, or a library class of that name."""
    from .registry import classes

    found = vars(sys.modules[python.__module__]).get(name)
    if isinstance(found, type):
        return found
    for record in classes.values():
        if name in (record.name, record.python.__name__):
            return record.python
    if name == "HocObject":
        return HocObject
    raise TypeError(f"{python.__module__}.{python.__qualname__}: no hoc class is called {name}")
