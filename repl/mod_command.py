"""`ranvier mod FILE …`: compile mechanisms and say what is wrong with them, or show what they become."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..lang.errors import RanvierError
from ..lang.source import Source
from .layout import internal, plural
from .session import import_library

if TYPE_CHECKING:
    from ..lang.nmodl.nodes import File
    from ..solver.ir.nodes import Kernel
    from ..solver.mechanism.fields import Mechanism

USAGE = """\
ranvier mod [options] [FILE.mod | FOLDER …]

Compiles mechanisms, of a folder all its .mod files, and prints a line for each: ok, or what is wrong with it. Without
names: those of the current folder. The exit status is 1 if any is refused. Of a single file also tells which units do
not fit together, as NEURON's modlunit does; a model runs all the same.

  --after PASS    print the NMODL text that a file has become after this pass of the compiler
  --show CODE     print the code that it becomes: ir (the kernels), llvm, asm (of this processor), ptx, amdgcn
"""


def _kernels_text(kernels: list[Kernel]) -> str:
    from ..solver.ir.show import show

    return "\n".join(map(show, kernels))


def _for_cpu(kernels: list[Kernel]) -> str:
    from ..solver.ir.rewrite import simplify
    from ..solver.target.cpu_text import llvm_text

    return llvm_text([simplify(kernel) for kernel in kernels])


def _assembly(kernels: list[Kernel]) -> str:
    from ..solver.target import llvm

    return llvm.machine().emit_assembly(llvm.optimised(_for_cpu(kernels), llvm.machine()))


def _ptx(kernels: list[Kernel]) -> str:
    from ..solver.target import nvptx

    return _each(kernels, nvptx.compile)


def _amdgcn(kernels: list[Kernel]) -> str:
    from ..solver.target import amdgcn

    return _each(kernels, amdgcn.compile)


def _each(kernels: list[Kernel], compile: Callable[[list[Kernel]], str]) -> str:
    """The code of each kernel that a GPU can run; of the others, why not."""
    from ..solver.target.gpu import NotForGPU

    texts = []
    for kernel in kernels:
        try:
            texts.append(compile([kernel]))
        except NotForGPU as reason:
            texts.append(f"// {reason}\n")
    return "\n".join(texts)


CODE: dict[str, Callable[[list[Kernel]], str]] = {
    "ir": _kernels_text, "llvm": _for_cpu, "asm": _assembly, "ptx": _ptx, "amdgcn": _amdgcn,
}  # fmt: skip


@dataclass
class Command:
    """What was asked for."""

    paths: list[Path] = field(default_factory=list)
    after: str = ""
    show: str = ""

    @classmethod
    def parse(cls, arguments: list[str]) -> Command:
        """Raises RanvierError for an option that is not known or has a wrong value."""
        from ..lang.nmodl.pipeline import PASSES

        made, waiting = cls(), list(arguments)
        while waiting:
            argument = waiting.pop(0)
            if argument in ("--after", "--show"):
                values = [name for name, _ in PASSES] if argument == "--after" else list(CODE)
                if not waiting:
                    raise RanvierError(f"{argument} needs a value", hint=f"one of {', '.join(values)}")
                value = waiting.pop(0)
                if value not in values:
                    raise RanvierError(
                        f"{argument} {value}: there is no such thing", hint=f"one of {', '.join(values)}"
                    )
                setattr(made, argument.lstrip("-"), value)
            elif argument.startswith("-"):
                raise RanvierError(f"{argument} is not an option", hint="ranvier mod -h lists the options")
            else:
                made.paths += mod_files(argument)
        made.paths = made.paths or mod_files(".")
        return made


def mod_files(name: str) -> list[Path]:
    """A file, or the .mod files of a folder. Raises RanvierError if there are none."""
    path = Path(name)
    found = sorted(path.glob("*.mod")) if path.is_dir() else [path]
    if not found:
        raise RanvierError(f"there is no .mod file in {'the current folder' if name == '.' else name}")
    return found


def run(arguments: list[str]) -> int:
    """Run the command; gives the exit status."""
    if "-h" in arguments or "--help" in arguments:
        print(USAGE, end="")
        return 0
    command = Command.parse(arguments)
    import_library()
    from ..solver.integrate import c_interface  # noqa: F401  what C text may call

    if command.after or command.show:
        return max(_shown(path, command, len(command.paths) > 1) for path in command.paths)
    return _checked(command.paths)


# --- compiling -----------------------------------------------------------------------------------------------


def _checked(paths: list[Path]) -> int:
    from ..solver.mechanism import build

    results = [_loaded(path) for path in paths]
    build.prepare([one for one in results if not isinstance(one, RanvierError)])
    for path, result in zip(paths, results, strict=True):
        print(_refusal(path, result) if isinstance(result, RanvierError) else _ok(path, whole=len(paths) == 1))
    refused = sum(isinstance(one, RanvierError) for one in results)
    if len(paths) > 1:
        print(f"{plural(len(paths), 'file')}: {len(paths) - refused} ok, {refused} refused")
    return int(refused > 0)


def _loaded(path: Path) -> Mechanism | RanvierError:
    from ..solver.mechanism import build

    try:
        return build.load([path])[0]
    except RanvierError as error:
        return error
    except Exception as error:  # a fault of Ranvier: the other files are compiled all the same
        return RanvierError(internal(error).message, hint="RANVIER_DEBUG=1 shows where it happened")


def _refusal(path: Path, error: RanvierError) -> str:
    return error.report() if error.span is not None or str(path) in error.message else f"{path}: {error.report()}"


def _ok(path: Path, whole: bool) -> str:
    """What to say of a file that compiles: with all warnings, or with their number."""
    from ..lang.nmodl.passes.include import run as with_includes
    from ..lang.nmodl.unit_check import unit_warnings
    from ..solver.mechanism import build

    warnings = unit_warnings(with_includes(_parsed(build.source_of(path))))
    if not warnings:
        return f"{path}: ok"
    if whole:
        return "\n".join([*(warning.report() for warning in warnings), f"{path}: ok"])
    return f"{path}: ok, {plural(len(warnings), 'warning')} about units (ranvier mod {path} shows them)"


# --- showing -------------------------------------------------------------------------------------------------


def _shown(path: Path, command: Command, titled: bool) -> int:
    try:
        text = _text(path, command)
    except RanvierError as error:
        sys.stdout.flush()
        print(error.report(), file=sys.stderr)
        return 1
    if titled:
        print(f"{': ' if command.after else '; '}{path}")
    print(text.rstrip("\n"))
    return 0


def _text(path: Path, command: Command) -> str:
    from ..lang.nmodl import print_file
    from ..lang.nmodl.pipeline import lower
    from ..solver.mechanism import build

    source = build.source_of(path)
    if command.after:
        return print_file(lower(_parsed(source), command.after, build.variant()))
    return CODE[command.show](list(build.build(_parsed(source)).code.kernels.values()))


def _parsed(source: Source) -> File:
    from ..lang.nmodl import parse

    return parse(source)
