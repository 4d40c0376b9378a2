"""NetCons, Random, CVode, ParallelContext and SaveState from Python: their values."""

from neuron import h

h.load_file("stdrun.hoc")
a, b = h.Section(name="a"), h.Section(name="b")
for section in (a, b):
    section.insert("hh")
    section.L = section.diam = 10
synapse, other = h.ExpSyn(b(0.5)), h.Exp2Syn(a(0.5))
con = h.NetCon(a(0.5)._ref_v, synapse, sec=a)
con.weight[0], con.delay, con.threshold = 0.01, 2, -10
more = h.NetCon(a(0.5)._ref_v, other, 0, 1.5, 0.002, sec=a)
print(
    con.pre(),
    con.syn(),
    con.preseg(),
    con.postseg(),
    con.precell(),
    con.postcell(),
    con.wcnt(),
    con.srcgid(),
    con.valid(),
    con.active(),
)
print(
    more.threshold,
    more.delay,
    more.weight[0],
    con.threshold,
    len(con.prelist()),
    len(con.synlist()),
    len(con.postcelllist()),
    len(con.precelllist()),
)
print(
    con.get_recordvec(),
    con.setpost(other),
    con.syn(),
    con.setpost(synapse),
    con.active(0),
    con.active(),
    con.active(1),
    con.active(),
)
times, ids = h.Vector(), h.Vector()
con.record(times, ids, 7)
clamp = h.IClamp(a(0.5))
clamp.delay, clamp.dur, clamp.amp = 1, 0.5, 0.3
cvode = h.CVode()
found = [cvode.netconlist("", "", synapse), cvode.netconlist("", "", "")]
print(
    [len(one) for one in found],
    cvode.netconlist("", "", other)[0] == more,
    cvode.active(),
    cvode.atol(),
    cvode.maxstep(),
    cvode.minstep(),
    cvode.order(),
    cvode.current_method(),
)
h.finitialize(-65)
saved = h.SaveState()
h.continuerun(2)
saved.save()
h.continuerun(10)
before = a.v, b.v, h.t
print([round(t, 6) for t in times], list(ids), [round(v, 6) for v in before])
saved.restore()
print(round(h.t, 6))
h.continuerun(10)
print((a.v, b.v, h.t) == before, [round(t, 6) for t in times])
cvode.active(True)
print(cvode.active(), cvode.current_method(), cvode.atol(1e-4), cvode.atol())
h.finitialize(-65)
cvode.solve(10)
states, rates, names = h.Vector(), h.Vector(), h.ref("")
cvode.states(states)
cvode.dstates(rates)
cvode.statename(0, names)
print(h.t, round(b.v, 2), len(states), len(rates), names[0], cvode.order() > 0)
cvode.active(False)
random = h.Random(3)
print(
    random.Random123(1, 2, 3),
    random.Random123_globalindex(),
    random.seq(5),
    [round(random.uniform(0, 1), 10), round(random.normal(0, 1), 10), random.discunif(1, 6), random.poisson(3)],
)
print(
    round(random.negexp(2), 10),
    round(random.lognormal(1, 0.5), 10),
    random.binomial(10, 0.5),
    random.geometric(0.3),
    round(random.weibull(1, 2), 10),
    round(random.erlang(2, 1), 10),
    random.hypergeo(3, 1) > 0,
)
pc = h.ParallelContext()
print(
    pc.id(),
    pc.nhost(),
    pc.nthread(),
    pc.set_gid2node(5, 0),
    pc.gid_exists(5),
    pc.cell(5, con),
    pc.gid_exists(5),
    pc.gid2cell(5),
    pc.gid2obj(5),
    pc.threshold(5),
    pc.gid_connect(5, other).srcgid(),
)
print(
    pc.allreduce(3, 1),
    pc.py_allgather(4),
    pc.py_alltoall([5]),
    pc.py_broadcast({"x": 1}, 0),
    pc.py_gather("a", 0),
    pc.py_scatter([8], 0),
    pc.barrier(),
)
vector = h.Vector([1, 2])
print(
    pc.allgather(2, out := h.Vector()),
    list(out),
    pc.allreduce(vector, 2),
    list(vector),
    pc.broadcast(vector, 0),
    pc.get_partition(0) is not None,
)
pc.pack(2, "text", vector)
pc.post("bundle")
print(pc.take("bundle"), pc.upkscalar(), pc.upkstr(names), names[0], list(pc.upkvec()), pc.look("bundle"))
pc.post("python", {"a": [1, 2]})
print(pc.take("python"), pc.upkpyobj())


def square(x):
    return x * x


for i in range(3):
    pc.submit(square, i)
results = {}
while (job := pc.working()) != 0:
    results[int(pc.userid())] = pc.pyret()
print(sorted(results.values()))

# expect: None ExpSyn[0] a(0.5) b(0.5) None None 1.0 -1 True True
# expect: 0.0 1.5 0.002 0.0 2 1 0 0
# expect: None 0.0 Exp2Syn[0] 0.0 True False False True
# expect: [1, 2] True False 0.001 1000000000.0 0.0 0 1
# expect: [1.55] [7.0] [-61.995171, -74.782378, 10.0]
# expect: 2.0
# expect: True [1.55]
# expect: True 301 0.0001 0.0001
# expect: 10.0 -74.77 11 11 a.v(0.5) True
# expect: 0.0 0.0 5.0 [0.6557348895, 0.1997396435, 5.0, 1.0]
# expect: 0.0490221396 2.265950059 6.0 1.0 1.5109697928 0.635686627 False
# expect: 0 1 1 0.0 1 0.0 3 None None 0.0 5
# expect: 3.0 [4] [5] {'x': 1} ['a'] 8 0.0
# expect: 0.0 [2.0] 0.0 [1.0, 2.0] 2.0 True
# expect: 1.0 2.0 text text [1.0, 2.0] False
# expect: 1.0 {'a': [1, 2]}
# expect: [0.0, 1.0, 4.0]
