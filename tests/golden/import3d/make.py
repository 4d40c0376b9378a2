"""Morphologies in every format as NEURON 9.0.2 reads and instantiates them: python make.py /path/to/nrniv

Writes cases.json beside this file: for each case the reader's class, the file's text and what show.hoc then prints.
The files are made here: small ones that each show one thing, and random ones.
"""

import json
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SWC, ASC, XML = "Import3d_SWC_read", "Import3d_Neurolucida3", "Import3d_MorphML"
NTS, NRN = "Import3d_Eutectic_read", "Import3d_Neurolucida_read"
cases = {}


def case(name, reader, text):
    cases[name] = {"reader": reader, "text": text}


def swc(name, *points):
    """Points are (type, x, y, z, radius, parent)."""
    rows = ["{} {} {:g} {:g} {:g} {:g} {}".format(number, *point) for number, point in enumerate(points, 1)]
    case(name, SWC, "\n".join(rows) + "\n")


def random_swc(seed):
    """Any tree with any types, also such that no microscope would make."""
    rng = random.Random(seed)
    rows = []
    several_trees, three_point_soma = rng.random() < 0.15, rng.random() < 0.2
    for number in range(1, rng.randint(2, 15)):
        parent = number - 1 if rng.random() < 0.55 else rng.randint(1, max(number - 1, 1))
        if number == 1 or (several_trees and rng.random() < 0.1):
            parent = -1
        kind = (1 if rng.random() < 0.8 else 3) if number == 1 else rows[max(parent - 1, 0)][0]
        if number > 1 and kind == 1:
            kind = 1 if rng.random() < 0.4 else rng.choice([2, 3, 4, 3, 5])
        elif number > 1 and rng.random() < 0.15:
            kind = rng.choice([1, 2, 3, 4, 6])
        x, y, z = (rng.randint(-30, 30) for _ in range(3))
        radius = rng.choice([5, 5, 6]) if kind == 1 else rng.choice([5, 1, 0.5, 0.75])
        if three_point_soma and number in (2, 3) and kind == parent == 1:
            x, y, z, radius = rows[0][1] + (5 if number == 2 else -5), rows[0][2], rows[0][3], 5
        if three_point_soma and number == 1:
            radius = 5
        rows.append((kind, x, y, z, radius, parent))
    swc(f"random {seed}", *rows)


def outline(x, y, z, a, b, count=10, phase=0.3, rough=0.0, turned=0.0, rng=None):
    """An ellipse of points, more or less rough."""
    rows = []
    for i in range(count):
        angle = 2 * math.pi * i / count + phase
        u, v = a * math.cos(angle), b * math.sin(angle)
        if rough:
            u, v = u + rng.gauss(0, rough), v + rng.gauss(0, rough)
        u, v = u * math.cos(turned) - v * math.sin(turned), u * math.sin(turned) + v * math.cos(turned)
        rows.append(f"  ({x + u:.3f} {y + v:.3f} {z:.3f} 0.1)")
    return "\n".join(['("CellBody"', " (Color Red)", " (CellBody)", *rows, ")", ""])


def tree(kind, *points, then=""):
    rows = [" ({:g} {:g} {:g} {:g})".format(*point) for point in points]
    return "\n".join(["( (Color Blue)", f" ({kind})", *rows, f" {then})", ""])


SOMA = outline(0, 0, 0, 6, 4)
INSIDE = tree("Dendrite", (5, 1, 0, 1.1), (10, 1, 0, 1.1))
OUTSIDE = tree("Axon", (35, 1, 0, 1.1), (40, 1, 0, 1), (50, 2, 3, 0.9))


