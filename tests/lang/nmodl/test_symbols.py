"""What names mean, before and after the passes."""

from __future__ import annotations

import pytest
from ranvier.lang.nmodl import parse
from ranvier.lang.nmodl.pipeline import lower
from ranvier.lang.nmodl.symbols import Current, Ion, analyse
from ranvier.lang.nmodl.units import constant
from ranvier.lang.source import Source

TEXT = """
NEURON {
    SUFFIX thing
    USEION na READ ena WRITE ina
    USEION x READ xi VALENCE 2
    NONSPECIFIC_CURRENT il
    RANGE gbar, q, nowhere
    GLOBAL minf, tau
    POINTER p
}
DEFINE N 3
UNITS { F = (faraday) (coulomb) }
PARAMETER { gbar = 2.302585092 (S/cm2) <0, 10> tau = 3 shared = 1 v (mV) celsius = 20 }
ASSIGNED { minf q[N] own ina ena p il }
STATE { m }
LOCAL kept, list[N]
INITIAL { rates(v) own = minf }
BREAKPOINT { SOLVE s METHOD cnexp ina = gbar*m*(v - ena) il = own }
DERIVATIVE s { m' = -m }
PROCEDURE rates(x (mV)) { TABLE minf DEPEND tau FROM 0 TO 1 WITH 10 minf = x }
"""


@pytest.fixture(scope="module")
def symbols():
    return analyse(parse(Source(TEXT, "test.mod")))


def test_the_mechanism(symbols) -> None:
    assert (symbols.name, symbols.kind, symbols.net_receive) == ("thing", "density", None)
    assert symbols.ions == (Ion("na", ("ena",), ("ina",)), Ion("x", ("xi",), (), 2.0))
    assert symbols.currents == (Current("ina", "ion", "na"), Current("il", "nonspecific"))
    assert [p.name for p in symbols.functions["rates"].parameters] == ["x"]


@pytest.mark.parametrize(
    "name, role, scope, visible",
    [
        ("gbar", "parameter", "instance", True),
        ("tau", "parameter", "global", True),
        ("shared", "parameter", "global", True),
        ("minf", "assigned", "global", True),
        ("q", "assigned", "instance", True),
        ("own", "assigned", "instance", False),
        ("il", "assigned", "instance", True),
        ("ena", "ion", "instance", False),
        ("xi", "ion", "instance", False),
        ("m", "state", "instance", True),
        ("p", "pointer", "pointer", True),
        ("kept", "local", "global", False),
        ("F", "constant", "constant", False),
        ("v", "special", "node", True),
        ("celsius", "special", "clock", True),
    ],
)
def test_variables(symbols, name, role, scope, visible) -> None:
    variable = symbols.variables[name]
    assert (variable.role, variable.scope, variable.visible) == (role, scope, visible)


def test_values_and_sizes(symbols) -> None:
    variables = symbols.variables
    assert variables["gbar"].value == 2.30259  # six digits, as NEURON
    assert (variables["gbar"].low, variables["gbar"].high, variables["gbar"].unit) == (0, 10, "S/cm2")
    assert (variables["q"].size, variables["list"].size, variables["m"].size) == (3, 3, 0)
    assert "nowhere" not in variables


def test_the_lowered_file_declares_all() -> None:
    symbols = analyse(lower(parse(Source(TEXT, "test.mod"))))
    variables = symbols.variables
    assert variables["table_rates_minf_"].role == "table" and variables["table_rates_minf_"].size == 11
    assert variables["was_rates_tau_"].role == "hidden"
    assert (variables["usetable"].value, variables["usetable"].visible) == (1, True)
    for name in ("current_", "conductance_", "dina_dv_"):
        assert (variables[name].scope, variables[name].visible) == ("instance", False)
    assert not symbols.threadsafe


@pytest.mark.parametrize(
    "definition, unit, expected",
    [  # as NEURON 9.0.2 has them
        ("faraday", "coulomb", 96485.33212331001),
        ("faraday", "10000 coulomb", 9.648533212331001),
        ("faraday", "kilocoulombs", 96.48533212331002),
        ("k-mole", "joule/degC", 8.31446261815324),
        ("mole k", "mV-coulomb/degC", 8314.462618153239),
        ("pi", "1", 3.141592653589793),
        ("e", "coulomb", 1.602176634e-19),
        ("c", "cm/sec", 29979245800.0),
        ("mole", "1", 6.02214076e23),
    ],
)
def test_unit_constants(definition: str, unit: str, expected: float) -> None:
    assert constant(definition, unit, {"mV": "millivolt"}) == expected
