"""A ball and a stick: a soma with hh and a passive dendrite; a current into the dendrite, for several strengths and
numbers of segments."""

from neuron import h
from neuron.units import ms, mV, um

h.load_file("stdrun.hoc")


class BallAndStick:
    def __init__(self, number):
        self.number = number
        self.soma = h.Section(name="soma", cell=self)
        self.dend = h.Section(name="dend", cell=self)
        self.dend.connect(self.soma)
        self.all = self.soma.wholetree()
        self.soma.L = self.soma.diam = 12.6157 * um
        self.dend.L, self.dend.diam = 200 * um, 1 * um
        for section in self.all:
            section.Ra, section.cm = 100, 1
        self.soma.insert("hh")
        for segment in self.soma:
            segment.hh.gnabar, segment.hh.gkbar, segment.hh.gl, segment.hh.el = 0.12, 0.036, 0.0003, -54.3
        self.dend.insert("pas")
        for segment in self.dend:
            segment.pas.g, segment.pas.e = 0.001, -65

    def __repr__(self):
        return f"BallAndStick[{self.number}]"


cell = BallAndStick(0)
print(cell, cell.all, f"{cell.soma(0.5).area():.6g}")
h.topology()
clamp = h.IClamp(cell.dend(1))
clamp.delay, clamp.dur, clamp.amp = 5, 1, 0.1
soma, dend, t = (h.Vector().record(one) for one in (cell.soma(0.5)._ref_v, cell.dend(0.5)._ref_v, h._ref_t))
h.finitialize(-65 * mV)
h.continuerun(25 * ms)
print(len(t), f"{soma.max():.8g} {soma.min():.8g} {dend.max():.8g} {t[soma.max_ind()]:.6g}")
for strength in (0.075, 0.15, 0.225, 0.3):
    for nseg in (1, 101):
        clamp.amp, cell.dend.nseg = strength, nseg
        h.finitialize(-65 * mV)
        h.continuerun(25 * ms)
        print(strength, nseg, f"{soma.max():.7g} {dend.max():.7g} {soma[600]:.7g}")

# expect: BallAndStick[0] [BallAndStick[0].soma, BallAndStick[0].dend] 500.003
# expect:
# expect: |-|       BallAndStick[0].soma(0-1)
# expect:    `|       BallAndStick[0].dend(0-1)
# expect:
# expect: 1001 -60.504683 -65.55079 -57.475614 6.35
# expect: 0.075 1 -61.68996 -59.35668 -65.19496
# expect: 0.075 101 -62.27272 -59.41923 -65.15276
# expect: 0.15 1 -57.70552 -53.70538 -65.64692
# expect: 0.15 101 -59.30484 -53.84338 -65.38935
# expect: 0.225 1 34.66074 -20.67917 -70.55192
# expect: 0.225 101 29.97664 -14.84033 -71.82858
# expect: 0.3 1 35.75972 -19.73867 -70.04824
# expect: 0.3 101 33.5637 -12.80493 -70.37364
