"""Pictures by matplotlib."""

from __future__ import annotations

from typing import Any

import pytest
from ranvier import Machine


@pytest.fixture
def cell() -> Any:
    h: Any = Machine()
    soma, dend = h.Section(name="soma"), h.Section(name="dend")
    dend.connect(soma(1))
    soma.L = soma.diam = 20
    dend.L, dend.diam, dend.nseg = 100, 2, 5
    h.finitialize(-65)
    return h, soma, dend


def test_the_shape_in_three_dimensions(cell: Any) -> None:
    plt = pytest.importorskip("matplotlib.figure")
    h, soma, dend = cell
    shape = h.PlotShape(False)
    assert {line.get_color() for line in shape.plot(plt.Figure()).lines} == {"black"}
    shape.variable("v")
    shape.scale(-80, 40)
    axes = shape.plot(plt.Figure())
    assert axes.name == "3d" and len(axes.lines) == 6
    colors = {line.get_color() for line in axes.lines}
    dend(0.5).v = 30
    assert len({line.get_color() for line in shape.plot(plt.Figure()).lines}) == len(colors) + 1
    assert axes.mark(dend(0.5)) is axes and len(axes.lines) == 7
    assert len(h.PlotShape(h.SectionList([dend]), False).plot(plt.Figure()).lines) == 5


COLORS = ["#ff00ff", "#1fe0ff", "#00ffff", "#d32bff", "#1fe0ff", "#1fe0ff"]  # NEURON's


def test_the_colors_of_the_values(cell: Any) -> None:
    plt = pytest.importorskip("matplotlib.figure")
    h, soma, dend = cell
    soma.v, dend(0.3).v, dend(0.5).v = 60, -100, 20
    shape = h.PlotShape(False)
    shape.variable("v")
    shape.scale(-80, 40)
    assert [line.get_color() for line in shape.plot(plt.Figure()).lines] == COLORS
    lines = shape.plot(plt.Figure(), color="red", line_width=7).lines
    assert {(line.get_color(), line.get_linewidth()) for line in lines} == {("red", 7.0)}
    soma.insert("hh")
    shape.variable("gnabar_hh")
    assert [line.get_color() for line in shape.plot(plt.Figure()).lines][1:] == ["black"] * 5


def test_the_shape_by_plotly(cell: Any) -> None:
    plotly = pytest.importorskip("plotly")
    h, soma, dend = cell
    soma.v, dend(0.3).v, dend(0.5).v = 60, -100, 20
    shape = h.PlotShape(False)
    assert shape.plot(plotly).data[0].hovertemplate == "soma(0.5)"
    shape.variable("v")
    shape.scale(-80, 40)
    figure = shape.plot(plotly)
    assert [(trace.line.color, trace.line.width) for trace in figure.data] == [(color, 2) for color in COLORS]
    assert figure.data[0].hovertemplate == "soma(0.5)<br>60.000" and figure.data[0].x == (0.0, 10.0, 20.0)
    figure.mark(dend(0.5))
    assert (figure.data[-1].x, figure.data[-1].hovertemplate) == ((70.0,), "dend(0.5)")
    shape.show(0)
    assert [round(trace.line.width, 9) for trace in shape.plot(plotly, color="red").data] == [20, 2, 2, 2, 2, 2]
    figure = h.RangeVarPlot("v", soma(0), dend(1)).plot(plotly)
    assert figure.data[0].mode == "lines" and list(figure.data[0].y[:2]) == [60, 60]


def test_a_variable_along_the_path(cell: Any) -> None:
    plt = pytest.importorskip("matplotlib.figure")
    h, soma, dend = cell
    path = h.RangeVarPlot("v", soma(0), dend(1))
    (line,) = path.plot(plt.Figure().add_subplot())
    assert set(line.get_ydata()) == {-65.0} and line.get_xdata()[-1] == pytest.approx(120)


def test_a_notebook_shows_graphs_and_shapes(cell: Any) -> None:
    pytest.importorskip("matplotlib")
    h, soma, _ = cell
    graph = h.Graph(False)
    graph.size(0, 1, 0, 1)
    graph.beginline("a line", 2, 1)
    graph.line(0, 0)
    graph.line(1, 1)
    assert "a line" in graph._repr_svg_() and "<svg" in graph._repr_svg_()
    assert "<svg" in h.Shape(False)._repr_svg_() and "<svg" in h.PlotShape(False)._repr_svg_()
