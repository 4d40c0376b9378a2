"""From an exception in generated code to the one error that users see, with the place in hoc and the hoc calls."""

from __future__ import annotations

import os
import re
import sys
import traceback
from itertools import takewhile
from types import TracebackType
from typing import Any

from ..lang.errors import RanvierError
from ..lang.source import Span
from . import registry
from .code import Compiled
from .columns import columns
from .hints import variable_hint
from .printing import number_text
from .runtime import Stop
from .values import MEMBER_PREFIXES, HocObject, ObjectCell, StringCell, object_name

UNDEFINED = "undefined variable "
NO_VARIABLE = " is not a variable of sections"

ARITHMETIC = {
    "math domain error": "argument out of domain",
    "math range error": "result out of range",
    "cannot convert float": "a whole number is needed, not an infinite or undefined one",
}
"""What Python says of numbers, and what hoc says."""

_SUBSCRIPTS = re.compile(r"(\w+)\.hoc(?:at|put|ptr)_(\w+)\(\) (?:missing|takes)")
_NOT_CALLABLE = re.compile(r"'(\w+)' object is not callable")
_QUOTED = re.compile(r"'(\w+)'")
KINDS = {"float": "a number", "str": "a string", "NoneType": "NULLobject"}
_OWN = re.compile(r"object has no attribute 'own_(\w+)'")
_BARE = re.compile(r"(\w+)\.hoc(?:at|ptr)_(\w+)\(\) missing 1 required positional argument")
_MEMBER = re.compile(r"'NoneType' object has no attribute 'hoc[a-z]*_(\w+)'")


def located(error: BaseException) -> RanvierError:
    """The error, with its place and the hoc calls that led there. Call it where the error was caught.

    An error that passes several runs of hoc, one inside the other, collects its calls on the way out. That nobody
    reads what is printed (BrokenPipeError) is no error of the program: it goes on as it is.
    """
    if isinstance(error, BrokenPipeError):
        raise error
    if os.environ.get("RANVIER_DEBUG", "0") not in ("", "0"):
        traceback.print_exception(error)
    frames = _hoc_frames(error.__traceback__)
    made = error if isinstance(error, RanvierError) else _translated(error)
    if made.hint is None and frames:
        made.hint = _hint_for_name(frames[-1][0], made.message)
    innermost = len(frames) - 1
    for i in range(innermost, -1, -1):
        compiled, trace = frames[i]
        if made.span is None:
            made.span = _expression(compiled, trace)
        elif i == innermost and made.calls and made.calls[-1][1] is None:
            made.calls[-1] = (made.calls[-1][0], _statement(compiled, trace))
        if compiled.title:
            called_at = _statement(*frames[i - 1]) if i else None
            made.calls.append((_call(compiled.title, trace.tb_frame.f_locals), called_at))
    return made.with_traceback(None)


def _hint_for_name(compiled: Compiled, message: str) -> str | None:
    """What to do about a name that is not known to this code."""
    try:
        if message.startswith(UNDEFINED):
            return compiled.maker(False).scope.hint(message[len(UNDEFINED) :])
        if message.endswith(NO_VARIABLE):
            return variable_hint(compiled.maker(False).machine, message[: -len(NO_VARIABLE)])
    except RanvierError:
        pass
    return None


def _hoc_frames(trace: TracebackType | None) -> list[tuple[Compiled, TracebackType]]:
    """The frames of generated code, outermost first, and what they run."""
    found = []
    while trace is not None:
        compiled = trace.tb_frame.f_globals.get("__unit__")
        if isinstance(compiled, Compiled) and trace.tb_frame.f_code.co_name == "hoc":
            line = trace.tb_lineno
            if 2 <= line < len(compiled.spans) + 2 and compiled.spans[line - 2] is not None:
                found.append((compiled, trace))
        trace = trace.tb_next
    return found


def _statement(compiled: Compiled, trace: TracebackType) -> Span | None:
    """The statement of hoc that a place in generated code came from."""
    return compiled.spans[trace.tb_lineno - 2]


def _expression(compiled: Compiled, trace: TracebackType) -> Span | None:
    """The expression of hoc that a place in generated code came from; the statement if that is all that is known."""
    known = columns(trace, compiled.text)
    if known is None:
        return _statement(compiled, trace)
    try:
        unit = compiled.maker(True)
        if unit.text() != compiled.text:
            return _statement(compiled, trace)
    except RanvierError:
        return _statement(compiled, trace)
    start, end = known
    around = [mark for mark in unit.marks.get(trace.tb_lineno, ()) if mark.start <= start and end <= mark.end]
    return min(around, key=lambda mark: mark.end - mark.start).span if around else _statement(compiled, trace)


SHOWN = 200
"""Of a text so many characters are looked at to show its beginning."""

ARGUMENTS = [f"a{i}" for i in range(1, 100)]
"""What the parameters of generated code are called."""


