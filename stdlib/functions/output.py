"""Text out by formats: on the screen, into strings, into the file of wopen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from ...interp.per_machine import PerMachine
from ...interp.registry import Given, function
from ...interp.values import StringCell
from ...lang.errors import RanvierError
from ..file import expanded
from ..formats import format_text

if TYPE_CHECKING:
    from ...interp.machine import Machine

_WRITTEN: PerMachine[TextIO] = PerMachine()  # the file of wopen
_SCREEN: PerMachine[TextIO] = PerMachine()  # where output went before hoc_stdout


@function("printf")
def printf(machine: Machine, format: str, *values: Given) -> float:
    """printf("format", x, ...): prints by a format of C: %d %o %x %c %f %e %g for numbers, %s for strings and objects,
    with flags, width and precision, as in %-8.3g. Gives the number of characters.
    """
    text = format_text(format, values, "printf")
    machine.out.write(text)
    return float(len(text))


@function("sprint")
def sprint(target: object, format: object, *values: Given) -> float:
    """sprint(s, "format", x, ...): sets a strdef to what printf would print."""
    text = format_text(text_argument(format, "sprint"), values, "sprint")
    if isinstance(target, StringCell):
        target.value = text
    elif not isinstance(target, str):
        raise RanvierError("sprint: the first argument must be a strdef")
    return 1.0


def text_argument(text: object, title: str) -> str:
    """A string given as such or as strdef; cheaper than the check by annotation."""
    if type(text) is str:
        return text
    if isinstance(text, StringCell):
        return text.value
    raise RanvierError(f"{title}: the format must be a string")


@function("fprint")
def fprint(machine: Machine, format: str, *values: Given) -> float:
    """fprint("format", x, ...): as printf, into the file of wopen, or on the screen. Gives the number of characters."""
    text = format_text(format, values, "fprint")
    (_WRITTEN.get(machine) or machine.out).write(text)
    return float(len(text))


@function("wopen")
def wopen(machine: Machine, name: str | None = None) -> bool:
    """wopen("name"): fprint writes this file from now on; wopen() closes it. Gives 1, or 0 if it can not be opened."""
    file = _WRITTEN.pop(machine, None)
    if file is not None:
        file.close()
    if not name:
        return True
    try:
        _WRITTEN[machine] = open(expanded(name), "w", encoding="latin-1", errors="replace", newline="")  # noqa: SIM115
    except OSError:
        return False
    return True


@function("hoc_stdout")
def hoc_stdout(machine: Machine, name: str | None = None) -> float:
    """hoc_stdout("name"): what is printed goes into this file; hoc_stdout() ends that."""
    if name is None:
        screen = _SCREEN.pop(machine, None)
        if screen is not None:
            machine.out.close()
            machine.out = screen
        return 1.0
    if machine in _SCREEN:
        raise RanvierError("hoc_stdout: output goes to a file already", hint="hoc_stdout() ends it")
    try:
        file = open(expanded(name), "w", encoding="latin-1", errors="replace", newline="")  # noqa: SIM115
    except OSError as error:
        raise RanvierError(f"hoc_stdout: {name} can not be opened: {error.strerror}") from None
    _SCREEN[machine], machine.out = machine.out, file
    return 1.0
