"""Options that bring back what NEURON does: figures of 8.2.7 (legacy constants) and 9.0.2 (arithmetic)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "import sys; from ranvier.repl.main import main; sys.exit(main())"]

LEGACY_MOD = """
NEURON { SUFFIX old  RANGE f, r, g }
UNITS { F = (faraday) (coulomb)  R = (k-mole) (joule/degC) }
ASSIGNED { f r g }
INITIAL { f = F  r = R  g = nrn_ghk(-50, 10, 100, 1) }
"""
LEGACY_HOC = """
create s
access s
{insert old  insert hh  ion_style("na_ion", 3, 2, 1, 1, 1)  celsius = 6.3}
{finitialize(-65)}
{printf("%.10g %.10g %.10g %.10g %.10g", FARADAY, R, nernst(1, exp(1), 1), ghk(-50, 10, 100, 1), ena)}
{printf(" %.10g %.10g %.10g %.10g\\n", f_old, r_old, g_old, nrnunit_use_legacy())}
"""
OLD = "96485.309 8.31441 24.07806592 -22620.42667 63.54339634 96485.3 8.3145 -22620.42667 1\n"
NEW = "96485.33212 8.314462618 24.0811378 -22618.32932 63.55150322 96485.33212 8.314462618 -22618.32932 0\n"


def output(folder: Path, hoc: str, **environment: str) -> str:
    (folder / "run.hoc").write_text(hoc)
    done = subprocess.run(
        [*COMMAND, "run.hoc"], cwd=folder, capture_output=True, text=True, timeout=120, env=os.environ | environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "environment, expected",
    [({"RANVIER_LEGACY_UNITS": "1"}, OLD), ({"NRNUNIT_USE_LEGACY": "1"}, OLD), ({"NRNUNIT_USE_LEGACY": "0"}, NEW)],
)
def test_constants_of_nature(tmp_path: Path, environment: dict[str, str], expected: str) -> None:
    (tmp_path / "old.mod").write_text(LEGACY_MOD)
    assert output(tmp_path, LEGACY_HOC, **environment) == expected


ARITHMETIC_HOC = """
create soma
access soma
{insert pas  g_pas = .003  e_pas = -61.7  insert hh}
objref s
s = new IClamp(.5)
{s.amp = .1  s.dur = 3  s.del = 1}
{finitialize(-65)}
while (t < 5 - dt/2) { fadvance()  if (t > 4.93) printf("%.17g ", v) }
"""


def test_arithmetic(tmp_path: Path) -> None:
    """The last digits are NEURON's; of a lone cell they are not, unless one asks."""
    theirs = "-62.37450230461485 -62.377323654210031 -62.380118247283662 "
    assert output(tmp_path, ARITHMETIC_HOC, RANVIER_ARITHMETIC="neuron") == theirs
    ours = [float(text) for text in output(tmp_path, ARITHMETIC_HOC, RANVIER_ARITHMETIC="auto").split()]
    assert ours == pytest.approx([float(text) for text in theirs.split()], rel=1e-14)


@pytest.mark.parametrize("option", ["ARITHMETIC", "TARGET"])
def test_a_choice_that_there_is_not(tmp_path: Path, option: str) -> None:
    (tmp_path / "run.hoc").write_text("create s\nfinitialize(-65)\n")
    environment = os.environ | {f"RANVIER_{option}": "exact"}
    done = subprocess.run([*COMMAND, "run.hoc"], cwd=tmp_path, capture_output=True, text=True, env=environment)
    assert done.returncode == 1
    assert f"error: RANVIER_{option} is 'exact'" in done.stderr.replace("finitialize: ", "")
    assert "hint: it can be" in done.stderr and "Traceback" not in done.stderr
