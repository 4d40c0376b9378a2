"""A ring of cells, each of which excites the next; one is stimulated once. First the distance of spikes for different
weights and delays, then with global numbers, as a parallel program."""

import math

from neuron import h
from neuron.units import ms, mV, um

h.load_file("stdrun.hoc")


class Cell:
    def __init__(self, number, x, y, angle):
        self.number = number
        self.build()
        self.all = self.soma.wholetree()
        h.define_shape()
        self.turn(angle)
        self.move(x, y)
        self.spikes = h.Vector()
        self.detector = h.NetCon(self.soma(0.5)._ref_v, None, sec=self.soma)
        self.detector.record(self.spikes)
        self.connections = []

    def build(self):
        self.soma = h.Section(name="soma", cell=self)
        self.dend = h.Section(name="dend", cell=self)
        self.dend.connect(self.soma)
        self.soma.L = self.soma.diam = 12.6157 * um
        self.dend.L, self.dend.diam = 200 * um, 1 * um
        for section in (self.soma, self.dend):
            section.Ra, section.cm = 100, 1
        self.soma.insert("hh")
        self.dend.insert("pas")
        for segment in self.dend:
            segment.pas.g, segment.pas.e = 0.001, -65
        self.synapse = h.ExpSyn(self.dend(0.5))
        self.synapse.tau = 2 * ms

    def turn(self, angle):
        for section in self.all:
            for i in range(section.n3d()):
                x, y = section.x3d(i), section.y3d(i)
                c, s = math.cos(angle), math.sin(angle)
                section.pt3dchange(i, x * c - y * s, x * s + y * c, section.z3d(i), section.diam3d(i))

    def move(self, dx, dy):
        for section in self.all:
            for i in range(section.n3d()):
                x, y = section.x3d(i) + dx, section.y3d(i) + dy
                section.pt3dchange(i, x, y, section.z3d(i), section.diam3d(i))

    def __repr__(self):
        return f"Cell[{self.number}]"


class Ring:
    def __init__(self, count=5, weight=0.04, delay=5):
        angles = [i * 2 * math.pi / count for i in range(count)]
        self.cells = [Cell(i, 50 * math.cos(a), 50 * math.sin(a), a) for i, a in enumerate(angles)]
        for source, target in zip(self.cells, self.cells[1:] + self.cells[:1], strict=True):
            connection = h.NetCon(source.soma(0.5)._ref_v, target.synapse, sec=source.soma)
            connection.weight[0], connection.delay = weight, delay * ms
            source.connections.append(connection)
        self.stimulus = h.NetStim()
        self.stimulus.number, self.stimulus.start = 1, 9
        self.start = h.NetCon(self.stimulus, self.cells[0].synapse)
        self.start.delay, self.start.weight[0] = 1 * ms, 0.04


def simulate():
    h.finitialize(-65 * mV)
    h.continuerun(100 * ms)


ring = Ring()
v = h.Vector().record(ring.cells[0].soma(0.5)._ref_v)
simulate()
for cell in ring.cells:
    print(cell, [f"{time:.6g}" for time in cell.spikes], f"{cell.dend.x3d(cell.dend.n3d() - 1):.5g}")
print(f"{v.max():.7g} {v[len(v) - 1]:.7g}")
for weight, delay in ((0.01, 5), (0.04, 1), (0.002, 5)):
    for cell in ring.cells:
        cell.connections[0].weight[0], cell.connections[0].delay = weight, delay
    simulate()
    print(weight, delay, [cell.spikes.size() for cell in ring.cells], [f"{time:.6g}" for time in ring.cells[0].spikes])
ring.start.active(False)
simulate()
print([cell.spikes.size() for cell in ring.cells])
del ring, cell
print(len(list(h.allsec())), len(h.List("NetCon")))


class ParallelRing(Ring):
    def __init__(self, count=5):
        self.pc = h.ParallelContext()
        angles = [i * 2 * math.pi / count for i in range(count)]
        mine = range(self.pc.id(), count, self.pc.nhost())
        for gid in mine:
            self.pc.set_gid2node(gid, self.pc.id())
        self.cells = [Cell(i, 50 * math.cos(angles[i]), 50 * math.sin(angles[i]), angles[i]) for i in mine]
        for cell in self.cells:
            self.pc.cell(cell.number, cell.detector)
        for cell in self.cells:
            connection = self.pc.gid_connect((cell.number - 1 + count) % count, cell.synapse)
            connection.weight[0], connection.delay = 0.01, 5 * ms
            cell.connections.append(connection)
        if self.pc.gid_exists(0):
            self.stimulus = h.NetStim()
            self.stimulus.number, self.stimulus.start = 1, 9
            self.start = h.NetCon(self.stimulus, self.pc.gid2cell(0).synapse)
            self.start.delay, self.start.weight[0] = 1 * ms, 0.04


ring = ParallelRing()
times, gids = h.Vector(), h.Vector()
ring.pc.spike_record(-1, times, gids)
ring.pc.set_maxstep(10 * ms)
h.finitialize(-65 * mV)
ring.pc.psolve(100 * ms)
print([(f"{time:.6g}", int(gid)) for time, gid in zip(times, gids, strict=True)])
gathered = ring.pc.py_alltoall(
    [{cell.number: list(cell.spikes) for cell in ring.cells}] + [None] * (ring.pc.nhost() - 1)
)
print({number: len(spikes) for number, spikes in gathered[0].items()})
ring.pc.barrier()

# expect: Cell[0] ['10.925', '40.55', '70.175', '99.8'] 262.62
# expect: Cell[1] ['16.85', '46.475', '76.1'] 81.153
# expect: Cell[2] ['22.775', '52.4', '82.025'] -212.46
# expect: Cell[3] ['28.7', '58.325', '87.95'] -212.46
# expect: Cell[4] ['34.625', '64.25', '93.875'] 81.153
# expect: 38.46631 38.11289
# expect: 0.01 5 [3, 3, 3, 3, 2] ['10.925', '43.325', '75.7']
# expect: 0.04 1 [9, 9, 8, 8, 8] ['10.925', '20.95', '31.95', '42.825', '53.7', '64.575', '75.45', '86.325', '97.2']
# expect: 0.002 5 [1, 0, 0, 0, 0] ['10.925']
# expect: [0, 0, 0, 0, 0]
# expect: 0 0
# expect: [('10.925', 0), ('17.4', 1), ('23.875', 2), ('30.35', 3), ('36.825', 4), ('43.325', 0), ('49.8', 1), ('56.275', 2), ('62.75', 3), ('69.225', 4), ('75.7', 0), ('82.175', 1), ('88.65', 2), ('95.125', 3)]
# expect: {0: 0, 1: 0, 2: 0, 3: 0, 4: 0}
