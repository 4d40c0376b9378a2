"""save_session: a session that is loaded and saved again is the same; what can not be written is named."""

import io
import os
import shutil
import subprocess
import sys
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


CELL = """
load_file("nrngui.hoc")
create soma, dend[2]
access soma
{connect dend[0](0), soma(1)  connect dend[1](0), soma(.5)}
forall {insert pas L = 50 diam = 3 nseg = 3}
soma insert hh
objref ms, made
"""
TOOLS = {
    "PointProcessManager": """
makeppm()
PointProcessManager[0].maction(3)
PointProcessManager[0].pp.tau1 = .3
PointProcessManager[0].maction(0)
PointProcessManager[0].pp.amp = .2
hoc_ac_ = .7
dend[1] PointProcessManager[0].move()
""",
    "PointProcessGroupManager": """
load_file("pointgrp.hoc")
makeppgm()
ms = new MechanismStandard("IClamp")
ms.set("amp", .25)
PointProcessGroupManager[0].mnews("IClamp", ms)
ms = new MechanismStandard("AlphaSynapse")
PointProcessGroupManager[0].mnews("AlphaSynapse", ms)
dend[1] PointProcessGroupManager[0].move(.2)
""",
    "Inserter": """
load_file("inserter.hoc")
makeinserter(1)
soma.gnabar_hh = .2
""",
    "SingleCompartment": """
load_file("single.hoc")
makesinglecompartment()
SingleCompartment[0].inserter.mstate[2] = 1
SingleCompartment[0].inserter.maction(2)
""",
    "Electrode": """
load_file("electrod.hoc")
makeelectrode()
{Electrode[0].amp(.5) Electrode[0].dur(3)}
""",
    "Grapher": """
load_file("grapher.hoc")
makegrapher(1)
Grapher[0].info("x", "x*2", "y = x", 0, 5, -1, 1, 20, 0, 4)
Grapher[0].g.addexpr("sin(x)", 2, 3)
""",
    "LinearCircuit": """
load_file("lincir.hoc", "LinearCircuit")
{made = new LinearCircuit(1)}
{object_push(made)}
{version(2)}
{mkelm(8, 100, 150, 2, 0)}
{sel.extra_info.set("soma", 0.5) sel.extra_info.name(sel)}
{mkelm(1, 120, 170, 2, 0)}
10
{mklabel(0, "Rs", 15, 15)}
{mkelm(4, 160, 170, 2, 0)}
{mklabel(1, "V", -5, 10)}
{sel.extra_info.restore()}
2
0.03 65
0.05 10
{mkelm(7, 40, 140, 1, 0)}
1e+05
0.5
{mkelm(3, 40, 150, 2, 0)}
7
{mkelm(2, 0, 130, 2, 0)}
2
{mkelm(6, -20, 110, 2, 0)}
{mkelm(0, 60, 145, 0.5, 1.5708)}
{mkelm(5, 200, 170, 2, 0)}
{sel.extra_info.restore()}
1
100 0.01
{mkelm(6, 220, 150, 2, 0)}
{mkelm(1, 180, 150, 2, 1.5708)}
30
{mkelm(6, 180, 110, 2, 0)}
{g.exec_menu("Simulate")  tool(2)}
{sel = nil}
object_pop()
made.map("circuit", 0, 0, 300, 300)
""",
    "MakeCurve": """
load_file("mkcurve.hoc")
makeMakeCurve()
ms = new Vector(4)
ms.indgen(3)
made = new Vector(4, .5)
MakeCurve[0].set(ms, made)
""",
    "VectorPlay": """
load_file("vplay.hoc")
makeVectorPlay()
object_push(VectorPlay[0])
vx = new Vector(3)
vx.indgen(2)
vy = new Vector(3, 1.5)
sname = "stdrun_quiet"
have_name = 1
con1(1)
object_pop()
""",
    "VecWrap": """
load_file("vecwrap.hoc")
makeVecWrap()
ms = new Vector(3, 1.5)
ms.label("three")
made = new Vector(3)
VecWrap[0].input(made.indgen(), ms)
""",
    "Family": """
load_file("family.hoc")
makeFamily()
object_push(Family[0])
{variable = "soma.L"  generator = "x = soma.L"  xstart = 10  xend = 30  nstep = 3}
object_pop()
""",
    "NumericalMethodPanel": """
secondorder = 2
cvode.atol(1e-4)
numericalmethodpanel.map()
""",
    "CellBuild": """
load_file("celbild.hoc")
makecellbuilder()
object_push(CellBuild[0].topol)
tobj = new CellBuildSection("axon", 0, 0, slist.object(0), 1)
tobj.position(15, 0, 90, 20)
slist.append(tobj)
all_init()
object_pop()
object_push(CellBuild[0].geom)
tobj = new GeoSpec(3)
tobj.value = 2
bild.subsets.snlist.object(0).geo.append(tobj)
object_pop()
object_push(CellBuild[0].memb)
tobj = new MStanWrap(new MechanismStandard("hh"), 1)
bild.topol.slist.object(0).ml.append(tobj)
tobj = new MStanWrap(new FakeMechStan(0), 0)
bild.subsets.snlist.object(0).ml.append(tobj)
object_pop()
CellBuild[0].continuous = 1
CellBuild[0].cexport()
""",
    "NetGUI": """
load_file("netbild.hoc")
makeartcelltype()
ms = new MechanismStandard("NetStim")
ms.set("interval", 7)
ArtCellGUI[0].append(ms, "S")
ms = new MechanismStandard("IntFire1")
ArtCellGUI[0].append(ms, "I")
makenetbuilder()
object_push(NetGUI[0])
original_type("S")
original_type("I")
newnode(0, -10, 5)
newnode(1, 20, 5)
newedge(0, 1, 0, .5, 2)
{create_ = 1  create1()}
object_pop()
""",
    "ChannelBuild": """
load_file("chanbild.hoc")
made = new ChannelBuild(1)
object_push(made)
genprop.set_data("kslow", 1, 1, 6, "k")
genprop.set_defstr(.01, 0)
tobj = new ChannelBuildKSGate(this)
gatelist.append(tobj)
tobj.begin_restore(2)
tobj.set_state("n", 1, 140, 140)
tobj.set_trans(0, 0, 0)
tobj.transitions.object(0).settype(0, "")
tobj1 = new Vector(3, .1)
tobj.transitions.object(0).set_f(0, 3, tobj1)
tobj1 = new Vector(3, .2)
tobj.transitions.object(0).set_f(1, 2, tobj1)
tobj.end_restore()
object_pop()
made.map()
soma insert kslow
""",
    "Movie Run": """
movierunpanel()
movie_frame_dur_ = .5
""",
    "panels": """
nrncontrolmenu()
celsius_panel()
globalra_panel()
""",
}
STATE = """
strdef name
proc tell() { local i  localobj wm, list
    forall psection()
    wm = new PWManager()
    for i = 0, wm.count() - 1 print wm.name(i)
    list = new List("NetCon")
    for i = 0, list.count() - 1 print list.o(i).weight, list.o(i).delay, list.o(i).syn
    finitialize(-50)
    for i = 1, 40 fadvance()
    forall printf("%s %.10g\\n", secname(), v(.5))
}
print "state"
tell()
"""


