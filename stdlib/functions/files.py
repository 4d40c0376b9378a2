"""Functions about hoc files, folders and the system."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from ...interp.registry import function
from ...interp.values import StringCell
from ...lang.errors import RanvierError
from ...solver.interrupts import WHOLE
from ..context import object_of_running_code

if TYPE_CHECKING:
    from ...interp.machine import Machine


# --- hoc files -----------------------------------------------------------------------------------------------


@function("load_file")
def load_file(machine: Machine, *arguments: float | str) -> float:
    """load_file([again,] "file" [, "name"]): run a hoc file, once unless again is 1, from its own folder.

    With a name: only if that name is not defined. 1 if it was or had been run, 0 if there is no such file.
    """
    again = bool(arguments and isinstance(arguments[0], float) and arguments[0])
    names = [argument for argument in arguments if isinstance(argument, str)]
    if not names:
        raise RanvierError("load_file needs the name of a file")
    if len(names) > 1 and machine.lookup(names[1]) is not None:
        return float(again)
    if machine.load_file(names[0], again):
        return 1.0
    machine.warn(f"load_file: couldn't find {names[0]}")
    return 0.0


@function("xopen")
def xopen(machine: Machine, name: str, version: float | str = "") -> float:
    """xopen("file"): run a hoc file, in the object whose procedure calls this."""
    machine.run_named_file(name, object_of_running_code(machine))
    return 1.0


@function("nrn_load_dll")
def nrn_load_dll(machine: Machine, path: str) -> float:
    """nrn_load_dll("…/x86_64/libnrnmech.so"): use the .mod files that this library would have been built from."""
    return float(machine.load_library(machine.expanded(path)))


def _load(machine: Machine, kind: str, names: tuple[str, ...]) -> float:
    """Run the files of this folder that define the names, where they are not defined."""
    for name in names:
        if machine.lookup(name) is not None:
            continue
        path = next((path for path in _hoc_files(machine) if _defines(path, kind, name)), None)
        if path is None:
            machine.warn(f"couldn't find a file that declares {name}")
        else:
            print(f"Getting {name} from {path}", file=sys.stderr)
            machine.run_file(path)
    return 1.0


def _hoc_files(machine: Machine) -> list[str]:
    folders = [".", *map(str, machine.search_path)]
    return [
        f"{folder}/{file}"
        for folder in folders
        for file in sorted(os.listdir(folder))
        if file.endswith((".hoc", ".oc"))
    ]


def _defines(path: str, kind: str, name: str) -> bool:
    with open(path, encoding="latin-1") as file:
        return any(line.split("(")[0].split()[:2] == [kind, name] for line in file)


@function("load_proc")
def load_proc(machine: Machine, *names: str) -> float:
    """load_proc("name", …): run the hoc file of this folder that defines the proc, if it is not defined."""
    return _load(machine, "proc", names)


@function("load_func")
def load_func(machine: Machine, *names: str) -> float:
    """load_func("name", …): run the hoc file of this folder that defines the func, if it is not defined."""
    return _load(machine, "func", names)


@function("load_template")
def load_template(machine: Machine, *names: str) -> float:
    """load_template("name", …): run the hoc file of this folder that defines the template, if it is not defined."""
    return _load(machine, "begintemplate", names)


# --- the system ----------------------------------------------------------------------------------------------


@function("getcwd")
def getcwd() -> str:
    """getcwd(): the working directory, with a / at the end."""
    return os.getcwd().rstrip("/") + "/"


@function("chdir")
def chdir(machine: Machine, folder: str) -> float:
    """chdir("folder"): 0 if it went well, else -1."""
    try:
        os.chdir(machine.expanded(folder))
    except OSError:
        return -1.0
    return 0.0


@function("system")
def system(machine: Machine, command: str, output: StringCell | None = None) -> float:
    """system("command" [, strdef]): run it in the shell; gives its status, or with a strdef what it printed."""
    machine.out.flush()
    running = None
    try:
        with WHOLE:
            running = subprocess.Popen(command, shell=True, stdout=None if output is None else subprocess.PIPE)
        printed, status = _finished(running)
    except BaseException:  # Ctrl-C
        if running is not None:
            running.kill()
        raise
    if output is not None:
        text = printed.decode("latin-1")
        output.value = text if not text or text.endswith("\n") else text + "\n"
    return float(status << 8 if status >= 0 else -status)


def _finished(running: subprocess.Popen[bytes]) -> tuple[bytes, int]:
    """What a command printed, and its status. (Python's own `communicate` waits a while after a Ctrl-C.)"""
    printed = b""
    if running.stdout is not None:
        with running.stdout:
            printed = running.stdout.read()
    if os.name == "nt":
        return printed, running.wait()
    running.returncode = os.waitstatus_to_exitcode(os.waitpid(running.pid, 0)[1])
    return printed, running.returncode
