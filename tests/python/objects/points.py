"""Point processes, artificial cells and connections."""

from neuron import h

soma = h.Section(name="soma")
soma.nseg = 3
clamp, synapse, stimulus = h.IClamp(soma(0.5)), h.ExpSyn(0.2, sec=soma), h.NetStim()
clamp.delay, clamp.dur, clamp.amp = 1, 2, 0.3
print(clamp, clamp.amp, clamp.delay, clamp.get_segment(), synapse.get_segment(), stimulus.number, clamp.has_loc())
clamp.loc(soma(0.9))
print(clamp.get_segment(), soma(0.9).point_processes(), soma(0.5).point_processes(), clamp.get_loc())
h.pop_section()
print(h.IClamp().get_segment())
connection = h.NetCon(soma(0.5)._ref_v, synapse, sec=soma)
connection.weight[0], connection.delay, connection.threshold = 0.5, 2, -20
print(connection.weight[0], len(connection.weight), connection.delay, connection.threshold, connection.valid())
print(connection.syn() == synapse, connection.preseg(), connection.postseg(), connection.pre(), connection.precell())
other = h.NetCon(stimulus, synapse, 1, 2, 3)
print(other.pre(), other.threshold, other.delay, other.weight[0], other.preseg(), h.NetCon(None, synapse).valid())
voltage_clamp = h.VClamp(soma(0.5))
voltage_clamp.amp[1] = 3
voltage_clamp._ref_dur[2][0] = 4
print(list(voltage_clamp.amp), len(voltage_clamp.dur), voltage_clamp.dur[2])


class Cell:
    def __init__(self):
        self.soma = h.Section(name="soma", cell=self)
        self.synapse = h.ExpSyn(self.soma(0.5))
        self.connection = h.NetCon(self.soma(0.5)._ref_v, None, sec=self.soma)


cell = Cell()
print(cell.connection.precell() is cell, h.NetCon(stimulus, cell.synapse).postcell() is cell)
pc = h.ParallelContext()
pc.set_gid2node(7, 0)
pc.cell(7, cell.connection)
print(pc.gid2cell(7) is cell, pc.gid_exists(7), pc.gid_connect(7, synapse).srcgid(), pc.nhost(), pc.id())
for action in (lambda: setattr(clamp, "amp", "x"), lambda: clamp.nosuch, lambda: setattr(connection, "weight", 3)):
    try:
        action()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)

# expect: IClamp[0] 0.3 1.0 soma(0.5) soma(0.166667) 10.0 1.0
# expect: soma(0.833333) [IClamp[0]] [] 0.8333333333333334
# expect: None
# expect: 0.5 1 2.0 -20.0 True
# expect: True soma(0.5) soma(0.166667) None None
# expect: NetStim[0] 1.0 2.0 3.0 None True
# expect: [0.0, 3.0, 0.0] 3 4.0
# expect: True True
# expect: True 3 7 1 0
# expect: TypeError
# expect: AttributeError
# expect: TypeError
