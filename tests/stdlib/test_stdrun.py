"""stdrun: the native run gives the same points as hoc's own loop, and what scripts redefine is called."""

import pytest
from ranvier.lang.errors import RanvierError

CELL = """
{load_file("nrngui.hoc")}
create soma, dend
access soma
connect dend(0), soma(1)
soma { L = 20  diam = 20  insert hh }
dend { L = 300  diam = 2  nseg = 5  insert pas }
objref clamp
clamp = new IClamp(.5)
{clamp.del = 1  clamp.dur = 2  clamp.amp = .4  tstop = 6}
y = 0
newPlotV()
{graphItem.addvar("dend.v(.9)")  graphItem.addvar("clamp.i")  graphItem.addexpr("y")}
newPlotI()
{graphItem.addexpr("ina(.5)")}
newPlotS()
{graphItem.addvar("m_hh(.5)")}
newphaseplane("soma.v(.5)")
{graphItem.addexpr("n_hh")}
"""

NAMES = """
    AtolTool AtolToolItem ExecCommand NEURONMainMenu NumericalMethodPanel Plot PointBrowser String WindowGroup
    WindowGroupItem WindowGroupManager WindowMenu addplot advance buildmenu case cbimportmenu celsius_panel
    channel_builder classname clipboard_file clipboard_get clipboard_retrieve clipboard_save clipboard_set cnt
    continuerun coreneuronrunning_ cvode cvode_active cvode_local cvode_simgraph distmechmenu distmechviewers
    eventcount eventslow fast_flush_list fastflushPlot fittingmenu flushPlot flush_list global_ra globalra_panel
    graphItem graphList graph_menu_remove_most graphmenu helpmenu hoc_sf_ i impedancemenu init initPlot itmp j
    lambda_f makePointBrowser mapped_nrnmainmenu_ miscellaneousmenu movie_frame_dur_ movie_timer movierun
    movierunbox movierunpanel movierunsave moviestep n_graph_lists newPlot newPlotI newPlotS newPlotV newcommand
    newphaseplane newshapeplot newvectorplot nrncontrolmenu nrnmainmenu nrnmainmenu_ nstep_steprun
    numericalmethodpanel object_index pointmenu pointprocessesmenu prjnrn pyobj realtime rtstart run runStopAt
    runStopIn runbutton running_ screen_update screen_update_invl set_ra set_v_init setdt stdinit stdrun_quiet
    step steprun steps_per_ms stoppedrun temp_string2_ temp_string_ tempobj tempstr1 tempstr2 tobj tobj1
    toolmenu tstop tstop_changed tstr using_cvode_ v_init valid_name_syntax vectormenu windowmenu
""".split()

AS_HOC = """
proc step() { local k
    for k = 1, nstep_steprun advance()
    Plot()
}
"""


def test_everything_that_nrngui_gives_is_there(machine):
    machine.execute('{load_file("nrngui.hoc")}')
    assert [name for name in NAMES if machine.lookup(name) is None] == []
    assert machine.evaluate("mapped_nrnmainmenu_") == 1.0


def curves(machine):
    """x and y of every line of every graph."""
    found = []
    for graph in machine.objects_of("Graph"):
        for _, curve in graph.scene.curves():
            x, y = curve.points()
            found.append((list(x), list(y)))
    return found


@pytest.mark.parametrize("settings", ["", "steps_per_ms = 8", "dt = 0.01", "{steps_per_ms = 3  dt = 0.1}", "tstop = 0"])
def test_native_run_has_the_points_of_the_loop(machine, settings):
    machine.execute(CELL + settings + "\nrun()\n")
    natively = curves(machine)
    assert machine.is_original("step")
    machine.execute(AS_HOC + settings + "\nrun()\n")
    assert natively == curves(machine)
    assert len(natively) == 7


def test_native_run_with_events_that_change_what_is_plotted(machine):
    machine.execute(
        CELL
        + """
objref at_start
strdef later
later = "cvode.event(2.52, \\"{y = 7  clamp.amp = 0}\\")"
at_start = new FInitializeHandler(later)
{steps_per_ms = 8  run()}
"""
    )
    natively = curves(machine)
    assert set(natively[3][1]) == {0.0, 7.0}
    machine.execute("{y = 0  clamp.amp = .4}\n" + AS_HOC + "run()\n")
    assert natively == curves(machine)


def test_expressions_are_evaluated_at_each_point(machine):
    machine.execute(
        CELL + 'count = 0\nfunc counted() { count += 1 return v(.5)*2 }\ngraphItem.addexpr("counted()")\nrun()\n'
    )
    assert machine.evaluate("count") == 241
    natively = curves(machine)
    machine.execute(AS_HOC + "run()\n")
    assert natively == curves(machine)


def test_stoprun_set_by_an_event_ends_the_run(machine):
    machine.execute(CELL + 'objref h\nh = new FInitializeHandler("cvode.event(3, \\"stoprun = 1\\")")\nrun()\n')
    assert machine.evaluate("t") == pytest.approx(3.0, abs=0.03)
    assert machine.evaluate("stoprun") == 1.0
    assert {len(x) for x, _ in curves(machine)} <= {120, 121, 122}


def test_redefined_procedures_are_called(machine):
    machine.execute(CELL + "calls = 0\nproc advance() { fadvance() calls += 1 }\nrun()\n")
    assert machine.evaluate("calls") == 240
    machine.execute("inits = 0\nproc init() { finitialize(-60) inits += 1 }\nrun()\n")
    assert machine.evaluate("inits") == 1
    assert curves(machine)[0][1][0] == -60.0


def test_a_run_without_graphs(machine, hoc):
    assert hoc('{load_file("stdrun.hoc")}\ncreate soma\nrun()\nprint t\n').split() == ["5"]


def test_settings_of_cvode_are_kept(machine):
    machine.execute("objref a, b\na = new CVode()\nb = new CVode()\n")
    assert machine.evaluate("a.atol()") == 0.001
    assert machine.evaluate("a.atol(1e-5)") == 1e-5
    assert machine.evaluate("b.atol()") == 1e-5
    assert machine.evaluate('a.atolscale("v", .1)') == 0.10000000149011612  # kept in single precision, as in NEURON


def test_initialization_handlers_run_in_the_order_of_their_types(hoc):
    printed = hoc(
        """
create soma
access soma
objref h[5]
h[0] = new FInitializeHandler(2, "print \\"two\\"")
h[1] = new FInitializeHandler("print \\"one \\", v")
h[2] = new FInitializeHandler(0, "print \\"zero \\", v")
h[3] = new FInitializeHandler(3, "print \\"three\\"")
h[4] = new FInitializeHandler(1, "print \\"gone\\"")
objref h[4]
h[0] = new FInitializeHandler(2, "print \\"two\\"")
h[1] = new FInitializeHandler("print \\"one \\", v")
h[2] = new FInitializeHandler(0, "print \\"zero \\", v")
h[3] = new FInitializeHandler(3, "print \\"three\\"")
{finitialize(-50)}
"""
    )
    assert [line.strip() for line in printed.splitlines()] == ["three", "zero -50", "one -50", "two"]


def test_bad_handlers_are_refused(machine):
    with pytest.raises(RanvierError, match="FInitializeHandler"):
        machine.execute('objref h\nh = new FInitializeHandler(7, "x")\n')
