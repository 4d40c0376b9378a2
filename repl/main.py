"""The command `ranvier`."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import __version__
from ..interp.libraries import folder_of_library
from ..lang.errors import RanvierError
from ..solver.parallel.world import JOB
from .output import Readable, end_with, flush

if TYPE_CHECKING:
    from ..interp.machine import Machine

USAGE = """\
ranvier [options] [file.hoc | file.ses …] [-] [file.py arguments …]

Runs the files and statements in the order given; a Python program gets what stands behind its name. Then a prompt, if
the input is a terminal and no file was given or a - was. The .mod files of the current folder, or those of -mod, are
compiled in memory first.

  -c STATEMENT    run a hoc statement
  -mod DIR        use the .mod files of this folder, not of the current one (can be given several times)
  -dll PATH       the same for the folder that NEURON's library libnrnmech.so was built from
  -mpi            join the other processes that mpiexec started (pip install "ranvier[mpi]")
  -nobanner       no greeting before the prompt
  -nogui          accepted: Ranvier opens no windows
  -NSTACK N, -NFRAME N
                  accepted: neither stack nor frames are limited that way here
  --gallery DIR   at the end put pictures of all Shapes, PlotShapes, and Graphs with something on them there, and a
                  page index.html that shows them and the panels
  --plot text     at the end print the Graphs as text
  --check         do not run the hoc files: report undefined names and likely mistakes in them and in what they load
  mod FILE …      compile .mod files and say what is wrong with them (ranvier mod -h)
  --demo          run the model that comes with Ranvier
  --inventory     print every name of hoc as a list of JSON: what it is, whether it is there, and its help
  -h, --help      this text
  --version       the version

At the prompt Tab completes, NAME? says what a name is, %help lists the commands: %time %profile %who %tree %mods
%reload %load %save. Through a pipe each statement runs as soon as it has come; an error ends the run.
"""

INTERRUPTED = 130
"""The exit status after Ctrl-C."""
FLAGS = {"-nobanner", "-nogui", "-nopython", "-noiv", "-isatty", "-notatty", "-python"}
TAKES_NUMBER = {"-NSTACK", "-NFRAME", "-nstack", "-nframe"}


@dataclass
class CommandLine:
    """What was asked for: `steps` are ("statement", text), ("file", path) or ("stdin", "") in their order."""

    steps: list[tuple[str, str]] = field(default_factory=list)
    mod_folders: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)
    """Those of a Python program: all that stand behind its name."""
    banner: bool = True
    check: bool = False
    gallery: str = ""
    plot: bool = False
    mpi: bool = False
    folder: str = field(default_factory=os.getcwd)
    """Where the command was given; its files are looked for there too, whatever folder a script has changed to."""

    @classmethod
    def parse(cls, arguments: list[str]) -> CommandLine:
        """Raises RanvierError for an option that is not known or lacks its value."""
        made, waiting = cls(), list(arguments)

        def value(option: str) -> str:
            if not waiting:
                raise RanvierError(f"the option {option} needs a value", hint="ranvier -h lists the options")
            return waiting.pop(0)

        while waiting:
            argument = waiting.pop(0)
            if argument == "-":
                made.steps.append(("stdin", ""))
            elif argument == "-c":
                made.steps.append(("statement", value(argument)))
            elif argument == "-mod":
                made.mod_folders.append(value(argument))
            elif argument == "-dll":
                made.mod_folders.append(folder_of_library(value(argument)))
            elif argument in TAKES_NUMBER:
                value(argument)
            elif argument == "--gallery":
                made.gallery = value(argument)
            elif argument == "--plot":
                made.plot = value(argument) == "text"
                if not made.plot:
                    raise RanvierError("--plot takes the word text", hint="--gallery DIR writes pictures")
            elif argument == "--check":
                made.check = True
            elif argument == "-mpi":
                made.mpi = True
            elif argument in FLAGS:
                made.banner &= argument != "-nobanner"
            elif argument.startswith("-"):
                raise RanvierError(f"{argument} is not an option", hint="ranvier -h lists the options")
            else:
                made.steps.append(("file", argument))
                if argument.endswith(".py"):
                    made.arguments, waiting = waiting, []
        return made


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives the exit status.

    Without arguments it is the console script, and leaves without taking down the model piece by piece.
    """
    if arguments is None:
        open_what_is_closed()
        try:
            status = main(sys.argv[1:])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        if status == INTERRUPTED:
            from ..solver.target import tiers

            tiers.give_up()
        atexit._run_exitfuncs()  # what the others have asked for at the end
        flush()
        if "mpi4py.MPI" in sys.modules:
            sys.exit(status)  # MPI says goodbye to mpiexec in functions of C that os._exit leaves out
        os._exit(status)
    if "--version" in arguments:
        print(f"Ranvier {__version__}")
        return 0
    if arguments[:1] != ["mod"] and ("-h" in arguments or "--help" in arguments):
        print(USAGE, end="")
        return 0
    if "--inventory" in arguments:
        from .inventory import print_inventory

        return print_inventory()
    gc.disable()  # hoc's objects go with their last reference; what refers to itself stays, as in NEURON
    allow_deep_calls()
    try:
        if arguments[:1] == ["mod"]:
            from .mod_command import run as run_mod

            return run_mod(arguments[1:])
        if "--demo" in arguments:
            from .demo import run_demo

            return run_demo()
        return run(CommandLine.parse(arguments))
    except RanvierError as error:
        return fail(error)
    except BrokenPipeError:
        return 141
    except Exception as error:  # a fault of Ranvier
        from .layout import internal

        return fail(internal(error))
    except KeyboardInterrupt:
        return end_with("interrupted", INTERRUPTED)
    finally:
        flush()


