"""Import3d makes sections of an object of Python with its numbers in single precision; a soma of one point."""

import os
import tempfile

from neuron import h

h.load_file("stdlib.hoc")
h.load_file("import3d.hoc")
h("objref nil")
POINTS = """1 1 0.123456789123 1.123456789123 2.2345678912345 5.123456789123 -1
2 3 0.2123456789123 10.123456789123 7.2345678912345 1.123456789123 1
3 3 0.2123456789123 100.123456789123 7.2345678912345 1.123456789123 2
"""


class Cell:
    def __str__(self):
        return "Cell"


def read(path, owner):
    reader = h.Import3d_SWC_read()
    reader.quiet = 1
    reader.input(path)
    h.Import3d_GUI(reader, False).instantiate(owner)


def show(*sections):
    for section in sections:
        points = [(section.x3d(i), section.y3d(i), section.diam3d(i)) for i in range(section.n3d())]
        print(section, [" ".join(f"{number:.9g}" for number in point) for point in points])
        place = [h.ref(0.0) for _ in range(3)]
        print(h.pt3dstyle(1, *place, sec=section) if section.pt3dstyle() else None, [f"{x[0]:.12g}" for x in place])


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "cell.swc")
    with open(path, "w") as file:
        file.write(POINTS)
    cell = Cell()
    read(path, cell)
    show(cell.soma[0], cell.dend[0])
    read(path, h.nil)
    show(h.soma[0], h.dend[0], cell.dend[0])

# expect: Cell.soma[0] ['-5 1.12345684 10.2469139', '0.123456791 1.12345684 10.2469139', '5.24691391 1.12345684 10.2469139']
# expect: None ['0', '0', '0']
# expect: Cell.dend[0] ['0.212345675 10.123457 2.24691367', '0.212345675 100.123459 2.24691367']
# expect: 1.0 ['0.123456791043', '1.12345683575', '2.23456788063']
# expect: soma[0] ['-5 1.12345684 10.2469139', '0.123456791 1.12345684 10.2469139', '5.24691391 1.12345684 10.2469139']
# expect: None ['0', '0', '0']
# expect: dend[0] ['0.212345675 10.123457 2.24691367', '0.212345675 100.123459 2.24691367']
# expect: 1.0 ['0.123456791043', '1.12345683575', '2.23456788063']
# expect: Cell.dend[0] ['0.212345675 10.123457 2.24691367', '0.212345675 100.123459 2.24691367']
# expect: 1.0 ['0.123456791043', '1.12345683575', '2.23456788063']
