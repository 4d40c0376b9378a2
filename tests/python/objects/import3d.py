"""Morphologies from files: sections of an object of Python."""

import os
import tempfile

from neuron import h

h.load_file("stdlib.hoc")
h.load_file("import3d.hoc")
POINTS = """1 1 0 0 0 5 -1
2 1 5 0 0 5 1
3 1 10 0 0 5 2
4 3 10 5 0 1 3
5 3 10 20 0 1 4
6 3 10 40 0 0.5 5
7 3 0 30 0 0.7 5
8 2 -10 0 0 0.5 1
9 2 -30 0 0 0.5 8
10 4 20 0 0 2 3
11 4 60 0 0 1 10
"""


class Cell:
    def __init__(self, path):
        reader = h.Import3d_SWC_read()
        reader.quiet = 1
        reader.input(path)
        h.Import3d_GUI(reader, False).instantiate(self)

    def __str__(self):
        return "Cell"


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "cell.swc")
    with open(path, "w") as file:
        file.write(POINTS)
    cell = Cell(path)
print(sorted(vars(cell)), cell.soma, cell.dend, cell.axon, cell.apic)
print(cell.all, cell.soma[0].cell() is cell, type(cell.soma).__name__)
print([(round(section.L, 3), section.n3d(), section.parentseg()) for section in h.allsec()])

h("strdef name")
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "cell.swc")
    with open(path, "w") as file:
        file.write(POINTS)
    reader = h.Import3d_SWC_read()
    reader.quiet = 1
    reader.input(path)
    gui, names = h.Import3d_GUI(reader, False), []
    for section in reader.sections:
        gui.name(section, h._ref_name)
        names.append(h.name)
    gui.instantiate(Cell(path))
    for section in reader.sections:
        gui.name(section, h._ref_name)
        names.append(h.name)
print(names)

# expect: ['all', 'apic', 'axon', 'dend', 'soma'] [Cell.soma[0]] [Cell.dend[0], Cell.dend[1], Cell.dend[2]] [Cell.axon[0]] [Cell.apic[0]]
# expect: [Cell.soma[0], Cell.axon[0], Cell.dend[0], Cell.dend[1], Cell.dend[2], Cell.apic[0]] True list
# expect: [(10.0, 3, None), (30.0, 3, Cell.soma[0](0)), (20.0, 3, Cell.soma[0](1)), (20.0, 2, Cell.dend[0](1)), (14.142, 2, Cell.dend[0](1)), (50.0, 3, Cell.soma[0](1))]
# expect: ['soma', 'dend', 'dend', 'dend', 'axon', 'apic', 'soma', 'dend', 'dend[1]', 'dend[2]', 'axon', 'apic']