def swc_cases():
    soma3 = [(1, 0, 0, 0, 5, -1), (1, 0, -5, 0, 5, 1), (1, 0, 5, 0, 5, 1)]
    line = [(1, 0, 0, 0, 5, -1), (1, 0, 6, 0, 5, 1), (1, 0, 12, 0, 6, 2)]
    swc("one point", (1, 1, 2, 3, 5, -1))
    swc("one point soma", (1, 0, 0, 0, 5, -1), (3, 0, 6, 0, 1, 1), (3, 0, 16, 0, 1, 2), (4, 0, -6, 0, 1, 1))
    swc("three point soma", *soma3, (3, 0, 16, 0, 1, 1), (3, 0, 26, 0, 1, 4), (2, 0, -16, 0, 1, 1))
    swc("three points in a row", *line, (3, 10, 6, 0, 1, 2), (3, 10, 16, 0, 1, 4), (3, 10, 16, 0, 1, 3))
    swc("three points unlike", (1, 0, 0, 0, 5, -1), (1, 0, -4, 0, 5, 1), (1, 0, 4, 0, 5, 1), (3, 0, 16, 0, 1, 1))
    swc("almost three points", (1, 0, 0, 0, 5, -1), (1, 0, -4.91, 0, 5, 1), (1, 0, 5.08, 0, 5, 1))
    swc("types", (1, 0, 0, 0, 5, -1), (0, 0, 6, 0, 1, 1), (0, 0, 16, 0, 1, 2), (5, 9, 9, 0, 1, 1), (7, 20, 6, 0, 1, 4))
    swc("negative types", (1, 0, 0, 0, 5, -1), (-1, 0, 6, 0, 1, 1), (-2, 0, 16, 0, 1, 2))
    swc("no soma", (3, 0, 0, 0, 1, -1), (3, 0, 6, 0, 2, 1), (3, 0, 10, 0, 3, 1), (3, 6, 12, 0, 4, 1))
    swc("two trees", *line, (3, 100, 16, 0, 3, -1), (3, 100, 26, 0, 3, 4), (3, 100, 36, 0, 3, 5))
    swc("soma in the middle", (3, 0, 0, 0, 1, -1), (3, 0, 6, 0, 1, 1), (1, 0, 10, 0, 5, 2), (3, 0, 30, 0, 1, 3))
    swc("no length", *line, (3, 5, 5, 5, 1, 3), (3, 5, 5, 5, 1, 4), (3, 5, 5, 5, 1, 4), (3, 9, 9, 9, 1, 5))
    text = "# made by hand\n# again\n1 1 0 0 0 5 -1\n\n 2 1 0 6 0 5 1  \nrubbish\n3 3 9 16 0 3 2 # tip\n4 3 1 2 3\n"
    case("comments and rubbish", SWC, text)
    case("gaps in the numbers", SWC, "10 1 0 0 0 5 -1\n20\t1 0 6 0 5 10\r\n30 3 0 16. 0 1e0 20\n41 3 0 +26 0 .5 30\n")
    for seed in range(60):
        random_swc(seed)


def asc_cases():
    case("outline", ASC, SOMA + INSIDE + OUTSIDE)
    case("an outline of something else", ASC, SOMA.replace('"CellBody"', '"Nucleus"') + INSIDE)
    case("an outline by another name", ASC, SOMA.replace('"CellBody"', '"Soma"') + INSIDE)
    case("trees first", ASC, INSIDE + OUTSIDE + SOMA)
    case("no outline", ASC, INSIDE + OUTSIDE)
    case("stack", ASC, SOMA + outline(0.5, 0, 3, 7, 5) + outline(0, 1, 6, 3, 4) + INSIDE + OUTSIDE)
    case("stack of two", ASC, SOMA + outline(0.5, 0, 3, 7, 5) + INSIDE)
    case("disorderly stack", ASC, SOMA + outline(0.5, 0, 5, 7, 5) + outline(0, 1, 2, 3, 4) + INSIDE)
    case("two somas", ASC, SOMA + outline(30, 0, 3, 7, 5) + INSIDE + OUTSIDE)
    case("chain of outlines", ASC, SOMA + outline(6, 0, 3, 6, 4) + outline(14, 0, 6, 6, 4) + outline(0, 1, 9, 3, 4))
    branching = """( (8 0 0 1) (10 0 0 1) Incomplete
      | (8 2 0 1)
      | (8 4 0 .8) (9 9 0 .8) ( (10 10 0 .5) | (10 12 0 .5) (11 12 3 .4) Normal )
      )"""
    case("branches", ASC, SOMA + tree("Apical", (0, 3, 0, 2), (0, 16, 0, 2), then=branching))
    case("one point tree", ASC, SOMA + tree("Dendrite", (5, 0, 0, 1), then=branching))
    case("shared points", ASC, SOMA + tree("Dendrite", (5, 0, 0, 1), (8, 0, 0, 1), then=branching))
    case("untyped", ASC, SOMA + "( (Color RGB (255, 0, 128)) (0 0 6 1 S1) (0 0 16 1 S1) )")
    marks = """(Thumbnail (Rows 2) (Cols 3) (00 00 00))
    (Sections S1 "Section 1" 6 0.0 0.0)
    ("Landmark" (Color Red) (Closed) (0 0 0 .1 S1) (1 0 0 .1 S1) (1 1 0 .1 S1) )
    (FilledCircle (Color White) (Name "Marker 3") ( 5 5 5 .5 S1) )
    """
    spines = "<(1 17 0 .1)> <(Color Blue) (3 17 0 .1) > (0 26 0 2.0 S1) (Dot (Color White) (0 27 0 0.3 S1) )"
    case("marks and spines", ASC, "; V3\n" + marks + SOMA + tree("Apical", (0, 3, 0, 2), (0, 16, 0, 2), then=spines))
    rng = random.Random(5)
    for number in range(12):
        shape = dict(count=rng.randint(6, 25), phase=rng.uniform(0, 6), turned=rng.uniform(0, 3), rng=rng)
        case(f"rough outline {number}", ASC, outline(1, 2, 3, 9, 5, rough=0.3 if number < 6 else 1.2, **shape))


