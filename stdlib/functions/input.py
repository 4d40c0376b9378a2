"""Text in: numbers and lines of the file of ropen, of the program's own text, of standard input; and out of strings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from ...interp.per_machine import PerMachine
from ...interp.registry import function
from ...interp.values import StringCell, is_pointer
from ...lang.errors import RanvierError
from ...lang.source import contents
from ..file import expanded
from ..formats import ScanItem, leading_number, scan, scan_items
from ..text_reader import TextReader, as_bytes

if TYPE_CHECKING:
    from ...interp.machine import Machine
    from ...lang.hoc import Statements

_READ: PerMachine[TextReader] = PerMachine()  # the file of ropen
_TYPED: PerMachine[TextReader] = PerMachine()  # standard input


class _Program(NamedTuple):
    """A reader of the text of a program from a position on."""

    text: str
    start: int
    reader: TextReader


_PROGRAM: PerMachine[_Program] = PerMachine()  # that was read last


def _of_program(machine: Machine, program: Statements) -> _Program:
    """The reader of a program's own text, at its position."""
    text, known = program.source.text, _PROGRAM.get(machine)
    if known is not None and known.text is text:
        place = program.position - known.start - known.reader.passed
        if place >= 0:
            known.reader.place, known.reader.more = place, program.more
            return known
    start = program.position
    _PROGRAM[machine] = made = _Program(text, start, TextReader(as_bytes(text[start:]), program.more))
    return made


@contextmanager
def _reading(machine: Machine) -> Iterator[TextReader]:
    """The file of ropen, else what follows in the file of the program, else standard input."""
    found = _READ.get(machine)
    program = machine.program_file() if found is None else None
    if program is not None:
        known = _of_program(machine, program)
        yield known.reader
        program.position = known.start + known.reader.passed + known.reader.place
        return
    if found is None:
        found = _TYPED.get(machine)
        if found is None:
            found = _TYPED[machine] = TextReader(b"", lambda: as_bytes(machine.read_line()))
    yield found


@function("ropen")
def ropen(machine: Machine, name: str | None = None) -> bool:
    """ropen("name"): fscan and getstr read this file from now on; ropen() closes it. Gives 1, or 0 if it fails."""
    _READ.pop(machine, None)
    if not name:
        return True
    try:
        _READ[machine] = TextReader(contents(expanded(name)))
    except OSError:
        return False
    return True


@function("fscan")
def fscan(machine: Machine) -> float:
    """fscan(): the next number of the file of ropen, or of what is typed; what is no number is passed over.

    An error at the end of the file.
    """
    with _reading(machine) as reader:
        return reader.number("fscan")


@function("getstr")
def getstr(machine: Machine, target: StringCell, one_word: bool = False) -> float:
    """getstr(s, 1): sets a strdef to the next line (with its end), or with 1 the next word, of the file of ropen.

    Gives its length; an error at the end of the file.
    """
    with _reading(machine) as reader:
        text = reader.word() if one_word else reader.line()
    if text is None:
        raise RanvierError("getstr: the end of the file is reached")
    target.value = text
    return float(len(text))


@function("sscanf")
def sscanf(text: str, format: str, *targets: object) -> float:
    """sscanf("text", "format", &x, s, ...): reads a string by a format of C: %d %i %u %o %x %c %f %e %g into numbers,
    %s and %[…] into strdefs. Gives how many were read; -1 if the string ended before the first.
    """
    kept = [item for item in scan_items(format, "sscanf") if isinstance(item, ScanItem) and not item.skip]
    for i, item in enumerate(kept):
        _check_target(item, targets[i] if i < len(targets) else None, i + 3)
    values = list(scan(text, format, "sscanf"))
    for target, (item, value) in zip(targets, values, strict=False):
        if item.kind == "string":
            target.value = value  # type: ignore[attr-defined]
        else:
            target.set(value)  # type: ignore[attr-defined]
    return float(len(values)) if values or text.strip() or not kept else -1.0


def _check_target(item: ScanItem, target: object, place: int) -> None:
    if target is None:
        raise RanvierError(f"sscanf: argument {place} is missing")
    if item.kind == "string" and not isinstance(target, StringCell):
        raise RanvierError(f"sscanf: argument {place} must be a strdef")
    if item.kind != "string" and not is_pointer(target):
        raise RanvierError(f"sscanf: argument {place} must be a pointer to a number, such as &x")


@function("xred")
def xred(machine: Machine, prompt: str, default: float, low: float, high: float) -> float:
    """xred("prompt", default, low, high): asks for a number between low and high; an empty line is the default."""
    while True:
        machine.out.write(f"{prompt} ({default:g})")
        machine.out.flush()
        line = machine.read_line()
        number = leading_number(line.strip() or " ") if line.strip() else default
        if number is not None and low <= number <= high:
            return number
        if not line:
            return default
        machine.out.write(f"must be > {low:g} and < {high:g}\n")


@function("sred")
def sred(machine: Machine, prompt: str, default: StringCell, letters: str) -> float:
    """sred("prompt", default, letters): asks for one of some letters; an empty line is the first of the default.

    The default becomes the answer; gives its place in the letters, from 1 on.
    """
    while True:
        machine.out.write(f"{prompt} ({default.value})")
        machine.out.flush()
        line = machine.read_line()
        answer = line.strip() or default.value
        if answer and answer[0] in letters:
            default.value = answer[0]
            return float(letters.index(answer[0]) + 1)
        if not line:
            return 0.0
