"""BBSaveState: the state of a run in a file; here of the one process that there is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..interp.registry import hoc_class, method
from ..interp.values import HocObject
from ..lang.errors import RanvierError
from ..solver.integrate import snapshot
from .save_state import differs, packed, unpacked

if TYPE_CHECKING:
    from ..interp.machine import Machine

WRITTEN_TO, READ_FROM = Path("bbss_out"), Path("in")


@hoc_class("BBSaveState")
class BBSaveState(HocObject):
    """new BBSaveState(): s.save("file") writes the state of the run, s.restore("file") puts it back.

    The state is that of SaveState, and the random numbers of NetStims go on too. The files are Ranvier's own.
    """

    def __init__(self, machine: Machine) -> None:
        self.ignored: list[Any] = []

    @method
    def save(self, name: str) -> float:
        """s.save("file"): writes the state as it is now."""
        content = packed(snapshot.take(self.machine.simulation))
        try:
            Path(self.machine.expanded(name)).write_bytes(content)
        except OSError as error:
            raise RanvierError(f"BBSaveState.save: can not write {name}: {error.strerror}") from None
        return 1.0

    @method
    def restore(self, name: str) -> float:
        """s.restore("file"): puts the state back that save wrote. If the model has other sections, segments or
        mechanisms now, a warning says so and nothing is changed.
        """
        try:
            content = Path(self.machine.expanded(name)).read_bytes()
        except OSError as error:
            raise RanvierError(f"BBSaveState.restore: can not read {name}: {error.strerror}") from None
        saved = unpacked(self.machine, content[8:], name)
        if not differs(self.machine, saved, "BBSaveState.restore"):
            kept = [(point, [(f.name, i, point.get(f.name, i)) for f in point.mechanism.fields for i in range(f.size)])
                    for point in self.ignored]  # fmt: skip
            snapshot.put_back(self.machine.simulation, saved, with_streams=True)
            for point, values in kept:
                for variable, index, value in values:
                    point.set(variable, value, index)
        return 1.0

    @method
    def save_test(self) -> float:
        """s.save_test(): writes the state into the folder bbss_out."""
        WRITTEN_TO.mkdir(exist_ok=True)
        self.save(str(WRITTEN_TO / "state"))
        return 0.0

    @method
    def restore_test(self) -> float:
        """s.restore_test(): puts the state back that lies in the folder in, where who runs it has put what
        save_test wrote.
        """
        self.restore(str(READ_FROM / "state"))
        return 0.0

    @method
    def ignore(self, point: HocObject | None = None) -> float:
        """s.ignore(pointprocess): restore leaves this point process as it is; s.ignore(): none any more."""
        if point is None:
            self.ignored.clear()
        elif hasattr(point, "point"):
            self.ignored.append(point.point)
        else:
            raise RanvierError(f"BBSaveState.ignore takes a point process, not {point}")
        return 0.0

    @method
    def vector_play_init(self) -> float:
        """s.vector_play_init(): begin to play Vectors, from the present time on."""
        simulation = self.machine.simulation
        simulation.prepare()
        simulation.playing.start()
        simulation.run_once("play now", snapshot.play_now)
        return 0.0
