"""Sections, segments, mechanisms and what they are asked for."""

from neuron import h


class Cell:
    def __str__(self):
        return "cell"


cell = Cell()
soma, dend = h.Section(name="soma", cell=cell), h.Section("dend")
print(soma, dend, soma.cell() is cell, dend.cell(), soma.name(), h.secname(sec=soma), repr(soma(0.5)))
soma.nseg, soma.L, soma.diam, soma.Ra = 3, 30, 20, 120
soma.insert("hh")
dend.insert(h.pas)
print(soma.nseg, soma.L, soma.diam, soma.Ra, soma.cm, soma.v, soma.rallbranch)
print([segment.x for segment in soma], [segment.x for segment in soma.allseg()])
soma.gnabar_hh = 0.2
soma(0.5).hh.gnabar = 0.5
soma(0.1).gkbar_hh = 0.05
print([(segment.hh.gnabar, segment.gkbar_hh) for segment in soma])
print([one.name() for one in soma(0.5)], [one.name() for one in soma(0.5).hh][:3], soma(0.5).hh.is_ion())
print(soma(0.5).hh.segment(), soma(0.5).na_ion.ena, soma(0.5).ek, soma(0).v, soma(0.5).diam)
print(soma(0.1) == soma(0.2), soma(0.1) == soma(0.9), len({soma(0.1), soma(0.2), soma(0.9)}), soma(0.5).sec is soma)
print(round(soma(0.5).area(), 6), round(soma(0.5).volume(), 6), soma(1).area(), round(soma(0.5).ri(), 9))
print("hh" in soma, "pas" in soma, h.pas in dend, "pas" in dend(0.5), soma.has_membrane("hh"), "na_ion" in soma)
print(hasattr(soma(0.5), "hh"), hasattr(soma(0.5), "pas"), hasattr(soma, "g_pas"), hasattr(soma(0), "hh"))


def refused(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__)


refused(lambda: soma(1.5))
refused(lambda: soma(0.5).nosuch)
refused(lambda: soma.g_pas)
refused(lambda: soma.insert("nosuch"))
refused(lambda: setattr(soma, "nosuch", 1))
refused(lambda: setattr(soma(0.5), "nosuch", 1))
refused(lambda: setattr(soma, "nseg", 0))
refused(lambda: setattr(soma, "L", 0))
refused(lambda: setattr(soma, "g_pas", 1))
refused(lambda: h.gnabar_hh)
refused(lambda: h.Section(5))
soma.uninsert("hh")
print(soma.has_membrane("hh"), soma.has_membrane("na_ion"))

# expect: cell.soma dend True None cell.soma _pysec.cell.soma cell.soma(0.5)
# expect: 3 30.0 20.0 120.0 1.0 -65.0 1.0
# expect: [0.16666666666666666, 0.5, 0.8333333333333334] [0.0, 0.16666666666666666, 0.5, 0.8333333333333334, 1.0]
# expect: [(0.2, 0.05), (0.5, 0.036), (0.2, 0.036)]
# expect: ['k_ion', 'na_ion', 'hh'] ['gnabar_hh', 'gkbar_hh', 'gl_hh'] False
# expect: cell.soma(0.5) 50.0 -77.0 -65.0 20.0
# expect: True False 2 True
# expect: 628.318531 3141.592654 0.0 0.038197186
# expect: False False False False True False
# expect: True False False False
# expect: ValueError
# expect: AttributeError
# expect: AttributeError
# expect: ValueError
# expect: AttributeError
# expect: AttributeError
# expect: ValueError
# expect: ValueError
# expect: AttributeError
# expect: TypeError
# expect: TypeError
# expect: False True
