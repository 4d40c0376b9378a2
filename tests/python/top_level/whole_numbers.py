"""Numbers of hoc that Python gets as int: the settings that are whole numbers inside."""

from neuron import h

for name in "secondorder stoprun diam_changed nrn_netrec_state_adjust nrn_shape_changed_ nrn_sparse_partrans".split():
    print(name, type(getattr(h, name)).__name__)
h.nrn_netrec_state_adjust = 1
print(h.nrn_netrec_state_adjust, h.xopen_broadcast_, h.dt)

# psection tells mechanisms and ions in the order in which they were registered, not inserted
s = h.Section(name="s")
for mechanism in ("hh", "extracellular", "k_ion", "pas"):
    s.insert(mechanism)
told = s.psection()
print(list(told["density_mechs"]), list(told["ions"]), list(told["ions"]["k"]))

# expect: secondorder int
# expect: stoprun int
# expect: diam_changed int
# expect: nrn_netrec_state_adjust int
# expect: nrn_shape_changed_ int
# expect: nrn_sparse_partrans int
# expect: 1 255 0.025
# expect: ['pas', 'extracellular', 'hh'] ['na', 'k'] ['ek', 'ki', 'ko', 'ik', 'dik_dv_']
