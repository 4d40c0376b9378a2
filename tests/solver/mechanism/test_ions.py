"""Ion styles, Nernst and Goldman-Hodgkin-Katz as NEURON 9.0.2 gives them."""

import itertools
import math

import numpy as np
import pytest
from ranvier.lang.errors import RanvierError
from ranvier.solver.ir.evaluate import evaluate
from ranvier.solver.mechanism import ions
from ranvier.solver.mechanism.fields import IonUse, Mechanism


def use(text):
    """How a mechanism uses ion x: three letters (n nothing, r READ, w WRITE) for ex, xi, xo."""
    names = list(zip(text, ("ex", "xi", "xo"), strict=True))
    return IonUse("x", tuple(n for c, n in names if c == "r"), tuple(n for c, n in names if c == "w"))


def parts(style):
    """c_style, e_style, einit, eadvance, cinit, inside written, outside written."""
    return [style % 4, style // 8 % 4, *(style // bit % 2 for bit in (32, 64, 4, 128, 256))]


# What NEURON's ion_style says of a section with one mechanism that uses the ion so.
STYLES = {
    "nnn": [0, 0, 0, 0, 0, 0, 0], "nnr": [1, 2, 1, 0, 0, 0, 0], "nnw": [3, 2, 1, 1, 1, 0, 1],
    "nrn": [1, 2, 1, 0, 0, 0, 0], "nrw": [3, 2, 1, 1, 1, 0, 1], "nwn": [3, 2, 1, 1, 1, 1, 0],
    "nww": [3, 2, 1, 1, 1, 1, 1], "rnn": [0, 1, 0, 0, 0, 0, 0], "rrr": [1, 2, 1, 0, 0, 0, 0],
    "rwr": [3, 2, 1, 1, 1, 1, 0], "wnn": [0, 3, 0, 0, 0, 0, 0], "wrr": [1, 3, 0, 0, 0, 0, 0],
    "wnw": [3, 3, 0, 0, 1, 0, 1], "wwn": [3, 3, 0, 0, 1, 1, 0], "www": [3, 3, 0, 0, 1, 1, 1],
}  # fmt: skip

# After ion_style("x_ion", c, e, einit, eadvance, cinit), what inserting such a mechanism makes of it.
AFTER = [
    ((1, 1, 0, 0, 0), "nnn", [1, 1, 0, 0, 0, 0, 0]),
    ((1, 1, 0, 0, 0), "rnn", [1, 2, 1, 0, 0, 0, 0]),
    ((3, 2, 1, 1, 1), "rnn", [3, 2, 1, 1, 1, 0, 0]),
    ((3, 2, 1, 1, 1), "wnr", [3, 3, 0, 0, 1, 0, 0]),
    ((2, 2, 0, 0, 0), "nnr", [2, 2, 1, 0, 0, 0, 0]),
    ((2, 2, 0, 0, 0), "nnn", [2, 2, 0, 0, 0, 0, 0]),
    ((3, 3, 1, 1, 1), "rnn", [3, 3, 0, 0, 1, 0, 0]),
    ((3, 3, 1, 1, 1), "nnn", [3, 3, 1, 1, 1, 0, 0]),
    ((1, 1, 0, 0, 1), "nnr", [1, 2, 1, 0, 0, 0, 0]),
    ((1, 1, 0, 0, 1), "nwn", [3, 2, 1, 1, 1, 1, 0]),
]


@pytest.mark.parametrize("text", STYLES)
def test_style_of_one_mechanism(text):
    assert parts(ions.promoted(0, use(text))) == STYLES[text]


def test_styles_of_several_do_not_depend_on_the_order():
    for a, b in itertools.product(STYLES, repeat=2):
        one = ions.promoted(ions.promoted(0, use(a)), use(b))
        assert one == ions.promoted(ions.promoted(0, use(b)), use(a))


@pytest.mark.parametrize("style, text, expected", AFTER)
def test_promotion_of_a_chosen_style(style, text, expected):
    c, e, at_start, at_step, reset = style
    assert parts(ions.promoted(ions.chosen(0, c, e, at_start, at_step, reset), use(text))) == expected


def test_a_choice_keeps_who_writes():
    assert parts(ions.chosen(ions.promoted(0, use("nwn")), 1, 1, 0, 0, 0)) == [1, 1, 0, 0, 0, 1, 0]


def test_equations():
    assert ions.nernst(1, 10, 2, 37) == pytest.approx(30.7702034290378, rel=1e-15)
    assert ions.nernst(2, 1, -1, 6.3) == pytest.approx(16.691772771483517, rel=1e-15)
    assert [ions.nernst(*c, 1, 6.3) for c in ((0, 1), (1, 0), (0, 0))] == [1e6, -1e6, 1e6]
    assert ions.nernst(1, 2, 0, 6.3) == 0
    assert ions.ghk(-50, 1e-4, 2, 2, 6.3) == pytest.approx(-1628.2707704980858, rel=1e-14)
    assert ions.ghk(0, 1e-4, 2, 2, 6.3) == pytest.approx(-385.9220314268154, rel=1e-15)
    assert ions.ghk(1e-5, 1e-4, 2, 2, 0) == pytest.approx(-385.9218674551122, rel=1e-15)
    assert ions.ghk(30, 10, 140, -1, -20) == pytest.approx(24411.871730867926, rel=1e-14)
    for arguments in ((-50.0, 1e-4, 2.0, 2.0, 6.3), (1e-5, 1e-4, 2.0, 2.0, 0.0), (30.0, 10.0, 140.0, -1.0, -20.0)):
        assert ions.ghk_current(*arguments) == pytest.approx(ions.ghk(*arguments), rel=1e-14)


def test_defaults():
    fields = {f.name: f.default for f in ions.ion_mechanism("ca").fields}
    assert fields["eca"] == pytest.approx(132.4579341637009, rel=1e-15)
    assert (fields["cai"], fields["cao"]) == (5e-5, 2.0)
    assert [f.default for f in ions.ion_mechanism("x").fields[:3]] == [0.0, 1.0, 1.0]


def test_kernels():
    """NEURON 9.0.2: cl of valence -1, style (3, 2, 1, 1, 1), cli0 = 9, 37 degC."""
    record = ions.ion_mechanism("cl", -1.0)
    columns = {f"field.{f.name}": np.full(3, f.default) for f in record.fields}
    style = ions.chosen(0, 3, 2, 1, 1, 1)
    columns["field.style"][:2] = style
    shared = {"global.cli0": np.array([9.0]), "global.clo0": np.ones(1), "global.valence": np.array([-1.0])}
    bindings = {**columns, **shared, "clock": np.array([0.0, 0.025, 37.0, 0.0]), "first": 0, "last": 3}

    def run(key):
        kernel, signature = record.kernels[key], record.signatures[key]
        names = zip(kernel.parameters, signature.parameters, strict=True)
        evaluate(kernel, {p.name: bindings[q.name] for p, q in names})

    run("initialize")
    assert columns["field.cli"].tolist() == [9.0, 9.0, 1.0]
    assert columns["field.ecl"] == pytest.approx([58.7244722721671, 58.7244722721671, 0.0], rel=1e-15)
    columns["field.cli"][:] = 2.0, 0.0, 2.0
    columns["field.icl"][:] = 7.0
    run("current")
    assert columns["field.ecl"] == pytest.approx([18.525508409646136, 1e6, 0.0], rel=1e-15)
    assert columns["field.icl"].tolist() == [0.0, 0.0, 0.0]


def test_valences():
    def mechanism(name, *uses):
        return Mechanism(name, "density", ions=uses)

    found = ions.valences([mechanism("a", IonUse("ca")), mechanism("b", IonUse("cl", valence=-1.0), IonUse("cl"))])
    assert found == {"ca": 2.0, "cl": -1.0}
    with pytest.raises(RanvierError, match="valence 1 in a but 2 in b"):
        ions.valences([mechanism("a", IonUse("x", valence=1.0)), mechanism("b", IonUse("x", valence=2.0))])
    assert math.isclose(ions.thermal_voltage(6.3), 24.0811378010647, rel_tol=1e-15)
