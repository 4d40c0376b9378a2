"""Nodes are numbered roots first, then cell by cell, generation by generation."""

from neuron import h


def cell(name):
    soma, apical, basal, tuft, oblique = (
        h.Section(name=f"{name}.{part}") for part in "soma apical basal tuft oblique".split()
    )
    apical.connect(soma(1))
    basal.connect(soma(0))
    tuft.connect(apical(0.5))
    oblique.connect(apical(1), 1)
    tuft.nseg, oblique.nseg = 2, 3
    return soma, apical, basal, tuft, oblique


def show():
    h.finitialize(-65)
    for section in h.allsec():
        print(section, [segment.node_index() for segment in section.allseg()])


cells = [cell("a"), cell("b")]
show()
spine = h.Section(name="spine")
spine.connect(cells[0][0](0.5))
cells[1][0].nseg = 3
show()
reversed_root = h.Section(name="root")
reversed_root.nseg = 2
child = h.Section(name="child")
child.connect(reversed_root(0))
show()

# expect: a.soma [0, 2, 3]
# expect: a.apical [3, 6, 7]
# expect: a.basal [0, 4, 5]
# expect: a.tuft [6, 8, 9, 10]
# expect: a.oblique [14, 13, 12, 11, 7]
# expect: b.soma [1, 15, 16]
# expect: b.apical [16, 19, 20]
# expect: b.basal [1, 17, 18]
# expect: b.tuft [19, 21, 22, 23]
# expect: b.oblique [27, 26, 25, 24, 20]
# expect: a.soma [0, 2, 3]
# expect: a.apical [3, 8, 9]
# expect: a.basal [0, 4, 5]
# expect: a.tuft [8, 10, 11, 12]
# expect: a.oblique [16, 15, 14, 13, 9]
# expect: b.soma [1, 17, 18, 19, 20]
# expect: b.apical [20, 23, 24]
# expect: b.basal [1, 21, 22]
# expect: b.tuft [23, 25, 26, 27]
# expect: b.oblique [31, 30, 29, 28, 24]
# expect: spine [2, 6, 7]
# expect: a.soma [0, 3, 4]
# expect: a.apical [4, 9, 10]
# expect: a.basal [0, 5, 6]
# expect: a.tuft [9, 11, 12, 13]
# expect: a.oblique [17, 16, 15, 14, 10]
# expect: b.soma [1, 18, 19, 20, 21]
# expect: b.apical [21, 24, 25]
# expect: b.basal [1, 22, 23]
# expect: b.tuft [24, 26, 27, 28]
# expect: b.oblique [32, 31, 30, 29, 25]
# expect: spine [3, 7, 8]
# expect: root [2, 33, 34, 35]
# expect: child [2, 36, 37]