def xml_cases():
    segments = [
        '<segment id="0" cable="0"><proximal x="0" y="0" z="0" diameter="16"/>'
        '<distal x="0" y="0" z="10" diameter="16"/></segment>',
        '<segment id="1" parent="0" cable="1"><proximal x="0" y="0" z="10" diameter="2"/>'
        '<distal x="0" y="0" z="30" diameter="2"/></segment>',
        '<segment id="2" parent="1" cable="1"><distal x="0" y="10" z="40" diameter="1"/></segment>',
        '<segment id="3" parent="2" cable="2"><proximal x="0" y="10" z="40" diameter="1"/>'
        '<distal x="0" y="20" z="40" diameter="1"/></segment>',
        '<segment id="4" parent="1" cable="3"><proximal x="0" y="0" z="30" diameter="0.5"/>'
        '<distal x="0" y="10" z="50" diameter="0.5"/></segment>',
    ]
    for fraction in ("0.0", "0.25", "1"):
        cables = [f'<cable id="{i}" name="c{i}" fractAlongParent="{fraction}"/>' for i in range(4)]
        cells = f'<cell name="c"><segments>{"".join(segments)}</segments><cables>{"".join(cables)}</cables></cell>'
        case(
            f"cables at {fraction}",
            XML,
            f'<?xml version="1.0" encoding="UTF-8"?>\n<morphml xmlns="http://morphml.org/morphml/schema">\n'
            f"<cells>\n{cells}\n{cells}\n</cells>\n</morphml>\n",
        )


def nts(name, *points):
    """Points are (code, tag, x, y, z, diameter)."""
    rows = ["{} {} {} {:g} {:g} {:g} {:g}".format(number, *point) for number, point in enumerate(points, 1)]
    case(name, NTS, "\n".join(rows) + "\n")


def nts_cases():
    outlined = [("SOS", 1, 6, 1, 0, 1), ("SCP", 1, 1, 4, 0, 1), ("SCP", 1, -5, 1, 0, 1), ("SOE", 1, 1, -4, 0, 1)]
    tree = [
        ("MTO", 3, 0, 1, 0, 4), ("BP", 3, 10, 0, 0, 3), ("CP", 3, 20, 5, 0, 2), ("BP", 3, 30, 5, 0, 1.5),
        ("NE", 3, 40, 9, 0, 1), ("FS", 3, 40, 1, 0, 0.9), ("MAE", 3, 50, 1, 0, 0.8), ("CP", 3, 20, -5, 0, 0.7),
        ("ES", 3, 30, -5, 0, 0.6),
    ]  # fmt: skip
    far = [("MTO", 2, 90, -1, 0, 1), ("TAE", 2, 100, -9, 0, 1)]
    nts("traced tree", *tree)
    nts("traced cell", *outlined, *tree, *far)
    nts("traced, two outlines", *outlined, *[(code, 1, x, y, 2, 1) for code, _, x, y, *_ in outlined], *tree)
    nts("traced, types change", *tree[:2], ("NE", 4, 20, 5, 0, 1), ("CP", 5, 20, -5, 0, 1), ("NE", 2, 30, 0, 0, 1))
    nts("traced, no length", *tree[:2], ("NE", 3, 10, 0, 0, 1), ("NE", 3, 20, -5, 0, 1))
    rows = "Eutectic\n1 MTO 3 0 0 0 4\n\n# no point\n2 SB 3 5 0 0 1\n3 XYZ 1 2 3 4 5\n4 NE 3 10 0 0 3 more\n"
    case("traced with other lines", NTS, rows)


