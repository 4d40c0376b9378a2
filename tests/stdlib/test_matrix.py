"""Sparse matrices, with what NEURON 8.2.7 printed (9.0.2 stops with a failed assertion), and messages."""

import numpy as np
import pytest
from ranvier.lang.errors import RanvierError


@pytest.fixture
def sparse(hoc):
    hoc("objref s, b\ns = new Matrix(4, 5, 2)\n{s.x[0][2] = 1.2  s.x[0][4] = 2.4  s.x[1][1] = 3.1}\n")


def test_elements(sparse, hoc):
    assert hoc("{s.printf}\n").splitlines()[:2] == [
        " 0        0        1.2      0        2.4     ",
        " 0        3.1      0        0        0       ",
    ]
    assert hoc("print s.sprowlen(0), s.sprowlen(1), s.sprowlen(2), s.nrow, s.ncol\n") == "2 1 0 4 5 \n"
    assert hoc("k = 0\nprint s.spgetrowval(0, 1, &k), k, s.spgetrowval(0, 0, &k), k\n").endswith("2.4 4 1.2 2 \n")
    assert hoc("print s.getval(3, 3), s.sprowlen(3), s.x[3][3], s.sprowlen(3)\n") == "0 0 0 1 \n"


def test_products_and_parts(sparse, hoc):
    assert hoc("b = new Vector(5)\n{b.indgen(1, 1)  s.mulv(b).printf}\n") == "15.6\t6.2\t0\t0\t\n"
    assert hoc("{s.setrow(2, 1).to_vector.printf}\n") == (
        "0\t0\t1\t0\t0\t\n3.1\t1\t0\t1.2\t0\t\n1\t0\t0\t0\t1\t\n0\t2.4\t0\t1\t0\t\n\n"
    )
    assert hoc("{s.zero.setdiag(0, 4).setcol(1, 1).printf}\n").splitlines()[2] == (
        " 0        1        4        0        0       "
    )


def test_equations(hoc, machine):
    hoc("objref s, b, x\ns = new Matrix(50, 50, 2)\n{s.setdiag(0, 3)  s.setdiag(1, -1)  s.setdiag(-1, -1)}\n")
    hoc("{b = new Vector(50)  b.indgen(1, 1)  x = s.solv(b)}\n")
    matrix = 3 * np.eye(50) - np.eye(50, k=1) - np.eye(50, k=-1)
    assert matrix @ machine.value("x").values == pytest.approx(np.arange(1, 51), rel=1e-12)


def test_decompositions(hoc, machine):
    """By their definition: the order of eigenvalues and the signs of vectors are free."""
    hoc("objref m, u, w, d, q\nm = new Matrix(5, 5)\n{m.setdiag(0, 2)  m.setdiag(-1, -1)  m.setdiag(1, -1)}\n")
    hoc("{q = new Matrix()  d = m.symmeig(q)}\n")
    cells, vectors, values = machine.value("m").cells, machine.value("q").cells, machine.value("d").values
    assert cells @ vectors == pytest.approx(vectors * values, abs=1e-14)
    hoc("{m = new Matrix(3, 2)  m.set(1, 2, 3, 4, 5, 7)  u = new Matrix()  w = new Matrix()  d = m.svd(u, w)}\n")
    u, v, d = machine.value("u").cells, machine.value("w").cells, machine.value("d").values
    assert u.T[:, :2] @ np.diag(d) @ v == pytest.approx(machine.value("m").cells)
    assert u @ u.T == pytest.approx(np.eye(3), abs=1e-15)


def test_exponential():
    from ranvier.stdlib.matrix_algebra import _exponential

    turn = np.array([[0.0, -30.0], [30.0, 0.0]])
    assert _exponential(turn) == pytest.approx(
        np.array([[np.cos(30), -np.sin(30)], [np.sin(30), np.cos(30)]]), abs=1e-13
    )
    assert _exponential(np.zeros((3, 3))) == pytest.approx(np.eye(3))


@pytest.mark.parametrize(
    "statement, message",
    [
        ("m.mulm(m)", "the sizes do not fit"),
        ("m.inverse()", "needs a square matrix, this is 2 x 3"),
        ("m.sprowlen(0)", "is for sparse matrices"),
        ("m.x[0] = 1", "Matrix.x has 2 subscripts, 1 given"),
        ("m.x[2][0] = 1", "Matrix.x[2][0] is out of range: Matrix"),
        ("m = new Matrix(2, 2, 3)", "the type must be 1 (full) or 2 (sparse), not 3"),
        ("m.resize(3, 3).zero.solv(new Vector(3))", "the matrix is singular"),
    ],
)
def test_messages(hoc, statement, message):
    hoc("objref m\nm = new Matrix(2, 3)\n")
    with pytest.raises(RanvierError) as error:
        hoc("{" + statement + "}\n")
    assert message in error.value.message


def test_pointers_and_elements(hoc, machine):
    hoc("objref m\nm = new Matrix(2, 3)\n{m.x[1][2] = 5}\n")
    pointer = machine.pointer("m.x[1][2]")
    pointer.set(6)
    assert hoc("print m.x[1][2]\n") == "6 \n"
    assert machine.pointer("m.x[1][0]").offset(2).get() == 6
    hoc("{m.resize(1, 1)}\n")
    assert not pointer.alive
