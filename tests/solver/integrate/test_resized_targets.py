"""Vectors whose elements are recorded, played into or watched, and that are resized meanwhile (NEURON crashes): native
code goes on with the memory that it knows, which nobody else gets."""

from __future__ import annotations

import ranvier


def test_recorded_and_played_elements() -> None:
    h = ranvier.Machine()
    cable = h.Section(name="cable")
    source, recorded, played = h.Vector(5, 1.0), h.Vector(), h.Vector([4.0, 5.0, 6.0])
    recorded.record(source._ref_x[3])
    played.play(source._ref_x[4], 1.0)
    h.finitialize(-65)
    for _ in range(4):
        h.fadvance()
    source[3] = 3.0
    h.fadvance()
    for size in (200_000, 2, 300_000):
        source.resize(size)
        source.fill(7.0)
        other = [h.Vector(5, 8.0) for _ in range(200)]  # would get the memory if it were free
        h.fadvance()
        assert [one[4] for one in other] == [8.0] * 200
    assert list(recorded) == [1.0] * 5 + [3.0] * 4
    assert cable(0.5).v != 0.0
