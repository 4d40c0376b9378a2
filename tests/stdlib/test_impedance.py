"""Impedance with the states of channels (NEURON 9.0.2 leaves their time constants out, NEURON 8 does not), and what is
refused. The rest is in tests/hoc/impedance."""

import pytest
from ranvier.lang.errors import RanvierError

CELL = """
create soma
soma { L = 20  diam = 20  insert hh }
finitialize(-65)
objref z
z = new Impedance()
soma z.loc(.5)
func at() { z.compute($1, $2)  return z.input(.5) }
"""


def test_states_follow_as_fast_as_they_can(hoc, machine):
    hoc(CELL)
    at = machine.function("at")
    assert at(1e-6, 1.0) == pytest.approx(at(0.0, 1.0), rel=1e-9)
    assert at(1e5, 1.0) == pytest.approx(at(1e5, 0.0), rel=1e-4)  # they do not follow at all
    assert max(range(0, 200, 5), key=lambda f: at(float(f), 1.0)) in range(60, 90)  # the axon's resonance
    assert at(100.0, 1.0) == pytest.approx(146.5, rel=0.02)  # 143.5 in NEURON 8.2.7


def test_what_was_computed_stays_when_other_sections_are_made(hoc):
    hoc(CELL)
    before = hoc("{z.loc(.5)  z.compute(10)}\nprint z.input(.5)\n")
    assert hoc("create other\nother { nseg = 3 }\nprint z.input(.5)\n") == before


def test_nothing_to_look_at(hoc):
    hoc(CELL)
    with pytest.raises(RanvierError, match="nothing was computed yet"):
        hoc("print z.input(.5)\n")
    hoc("{z.compute(10)}\nsoma.nseg = 3\n")
    with pytest.raises(RanvierError, match="soma has changed since compute"):
        hoc("print z.input(.5)\n")
    hoc("{z.compute(10)  z.loc(-1)}\n")
    with pytest.raises(RanvierError, match="the electrode was taken away"):
        hoc("print z.transfer(.5)\n")
    with pytest.raises(RanvierError, match="must be positive"):
        hoc("z.deltafac(0)\n")


def test_rounding_modes(hoc):
    hoc("objref g\ng = new GUIMath()\n")
    with pytest.raises(RanvierError, match="to the nearest here"):
        hoc("g.feround(1)\n")
