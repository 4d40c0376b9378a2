"""A session without a terminal: a machine with everything in it, and what the command line does with it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from ..lang.errors import RanvierError
from ..lang.garbage import collect_seldom
from ..solver.parallel.mpi import launched, start

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..interp.python_names import TopLevel
    from ..solver.mechanism.fields import Mechanism

ROOT = Path(__file__).resolve().parent.parent
LIBRARY_FOLDERS = ("stdlib", "stdlib/functions", "stdlib/gui", "stdlib/import3d")


def new_machine(mod_folders: Iterable[str | Path] = (), out: TextIO | None = None) -> Machine:
    """A machine with model, solver, library and the built-in mechanisms, and those of some folders' .mod files."""
    import_library()  # before anything is there that belongs to a machine
    machine = _empty_machine(out)
    for folder in mod_folders:
        load_mechanisms(machine, folder)
    return machine


def _empty_machine(out: TextIO | None) -> Machine:
    from ..interp.machine import Machine
    from ..solver.integrate.simulation import Simulation
    from ..solver.model import Model

    model = Model()
    machine = Machine(model, out)
    machine.simulation = Simulation(model)
    machine.simulation.services.write = lambda form, values: machine.write(form % values)
    machine.simulation.services.c.kept["machine"] = machine
    machine.simulation.asked_to_stop = lambda: bool(machine.globals.find("stoprun").value)
    machine.search_path = [ROOT / "stdlib" / "hoc"]
    _register_built_in(machine)
    machine.load_mechanisms = lambda folder: load_mechanisms(machine, folder)
    machine.help_text = lambda name: help_text(machine, name)
    return machine


def help_text(machine: Machine, name: str) -> str:
    """What the statement `help name` says."""
    from . import help

    return help.text(machine, name)


@cache
def import_library() -> None:
    """Import every module of the library, so that its names are registered."""
    for folder in LIBRARY_FOLDERS:
        package = folder.replace("/", ".")
        for path in sorted((ROOT / folder).glob("*.py")):
            if path.stem != "__init__":
                import_module(f"..{package}.{path.stem}", __package__)
    gc.freeze()  # what is there by now is no object of hoc: neither who looks for those nor Python need look at it


def _register_built_in(machine: Machine) -> None:
    from ..solver.mechanism import catalogue, ions

    records = catalogue.built_in(ROOT / "stdlib" / "mod")
    without_ions = [record.name for record in records].index("hh")
    register(machine, records[:without_ions])
    for ion in ("na", "k"):
        machine.model.register(ions.ion_mechanism(ion))
    register(machine, records[without_ions:])


def register(machine: Machine, records: list[Mechanism]) -> None:
    """Make mechanisms known to the model, after the ions that they use."""
    from ..solver.mechanism import ions

    model = machine.model
    for ion, valence in ions.valences(records).items():
        if f"{ion}_ion" not in model.mechanism_data:
            model.register(ions.ion_mechanism(ion, valence))
    for record in records:
        record.name = name_of(record)
        if record.name in model.mechanism_data:
            _warn(machine, f"{record.source} is not used: there is a mechanism {record.name} already")
        else:
            model.register(record)
            if record.source:
                machine.mechanism_files[Path(record.source).resolve()] = record.name
    machine.mechanisms_changed()


def _warn(machine: Machine, message: str) -> None:
    """What all processes of a job find alike is told by the first."""
    from ..solver.parallel.world import JOB

    if JOB.all.rank == 0:
        machine.warn(message)


def name_of(record: Mechanism) -> str:
    """The name of a mechanism; of those with SUFFIX nothing there may be any number."""
    return f"nothing of {Path(record.source).name}" if record.kind == "nothing" else record.name


def load_mechanisms(machine: Machine, folder: str | Path) -> None:
    """Register the mechanisms of a folder's .mod files (`libraries.mod_files`).

    A file that is refused is reported at once and does not stop the others: a model's folder may hold files that no
    run uses. Whoever inserts its mechanism is told again.
    """
    from ..interp.libraries import mod_files
    from ..solver.mechanism import build

    files = mod_files(folder)
    machine.mechanism_folders |= {each.resolve() for each in (Path(folder), *(path.parent for path in files))}
    records = []
    for path in files:
        try:
            records += build.load([path])
        except RanvierError as error:
            machine.refused_files[path.stem] = error
            _warn(machine, f"{path} is not used: {error.report()}")
    register(machine, records)


def python_machine(main: Any = None) -> TopLevel:
    """The `h` of a new machine that Python programs use; with the .mod files of the current folder, and `main` as the
    module of hoc's Python statements."""
    from .output import Following

    machine = new_machine(["."], out=Following())  # type: ignore[arg-type]
    if main is not None:
        import_module("..stdlib.python_object", __package__).use_module(machine, main)
    return machine.python.h


_the_machine: list[Machine] = []


def adopt(machine: Machine) -> None:
    """`from ranvier import h` is about this machine from now on."""
    _the_machine[:] = [machine]


def python_h() -> TopLevel:
    """`from ranvier import h`; a process that an MPI launcher started joins the others."""
    if not _the_machine:
        if launched():
            start()
        is_first = import_library.cache_info().currsize == 0
        adopt(python_machine(sys.modules.get("__main__"))._machine)
        if is_first:
            gc.freeze()  # nor is the new machine; another could have objects that someone looks for
        collect_seldom()
    return _the_machine[0].python.h