def nrn_cases():
    root = "[2,1] (0, 0, 0) 1.0\n[1,1] (10, 0, 0) .9\n[10,5] (20, 0, 0) .8\n"
    soma = "[2,41] (6, 1, 0) 1\n[1,41] (1, 4, 0) 1\n[1,41] (-5, 1, 0) 1\n[1,41] (1, -4, 0) 1\n"
    nested = "[10,5] (50, 9, 0) .35\n"
    far = "[2,21] (90, 0, 0) 1.0\n[1,21] (99, 0, 0) .9\n"

    def branch(x, y, z, code=2):
        return f"[2,{code}] ({x}, {y}, {z}) .5\n[1,{code}] (40, {5 - z}, 0) .4\n"

    case("old, two branches", NRN, root + branch(20, 0, 0) + branch(20, 0, 0))
    case(
        "old, nested",
        NRN,
        root + branch(20, 0, 0) + nested + branch(50, 9, 0) + branch(50, 9, 0, 22) + branch(20, 0, 0),
    )
    case("old, other z", NRN, root + branch(20, 0, 2) + branch(20, 0, -7))
    case("old, no division", NRN, root + branch(20.5, 0, 0) + branch(40, 5, 0))
    case("old, end of the one before", NRN, root + branch(20, 0, 0) + "[2,2] (40, 5, 0) .4\n[1,2] (50, 5, 0) .3\n")
    case("old, no beginning", NRN, root + "[1,2] (30, 5, 0) .4\n" + branch(20, 0, 0))
    case("old, a soma", NRN, soma + root + branch(20, 0, 0) + branch(20, 0, 0, 62) + far)
    case("old, a soma and no division", NRN, soma + "[2,1] (6.4, 1, 0) 1\n[1,1] (10, 0, 0) .9\n" + far)
    case(
        "old, other lines",
        NRN,
        "; old\nnothing\n\n" + root + "[10,1] (1, 2, 3) 4\n[1,1] (90 0 0) 1\n" + branch(20, 0, 0),
    )


def program(reader, name):
    return (
        f'load_file("{HERE}/show.hoc")\nfilename = "{name}"\nreader = new {reader}()\n'
        '{reader.input(filename)}\nprintf("begin\\n")\nshow_reader(reader)\n'
        '{gui = new Import3d_GUI(reader, 0)  gui.instantiate(nil)}\nprintf("cell\\n")\nshow_sections()\n'
    )


def ours(line):
    """Whether show.hoc printed it."""
    return line[:1] not in ("\t", "") and not any(word in line for word in ("removed", "stk_triang_area"))


if __name__ == "__main__":
    swc_cases(), asc_cases(), xml_cases(), nts_cases(), nrn_cases()
    with tempfile.TemporaryDirectory() as folder:
        for name, record in cases.items():
            (Path(folder) / "cell.txt").write_text(record["text"])
            (Path(folder) / "go.hoc").write_text(program(record["reader"], "cell.txt"))
            run = [sys.argv[1], "-nobanner", "-nogui", "go.hoc"]
            done = subprocess.run(run, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
            read, _, cell = done.stdout.partition("begin\n")[2].partition("cell\n")
            if not cell:
                sys.exit(f"{name}: {done.stdout} {done.stderr}")
            record["output"] = "\n".join(line for line in (read + cell).splitlines() if ours(line))
    (HERE / "cases.json").write_text(json.dumps(cases, indent=0))
