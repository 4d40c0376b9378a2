"""Functions about the language: executing text, what names are, objects, errors, the clock on the wall."""

from __future__ import annotations

import math
import os
import platform
import sys
import time
from functools import lru_cache
from typing import TYPE_CHECKING

from ...interp.registry import function, variable
from ...interp.values import HocObject, Pointer, StringCell
from ...lang.errors import RanvierError
from ...solver import options
from ..context import object_of_running_code

if TYPE_CHECKING:
    from ...interp.machine import Machine

COMPATIBLE = "9.0.2"

variable("PI", math.pi, "The circle's number.")
variable("E", math.e, "The base of the natural logarithm.")
variable("GAMMA", 0.5772156649015329, "Euler's constant.")
variable("DEG", 180 / math.pi, "Degrees in a radian.")
variable("PHI", (1 + math.sqrt(5)) / 2, "The golden ratio.")
LEGACY = bool(options.get("legacy_units"))
variable("FARADAY", 96485.309 if LEGACY else 96485.33212331001, "Faraday's constant, coulomb/mole.")
variable("R", 8.31441 if LEGACY else 8.31446261815324, "The gas constant, joule/kelvin/mole.")
variable("Avogadro_constant", 6.02214129e23 if LEGACY else 6.02214076e23, "Particles in a mole.")
variable("hoc_ac_", 0.0, "A number for `execute` to leave a value in.")
variable("stoprun", 0.0, "Set to 1 to end a run.")


# --- executing text ------------------------------------------------------------------------------------------


@function("execute")
def execute(machine: Machine, text: str, context: HocObject | None = None) -> float:
    """execute("statements" [, object]): run them, in the object's context if one is given; an error ends the run.

    The text is put into braces unless it begins with ~.
    """
    machine.run_text(text[1:] if text.startswith("~") else f"{{{text}}}", context, echo=False)
    return 0.0


@function("execute1")
def execute1(machine: Machine, text: str, context: HocObject | float | None = None, show: float = 1.0) -> float:
    """execute1("statement" [, object] [, show]): run it; 1 if it went well. With show 0, an error is not printed."""
    if isinstance(context, float):
        context, show = None, context
    try:
        machine.run_text(text, context, echo=True)
    except RanvierError as error:
        if show:
            machine.report(error)
        return 0.0
    return 1.0


@function("execerror")
def execerror(message: str, more: str = "") -> float:
    """execerror("message" [, "more"]): end what is running with this error."""
    raise RanvierError(f"{message} {more}".rstrip())


@function("quit")
def quit_(machine: Machine, status: float = 0.0) -> float:
    """quit(): leave Ranvier."""
    machine.out.flush()
    raise SystemExit(int(status))


@function("numarg")
def numarg() -> float:
    """numarg(): how many arguments the procedure was given."""
    return 0.0


@function("argtype")
def argtype(index: float) -> float:
    """argtype(i): what argument i is: 0 a number, 1 an object, 2 a string, 3 a pointer, -1 if it was not given."""
    return -1.0


# --- names and objects ---------------------------------------------------------------------------------------


@function("name_declared")
def name_declared(machine: Machine, name: str, where: float = 2.0) -> float:
    """name_declared("name" [, where]): 0 if it is not, 2 an objref, 3 a section, 4 a strdef, 5 a number, else 1.

    It is about the top level; with where = 1 in an object about its own names.
    """
    return machine.name_kind(name, object_of_running_code(machine) if where == 1.0 else None)


@function("object_id")
def object_id(which: HocObject | None, index: float = 0.0) -> float:
    """object_id(o): a number that no other living object has, 0 for NULLobject; object_id(o, 1): the i of Class[i]."""
    if which is None:
        return -1.0 if index else 0.0
    return float(which.index if index else id(which))


@function("object_push")
def object_push(machine: Machine, which: HocObject | None) -> float:
    """object_push(o): what the top level runs next is in the context of the object, until object_pop()."""
    machine.push_object(which)
    return 0.0


@function("object_pop")
def object_pop(machine: Machine) -> float:
    """object_pop(): undo the last object_push."""
    if not machine.object_stack:
        raise RanvierError("object_pop: there was no object_push")
    machine.object_stack.pop()
    return 0.0


@function("object_pushed")
def object_pushed(machine: Machine, i: int) -> HocObject | None:
    """object_pushed(i): the object of the last object_push (0), of the one before (1), …; below all is NULLobject."""
    pushed = [None, *machine.object_stack]
    if not 0 <= i < len(pushed):
        raise RanvierError(f"object_pushed: {i} is out of range, there were {len(pushed) - 1} object_push")
    return pushed[-1 - i]


@function("hoc_pointer_")
def hoc_pointer(pointer: Pointer) -> float:
    """hoc_pointer_(&x): accepted; it exists for Python's sake in NEURON."""
    return 1.0


# --- the surroundings ----------------------------------------------------------------------------------------


@function("startsw")
def startsw(machine: Machine) -> float:
    """startsw(): start the stop watch; gives the seconds since 1970."""
    now = time.time()
    machine.stopwatch = now
    return now


@function("stopsw")
def stopsw(machine: Machine) -> float:
    """stopsw(): seconds since startsw()."""
    return time.time() - machine.stopwatch


@function("unix_mac_pc")
def unix_mac_pc() -> float:
    """unix_mac_pc(): 1 on Linux, 2 on a Mac, 3 on Windows."""
    return {"darwin": 2.0, "win32": 3.0, "cygwin": 3.0}.get(sys.platform, 1.0)


@function("machine_name")
def machine_name(target: StringCell) -> float:
    """machine_name(strdef): the name of this computer."""
    target.value = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return 0.0


@function("nrnversion")
def nrnversion(what: int = 1) -> str:
    """nrnversion(): the version of NEURON that Ranvier is compatible with.

    nrnversion(i): 0 and 5 its number, 2 the number in words, 3 who made it, 4 its year, 6 how it was configured, 7 the
    words of the command, 8 the kind of computer, 9 who started: 1, the command.
    """
    if what < 0:
        raise RanvierError(f"nrnversion: {what} is out of range")
    parts = {
        0: COMPATIBLE,
        2: f"VERSION {COMPATIBLE} (Ranvier)",
        3: "Ranvier",
        4: "2026",
        5: COMPATIBLE,
        6: "",
        7: " ".join(sys.argv),
        8: f"{platform.machine()}-{platform.system()}",
        9: "1",
    }
    return parts.get(what, f"NEURON -- VERSION {COMPATIBLE} (Ranvier)")


@function("neuronhome")
def neuronhome(machine: Machine) -> str:
    """neuronhome(): the folder that holds lib/hoc."""
    return str(machine.search_path[-1]) if machine.search_path else ""


@function("coredump_on_error")
def coredump_on_error(on: float = 0.0) -> float:
    """coredump_on_error(x): accepted; Ranvier does not dump."""
    return 1.0


@function("show_errmess_always")
def show_errmess_always(on: float = 0.0) -> float:
    """show_errmess_always(x): accepted; messages that matter are always shown. Gives x."""
    return float(int(on))


@function("strcmp")
def strcmp(first: str, second: str) -> float:
    """strcmp("a", "b"): 0 if they are equal, below 0 if the first comes first in the order of their characters."""
    return 0.0 if first == second else _difference(first, second)


@lru_cache(maxsize=1000)
def _difference(first: str, second: str) -> float:
    for one, other in zip(first, second):  # noqa: B905 - one may be longer
        if one != other:
            return float(ord(one) - ord(other))
    both = min(len(first), len(second))
    return float(ord(first[both])) if len(first) > both else -float(ord(second[both]))
