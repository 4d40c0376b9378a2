"""Pictures of graphs and shapes: where things are drawn, and in which colours."""

import io

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.repl.session import new_machine

matplotlib = pytest.importorskip("matplotlib")


@pytest.fixture
def machine():
    return new_machine(out=io.StringIO())


def test_lines_marks_and_labels_lie_in_the_scene_s_coordinates(machine):
    machine.execute(
        """
objref g
g = new Graph()
{g.size(0, 10, -1, 1)  g.beginline("curve", 2, 7)  g.line(0, 0)  g.line(10, 1)  g.mark(5, .5, "O", 8, 3, 1)}
{g.color(12, "teal")  g.beginline(12, 1)  g.line(1, 0)  g.line(2, 0)}
{g.brush(20, 15, 3)  g.beginline(1, 20)  g.line(1, 1)  g.line(2, 1)}
"""
    )
    axes = machine.value("g").picture().axes
    assert axes.get_xlim() == pytest.approx((-1.0, 11.0)) and axes.get_ylim() == pytest.approx((-1.2, 1.2))
    curve, mark, teal, dashed = axes.lines
    assert curve.get_xydata().tolist() == [[0.0, 0.0], [10.0, 1.0]]
    assert curve.get_color() == "#c0392b" and curve.get_linestyle() == "--"
    assert mark.get_marker() == "o" and mark.get_markerfacecolor() == "#1f5fa8"
    assert teal.get_color() == "teal"
    assert dashed.get_linewidth() == 3.0
    (text,) = axes.texts
    assert text.get_text() == "curve" and text.xy == pytest.approx((0.8, 0.9), abs=1e-6)


def test_a_glyph_is_turned_scaled_and_moved(machine):
    machine.execute(
        """
objref g, l
l = new Glyph()
{l.path()  l.m(0, 0)  l.l(1, 0)  l.s(4, 1)}
g = new Graph()
{g.glyph(l, 10, 20, 2, 3, 90)}
"""
    )
    (patch,) = machine.value("g").picture().axes.patches
    assert patch.get_path().vertices.round(9).tolist() == [[10.0, 20.0], [10.0, 22.0]]


def test_a_plot_shape_has_the_colours_of_its_variable_and_the_thickness_of_the_cell(machine):
    machine.execute(
        """
create a, b
objref p
a { pt3dadd(0, 0, 0, 2)  pt3dadd(10, 0, 0, 4) }
b { pt3dadd(10, 0, 0, 2)  pt3dadd(20, 0, 0, 2) }
finitialize(-80)
b.v = 40
p = new PlotShape()
{p.colormap(2)  p.colormap(0, 0, 0, 255)  p.colormap(1, 255, 0, 0)}
"""
    )
    drawn = machine.value("p").picture()
    first, second = drawn.axes.collections
    assert first.get_facecolor()[0].tolist() == [0.0, 0.0, 1.0, 1.0]
    assert second.get_facecolor()[0].tolist() == [1.0, 0.0, 0.0, 1.0]
    corners = first.get_paths()[0].vertices[:4]
    assert sorted(map(tuple, corners.tolist())) == [(0.0, -1.0), (0.0, 1.0), (10.0, -2.0), (10.0, 2.0)]


def test_files_by_their_names(machine, tmp_path):
    machine.execute("objref g, s\ng = new Graph()\ncreate soma\ns = new Shape()")
    for name, start in (("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.pdf", b"%PDF"), ("a.eps", b"%!PS")):
        for shown in "gs":
            machine.execute(f'{shown}.printfile("{tmp_path / name}")')
            assert (tmp_path / name).read_bytes().startswith(start)
    with pytest.raises(RanvierError, match="cannot write"):
        machine.execute('g.printfile("/no/such/folder/x.svg")')


def test_a_mark_is_where_the_point_process_is(machine):
    machine.execute(
        """
create soma
objref s, i
soma { pt3dadd(0, 0, 0, 2)  pt3dadd(10, 20, 0, 2) }
soma i = new IClamp(.5)
s = new Shape()
{s.point_mark(i, 2, "O", 6)}
"""
    )
    (mark,) = machine.value("s").picture().axes.lines
    assert mark.get_xydata().tolist() == [[5.0, 10.0]]
