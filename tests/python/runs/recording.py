"""Recording and playing Vectors, with the fixed and the variable step."""

from neuron import h
from neuron.units import ms, mV

h.load_file("stdrun.hoc")
soma, dend = h.Section(name="soma"), h.Section(name="dend")
dend.connect(soma(1))
soma.L = soma.diam = 15
dend.L, dend.diam, dend.nseg = 150, 1, 5
soma.insert("hh")
dend.insert("pas")
for segment in dend:
    segment.pas.g, segment.pas.e = 0.0005, -65
clamp = h.IClamp(dend(0.9))
clamp.dur = 1e9
shape, when = h.Vector([0, 0, 0.3, 0.3, 0]), h.Vector([0, 1, 1.5, 4, 5])
shape.play(clamp._ref_amp, when, True)
every = {
    name: h.Vector().record(what)
    for name, what in (("v", soma(0.5)._ref_v), ("i", clamp._ref_i), ("m", soma(0.5).hh._ref_m))
}
coarse = h.Vector().record(dend(0.5)._ref_v, 0.5)
h.finitialize(-65 * mV)
h.continuerun(10 * ms)
print([(name, len(one), f"{one.max():.8g}", f"{one.min():.8g}") for name, one in every.items()])
print([f"{x:.7g}" for x in coarse])
h.cvode.active(True)
h.finitialize(-65 * mV)
h.continuerun(10 * ms)
print(h.cvode.active(), len(every["v"]) > 50, f"{every['v'].max():.2f}", f"{every['i'].max():.4f}")

# expect: [('v', 401, '38.012482', '-171.3337'), ('i', 401, '0.3', '-1.49625'), ('m', 401, '0.99448762', '0.00053297788')]
# expect: ['-65', '-64.99336', '-64.98689', '-56.21471', '-44.84432', '-24.84071', '36.72514', '25.89736', '2.812359', '-21.79441', '-48.36901', '-74.28864', '-84.93575', '-92.83438', '-101.5405', '-111.8776', '-124.5111', '-140.0884', '-158.8611', '-180.898']
# expect: True True 38.35 0.3000
