"""`--gallery` and `--plot text`: what a run showed, as files and as text."""

import sys

import pytest
from ranvier.repl.main import main

MODEL = """\
load_file("stdrun.hoc")
create soma, dend
access soma
soma { L = 20  diam = 20  insert hh }
dend { L = 100  diam = 2  nseg = 5  insert pas }
connect dend(0), soma(1)
objref stim, picture, shape, empty
stim = new IClamp(.5)
{stim.del = 1  stim.dur = 5  stim.amp = .5}
picture = new Graph()
addplot(picture, 0)
{picture.size(0, 10, -80, 40)  picture.addvar("soma < v", &v(.5), 2, 1)}
shape = new PlotShape()
empty = new Graph(0)
xpanel("Stimulus & more")
xvalue("amplitude", "stim.amp")
xmenu("files")
xbutton("again", "run()")
xmenu()
xpanel()
tstop = 10
run()
"""


@pytest.fixture
def model(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "model.hoc"
    path.write_text(MODEL)
    return path


def test_every_scene_becomes_a_picture_and_the_page_shows_them_with_the_panels(model, tmp_path, capfd):
    assert main([str(model), "--gallery", "shown"]) == 0
    folder = tmp_path / "shown"
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["Graph-0.svg", "PlotShape-0.svg", "index.html"]  # an empty Graph is left out
    page = (folder / "index.html").read_text()
    assert page.count("<img ") == 2 and "model.hoc" in page
    assert "Stimulus &amp; more" in page and "<td>amplitude</td><td>0.5</td>" in page and "files: again" in page
    graph = (folder / "Graph-0.svg").read_text()
    assert "soma &lt; v" in graph and "#c0392b" in graph  # the label, and red
    assert "2 pictures" in capfd.readouterr().err


def test_a_run_that_fails_leaves_the_pictures_of_what_there_was(model, tmp_path, capfd):
    model.write_text(MODEL + "nothing_of_this_name()\n")
    assert main([str(model), "--gallery", "shown"]) == 1
    assert (tmp_path / "shown" / "Graph-0.svg").exists()
    assert "nothing_of_this_name" in capfd.readouterr().err


def test_graphs_as_text(model, capfd):
    assert main([str(model), "--plot", "text"]) == 0
    out = capfd.readouterr().out
    assert "Graph[0]\n" in out and "* soma < v" in out and "Graph[1]" not in out


def test_a_folder_that_can_not_be_written_is_an_error(model, tmp_path, capfd):
    (tmp_path / "file").write_text("")
    assert main([str(model), "--gallery", "file/shown"]) == 1
    assert "cannot write the gallery" in capfd.readouterr().err


def test_a_gallery_that_can_not_be_written_does_not_hide_what_ended_the_run(model, tmp_path, capfd):
    (tmp_path / "file").write_text("")
    model.write_text(MODEL + "nothing_of_this_name()\n")
    assert main([str(model), "--gallery", "file/shown"]) == 1
    told = capfd.readouterr().err
    assert "cannot write the gallery" in told and "nothing_of_this_name" in told


def test_without_matplotlib_nothing_is_run(model, monkeypatch, capfd):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    model.write_text('print "it runs"\n')
    assert main([str(model), "--gallery", "shown"]) == 1
    told = capfd.readouterr()
    assert "need matplotlib" in told.err and "it runs" not in told.out


def test_other_plots_are_refused(capfd):
    assert main(["--plot", "ascii"]) == 1
    assert "--gallery DIR" in capfd.readouterr().err
