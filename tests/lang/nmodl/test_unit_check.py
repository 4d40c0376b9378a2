"""Units that do not fit: what is warned about is what NEURON 9.0.2's modlunit finds, but for the last test."""

from __future__ import annotations

import pytest
from ranvier.lang.nmodl import parse
from ranvier.lang.nmodl.unit_check import unit_warnings
from ranvier.lang.source import Source

HEAD = """\
DEFINE N 3
NEURON { SUFFIX u }
UNITS { (mV) = (millivolt) (mA) = (milliamp) (S) = (siemens) (mM) = (milli/liter) F = (faraday) (coulomb) }
PARAMETER { tau = 5 (ms)  a = 1  g = 2 (S/cm2) }
ASSIGNED { v (mV)  w (volt)  y (ms)  ina (mA/cm2)  celsius (degC)  cai (mM)  list[3] (mV) }
STATE { m  n  p (mM)  q (mM) }
"""


def warnings(text: str) -> list[str]:
    text = text if "{" in text else f"INITIAL {{ {text} }}"
    return [warning.message for warning in unit_warnings(parse(Source(HEAD + text, "u.mod")))]


FIT = [
    "v = 2", "v = 2 (mV)", "v = -65", "v = 2*3", "v = N*v", "v = (1000)*w", "v = w/(.001)", "w = (.001)*v",
    "v = v + 1", "v = (-65)", "v = (3 + 4)", "a = v/w*(.001)", "ina = g*v", "ina = g*w*(1e3)", "a = exp(v/v)",
    "a = exp((v + 65)/10(mV))", "a = (v > 3) && (tau > 2)", "a = F/F", "LOCAL x x = v x = tau y = x", "a = v^2/v/v",
    "UNITSOFF a = v UNITSON", "y = t", "a = at_time(tau)", "list[1] = v", "a = pow(a, 2)",
    "INITIAL { if (v > 3) { a = 1 } }", "INITIAL { FROM i = 0 TO 3 { a = i } }",
    "DERIVATIVE s { m' = (1 - m)/tau }", "DERIVATIVE s { p' = (p - q)/y }",
    "FUNCTION f(x (mV)) (ms) { f = 1(ms) }\nINITIAL { y = f(v) + f(3) }",
    "FUNCTION_TABLE f(x (mV)) (ms)\nINITIAL { y = f(v) }",
    "KINETIC k { ~ m <-> n (1, 2)  CONSERVE m + n = 1 }", "KINETIC k { ~ m <-> n (1/tau, 1/y) }",
    "KINETIC k { ~ p + p <-> q (1/tau/cai, 1/y) }", "KINETIC k { COMPARTMENT y { p q } ~ p << (y*cai/tau) }",
    "LOCAL d\nINITIAL { d = v*v  v = d/v }", "a = 3^((celsius - 6)/10(degC))",
    "ASSIGNED { z (1+3 mV)  x (1e-3 mV) }\nINITIAL { w = z  x = v*(1000) }",
    "LINEAR l { ~ m + n = 1 }", "PROCEDURE f(x) { UNITSOFF v = tau }\nUNITSON", "VERBATIM\na\nENDVERBATIM",
]  # fmt: skip


@pytest.mark.parametrize("text", FIT)
def test_what_fits(text: str) -> None:
    assert warnings(text) == []


WRONG = {
    "KINETIC k { LONGITUDINAL_DIFFUSION tau { m }  ~ m <-> n (1, 1) }": (
        "the diffusion constant times the area is in (ms), it should be in (um4/ms)"
    ),
    "PARAMETER { dt (sec) }": "dt is declared in (sec); it is in (ms)",
    "PARAMETER { diam }": "diam is declared without unit; it is in (um)",
    "NEURON { USEION k READ ko WRITE ik }\nASSIGNED { ik (mA)  ko (mM) }": "ik is declared in (mA); it is in (mA/cm2)",
    "NEURON { NONSPECIFIC_CURRENT i }\nASSIGNED { i (nA) }": "i is declared in (nA); it is in (mA/cm2)",
    "KINETIC k { COMPARTMENT (1e10) { m }  ~ m <-> n (1, 1) }": (
        "the left side is in (1e-10), the right side without unit"
    ),
    "UNITS { X = (faraday) (volt) }": "X is in (96485.3 coul), which cannot be expressed in (volt)",
    "v = w": "v is in (mV), the value in (volt)",
    "v = (.001)*w": "v is in (mV), the value in (1000 m2-kg/sec2-coul)",
    "v = tau": "v is in (mV), the value in (ms)",
    "a = v": "a is without unit, the value in (mV)",
    "v = a": "v is in (mV), the value without unit",
    "a = exp(v)": "an argument of exp is in (mV), it should be without unit",
    "a = exp((v + 65)/10)": "an argument of exp is in (mV), it should be without unit",
    "a = (v + tau)/v": "what is left of + is in (mV), what is right of it in (ms)",
    "LOCAL x x = 3 v = x": "v is in (mV), the value without unit",
    "y = celsius": "y is in (ms), the value in (degC)",
    "a = v^.5": "a is without unit, the value in (0.0316228 m-kg0.5/sec-coul0.5)",
    "a = 3^((celsius - 6)/10)": "an argument of ^ is in (degC), it should be without unit",
    "a = at_time(v)": "the time is in (mV), it should be in (ms)",
    "list[1] = tau": "list is in (mV), the value in (ms)",
    "INITIAL { while (v < tau) { a = 1 } }": "what is left of < is in (mV), what is right of it in (ms)",
    "DERIVATIVE s { m' = (1 - m) }": "m' is in (/ms), the value without unit",
    "FUNCTION f(x (mV)) (ms) { f = x }": "f is in (ms), the value in (mV)",
    "FUNCTION f(x (mV)) (ms) { f = 1 }\nINITIAL { y = f(tau) }": "this argument of f is in (ms), x in (mV)",
    "PROCEDURE f(x) { }\nINITIAL { f(v) }": "this argument of f is in (mV), x without unit",
    "KINETIC k { ~ m <-> n (a, a/tau) }": "the flux is without unit, the amount per time in (/ms)",
    "KINETIC k { ~ m <-> n (1, 2)  CONSERVE m + n = v }": "the sum is without unit, the value in (mV)",
    "ASSIGNED { z (foo) }": "the unit (foo) is not known",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_does_not_fit(text: str) -> None:
    assert warnings(text) == [WRONG[text]]


def test_a_warning_has_a_place_and_the_missing_factor() -> None:
    (warning,) = unit_warnings(parse(Source(HEAD + "INITIAL {\n  v = w\n}", "u.mod")))
    assert warning.report() == (
        "u.mod:8:3: warning: v is in (mV), the value in (volt)\n      v = w\n      ^^^^^\n"
        "hint: a factor of (1000) is missing"
    )


@pytest.mark.parametrize("text", ["v = fabs(v)", "a = sqrt(v*v)/v", "y = fmod(t, tau)"])
def test_functions_that_keep_units(text: str) -> None:
    assert warnings(text) == []


@pytest.mark.parametrize("text", ["a = w^1e300/v^1e300/(1000)", "a = (1e-300)*v^999", "v = w/v^1e300 + w^1e300"])
def test_numbers_without_bounds(text: str) -> None:
    assert len(warnings(text)) >= 1
