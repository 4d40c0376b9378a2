"""SaveState: the state of a run, to go on from later."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import numpy as np

from ..interp.registry import absent, hoc_class, method
from ..interp.values import HocObject
from ..lang.errors import RanvierError
from ..solver.integrate import snapshot
from .cvode_events import Statement
from .file import File

if TYPE_CHECKING:
    from ..interp.machine import Machine

BESIDES = "besides "
"""What Python adds is called so in the archive, with its own name behind."""

absent("writehoc", "NEURON documents it and does not have it.", "Use fwrite.", "SaveState")


@hoc_class("SaveState")
class SaveState(HocObject):
    """new SaveState(): s.save() takes the state of a run, s.restore() puts it back, usually after finitialize().

    The state: t, all v, the STATEs of mechanisms, concentrations that a mechanism writes, all variables of point
    processes that receive events, the weights of NetCons, the event queue, and how far played Vectors got; and what
    Python adds by neuron.register_savestate. Parameters, delays and random numbers are not part of it, nor what WATCH
    statements watch: that stays as it is.
    """

    def __init__(self, machine: Machine) -> None:
        self.snapshot: snapshot.Snapshot | None = None

    @method
    def save(self) -> float:
        """s.save(): takes the state as it is now."""
        self.snapshot = snapshot.take(self.machine.simulation)
        for name, (store, _) in self.machine.saved_besides.items():
            self.snapshot.arrays[BESIDES + name] = np.frombuffer(bytes(store()), np.uint8)
        return 1.0

    @method
    def restore(self, what: int = 0) -> float:
        """s.restore(): puts the saved state back; s.restore(1): but not the events and the weights of
        NetCons, they stay as they are. If the model has other sections, segments or mechanisms now, a warning says so
        and nothing is changed.
        """
        if self.snapshot is None:
            return 1.0
        if not differs(self.machine, self.snapshot, "SaveState.restore"):
            snapshot.put_back(self.machine.simulation, self.snapshot, with_events=what != 1)
            for name, (_, restore) in self.machine.saved_besides.items():
                text = self.snapshot.arrays.get(BESIDES + name, b"")
                if what != 1 and len(text):
                    restore(bytes(text))
        return 1.0

    @method
    def fwrite(self, file: File, close: bool = True) -> float:
        """s.fwrite(file [, 0]): writes what was saved into a File, opened anew and then closed (not with 0)."""
        if self.snapshot is None:
            self.save()
        if not file.wopen(None):
            raise RanvierError(f"SaveState.fwrite: can not open {file.name} for writing")
        file.write_bytes(packed(self.snapshot))  # type: ignore[arg-type]
        if close:
            file.close()
        return 1.0

    @method
    def fread(self, file: File, close: bool = True) -> float:
        """s.fread(file [, 0]): reads what fwrite wrote, as if it had been saved here; restore() then puts it back."""
        if not file.ropen(None):
            raise RanvierError(f"SaveState.fread: can not open {file.name} for reading")
        size = int.from_bytes(file.read_bytes(8), "little")
        self.snapshot = unpacked(self.machine, file.read_bytes(size), file.name)
        if close:
            file.close()
        return 1.0


def packed(saved: snapshot.Snapshot) -> bytes:
    """The size of what follows, and an archive of arrays."""
    statements = {str(number): str(callback) for number, callback in saved.callbacks.items()}
    about = json.dumps({"t": saved.t, "statements": statements}).encode()
    content = io.BytesIO()
    np.savez(content, about=np.frombuffer(about, np.uint8), **saved.arrays)
    return len(content.getvalue()).to_bytes(8, "little") + content.getvalue()


def unpacked(machine: Machine, content: bytes, name: str) -> snapshot.Snapshot:
    """What `packed` made such an archive of; `name` is the file's."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            arrays = dict(archive)
        about = json.loads(arrays.pop("about").tobytes())
    except (ValueError, KeyError, OSError, OverflowError, MemoryError, EOFError, zipfile.BadZipFile) as error:
        raise RanvierError(f"{name} is not the file of a saved state") from error
    callbacks = {int(number): Statement(text, machine.statement(text)) for number, text in about["statements"].items()}
    return snapshot.Snapshot(about["t"], arrays, callbacks)


def differs(machine: Machine, saved: snapshot.Snapshot, title: str) -> bool:
    """Whether the model is another one than that which was saved; then a warning says so."""
    machine.simulation.prepare()
    difference = saved.fits(machine.simulation)
    if difference:
        machine.warn(f"{title}: the model is not the one that was saved: {difference}")
    return bool(difference)
