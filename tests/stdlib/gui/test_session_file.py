"""save_session: a session that is loaded and saved again is the same; what can not be written is named."""

import io
import shutil
from pathlib import Path

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.repl.session import new_machine

FITTER = Path(__file__).resolve().parents[2] / "hoc/fitting/fitter.hoc"
MODEL = """
load_file("nrngui.hoc")
create soma
access soma
strdef title
title = "shown"
{x = 5  xx = 1}
"""
WINDOWS = """
objref g, b, p, rvp, d
nrncontrolmenu()
newPlotV()
g = new Graph()
{g.size(0, 10, -80, 40)  g.addvar("soma.v(.5)", 2, 1)  g.addexpr("twice \\"v\\"", "v(.5)*2", 3, 2, .2, .3, 2)}
{g.label(.1, .2, "a text")  g.xaxis(1)}
rvp = new RangeVarPlot("v")
soma { rvp.begin(0) rvp.end(1) }
g.addobject(rvp, 4, 2)
g.xexpr("t*2")
xpanel("panel")
xvalue("x", "x", 1, "print x")
xfixedvalue("fixed", "xx")
xcheckbox("xx", &xx, "print xx")
xslider(&x, 0, 10)
xvarlabel(title)
xmenu("menu")
xbutton("run", "run()")
xradiobutton("one", "print 1", 1)
xmenu()
xpanel(100, 200)
b = new VBox()
b.intercept(1)
p = new PlotShape()
p.size(0, 100, -50, 50)
d = new Deck()
d.intercept(1)
xpanel("inner", 1)
xlabel("in a deck")
xpanel()
d.intercept(0)
d.map()
d.flip_to(0)
b.intercept(0)
b.map("box", 50, 60, 300, 400)
"""


@pytest.fixture
def machine():
    made = new_machine(out=io.StringIO())
    made.execute(MODEL)
    return made


def test_a_session_comes_back(machine, tmp_path):
    first, second = tmp_path / "first.ses", tmp_path / "second.ses"
    machine.execute(WINDOWS)
    machine.execute(f'x = 7\nsave_session("{first}", "// header")')
    other = new_machine(out=io.StringIO())
    other.execute(MODEL)
    other.execute(f'load_file("{first}")\nsave_session("{second}", "// header")')
    assert second.read_text() == first.read_text()
    text = first.read_text()
    assert text.startswith("// header\n") and "\nx = 7\n" in text
    assert other.evaluate("x") == 7.0
    assert text.count("new Graph(0)") == 2 and text.count("new PlotShape(0)") == 1 and "flip_to(0)" in text


def test_a_box_writes_itself(machine, tmp_path):
    path = tmp_path / "one.ses"
    machine.execute(
        """
begintemplate Tool
public box, size
objref box
strdef name, line
proc init() {
    size = $1
    box = new VBox()
    box.save("write()")
    box.intercept(1)  xpanel("tool") xvalue("size") xpanel()  box.intercept(0)
    box.map("tool")
}
proc write() {
    box.save(name, 1)
    sprint(line, "tool = new Tool(%g)  // in %s", size, name)
    box.save("objref tool")
    box.save(line)
}
endtemplate Tool
objref tool
tool = new Tool(3)
tool.size = 4
"""
    )
    machine.execute(f'save_session("{path}")')
    assert f"\nobjref tool\ntool = new Tool(4)  // in {path}\n" in path.read_text()


def test_a_fitter_is_written_with_its_protocols_and_data(tmp_path, monkeypatch):
    for part in FITTER.parent.glob("fitter.ses*"):
        shutil.copy(part, tmp_path)
    monkeypatch.chdir(tmp_path)
    model = FITTER.read_text().partition('{ load_file("fitter.ses") }')[0]
    errors = []
    for session in ("fitter.ses", "again.ses", "again.ses"):
        machine = new_machine(out=io.StringIO())
        machine.execute(f'{model}\n{{ load_file("{session}") }}\nsave_session("again.ses")\n')
        machine.execute("objref fitter\nfitter = MulRunFitter[0].p\nfitter.pf.parmlist.o(0).val = -64")
        errors.append(machine.evaluate("fitter.run()"))
    assert errors[1] == errors[2] == pytest.approx(errors[0], rel=0.02)  # boundaries lie between points after reading


def test_a_panel_of_an_object_is_left_out_and_named(machine, tmp_path, capfd):
    path = tmp_path / "one.ses"
    machine.execute(
        'begintemplate Own\nproc init() { y = 1 xpanel("mine") xvalue("y") xpanel() }\nendtemplate Own\n'
        "objref own\nown = new Own()\n"
    )
    machine.execute(f'xpanel("all") xlabel("text") xpanel()\nsave_session("{path}")'.replace(" x", "\nx"))
    assert '"all"' in path.read_text() and "mine" not in path.read_text()
    assert "mine" in capfd.readouterr().err


def test_a_file_that_can_not_be_written_is_an_error(machine):
    with pytest.raises(RanvierError, match="cannot write"):
        machine.execute('save_session("/no/such/folder/x.ses")')