def _call(title: str, variables: dict[str, Any]) -> str:
    """A call as the stack shows it: `step(3, "axon")`."""
    this = variables.get("this")
    if isinstance(this, HocObject):
        title = f"{this}.{title.rpartition('.')[2]}"
    rest = variables.get("rest", ())
    numbered = [variables[name] for name in takewhile(variables.__contains__, ARGUMENTS)]
    given = [*numbered, *rest] if not numbered or len(rest) == 0 else list(rest)
    return f"{title}({', '.join(text for text in map(_shown, given) if text)})"


def _shown(value: Any) -> str:
    if isinstance(value, ObjectCell):
        value = value.value
    if isinstance(value, StringCell):
        value = value.value
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, str):
        return quoted(value)
    if value is None or isinstance(value, HocObject):
        return object_name(value)
    return "" if type(value).__name__ == "_Missing" else "…"


def quoted(text: str) -> str:
    """A string as messages show it."""
    text = " ".join(text[:SHOWN].split())  # not all of it: strings can be large
    return f'"{text if len(text) < 40 else text[:37] + "…"}"'


def _translated(error: BaseException) -> RanvierError:
    """What a Python exception means in hoc."""
    if isinstance(error, ZeroDivisionError):
        return RanvierError("division by zero")
    if isinstance(error, RecursionError):
        return RanvierError("the calls are nested too deeply", hint="is there a procedure that calls itself forever?")
    if isinstance(error, MemoryError):
        return RanvierError("out of memory")
    bare = _BARE.match(str(error))
    if bare:
        return RanvierError(f"{bare[1]}.{bare[2]} needs a subscript, as in {bare[2]}[0]")
    title = _library_function(error.__traceback__)
    if isinstance(error, IndexError) and title is None:
        return RanvierError("no section is accessed", hint="create one, or say `access name`")
    if isinstance(error, AttributeError):
        if isinstance(error.obj, HocObject) and error.name.partition("_")[0] in MEMBER_PREFIXES:
            return _no_member(error.obj, error.name)
        match = _MEMBER.search(str(error))
        if match:
            return RanvierError(f"this object variable is NULLobject: it has no {match[1]}")
        own = _OWN.search(str(error))
        if own:
            return RanvierError(UNDEFINED + own[1])
        if "'NoneType' object" in str(error) and title is None:
            return RanvierError("this section does not exist: it was deleted or never created")
    if isinstance(error, OSError):
        text = f"{error.strerror or error}" + (f": {error.filename}" if error.filename else "")
        return RanvierError(f"{title}: {text}" if title else text)
    called = _NOT_CALLABLE.search(str(error))
    if called and title is None:
        what = KINDS.get(called[1], "an object")
        return RanvierError(f"this member is {what}, not a function: it takes no arguments")
    match = _SUBSCRIPTS.match(str(error))
    if match:
        return RanvierError(f"{match[1]}.{match[2]}: not the right number of subscripts")
    if isinstance(error, TypeError) and _arose_in_hoc(error.__traceback__):  # in an operation on two values
        wrong = next((kind for kind in _QUOTED.findall(str(error)) if kind != "float"), "str")
        return RanvierError(f"a number is needed here, not {KINDS.get(wrong, 'an object')}")
    text, hint = str(error) or type(error).__name__, None
    if isinstance(error, (ValueError, OverflowError)):
        text = next((words for part, words in ARITHMETIC.items() if part in text), text)
    elif not isinstance(error, FloatingPointError):
        text = f"internal error: {type(error).__name__}: {text}"
        hint = "this is a fault of Ranvier; RANVIER_DEBUG=1 shows where it happened"
    return RanvierError(f"{title}: {text}" if title else text, hint=hint)


def _arose_in_hoc(trace: TracebackType | None) -> bool:
    """Whether no function of the library was running, nor anything else of ours."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and isinstance(trace.tb_frame.f_globals.get("__unit__"), Compiled)


def _no_member(instance: HocObject, name: str) -> RanvierError:
    try:
        instance.missing_member(instance, name)
    except RanvierError as error:
        return error
    return RanvierError(f"{instance} has no member {name.partition('_')[2]} yet")


def _library_function(trace: TracebackType | None) -> str | None:
    """The function of the library that hoc had called when the error came."""
    title = None
    names = {getattr(record.python, "__code__", None): name for name, record in registry.functions.items()}
    while trace is not None:
        code = trace.tb_frame.f_code
        if code in names:
            title = names[code]
        elif code.co_filename.startswith("<arguments of "):
            title = code.co_filename[len("<arguments of ") : -1]
        elif trace.tb_frame.f_globals.get("__unit__") is not None and code.co_name == "hoc":
            title = None
        trace = trace.tb_next
    return title


def report(error: RanvierError) -> None:
    """Print an error for the user."""
    sys.stdout.flush()
    print(error.report(), file=sys.stderr, flush=True)


__all__ = ["RanvierError", "Stop", "located", "report"]
