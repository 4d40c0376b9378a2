"""Python from hoc: nrnpython("statements") and PythonObject."""

from __future__ import annotations

import builtins
import numbers
import os
import sys
import sysconfig
from collections.abc import Callable
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from ..interp.registry import function, hoc_class
from ..interp.values import HocObject, ObjectCell, StringCell
from ..lang.errors import RanvierError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..interp.machine import Machine

_MODULES: WeakKeyDictionary[Any, Module] = WeakKeyDictionary()


class Module:
    """The module `__main__` of a machine's Python statements: its names as attributes."""

    def __init__(self) -> None:
        self.__name__ = "__main__"

    def __getattr__(self, name: str) -> Any:
        if hasattr(builtins, name):
            return getattr(builtins, name)
        raise NameError(f"name {name!r} is not defined")


def _main(machine: Machine) -> Module:
    return _MODULES.setdefault(machine, Module())


@contextmanager
def _printing_to(machine: Machine) -> Iterator[None]:
    """What Python prints goes where hoc's output goes."""
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


def to_python(value: Any) -> Any:
    """An argument or value of hoc as Python gets it."""
    if isinstance(value, (StringCell, ObjectCell)):
        value = value.value
    return value.value if isinstance(value, PythonObject) else value


def to_hoc(machine: Machine, value: Any) -> Any:
    """A Python value as hoc gets it: numbers and strings as they are, None as NULLobject, others wrapped."""
    if value is None or isinstance(value, (str, HocObject)):
        return value
    if isinstance(value, numbers.Real):
        return float(value)
    return PythonObject.wrapping(machine, value)


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
        return self.guarded(lambda: self.value(*map(to_python, arguments)))

    def guarded(self, action: Callable[[], Any]) -> Any:
        """Do something of Python's; its errors become hoc's."""
        try:
            with _printing_to(self.machine):
                result = action()
        except (RanvierError, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            raise RanvierError(f"Python: {_message(error)}") from None
        return to_hoc(self.machine, result)

    def __getattr__(self, name: str) -> Any:
        """Every name is a member: what Python says of it counts (interp/runtime.py tells the prefixes)."""
        prefix, _, attribute = name.partition("_")
        if prefix not in ACCESS:
            raise AttributeError(name)
        return ACCESS[prefix](self, attribute)


def _get(target: PythonObject, name: str) -> Any:
    return target if name == "_" else target.guarded(lambda: getattr(target.value, name))


def _set(target: PythonObject, name: str) -> Callable[[Any], Any]:
    return lambda value: target.guarded(lambda: setattr(target.value, name, to_python(value)))


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
            _collection(target, name)[int(index)] = to_python(value)

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
