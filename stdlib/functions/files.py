"""Functions about files, printing and the system."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from ...interp.registry import function
from ...interp.values import Pointer, StringCell
from ...lang.errors import RanvierError
from ..formats import format_text, scan
from ..text_reader import TextReader

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
    if len(names) > 1 and machine.name_kind(names[1]):
        return float(again)
    if machine.load_file(names[0], again):
        return 1.0
    machine.warn(f"load_file: couldn't find {names[0]}")
    return 0.0


@function("xopen")
def xopen(machine: Machine, name: str, version: float | str = "") -> float:
    """xopen("file"): run a hoc file."""
    machine.run_file(machine.expanded(name))
    return 1.0


def _load(machine: Machine, kind: str, names: tuple[str, ...]) -> float:
    """Run the files of this folder that define the names, where they are not defined."""
    for name in names:
        if machine.name_kind(name):
            continue
        path = next((path for path in _hoc_files(machine) if _defines(path, kind, name)), None)
        if path is None:
            machine.warn(f"couldn't find a file that declares {name}")
        else:
            machine.write(f"Getting {name} from {path}\n")
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


# --- printing and reading ------------------------------------------------------------------------------------


@function("printf")
def printf(machine: Machine, format: str, *values: object) -> float:
    """printf("format", values…): print as C does; gives the number of characters."""
    text = format_text(format, values, "printf")
    machine.write(text)
    return float(len(text))


@function("fprint")
def fprint(machine: Machine, format: str, *values: object) -> float:
    """fprint("format", values…): printf to the file that wopen() opened, to the terminal if none is open."""
    text = format_text(format, values, "fprint")
    if machine.output_file is None:
        machine.write(text)
    else:
        machine.output_file.write(text)
    return float(len(text))


@function("sprint")
def sprint(target: StringCell, format: str, *values: object) -> float:
    """sprint(strdef, "format", values…): printf into a string."""
    target.value = format_text(format, values, "sprint")
    return 1.0


@function("sscanf")
def sscanf(text: str, format: str, *targets: StringCell | Pointer) -> float:
    """sscanf("text", "format", &number or strdef, …): read as C does; gives how many were read, -1 for no text."""
    waiting = iter(targets)
    count = 0
    for item, value in scan(text, format, "sscanf"):
        target = next(waiting, None)
        if target is None:
            raise RanvierError("sscanf: the format reads more than there are variables for")
        if isinstance(target, StringCell):
            if item.kind != "string":
                raise RanvierError("sscanf: a number is read into &x, not into a strdef")
            target.value = str(value)
        else:
            if item.kind == "string":
                raise RanvierError("sscanf: a string is read into a strdef, not into &x")
            target.set(float(value))  # type: ignore[arg-type]
        count += 1
    return -1.0 if count == 0 and not text else float(count)


@function("wopen")
def wopen(machine: Machine, name: str = "") -> float:
    """wopen("file"): fprint() writes there from now on; wopen(): close it."""
    if machine.output_file is not None:
        machine.output_file.close()
        machine.output_file = None
    if name:
        try:
            machine.output_file = open(machine.expanded(name), "w", encoding="latin-1", errors="replace")  # noqa: SIM115
        except OSError:
            return 0.0
    return 1.0


@function("ropen")
def ropen(machine: Machine, name: str = "") -> float:
    """ropen("file"): fscan() and getstr() read there from now on; ropen(): they read the program again."""
    machine.input_file = None
    if name:
        try:
            with open(machine.expanded(name), "rb") as file:
                machine.input_file = TextReader(file.read())
        except OSError:
            return 0.0
    return 1.0


def _reader(machine: Machine) -> TextReader:
    """Where fscan() and getstr() read: the file that ropen() opened, or the lines after the statement being run."""
    return machine.input_file or machine.following_text(TextReader)


@function("fscan")
def fscan(machine: Machine) -> float:
    """fscan(): the next number of the file that ropen() opened, or of the program's following lines."""
    reader = _reader(machine)
    number = reader.number("fscan")
    machine.text_was_read(reader)
    return number


@function("getstr")
def getstr(machine: Machine, target: StringCell, word: float = 0.0) -> float:
    """getstr(strdef [, 1]): the next line, with its end, or the next word; gives the number of characters."""
    reader = _reader(machine)
    text = reader.word() if word else reader.line()
    machine.text_was_read(reader)
    if text is None:
        return -1.0
    target.value = text
    return float(len(text))


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
    if output is None:
        done = subprocess.run(command, shell=True)
        return float(done.returncode << 8 if done.returncode >= 0 else -done.returncode)
    done = subprocess.run(command, shell=True, stdout=subprocess.PIPE)
    output.value = done.stdout.decode("latin-1")
    return float(done.returncode << 8 if done.returncode >= 0 else -done.returncode)


@function("hoc_stdout")
def hoc_stdout(machine: Machine, name: str = "") -> float:
    """hoc_stdout("file"): what hoc prints goes to the file; hoc_stdout(): back to the terminal."""
    if machine.out is not sys.stdout:
        machine.out.close()
        machine.out = sys.stdout
    if name:
        try:
            machine.out = open(machine.expanded(name), "a", encoding="latin-1", errors="replace")  # noqa: SIM115
        except OSError as error:
            raise RanvierError(f"hoc_stdout: cannot open {name}: {error.strerror}") from None
    return 0.0
