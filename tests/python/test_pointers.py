"""`_ref_x = …` of a POINTER x. The values are what NEURON 9.0.2 gives for the same statements."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ranvier import Machine

MOD = """NEURON { KIND POINTER q RANGE a }
PARAMETER { a = 1 }
ASSIGNED { q }
BREAKPOINT { a = q }
"""


@pytest.fixture
def h(tmp_path: Path) -> Any:
    (tmp_path / "there.mod").write_text(MOD.replace("KIND", "POINT_PROCESS There"))
    (tmp_path / "dens.mod").write_text(MOD.replace("KIND", "SUFFIX dens"))
    made: Any = Machine()
    made._machine.load_mechanisms(tmp_path)
    return made


def test_a_pointer_is_assigned_a_reference(h: Any) -> None:
    section = h.Section(name="s")
    section.insert("dens")
    point, mechanism, vector = h.There(section(0.5)), section(0.5).dens, h.Vector([7, 8])
    point._ref_q = section(0.5)._ref_v
    section(0.5).v = -33
    assert (point.q, point._ref_q[0]) == (-33, -33)
    point._ref_q = vector._ref_x[1]
    point.q = 5
    assert list(vector) == [7, 5]
    mechanism._ref_q = section(0.5)._ref_v
    assert mechanism.q == -33
    section(0.5)._ref_q_dens = vector._ref_x[0]
    assert mechanism.q == 7
    h.finitialize()
    h.fadvance()
    assert (point.a, mechanism.a) == (5, 7)


def test_only_pointers_and_only_references(h: Any) -> None:
    section = h.Section(name="s")
    section.insert("dens")
    point, mechanism = h.There(section(0.5)), section(0.5).dens
    for owner in (point, mechanism):
        for wrong in (3, None):
            with pytest.raises(ValueError, match="must be a hoc pointer"):
                owner._ref_q = wrong
        with pytest.raises(AttributeError):
            owner._ref_a = section(0.5)._ref_v
