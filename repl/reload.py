"""%reload: .mod files that changed are compiled again, and their mechanisms go on in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..interp.mechanisms import mechanism_replaced
from ..lang.errors import RanvierError
from ..solver.mechanism import build, ions
from ..solver.mechanism.fields import Mechanism
from . import session
from .layout import short_path

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..solver.model.mechanisms import MechanismData


def reload(machine: Machine, name: str = "") -> str:
    """Compile the files that changed, or that of one mechanism; gives what happened, a line for each.

    Raises RanvierError, before anything is changed, if a file cannot be compiled or its mechanism cannot go on.
    """
    changed: list[tuple[MechanismData, Mechanism]] = []
    for path, mechanism in machine.mechanism_files.items():
        data = machine.model.mechanism_data[mechanism]
        if name in ("", mechanism) and path.is_file():
            (record,) = build.load([path])
            record.name = session.name_of(record)
            if not _same(data.record, record):
                check(machine, data, record)
                changed.append((data, record))
    known = {*machine.mechanism_files.values(), *(path.stem for path in machine.mechanism_files)}
    new, refused = _new_files(machine, name) if name not in known else ([], [])
    if name and name not in known and not new and not refused:
        raise RanvierError(f"%reload: no .mod file gave a mechanism {name}", hint="%mods lists them")
    told = [_replace(machine, data, record) for data, record in changed]
    session.register(machine, new)
    for record in new:
        machine.refused_files.pop(Path(record.source).stem, None)
        told.append(f"{record.name} is new, from {short_path(record.source)}")
    return "\n".join([*told, *refused]) or "no .mod file changed"


def _new_files(machine: Machine, name: str) -> tuple[list[Mechanism], list[str]]:
    """The mechanisms of files that were not there at the start, or refused; and what to say of those still refused."""
    made, refused = [], []
    for folder in sorted(machine.mechanism_folders):
        for path in sorted(folder.glob("*.mod")):
            if path.resolve() in machine.mechanism_files or name not in ("", path.stem):
                continue
            try:
                made += build.load([path])
            except RanvierError as error:
                machine.refused_files[path.stem] = error
                refused.append(f"{short_path(str(path))} is refused: {error.report()}")
    return made, refused


def _same(old: Mechanism, new: Mechanism) -> bool:
    """Whether they come from the same text; of a file that includes others nobody knows."""
    return new.code.content is not None and new.code.content == old.code.content


def check(machine: Machine, data: MechanismData, record: Mechanism) -> None:
    """Raise RanvierError if what exists of a mechanism cannot go on as the new one."""
    old = data.record
    reason = ""
    sizes = {field.name: field.size for field in old.fields}
    resized = [f.name for f in record.fields if sizes.get(f.name, f.size) != f.size]
    if record.name != old.name:
        reason = f"it is the mechanism {record.name} now"
    elif record.kind != old.kind:
        reason = f"it is of another kind now ({record.kind}, not {old.kind})"
    elif resized and len(data.table):
        reason = f"{resized[0]} has another size now, and there are instances"
    elif record.weights != old.weights and data in machine.model.network.targets:
        reason = "its NET_RECEIVE has other arguments now, and there are connections to it"
    if reason:
        raise RanvierError(
            f"%reload: {old.name} cannot go on as {Path(record.source).name} says: {reason}",
            hint="nothing was changed; start again to use the new file",
        )


def _replace(machine: Machine, data: MechanismData, record: Mechanism) -> str:
    """Put the new mechanism in the place of the old one; gives what changed."""
    old = data.record
    _register_ions(machine, record)
    gone = machine.model.replace(data, record)
    mechanism_replaced(machine, data, gone)
    parts = [f"{record.name} is compiled again"]
    before, now = _parameters(old), _parameters(record)
    new = [f"{name} = {value:g}" for name, value in now.items() if name not in before]
    parts += [f"new: {', '.join(new)}"] * bool(new)
    parts += [f"gone: {', '.join(gone)}"] * bool(gone)
    other = [f"{name} = {value:g}" for name, value in now.items() if before.get(name, value) != value]
    parts += [f"other defaults ({', '.join(other)}) are for new instances only"] * bool(other)
    return "; ".join(parts)


def _register_ions(machine: Machine, record: Mechanism) -> None:
    for ion, valence in ions.valences([record]).items():
        if f"{ion}_ion" not in machine.model.mechanism_data:
            machine.model.register(ions.ion_mechanism(ion, valence))


def _parameters(record: Mechanism) -> dict[str, float]:
    found = {record.hoc_name(f): f.default for f in record.fields if f.role == "parameter" and f.visible}
    return found | {record.hoc_name_of_global(g): g.default for g in record.globals if g.role == "parameter"}
