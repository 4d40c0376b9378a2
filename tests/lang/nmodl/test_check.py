"""What is wrong or not covered is said by name, with its place."""

from __future__ import annotations

import pytest
from ranvier.lang.errors import Mistakes, RanvierError, Unsupported
from ranvier.lang.nmodl import parse
from ranvier.lang.nmodl.pipeline import lower
from ranvier.lang.source import Source

HEAD = "NEURON { SUFFIX x RANGE r }\nASSIGNED { r list[3] v }\nSTATE { m }\n"


def refused(text: str) -> RanvierError:
    with pytest.raises(RanvierError) as caught:
        lower(parse(Source(HEAD + text, "test.mod")))
    assert caught.value.span is not None
    return caught.value


@pytest.mark.parametrize(
    "text, message",
    [
        ("INITIAL { r = q }", "q is not declared"),
        ("INITIAL { q = 1 }", "q is not declared"),
        ("INITIAL { LOCAL a a = 1 }\nBREAKPOINT { r = a }", "a is not declared"),
        ("INITIAL { r = list }", "list is an array; an index [ ] is missing"),
        ("INITIAL { r = v[1] }", "v is no array"),
        ("INITIAL { r = g(1) }", "there is no function g"),
        ("INITIAL { r = exp(1, 2) }", "exp takes 1 argument, not 2"),
        ("INITIAL { f(1) }\nPROCEDURE f() { r = 1 }", "f takes 0 arguments, not 1"),
        ("INITIAL { r = f }\nFUNCTION f() { f = 1 }", "f is a function; its arguments ( ) are missing"),
        ("DERIVATIVE s { r' = 1 }", "r is no STATE"),
        ("BREAKPOINT { SOLVE s METHOD cnexp }", "there is no block s to SOLVE"),
        ("DERIVATIVE s { m' = 1 }\nDERIVATIVE s { m' = 2 }", "DERIVATIVE s is there twice"),
        (
            "STATE { m }\nBREAKPOINT { SOLVE s METHOD newton }\nDERIVATIVE s { m' = 1 }",
            "the DERIVATIVE block s cannot be solved by METHOD newton",
        ),
        (
            "STATE { m }\nBREAKPOINT { SOLVE s METHOD cvode_t_v }\nPROCEDURE s() { m = 1 }",
            "the PROCEDURE block s cannot be solved by METHOD cvode_t_v",
        ),
        (
            "INITIAL { SOLVE s STEADYSTATE cnexp }\nDERIVATIVE s { m' = 1 }\nSTATE { m }",
            "the DERIVATIVE block s cannot be solved by STEADYSTATE cnexp",
        ),
        ("STATE { m k }\nNONLINEAR s { ~ m = k }\nBREAKPOINT { SOLVE s }", "s has 1 equations for 2 states"),
        ("FUNCTION f() { f = 1 }\nFUNCTION f() { f = 2 }", "f is defined twice"),
        (
            "NEURON { RANDOM rv }\nINITIAL { rv = 1 }",
            "rv is a RANDOM variable: it can only be the first argument of random_uniform and the like",
        ),
        (
            "NEURON { RANDOM rv }\nINITIAL { r = random_negexp(3) }",
            "the first argument of random_negexp must be a RANDOM variable",
        ),
        ("NEURON { RANDOM rv }\nINITIAL { r = random_normal(rv, 1) }", "random_normal takes 1 or 3 arguments, not 2"),
        ("UNITS { F = (nonsense) (coulomb) }", "unknown unit (nonsense)"),
        ("PROCEDURE f(a, b) { TABLE r FROM 0 TO 1 WITH 10 r = a }", "TABLE in f, which has not exactly one argument"),
        ('INCLUDE "nothere.inc"', "the file nothere.inc to INCLUDE is not there"),
        ("INITIAL { FORALL i { r = i } }", "FORALL i needs arrays of one size with the index i"),
        ("PARTIAL s { m = 1 }", "s has no equation"),
        ("PARTIAL s { ~ m' = r*DEL2(m) + r }", "m is no array of the model"),
        ("BREAKPOINT { LAG m BY 3 }", "LAG … BY wants the name of a PARAMETER or CONSTANT"),
        ("PARAMETER { a = NOTHERE }", "NOTHERE is not a number and no DEFINE"),
    ],
)
def test_mistakes(text: str, message: str) -> None:
    error = refused(text)
    assert not isinstance(error, Unsupported)
    assert error.message == message


@pytest.mark.parametrize(
    "text, message",
    [
        ("INITIAL { r = legendre(1, 2) }", "the function legendre is not covered: NMODL has no arguments for it"),
        ("INITIAL {\nVERBATIM\n r = _p[3];\nENDVERBATIM\n}", "VERBATIM: a variable by its number is not covered"),
        ("PROCEDURE s() { SENS r }", "SENS is not covered: no NEURON links a mechanism with it"),
        ("PROCEDURE s() { PUTQ r }", "PUTQ is not covered: no NEURON links a mechanism with it"),
        ("PROCEDURE s() { GETQ r }", "GETQ is not covered: no NEURON links a mechanism with it"),
        ("PROCEDURE s() { MATCH { m(0) = 3 } }", "MATCH is not covered: no NEURON compiles a mechanism with it"),
        ("NEURON { SECTION r }", "SECTION is not covered: no NEURON takes it"),
        (
            "BREAKPOINT { SOLVE s METHOD gear }\nDERIVATIVE s { m' = 1 }",
            "METHOD gear is not covered: NEURON 8's loses its way after the first step",
        ),
        (
            "BREAKPOINT { SOLVE s METHOD clsoda }\nDERIVATIVE s { m' = 1 }",
            "METHOD clsoda is not covered: NEURON 8 does not load a mechanism with it",
        ),
        (
            "BREAKPOINT { SOLVE s METHOD simplex }\nNONLINEAR s { ~ m = 1 }",
            "METHOD simplex is not covered: NEURON 8 crashes",
        ),
    ],
)
def test_not_covered(text: str, message: str) -> None:
    error = refused(text)
    assert isinstance(error, Unsupported)
    assert error.message == message


def test_the_report_points_at_the_text() -> None:
    report = refused("INITIAL {\n    r = 2*nothere\n}").report()
    place = "test.mod:5:11: error: nothere is not declared\n        r = 2*nothere\n              ^^^^^^^\n"
    assert report == place + "hint: declare it: ASSIGNED { nothere }, or LOCAL nothere"


def test_what_is_nearly_right_is_named() -> None:
    assert refused("PARAMETER { gbar = 1 }\nINITIAL { r = gbr }").hint == "did you mean gbar?"
    assert refused("INITIAL { r = sqr(2) }").hint == "did you mean sqrt?"


def test_all_mistakes_are_told_at_once() -> None:
    error = refused("INITIAL { r = q + exp(1, 2)\n r = q\n list = 1 }\nPROCEDURE f() { LOCAL z  z = nothing(y) }")
    assert isinstance(error, Mistakes)
    assert [one.message for one in error.found] == [
        "q is not declared",
        "exp takes 1 argument, not 2",
        "list is an array; an index [ ] is missing",
        "there is no function nothing",
        "y is not declared",
    ]
    assert error.report().endswith("\n5 mistakes")
