"""What Vectors do besides what NEURON's figures show: views, pointers, recording, fitting."""

import numpy as np
import pytest
from ranvier.lang.errors import RanvierError


@pytest.fixture
def vector(hoc, machine):
    hoc("objref a\na = new Vector()\n{a.append(3, 1, 4, 1, 5)}\n")
    return machine.value("a")


def test_values_are_the_memory(vector, hoc):
    view = vector.values
    view[1] = 7
    assert hoc("print a.x[1]\n") == "7 \n"
    hoc("a.x[1] = 8\n")
    assert view[1] == 8


def test_a_view_does_not_hinder_growth(vector, hoc):
    view = vector.values
    for change in ("a.append(9)", "a.insrt(0, 2)", "a.remove(1)", "a.resize(50)", "a.resize(3)"):
        hoc("{" + change + "}\n")
    assert hoc("{a.printf}\n") == "2\t1\t4\t\n"
    assert view.tolist() == [3, 1, 4, 1, 5]


def test_pointers_follow(vector, hoc, machine):
    pointer = machine.pointer("a.x[2]")
    hoc("{a.resize(100)  a.x[2] = 6}\n")
    assert pointer.get() == 6 and pointer.alive
    pointer.set(5)
    assert hoc("print a.x[2]\n") == "5 \n"
    hoc("{a.resize(2)}\n")
    assert not pointer.alive


def test_python(vector):
    assert list(vector.to_python()) == [3, 1, 4, 1, 5]
    assert list(vector.from_python(np.arange(3)).to_python()) == [0, 1, 2]
    array = vector.as_numpy()
    array[0] = 9
    assert vector.x(0) == 9
    with pytest.raises(RanvierError, match="differ"):
        vector.to_python([0.0])


def test_fit(hoc):
    """Exact parameters come back after a few searches, from a start that is not far."""
    hoc(
        "objref d, f, i\n{i = new Vector()  f = new Vector()  i.indgen(0, 10, 1)  d = i.c}\n"
        "func wave() { return $2*exp(-$1/$3) }\n"
    )
    hoc("{for j=0,10 d.x[j] = 5*exp(-j/3)  p = 1  q = 1}\n")
    for name in ("exp1", "wave"):
        hoc(f'{{p = 4  q = 2  for k=1,12 d.fit(f, "{name}", i, &p, &q)}}\n')
        assert [float(x) for x in hoc("print p, q\n").split()] == pytest.approx([5, 3], rel=1e-3)
        assert float(hoc("print f.meansqerr(d)\n")) < 1e-6
    hoc("{d.copy(i)  d.mul(2).add(3)}\n")
    hoc('{for k=1,12 d.fit(f, "line", i, &p, &q)}\n')
    assert [float(x) for x in hoc("print p, q\n").split()] == pytest.approx([2, 3], rel=1e-3)


def test_smoothing(vector, hoc):
    """medfltr, which does not work in NEURON 9, by its description."""
    hoc("objref b\nb = new Vector()\n")
    assert hoc("{b.medfltr(a, 1).printf}\n") == "2\t3\t1\t4\t3\t\n\n"


def test_convolution_is_undone(hoc):
    hoc("objref a, b, r\n{a = new Vector()  a.append(3, 1, 4, 1, 5, 9, 2, 6)  b = new Vector()  r = new Vector()}\n")
    hoc("{r.append(1, .2, .1)  b.convlv(a, r)  b.convlv(b.c, r, -1)}\n")
    assert float(hoc("print b.meansqerr(a)\n")) < 1e-25


@pytest.mark.parametrize(
    "statement, message",
    [
        ("a.x[9] = 1", "index 9 of Vector.x is out of range: the size of Vector"),
        ("a.add(new Vector(2))", "Vector.add: sizes 5 and 2 differ"),
        ("a.fill()", "Vector.fill takes 1 to 3 arguments, 0 given"),
        ('a.setrand("x")', "Vector.setrand: argument 1 must be a Random, not a string"),
        ("a.rebin(0)", "Vector.rebin: the factor must be 1 or more"),
        ('a.where("=", 1)', "Vector.where: '=' is no comparison"),
        ("a.c(2, 9)", "Vector.c: 2 to 9 is not a range of a Vector of size 5"),
        ("a.record(3)", "Vector.record takes a pointer, not a number"),
        ("a.div(0)", "Vector.div: division by zero"),
    ],
)
def test_messages(vector, hoc, statement, message):
    with pytest.raises(RanvierError) as error:
        hoc("{" + statement + "}\n")
    assert message in error.value.message


# -- recording


def test_recording_costs_no_copy_until_it_is_looked_at(hoc, machine):
    hoc("objref a\na = new Vector()\n{a.record(&t)  finitialize()  for i=1,5 fadvance()}\n")
    vector = machine.value("a")
    assert len(vector._data) == 0
    assert vector.values.tolist() == pytest.approx([0, 0.025, 0.05, 0.075, 0.1, 0.125])
    assert str(vector) == "Vector[0]" and vector.class_name == "Vector"


def test_what_is_recorded_stays_when_the_variable_dies(hoc):
    hoc("objref a\na = new Vector()\ncreate soma, other\n{a.record(&other.v(.5))  finitialize(-60)  fadvance()}\n")
    hoc("{other { delete_section() }}\n{fadvance()  fadvance()}\n")
    assert hoc("print a.size\n") == "2 \n"
    hoc("{finitialize(-50)}\n")
    assert hoc("print a.size, a.x[0]\n") == "2 -60 \n"


def test_a_recording_vector_that_is_gone(hoc, machine):
    hoc("create soma\nobjref a\na = new Vector()\n{a.record(&soma.v(.5))  finitialize(-60)  fadvance()}\nobjref a\n")
    assert not machine.simulation.recording.recorders
    hoc("{finitialize(-60)  fadvance()}\na = new Vector()\n")
    assert hoc("print a\n") == "Vector[0] \n"


def test_a_played_vector_that_is_gone(hoc, machine):
    hoc("objref a\na = new Vector(5, 3)\nx = 1\n{a.play(&x, .025)  finitialize()}\n")
    assert hoc("print x\n") == "3 \n"
    hoc("objref a\nx = 1\n{finitialize()  fadvance()}\n")
    assert hoc("print x\n") == "1 \n"
    assert not machine.simulation.playing.players
