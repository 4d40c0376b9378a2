"""The Import3d readers: what NEURON made of the same files, and what is said of files that are none."""

import io
import json
from pathlib import Path

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.repl.session import new_machine

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "import3d"
CASES = json.loads((GOLDEN / "cases.json").read_text())


def words(line):
    """Numbers as such, the rest as text."""
    for word in line.split():
        try:
            yield float(word)
        except ValueError:
            yield word


def like(word):
    return word if isinstance(word, str) else pytest.approx(word, rel=2e-5, abs=1e-5)


def ran(text, folder, monkeypatch):
    monkeypatch.chdir(folder)
    out = io.StringIO()
    machine = new_machine(out=out)
    machine.execute(text)
    return out.getvalue(), machine


@pytest.mark.parametrize("name", CASES)
def test_as_neuron(name, tmp_path, monkeypatch):
    case = CASES[name]
    (tmp_path / "cell.txt").write_text(case["text"])
    text = (GOLDEN / "show.hoc").read_text() + (
        f'filename = "cell.txt"\nreader = new {case["reader"]}()\n{{reader.quiet = 1  reader.input(filename)}}\n'
        "show_reader(reader)\n{gui = new Import3d_GUI(reader, 0)  gui.instantiate(nil)}\nshow_sections()\n"
    )
    out, _ = ran(text, tmp_path, monkeypatch)
    found = [line for line in out.splitlines() if line[:1] != "\t" and "removed" not in line]
    wanted = case["output"].splitlines()
    assert len(found) == len(wanted)
    for ours, theirs in zip(found, wanted, strict=True):
        assert list(words(ours)) == [like(word) for word in words(theirs)]


SWC = "1 1 0 0 0 5 -1\n2 1 0 5 0 5 1\n3 3 0 9 0 1 2\n4 3 0 19 0 1 3\n5 2 0 -9 0 1 1\n6 2 0 -19 0 1 5\n"

TEMPLATE = """{load_file("import3d.hoc")}
begintemplate Cell
public soma, dend, axon, all, somatic, axonal, basal
create soma[1], dend[1], axon[1]
objref this, all, somatic, axonal, basal
proc init() { localobj reader, gui
    all = new SectionList()
    somatic = new SectionList()
    axonal = new SectionList()
    basal = new SectionList()
    reader = new Import3d_SWC_read()
    reader.input("cell.swc")
    gui = new Import3d_GUI(reader, 0)
    gui.instantiate(this)
}
endtemplate Cell
objref cells[2]
{cells[0] = new Cell()  cells[1] = new Cell()}
"""


def test_sections_of_an_object(tmp_path, monkeypatch):
    (tmp_path / "cell.swc").write_text(SWC)
    text = TEMPLATE + "{cells[1].all.printnames()  cells[0].axonal.printnames()  cells[0].basal.printnames()}\n"
    out, machine = ran(text, tmp_path, monkeypatch)
    assert out.split() == [
        "Cell[1].soma[0]", "Cell[1].axon[0]", "Cell[1].dend[0]", "Cell[0].axon[0]", "Cell[0].dend[0]",
    ]  # fmt: skip
    assert machine.evaluate("cells[0].dend[0].L") == 14.0


def test_problems_are_told(tmp_path, monkeypatch):
    (tmp_path / "cell.swc").write_text("1 1 0 0 0 5 -1\n2 1 0 6\n3 3 0 9 0 1 -1\n")
    text = 'load_file("import3d.hoc")\nobjref r\n{r = new Import3d_SWC_read()  r.input("cell.swc")}\nprint r.err\n'
    out, _ = ran(text, tmp_path, monkeypatch)
    assert out.splitlines()[-5:] == [
        "error cell.swc line 2: could not parse: 2 1 0 6",
        "warning cell.swc: more than one tree:", "  root at line 1", "  root at line 3", "1 ",
    ]  # fmt: skip


WRONG = {
    "SWC_read": [
        ("", "there are no points"),
        ("1 1 0 0 0 1e999 -1\n1e12 1 0 0 0 nan 1\n", "there are no points"),
        ("1 1 0 0 0 5 2\n2 1 0 0 0 5 -1\n", ":1: the parent of point 1 is 2, which comes later"),
        ("1 1 0 0 0 5 -1\n1 1 0 0 0 5 1\n", ":2: point 1 is not behind point 1"),
    ],
    "Neurolucida3": [
        ("( (Dendrite)\n (1 2 3 4)\n ( (1 2 3 4)\n", "ends inside of the parentheses that begin at line 3"),
        ("rubbish\n", ":1: rubbish is outside of parentheses"),
        ("( (Dendrite)\n (1 2 x 4) )", ":2: a point is (x y z diameter)"),
        ("( (Dendrite) (1 2 3 4)\n ( (1 2 3 4) | ) )", ":2: a branch has no points"),
        ("( (Axon) (1 2 3 4) ( (1 2 3 4) )\n (1 2 3 4) )", ":2: a branch goes on behind the branching of line 1"),
    ],
    "Eutectic_read": [
        ("1 MTO 3 0 0 0 1\n2 CP 3 1 0 0 1\n", ":2: the file ends inside of the branch that begins at line 1"),
        ("1 MTO 3 0 0 0 1\n2 MTO 3 1 0 0 1\n", ":2: a tree begins before the branch of line 1 has ended"),
    ],
    "Neurolucida_read": [
        ("; nothing\n[1,1] (1, 2, 3) 4\n", ":2: a branch goes on before one has begun"),
    ],
    "MorphML": [
        ("", ":1: not XML: no element found"),
        ("<a>\n<b></a>", ":2: not XML: mismatched tag"),
        ("<a>\n<segment cable='1'/></a>", ":2: <segment> without id"),
        ("<a><segment id='1' cable='1'/>\n<distal x='q' y='0' z='0' diameter='1'/></a>", ":2: <distal>: could not"),
        ("<a>\n<segment id='1' parent='0' cable='1'/></a>", ":2: <segment>: its parent 0 is not a segment above"),
        ("<a/>", "there are no segments"),
    ],
}


def test_an_outline_of_two_points(tmp_path, monkeypatch):
    (tmp_path / "cell.asc").write_text('("Soma" (0 0 0 1) (1 1 0 1) (1 1 0 1))\n( (Axon) (0 0 0 1) (9 0 0 1) )\n')
    text = 'objref r, g\nr = new Import3d_Neurolucida3()\n{r.input("cell.asc")  g = new Import3d_GUI(r, 0)}\n'
    with pytest.raises(RanvierError, match="less than 3 points"):
        ran(text + "objref nil\n{g.instantiate(nil)}\n", tmp_path, monkeypatch)


@pytest.mark.parametrize("reader", WRONG)
def test_files_that_are_none(reader, tmp_path, monkeypatch):
    for text, message in WRONG[reader]:
        (tmp_path / "cell.txt").write_text(text)
        with pytest.raises(RanvierError) as error:
            ran(f'objref r\nr = new Import3d_{reader}()\n{{r.input("cell.txt")}}\n', tmp_path, monkeypatch)
        assert message in error.value.message
    with pytest.raises(RanvierError, match=r"can not read nothing\.txt"):
        ran(f'objref r\nr = new Import3d_{reader}()\n{{r.input("nothing.txt")}}\n', tmp_path, monkeypatch)
