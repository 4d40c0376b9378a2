"""The mechanisms that are always there: the .mod files of a folder, in the order in which NEURON registers its own."""

from __future__ import annotations

from pathlib import Path

from .build import load
from .extracellular import extracellular
from .fields import Mechanism

ORDER = (
    "pas", "fastpas", "IClamp", "AlphaSynapse", "ExpSyn", "Exp2Syn", "SEClamp", "VClamp", "OClamp", "APCount", "hh",
    "NetStim", "IntFire1", "IntFire2", "IntFire4", "PointProcessMark", "PatternStim",
)  # fmt: skip


def built_in(folder: Path) -> list[Mechanism]:
    """The mechanisms of the folder's .mod files; the known ones first, in their order, then others by name."""
    rank = {name: k for k, name in enumerate(ORDER)}
    records = load(sorted(folder.glob("*.mod"), key=lambda path: (rank.get(path.stem, len(rank)), path.stem)))
    records.insert([record.name for record in records].index("fastpas"), extracellular())
    return records
