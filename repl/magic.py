"""The commands of the prompt: `%time run()`, `%tree`, …  Each is a function here, its docstring what %help says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..interp import loading
from ..interp.arguments import did_you_mean
from ..lang.errors import RanvierError

if TYPE_CHECKING:
    from .dialogue import Dialogue


@dataclass(frozen=True)
class Command:
    """A command; `takes` says what its argument is: "", "statement", "file", "mechanism", "section" or "name"."""

    name: str
    run: Callable[[Dialogue, str], None]
    takes: str

    @property
    def doc(self) -> str:
        return " ".join((self.run.__doc__ or "").split())

    @property
    def summary(self) -> str:
        """The doc without the usage before its colon."""
        return self.doc.partition(": ")[2]


COMMANDS: dict[str, Command] = {}


def command(name: str, takes: str = "") -> Callable[[Callable[[Dialogue, str], None]], Callable[[Dialogue, str], None]]:
    """Make a function a command of the prompt."""

    def register(run: Callable[[Dialogue, str], None]) -> Callable[[Dialogue, str], None]:
        COMMANDS[name] = Command(name, run, takes)
        return run

    return register


def run(dialogue: Dialogue, text: str) -> None:
    """Run a line that begins with %."""
    match = re.match(r"\s*%\s*(\w*)\s*(.*)", text, re.DOTALL)
    name, argument = (match[1], match[2].strip()) if match else ("", "")
    found = COMMANDS.get(name)
    if found is None:
        near = did_you_mean(f"%{name}", [f"%{known}" for known in COMMANDS])
        raise RanvierError(f"%{name} is not a command of the prompt", hint=near or "%help lists them")
    found.run(dialogue, argument)


def usage() -> str:
    """All commands, one a line."""
    parts = [command.doc.partition(": ") for command in COMMANDS.values()]
    width = max(len(how) for how, _, _ in parts)
    return "\n".join(f"{how:{width}}  {what}" for how, _, what in parts)


@command("help", "name")
def help_(dialogue: Dialogue, argument: str) -> None:
    """%help [NAME]: these commands; or what NAME is, as NAME? does"""
    from . import help

    name = argument.lstrip("%")
    if name in COMMANDS and (argument.startswith("%") or dialogue.machine.lookup(name) is None):
        dialogue.show(COMMANDS[name].doc)
    else:
        dialogue.show(help.text(dialogue.machine, argument) if argument else usage() + "\n" + KEYS)


KEYS = """\
Tab completes, Ctrl-R searches what was typed before, Up and Down go through it (of what begins as typed so far).
Enter in an unfinished statement begins a new line, Alt-Enter always does. Ctrl-C clears the line and ends a run."""


@command("who", "name")
def who(dialogue: Dialogue, argument: str) -> None:
    """%who [PATTERN]: your variables, sections, procedures and templates"""
    from . import show

    dialogue.show(show.who(dialogue.machine, argument))


@command("tree", "section")
def tree(dialogue: Dialogue, argument: str) -> None:
    """%tree [PATTERN]: the sections below their parents, with nseg, L, diam, mechanisms and point processes"""
    from . import show

    dialogue.show(show.tree(dialogue.machine, argument))


@command("mods", "mechanism")
def mods(dialogue: Dialogue, argument: str) -> None:
    """%mods [PATTERN]: the mechanisms with their files, and the files that were refused, with the reason"""
    from . import show

    dialogue.show(show.mods(dialogue.machine, argument))


@command("time", "statement")
def time_(dialogue: Dialogue, argument: str) -> None:
    """%time STATEMENT: runs it and tells how long it took"""
    from . import measure

    dialogue.show(measure.timed(dialogue.machine, _needed("time", argument), dialogue.execute))


@command("profile", "statement")
def profile(dialogue: Dialogue, argument: str) -> None:
    """%profile STATEMENT: runs it and tells which lines of hoc and which kernels took the time"""
    from . import measure

    dialogue.show(measure.profiled(_needed("profile", argument), dialogue.execute))


@command("load", "file")
def load(dialogue: Dialogue, argument: str) -> None:
    """%load FILE: runs a hoc file, also if it was loaded before"""
    name = _needed("load", argument).strip('"')
    if loading.find(dialogue.machine, name) is None:
        raise RanvierError(f"%load: there is no file {name}")
    dialogue.execute(f'{{load_file(1, "{name}")}}')


@command("save", "file")
def save(dialogue: Dialogue, argument: str) -> None:
    """%save FILE: writes the statements of this session to a new file, those that ran without an error"""
    name = _needed("save", argument).strip('"')
    try:
        with open(name, "x", encoding="utf-8") as file:
            file.writelines(f"{statement}\n" for statement in dialogue.statements)
    except FileExistsError:
        raise RanvierError(f"%save: there is a file {name} already", hint="give another name") from None
    except OSError as error:
        raise RanvierError(f"%save: cannot write {name}: {error.strerror}") from None
    count = len(dialogue.statements)
    dialogue.show(f"{count} statement{'s' * (count != 1)} in {name}")


@command("reload", "mechanism")
def reload(dialogue: Dialogue, argument: str) -> None:
    """%reload [MECHANISM]: compiles .mod files that changed, and new ones; what exists keeps its values"""
    from . import reload

    dialogue.show(reload.reload(dialogue.machine, argument))


def _needed(name: str, argument: str) -> str:
    if not argument:
        raise RanvierError(f"%{name} needs an argument", hint=COMMANDS[name].doc)
    return argument
