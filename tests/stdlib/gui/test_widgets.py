"""Panels, boxes, dialogs, pictures and what is refused: what Python sees of them."""

import io

import pytest
from ranvier.lang.errors import RanvierError, Unsupported
from ranvier.repl.session import new_machine
from ranvier.stdlib.gui.desktop import desktop


@pytest.fixture
def machine():
    return new_machine(out=io.StringIO())


def test_a_panel_keeps_its_items(machine):
    machine.execute(
        """
strdef text
text = "shown"
{x = 3  y = 0}
xpanel("title", 1)
xlabel("a label")
xvarlabel(text)
xbutton("run", "run()")
xvalue("x", "x", 1, "changed()")
xcheckbox("y", &y)
xmenu("menu")
xbutton("print 1")
xmenu()
xslider(&x, 1, 9, "moved()")
xpanel(10, 20)
"""
    )
    (panel,) = desktop(machine).panels
    assert (panel.title, panel.horizontal, panel.place) == ("title", True, (10.0, 20.0))
    kinds = [getattr(item, "kind", "menu") for item in panel.items]
    assert kinds == ["label", "varlabel", "button", "value", "checkbox", "menu", "slider"]
    machine.execute('{text = "changed"  x = 4}')
    assert [item.shown() for item in (panel.items[1], panel.items[3])] == ["changed", "4"]
    assert panel.items[3].default == 3.0
    assert panel.items[5].items[0].action.text == "print 1"
    assert panel.items[6].bounds == (1.0, 9.0)


def test_values_in_a_template_are_those_of_its_object(machine):
    machine.execute(
        """
begintemplate Thing
proc init() { x = 5  xpanel("thing") xvalue("x") xbutton("double", "twice()") xpanel() }
proc twice() { x = 2*x }
endtemplate Thing
objref thing
x = 100
thing = new Thing()
"""
    )
    value, button = desktop(machine).panels[0].items
    assert value.shown() == "5"
    button.action()
    assert value.shown() == "10"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('xbutton("x")', "no panel is open"),
        ("xpanel()", "no panel is open"),
        ('{xpanel("a")}\nxpanel("b")', "was not closed"),
        ('{xpanel("a")  xmenu("m")}\nxpanel()', "still open"),
        ('{xpanel("a")}\nxvalue("nosuch")', "undefined variable nosuch"),
        ('{xpanel("a")}\nxcheckbox("c", "name")', "pointer"),
        ('objref g\ng = new Graph()\ng.mark(1, 2, "z")', "no mark"),
        ('objref g\ng = new Graph()\ng.addvar("nosuch")', "undefined variable nosuch"),
        ('objref g\ng = new Graph()\ng.addexpr("1 +")', "ends"),
        ("objref g\ng = new Graph()\ng.size(7)", "none of 1"),
    ],
)
def test_misuse_is_an_error(machine, text, message):
    with pytest.raises(RanvierError, match=message):
        machine.execute(text)


def test_windows_go_into_the_box_that_catches_them(machine):
    machine.execute(
        """
objref box, g, h
box = new VBox()
{box.intercept(1)}
g = new Graph()
{xpanel("p")  xpanel()}
{box.intercept(0)}
h = new Graph()
{box.map("box", 1, 2, 300, 400)}
"""
    )
    box, inside, outside = (machine.value(name) for name in ("box", "g", "h"))
    assert [one() for one in box.contents] == [inside, desktop(machine).panels[0]]
    assert desktop(machine).visible() == [outside, box]
    machine.execute("double place[4]\n{box.size(&place[0])}")
    assert machine.evaluate("place[2]") == 300.0


def test_dialogs_are_answered_as_without_a_screen(machine):
    machine.execute('strdef s\ns = "kept"\n')
    assert machine.evaluate('boolean_dialog("sure?")') == 0.0
    assert machine.evaluate('string_dialog("name", s)') == 0.0
    assert machine.evaluate('continue_dialog("look")') == 1.0
    assert machine.value("s") == "kept"


def test_menu_items_are_executed(machine):
    machine.execute('objref g\ng = new Graph()\nx = 0\n{g.menu_action("set", "x = 3")  g.exec_menu("set")}')
    assert machine.evaluate("x") == 3.0
    machine.execute('{g.menu_tool("tool", "moved", "x = 5")  g.exec_menu("tool")}')
    assert machine.evaluate("x") == 5.0
    assert machine.value("g").selected_tool == "tool"


def test_printfile_writes_postscript(machine, tmp_path):
    path = tmp_path / "picture.eps"
    machine.execute(
        f"""
objref g
g = new Graph()
{{g.size(0, 10, -1, 1)  g.beginline("curve (1)", 2, 3)  g.line(0, 0)  g.line(10, 1)  g.mark(5, .5, "O")}}
g.printfile("{path}")
"""
    )
    text = path.read_text()
    assert text.startswith("%!PS-Adobe-3.0 EPSF") and text.endswith("%%EOF\n")
    assert "(curve \\(1\\))" in text
    assert "45.00 195.00 moveto" in text and "445.00 345.00 lineto" in text
    with pytest.raises(RanvierError, match="cannot write"):
        machine.execute('g.printfile("/no/such/folder/x.eps")')


def test_shapes_give_points_to_sections_without_them(machine):
    machine.execute("create soma\naccess soma\nobjref s\ns = new PlotShape()\ncreate late\nconnect late(0), soma(1)\n")
    assert machine.evaluate("n3d()") == 3.0
    machine.execute("access late")
    assert machine.evaluate("n3d()") == 0.0
    machine.execute("doNotify()")
    assert machine.evaluate("n3d()") == 3.0
    assert machine.evaluate("s.nearest(75, 1)") == pytest.approx(1.0)


def test_what_is_absent_is_refused_when_it_is_used(machine):
    machine.execute("proc never() { fclamp() }\n")
    with pytest.raises(Unsupported, match="fclamp"):
        machine.execute("never()")
    with pytest.raises(Unsupported, match="setstructure"):
        machine.execute("objref g\ng = new KSChan()\ng.setstructure()")


def test_a_family_runs_a_statement_for_values_of_a_variable(machine):
    machine.execute(
        """
load_file("stdrun.hoc")
load_file("family.hoc")
create soma
access soma
makeFamily()
object_push(Family[0])
{xstart = 10  xend = 30  nstep = 3  variable = "soma.L"  generator = "print soma.L"}
object_pop()
"""
    )
    start = machine.out.tell()
    machine.execute("Family[0].frun()\nFamily[0].box.unmap()\n")
    assert machine.out.getvalue()[start:].split()[:3] == ["10", "20", "30"]
