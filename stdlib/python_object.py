"""Python from hoc: nrnpython("statements") and PythonObject."""

from __future__ import annotations

import builtins
import os
import sys
import sysconfig
from collections.abc import Callable
from contextlib import contextmanager, redirect_stdout
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ..interp.per_machine import PerMachine
from ..interp.registry import function, hoc_class
from ..interp.values import HocObject
from ..lang.errors import RanvierError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..interp.machine import Machine
    from ..solver.model.sections import Section

_MODULES: PerMachine[Any] = PerMachine()


class Module:
    """The module `__main__` of a machine's Python statements: its names as attributes."""

    def __init__(self) -> None:
        self.__name__ = "__main__"

    def __getattr__(self, name: str) -> Any:
        if hasattr(builtins, name):
            return getattr(builtins, name)
        raise NameError(f"name {name!r} is not defined")


def _main(machine: Machine) -> Any:
    if machine not in _MODULES:
        _MODULES[machine] = Module()
    return _MODULES[machine]


def use_module(machine: Machine, module: Any) -> None:
    """Python statements of hoc are executed in this module."""
    _MODULES[machine] = module


@contextmanager
def _printing_to(machine: Machine) -> Iterator[None]:
    """What Python prints goes where hoc's output goes, unless that goes where Python prints."""
    if getattr(machine.out, "follows_python", False):
        yield
        return
    with redirect_stdout(machine.out):
        yield


def _message(error: BaseException) -> str:
    """The last line of Python's report of an error."""
    text = str(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


@function("nrnpython")
def nrnpython(machine: Machine, statements: str) -> float:
    """nrnpython("statements"): execute them in Python, in a module __main__ that new PythonObject() gives.

    1 if it went well; an error is printed and gives 0.
    """
    names = vars(_main(machine))
    if "" not in sys.path:  # modules are looked for in the current folder
        sys.path.insert(0, "")
    try:
        with _printing_to(machine):
            exec(compile(statements, "<nrnpython>", "exec"), names)
    except Exception as error:
        machine.report(error if isinstance(error, RanvierError) else RanvierError(f"nrnpython: {_message(error)}"))
        return 0.0
    return 1.0


@function("libpython_path")
def libpython_path() -> str:
    """libpython_path(): the file of Python's library, or of Python if that is one file."""
    folder, name = sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("INSTSONAME")
    path = os.path.join(folder or "", name or "")
    return path if os.path.isfile(path) else sys.executable


def place_of_segment(wrapped: PythonObject) -> tuple[Section, float]:
    """Section and position of a segment of Python."""
    segment = wrapped.value
    if isinstance(segment, Module) or not (hasattr(segment, "sec") and hasattr(segment, "x")):
        raise RanvierError(f"a segment is needed here, not {wrapped}")
    return segment.sec.living(), segment.x


@hoc_class("PythonObject")
class PythonObject(HocObject):
    """new PythonObject(): the module __main__ of nrnpython's statements.

    o.name is its attribute, o.name(…) calls one, o.name[i] and o._[i] are elements, o._(…) calls the object itself.
    Numbers and strings go both ways, numbers as floats; other Python objects come as PythonObjects.
    """

    value: Any

    def __new__(cls, machine: Machine, *arguments: object) -> PythonObject:
        made = object.__new__(cls)
        made.machine = machine
        return made

    def __init__(self, machine: Machine) -> None:
        self.value = _main(machine)
        self.take_number()

    @classmethod
    def wrapping(cls, machine: Machine, value: Any) -> PythonObject:
        """The hoc object of a Python value. A function gets its number only when it is kept: most are only called."""
        made = cls.__new__(cls, machine)
        made.value = value
        if not callable(value):
            made.take_number()
        return made

    def take_number(self) -> None:
        self.machine.instances[type(self)].new(self)

    def __str__(self) -> str:
        if not hasattr(self, "index"):
            self.take_number()
        return super().__str__()

    # What library functions that take a Python sequence need; all objects of hoc are true.

    def __len__(self) -> int:
        return len(self.value)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.value)

    def __getitem__(self, index: Any) -> Any:
        return self.value[index]

    def __setitem__(self, index: Any, value: Any) -> None:
        self.value[index] = value

    def __bool__(self) -> bool:
        return True

    def __call__(self, *arguments: Any) -> Any:
        """What `o.name(…)` does after `o.name`."""
        to_python = self.machine.python.to_python
        return self.guarded(lambda: self.value(*map(to_python, arguments)))

    def statement(self) -> Callable[..., Any]:
        """What runs it where hoc may have a statement: a function, or a tuple of one and its arguments."""
        action = self.value
        function, given = action, ()
        if isinstance(action, tuple) and len(action) == 2:
            function, given = action
        if not callable(function):
            raise RanvierError("a statement, a function or a tuple (function, arguments) is needed here")
        fixed = given if isinstance(given, tuple) else (given,)

        def run(*arguments: Any) -> None:
            self.guarded(lambda: function(*fixed, *arguments))

        return run

    def guarded(self, action: Callable[[], Any]) -> Any:
        """Do something of Python's; its errors become hoc's."""
        try:
            with _printing_to(self.machine):
                result = action()
        except (RanvierError, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            failure = RanvierError(f"Python: {_message(error)}")
            failure.python = error  # type: ignore[attr-defined]
            raise failure from None
        converted = self.machine.python.to_hoc(result)
        return float(converted) if isinstance(converted, int) else converted

    def __getattr__(self, name: str) -> Any:
        """Every name is a member: what Python says of it counts (interp/runtime.py tells the prefixes)."""
        prefix, _, attribute = name.partition("_")
        if prefix not in ACCESS:
            raise AttributeError(name)
        return ACCESS[prefix](self, attribute)


def _get(target: PythonObject, name: str) -> Any:
    return target if name == "_" else target.guarded(lambda: _attribute(target.value, name))


def _attribute(value: Any, name: str) -> Any:
    """An attribute; a module has the functions that Python itself has too."""
    return (
        getattr(value, name) if not isinstance(value, ModuleType) or hasattr(value, name) else getattr(builtins, name)
    )


def _set(target: PythonObject, name: str) -> Callable[[Any], Any]:
    return lambda value: target.guarded(lambda: setattr(target.value, name, target.machine.python.to_python(value)))


def _collection(target: PythonObject, name: str) -> Any:
    return target.value if name == "_" else getattr(target.value, name)


def _at(target: PythonObject, name: str) -> Callable[..., Any]:
    def get(*indices: float) -> Any:
        if len(indices) != 1:
            raise RanvierError("Python objects have one index at a time", hint="o._[i]._[j]")
        return target.guarded(lambda: _collection(target, name)[int(indices[0])])

    return get


def _put(target: PythonObject, name: str) -> Callable[..., Any]:
    def put(value: Any, index: float) -> Any:
        def assign() -> None:
            _collection(target, name)[int(index)] = target.machine.python.to_python(value)

        target.guarded(assign)
        return value

    return put


def _pointer(target: PythonObject, name: str) -> Any:
    raise RanvierError(f"{name} is a Python attribute: it has no address")


ACCESS: dict[str, Callable[[PythonObject, str], Any]] = {
    "hoc": _get,
    "hocset": _set,
    "hocat": _at,
    "hocput": _put,
    "hocptr": _pointer,
    "hocref": lambda target, name: lambda value: value,
}