def open_what_is_closed() -> None:
    """The streams that the command was started without are empty."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))


def allow_deep_calls() -> None:
    """hoc's procedures may call each other some ten thousand deep. (The main thread's stack can grow up to 128 MB on
    Linux whatever its limit was when the process began.)"""
    sys.setrecursionlimit(100_000)
    if sys.platform == "linux":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
        wanted = 120 << 20
        if 0 <= soft < wanted:
            resource.setrlimit(resource.RLIMIT_STACK, (wanted if hard < 0 else min(wanted, hard), hard))


def fail(error: RanvierError) -> int:
    """Print an error; gives the exit status."""
    from .layout import error_text

    return end_with(error_text(error), 1)


def run(command: CommandLine) -> int:
    """Run the steps; gives the exit status. RanvierError for what a step does wrong."""
    from ..solver.interrupts import WHOLE
    from .python_program import serve_neuron
    from .session import adopt, import_library, new_machine

    WHOLE.listen()
    for folder in command.mod_folders:
        if not os.path.isdir(folder):
            raise RanvierError(f"cannot read {folder}: there is no such folder")
    if command.check:
        from .check import run_check

        return run_check([text for kind, text in command.steps if kind == "file"], command.mod_folders or ["."])
    if command.mpi:
        from ..solver.parallel.mpi import start

        start(needed=True)
    if command.gallery:
        from ..stdlib.gui.picture import matplotlib_classes

        matplotlib_classes()  # what it lacks is told before the run, not after it
    import_library()
    machine = new_machine(command.mod_folders or ["."], out=Readable(sys.stdout))  # type: ignore[arg-type]
    adopt(machine)
    serve_neuron()
    try:
        status = run_steps(machine, command)
    except BaseException:
        try:
            show_graphs(machine, command)
        except RanvierError as error:
            fail(error)  # besides what ended the run
        raise
    show_graphs(machine, command)
    return status


def run_steps(machine: Machine, command: CommandLine) -> int:
    """Files, statements and prompts in their order; gives the exit status."""
    from .running import progress_shown

    for kind, text in command.steps:
        try:
            with progress_shown(machine):
                STEPS[kind](machine, text, command)
        except RanvierError as error:
            if not (("stdin", "") in command.steps and sys.stdin.isatty()) or JOB.all.size > 1:
                raise
            fail(error)  # a prompt was asked for: the state can be looked at
            read_input(machine, "", command)
            return 1
    if not any(kind in ("file", "stdin") for kind, _ in command.steps):
        if sys.stdin.isatty() or not command.steps:
            read_input(machine, "", command)
    return 0


def show_graphs(machine: Machine, command: CommandLine) -> None:
    """What --plot and --gallery ask for."""
    if not (command.gallery or command.plot) or JOB.all.rank > 0:
        return
    from .gallery import plots, write_gallery

    flush()
    if command.plot:
        print(*plots(machine), sep="\n\n")
    if command.gallery:
        title = next((os.path.basename(text) for kind, text in command.steps if kind == "file"), "Ranvier")
        folder = os.path.join(command.folder, command.gallery)
        count = write_gallery(machine, folder, title)
        print(f"{count} pictures: {os.path.join(folder, 'index.html')}", file=sys.stderr)


def run_statement(machine: Machine, text: str, command: CommandLine) -> None:
    machine.execute(text, "<command line>")


def run_file(machine: Machine, path: str, command: CommandLine) -> None:
    path = path if os.path.exists(path) else os.path.join(command.folder, path)
    if os.path.isdir(path):
        raise RanvierError(f"{path} is a folder, not a program")
    if path.endswith(".py"):
        from .python_program import run_program

        run_program(machine, path, command.arguments)
    else:
        machine.run_file(path)


def read_input(machine: Machine, text: str, command: CommandLine) -> None:
    """A prompt on a terminal; a program if the input is not one."""
    if not sys.stdin.isatty():
        from .piped import run_input

        run_input(machine, sys.stdin.fileno())
        return
    from .dialogue import Dialogue, converse_plainly

    if command.banner:
        print(f"Ranvier {__version__} – %help lists the commands, quit() leaves")
    if os.environ.get("TERM", "") in ("", "dumb") or not sys.stdout.isatty():
        converse_plainly(Dialogue(machine))
    else:
        from .prompt import converse

        converse(Dialogue(machine))


STEPS: dict[str, Callable[[Machine, str, CommandLine], None]] = {
    "statement": run_statement,
    "file": run_file,
    "stdin": read_input,
}