def model(tool):
    """What there is before the tool."""
    makes_cells = tool in ("SingleCompartment", "CellBuild")
    return 'load_file("nrngui.hoc")\nobjref ms, made\n' if makes_cells else CELL


def run(machine, text):
    """A program that reads on in its own file."""
    Path("tool.hoc").write_text(text)
    machine.run_file(Path("tool.hoc"))


def state(printed):
    """The lines that STATE printed; NEURON makes its own window some time, we at once."""
    lines = [line.rstrip() for line in printed.partition("state\n")[2].splitlines()]
    return [line for line in lines if "Print & File" not in line]


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_comes_back_with_its_model(tool, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = []
    for program in (TOOLS[tool], 'load_file("1.ses")\n'):
        machine = new_machine(out=io.StringIO())
        path = f"{len(told) + 1}.ses"
        run(machine, f'{model(tool)}{program}save_session("{path}")\n')
        if tool == "ChannelBuild" and told:
            machine.execute("soma insert kslow")
        machine.execute(STATE)
        told.append(state(machine.out.getvalue()))
    assert told[1] == told[0]
    assert Path("2.ses").read_text() == Path("1.ses").read_text()
    assert "xpanel(" in Path("1.ses").read_text() or "\n//Begin " in Path("1.ses").read_text()


def test_variables_are_named_wherever_they_are(machine, tmp_path, capfd):
    path = tmp_path / "one.ses"
    machine.execute(
        """
objref g, clamp
double row[3]
{clamp = new IClamp(.5)  clamp.amp = 3  row[1] = 4}
g = new Graph()
{g.addvar("voltage", &soma.v(.5), 2, 3)  g.addvar("current", &clamp.amp)}
xpanel("values")
xvalue("diameter", &soma.diam(.5), 1)
xpvalue("length", &soma.L)
xslider(&row[1], 0, 5)
xcheckbox("checked", &row[2])
xpanel()
"""
    )
    machine.execute(f'save_session("{path}")')
    text = path.read_text()
    for part in (
        'addvar("voltage", "soma.v(0.5)", 2, 3',
        '"IClamp[0].amp"',
        '"soma.diam(0.5)", 1',
        '"soma.L"',
        "&row[1]",
    ):
        assert part in text
    assert "without" not in capfd.readouterr().err
    machine.execute(f'load_file("{path}")')


def nrniv():
    """NEURON's nrniv beside the Python that RANVIER_ORACLE names, or this one; it needs a screen to read sessions."""
    for python in (os.environ.get("RANVIER_ORACLE"), sys.executable):
        if python and (Path(python).parent / "nrniv").exists() and os.environ.get("DISPLAY"):
            return str(Path(python).parent / "nrniv")
    pytest.skip("there is no nrniv, or no screen")


@pytest.mark.oracle
@pytest.mark.parametrize("tool", TOOLS)
def test_neuron_reads_what_we_write_and_we_what_neuron_writes(tool, tmp_path, monkeypatch):
    command = nrniv()
    monkeypatch.chdir(tmp_path)
    insert = "soma insert kslow\n" if tool == "ChannelBuild" else ""
    machine = new_machine(out=io.StringIO())
    run(machine, f'{model(tool)}{TOOLS[tool]}save_session("ours.ses")\n')
    Path("read.hoc").write_text(
        f'{model(tool)}load_file("ours.ses")\n{insert}save_session("theirs.ses")\n{STATE}quit()\n'
    )
    done = subprocess.run(
        [command, "-nobanner", "read.hoc"],
        capture_output=True,
        encoding="latin-1",
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    told = [state(done.stdout)]
    for session in ("ours.ses", "theirs.ses"):
        machine = new_machine(out=io.StringIO())
        machine.execute(f'{model(tool)}load_file("{session}")\n{insert}')
        machine.execute(STATE)
        told.append(state(machine.out.getvalue()))
    assert told[1] == told[2] == told[0]
