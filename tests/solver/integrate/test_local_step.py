"""The local variable step; NEURON's figures are in tests/hoc/cvode/local_*.hoc."""

from __future__ import annotations

import io

import numpy as np
import pytest
from ranvier.lang.errors import RanvierError
from ranvier.repl.session import new_machine

RING = """
begintemplate Cell
public soma, dend, syn
create soma, dend
objref syn
proc init() {
	connect dend(0), soma(1)
	soma { L = 10 + $1 diam = 10 insert hh syn = new ExpSyn(.5) }
	dend { L = 100 diam = 2 nseg = 3 insert pas }
	syn.tau = 1
}
endtemplate Cell
objref cells[4], wires[4], begin, first, cv, at[4], vs[4]
for i = 0, 3 { cells[i] = new Cell(i)  vs[i] = new Vector()  at[i] = new Vector() }
for i = 0, 3 cells[i].soma wires[i] = new NetCon(&v(.5), cells[(i + 1) % 4].syn, 0, 2, .03)
begin = new NetStim()
{ begin.start = 1 begin.number = 1 }
first = new NetCon(begin, cells[0].syn, 0, 0, .03)
cv = new CVode()
"""
LOCALLY = "{ cv.active(1) cv.use_local_dt(1) }\n"
LOOK = """
for i = 0, 3 cells[i].soma cv.record(&v(.5), vs[i], at[i])
{ finitialize(-65) cv.solve(20) }
for i = 0, 3 for k = 0, at[i].size - 1 printf("%d %.17g %.17g\\n", i, at[i].x[k], vs[i].x[k])
"""


def run(text: str) -> list[list[float]]:
    """The rows of three numbers that a program prints."""
    out = io.StringIO()
    new_machine((), out=out).execute(text)
    rows = [line.split() for line in out.getvalue().splitlines()]
    return [[float(word) for word in row] for row in rows if len(row) == 3]


def spikes(rows: list[list[float]], cell: int) -> np.ndarray:
    """When the potential passes 0 upwards."""
    t, v = np.array([row[1:] for row in rows if row[0] == cell]).T
    up = np.flatnonzero((v[:-1] < 0) & (v[1:] >= 0))
    return t[up] + (t[up + 1] - t[up]) * -v[up] / (v[up + 1] - v[up])


def test_cells_have_their_own_steps_and_the_same_spikes() -> None:
    local = run(RING + LOCALLY + "{ cv.atol(1e-5) }" + LOOK)
    fixed_for_all = run(RING + "{ cv.active(1) cv.atol(1e-5) }" + LOOK)
    assert len(local) < 0.7 * len(fixed_for_all)
    for cell in range(4):
        assert len(spikes(local, cell)) >= 1
        np.testing.assert_allclose(spikes(local, cell), spikes(fixed_for_all, cell), atol=0.02)


def test_a_run_can_be_made_in_pieces() -> None:
    """Solutions that are asked for in between are interpolated: they change no step."""
    whole = run(RING + LOCALLY + LOOK)
    pieces = LOOK.replace("cv.solve(20)", "for k = 1, 40 cv.solve(k / 2)")
    kept = {tuple(row) for row in run(RING + LOCALLY + pieces)}
    assert {tuple(row) for row in whole} <= kept


def test_one_step_for_all_is_the_same_after_local_steps() -> None:
    again = "{ cv.use_local_dt(0) }\n" + LOOK
    assert run(RING + LOCALLY + "{ finitialize(-65) cv.solve(5) }\n" + again) == run(RING + "{ cv.active(1) }" + LOOK)


def test_times_go_with_the_variable_whatever_section_is_accessed() -> None:
    here = run(RING + LOCALLY + LOOK)
    elsewhere = LOOK.replace("cells[i].soma cv.record(&v(.5)", "cells[0].soma cv.record(&cells[i].soma.v(.5)")
    assert run(RING + LOCALLY + elsewhere) == here


@pytest.mark.parametrize(
    "coupling", ["cells[0].soma insert extracellular", "cells[0].dend { insert extracellular xraxial[0] = 1 }"]
)
def test_coupled_cells_are_refused_by_name(coupling: str) -> None:
    with pytest.raises(RanvierError, match="extracellular"):
        run(RING + LOCALLY + coupling + "\n{ finitialize(-65) fadvance() }")
