"""3-D points by the methods of sections and by the functions with sec=, with the types of what they give."""

from neuron import h

a, b = h.Section(name="a"), h.Section(name="b")
print(
    a.pt3dclear(), a.n3d(), h.n3d(sec=a), a.pt3dadd(0, 0, 0, 2), a.pt3dadd(10, 0, 0, 1), h.pt3dadd(20, 5, 0, -1, sec=a)
)
print(
    a.n3d(),
    a.x3d(1),
    a.y3d(2),
    a.z3d(0),
    a.diam3d(2),
    a.arc3d(2),
    a.spine3d(2),
    a.spine3d(0),
    h.arc3d(1, sec=a),
    h.diam3d(0, sec=a),
    h.spine3d(2, sec=a),
)
print(
    a.pt3dinsert(1, 5, 0, 0, 3),
    a.pt3dchange(0, 4),
    a.pt3dchange(3, 20, 6, 0, 1),
    a.pt3dremove(1),
    h.pt3dremove(0, sec=a),
    a.n3d(),
    a.psection()["morphology"]["pts3d"],
)
print(h.pt3dclear(sec=a), a.n3d(), h.pt3dclear(5, sec=a), a.pt3dstyle(), h.pt3dstyle(sec=a), b.connect(a(1)))
print(
    a.pt3dstyle(0),
    a.pt3dstyle(1, 1, 2, 3),
    a.pt3dstyle(),
    h.define_shape(),
    a.n3d(),
    b.n3d(),
    [a.x3d(i) for i in range(a.n3d())],
    [b.x3d(i) for i in range(b.n3d())],
)
print(
    a.hname(),
    a.same(a),
    a.same(b),
    a.push(),
    h.cas(),
    h.pop_section(),
    a.is_pysec(),
    a.hoc_internal_name()[:9],
    a.orientation(),
    h.section_orientation(sec=b),
)
print(
    h.ri3d() if hasattr(h, "ri3d") else None,
    h.getSpineArea(),
    h.distance(a(0), b(1)),
    h.area(0.5, sec=a) == a(0.5).area(),
    h.ri(0.5, sec=b) == b(0.5).ri(),
)
for wrong in (lambda: a.x3d(99), lambda: a.pt3dremove(99)):
    try:
        print(wrong())
    except Exception as error:
        print(isinstance(error, Exception))
print(
    a(0.5) in a,
    a(0.5) in b,
    [s.x for s in a],
    [s.x for s in a.allseg()],
    a(0.5) == a(0.5),
    a == b,
    hash(a) == hash(h.SectionRef(sec=a).sec),
)
a.insert("hh")
print(
    [m.name() for m in a(0.5)],
    [(v.name(), v.mech().name(), len(v), v[0]) for v in a(0.5).hh][:3],
    a(0.5).hh.is_ion(),
    a(0.5).na_ion.is_ion(),
    a(0.5).hh.segment(),
)

# expect: 0 0 0.0 None None 1.0
# expect: 3 10.0 5.0 0.0 1.0 21.18033988749895 True False 10.0 2.0 1.0
# expect: None None None None 0.0 2 [(10.0, 0.0, 0.0, 1.0), (20.0, 6.0, 0.0, 1.0)]
# expect: 0.0 0 5.0 False 0.0 b
# expect: False True True 1.0 3 3 [0.0, 5.830951690673828, 11.661903381347656] [11.661903381347656, 61.661903381347656, 111.66190338134766]
# expect: a True False a a 1.0 True __nrnsec_ 0.0 0.0
# expect: None 0.0 111.6619037896906 True True
# expect: True
# expect: True
# expect: True False [0.5] [0.0, 0.5, 1.0] True False True
# expect: ['k_ion', 'na_ion', 'hh'] [('gnabar_hh', 'hh', 1, 0.12), ('gkbar_hh', 'hh', 1, 0.036), ('gl_hh', 'hh', 1, 0.0003)] False True a(0.5)
