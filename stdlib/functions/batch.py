"""Running without graphs and writing variables to a file: batch_save and batch_run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...interp.per_machine import PerMachine
from ...interp.registry import function
from ...interp.values import Pointer
from ...lang.errors import RanvierError

if TYPE_CHECKING:
    from ...interp.machine import Machine

NEAR = 0.25  # steps, by which a time may be missed

_SAVED: PerMachine[list[Pointer]] = PerMachine()


@function("batch_save")
def batch_save(machine: Machine, *variables: Pointer) -> float:
    """batch_save(&x, &soma.v(.5), …): batch_run writes these variables too; batch_save() forgets all."""
    saved = _SAVED.setdefault(machine, [])
    if variables:
        saved += variables
    else:
        saved.clear()
    return 1.0


@function("batch_run")
def batch_run(machine: Machine, tstop: float, tstep: float, file: str = "", comment: str = "") -> float:
    """batch_run(tstop, tstep, "file" [, "comment"]): run from now to tstop (ms) and write the variables of batch_save
    to the file at the start and after every tstep: a line of the comment, one about the run, then a line for each
    time, its numbers separated by spaces.
    """
    model = machine.model
    out = _opened(machine, file) if file else None
    try:
        if out is not None:
            times = f"t = {model.t:g} to {tstop:g} in steps of {tstep:g} with dt = {model.dt:g}"
            out.write(f"{comment}\nbatch_run from {times}\n")
            _write(machine, out)
        advance = _solve if machine.simulation.choose_variable_step(None) else _advance
        while advance(machine, model.t + tstep, tstop):
            if out is not None:
                _write(machine, out)
    finally:
        if out is not None:
            out.close()
    return 1.0


def _opened(machine: Machine, file: str) -> Any:
    try:
        return open(machine.expanded(file), "w")  # noqa: SIM115
    except OSError as error:
        raise RanvierError(f"batch_run: cannot write {file}: {error.strerror}") from None


def _advance(machine: Machine, until: float, tstop: float) -> bool:
    """Run to the step nearest to `until`, at least one; False if tstop came first."""
    model = machine.model
    near = NEAR * model.dt
    while model.t < tstop - near:
        machine.simulation.advance(1)
        if model.t >= until - near:
            return True
    return False


def _solve(machine: Machine, until: float, tstop: float) -> bool:
    """The same with the variable step, which stops exactly there."""
    if machine.model.t >= tstop:
        return False
    machine.simulation.variable().solve(until)
    return True


def _write(machine: Machine, out: Any) -> None:
    out.write("".join(f" {pointer.get():g}" for pointer in _SAVED.get(machine, ())) + "\n")
