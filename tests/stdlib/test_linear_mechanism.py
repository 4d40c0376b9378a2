"""LinearMechanism: what is refused. What it computes is in tests/hoc/linear_mechanism."""

import pytest
from ranvier.lang.errors import RanvierError

SYSTEM = """
create soma
objref c, g, y, b, lm, sl, cvode
c = new Matrix(2, 2)
g = new Matrix(2, 2)
y = new Vector(2)
b = new Vector(2)
sl = new SectionList()
{g.setdiag(0, 1)  soma sl.append()}
"""
WRONG = {
    "lm = new LinearMechanism(c, g, new Vector(3), b)": "y has 3 elements: c and g must be 3 x 3",
    "lm = new LinearMechanism(c, g, y)": r"takes \(c, g, y, \[y0,\] b",
    "lm = new LinearMechanism(c, g, y, b, 1.5)": "outside the section",
    "lm = new LinearMechanism(c, g, y, b, sl)": "a SectionList and a Vector",
    "lm = new LinearMechanism(c, g, y, b, sl, new Vector(2))": "2 places in 1 sections",
}


@pytest.mark.parametrize("statement", WRONG)
def test_wrong_arguments(hoc, statement):
    hoc(SYSTEM)
    with pytest.raises(RanvierError, match=WRONG[statement]):
        hoc(statement + "\n")


def test_what_no_step_can_do(hoc):
    hoc(SYSTEM + "lm = new LinearMechanism(c, g, y, b, .5)\nfinitialize(-65)\n")
    with pytest.raises(RanvierError, match="secondorder 0 only"):
        hoc("secondorder = 2\nfadvance()\n")
    hoc("{secondorder = 0  g.zero()}\n")
    with pytest.raises(RanvierError, match="no unique solution"):
        hoc("fadvance()\n")
    with pytest.raises(RanvierError, match="no unique solution"):
        hoc("{cvode = new CVode()  cvode.active(1)  finitialize(-65)  fadvance()}\n")


def test_what_grows_in_a_run(hoc):
    hoc(SYSTEM + "lm = new LinearMechanism(c, g, y, b, .5)\nfinitialize(-65)\nfadvance()\n")
    for _ in range(2):
        with pytest.raises(RanvierError, match="y of size 2"):
            hoc("{y.resize(3)  fadvance()}\n")
    hoc("{y.resize(2)  b.resize(1000)  b.resize(2)  fadvance()}\n")


def test_a_section_is_gone(hoc):
    hoc(SYSTEM + "create other\nother lm = new LinearMechanism(c, g, y, b, .5)\nother delete_section()\n")
    with pytest.raises(RanvierError, match="was deleted"):
        hoc("finitialize(-65)\nfadvance()\n")


def test_a_section_is_gone_after_some_steps(hoc):
    hoc(SYSTEM + "create other\nother lm = new LinearMechanism(c, g, y, b, .5)\nfinitialize(-65)\nfadvance()\n")
    hoc("other delete_section()\n")
    for _ in range(2):
        with pytest.raises(RanvierError, match="was deleted"):
            hoc("fadvance()\n")
