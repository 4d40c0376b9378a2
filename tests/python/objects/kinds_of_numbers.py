"""Where hoc's methods give int and bool."""

from neuron import h

soma = h.Section(name="soma")
synapse = h.ExpSyn(soma(0.5))
cvode, pc, strings = h.CVode(), h.ParallelContext(), h.StringFunctions()
connection = h.NetCon(soma(0.5)._ref_v, synapse, sec=soma)
v, items, name = h.Vector([3, 1, 2]), h.List(), h.ref("")
standard, types = h.MechanismStandard("hh"), h.MechanismType(0)
print(cvode.atol(), cvode.rtol(), cvode.maxstep(0.5), cvode.stiff(), cvode.maxorder(), cvode.jacobian())
print(cvode.condition_order(), cvode.active(), cvode.use_daspk(), cvode.use_local_dt(), cvode.use_fast_imem())
print(v.size(), v.min_ind(), v.max_ind(), v.indwhere(">", 1), v.contains(2), v.sum(), v.get(1), v.buffer_size())
print(items.count(), items.index(v), items.append(v), items.remove(0), h.Matrix(2, 3).nrow())
print(connection.valid(), connection.active(), connection.srcgid(), connection.wcnt(), connection.delay)
print(pc.id(), pc.nhost(), pc.gid_exists(3), pc.nthread(), pc.time() >= 0, pc.working())
print(strings.len("abc"), strings.substr("abc", "c"), strings.is_name("soma"), strings.is_point_process(synapse) > 0)
print(standard.count(), standard.name(name, 0), name[0], types.count() > 3, types.selected())
reference, sections = h.SectionRef(sec=soma), h.SectionList([soma])
print(reference.nchild(), reference.has_parent(), reference.exists(), sections.size(), sections.contains(sec=soma))
print(h.secondorder, h.stoprun, soma.nseg, h.nseg, h.t, h.ismembrane("hh", sec=soma), soma.n3d(), h.n3d(sec=soma))

# expect: 0.001 0.0 0.5 2 5 0
# expect: 1 False False False False
# expect: 3 1 0 0 True 6.0 1.0 3
# expect: 0 -1 1.0 0.0 2
# expect: True True -1 1.0 1.0
# expect: 0 1 0 1 True 0
# expect: 3 2 False True
# expect: 4 1 gnabar_hh True 0
# expect: 0 False True 1 True
# expect: 0 0 1 1 0.0 0.0 0 0.0
