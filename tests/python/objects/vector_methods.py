"""What the methods of Vector give, with their types."""

from neuron import h


def show(*values):
    print(
        *(
            [f"{x:.8g}" for x in v] if hasattr(v, "to_python") else round(v, 8) if isinstance(v, float) else v
            for v in values
        )
    )


v = h.Vector([3, 1, 2, 5, 4])
w = h.Vector(5).indgen(0.5)
show(w, h.Vector(3, 7), h.Vector().fill(2), h.Vector(2).fill(9), v.c(1, 3), v.cl())
show(
    v.mean(),
    v.var(),
    v.stdev(),
    v.stderr(),
    v.sumsq(),
    v.median(),
    v.sum(),
    v.min(),
    v.max(),
    v.min_ind(),
    v.max_ind(),
    v.mag(),
)
show(
    v.min(1, 3),
    v.max_ind(0, 2),
    v.sum(1, 2),
    v.mean(0, 1),
    v.size(),
    v.buffer_size() > 0,
    v.contains(5),
    v.contains(8),
    v.eq(v.c()),
    v.dot(w),
)
show(
    v.c().sort(),
    v.sortindex(),
    v.c().reverse(),
    v.c().rotate(2),
    v.c().rotate(-1, 0),
    v.c().insrt(1, 8),
    v.c().remove(1, 2),
    v.c().resize(2),
)
show(
    v.c().apply("sqrt"),
    v.reduce("abs"),
    v.c().add(w),
    v.c().sub(1),
    v.c().mul(w),
    v.c().div(2),
    v.c().scale(0, 1),
    v.c().pow(2),
    v.c().log(),
    v.c().log10(),
)
show(
    v.c().sqrt(),
    v.c().tanh(),
    v.c().abs(),
    v.c().floor(),
    v.interpolate(h.Vector([0, 2.5]), h.Vector([0, 1, 2, 3, 4])),
    h.Vector().deriv(v, 1),
    h.Vector().integral(v),
)
show(
    v.indwhere(">", 2),
    h.Vector().indvwhere(v, "[]", 2, 4),
    h.Vector().where(v, "<", 3),
    v.ind(h.Vector([0, 3])),
    h.Vector().index(v, h.Vector([1, 1])),
)
show(v.histogram(0, 6, 2), h.Vector().hist(v, 0, 3, 2), h.Vector().rebin(v, 2), h.Vector().sumgauss(0, 5, 1, 1))
show(h.Vector().spikebin(h.Vector([0, 1, 0, 1]), 0.5), h.Vector().convlv(v, h.Vector([1, 1])), h.Vector().correl(v))
show(
    h.Vector().fft(h.Vector([1, 2, 3, 4]), 1),
    h.Vector().spctrm(h.Vector(16).sin(1, 0, 1)),
    v.meansqerr(w),
    h.Vector().filter(v, h.Vector([1, 0.5])),
)
show(
    v.get(1),
    v.set(1, 11),
    v.append(1, 2),
    v.append(h.Vector([6])),
    v.copy(w),
    v.from_python((1, 2)),
    v.label("name"),
    v.label(),
    v.printf("%g "),
)
out = [0.0] * 2
show(
    v.to_python(out) is out,
    out,
    v.hname() == str(v),
    v.same(v),
    v.same(w),
    bool(v),
    bool(h.Vector()),
    v == w,
    v != w,
    2.0 in v,
)
show(v - 1, 2 * v, 1 / v, -v, abs(-v), v / 2, 5 - v, +v, [*reversed(v)], v[-1], v[0:1], sum(v))
v[1] = 8
v[0:2] = [5, 6]
show(v, v.x[1], len(v.x), list(v.x), v.setrand is not None)
for wrong in (
    lambda: v[9],
    lambda: v.x[9],
    lambda: v.get(9),
    lambda: v.min(3, 1),
    lambda: v + "a",
    lambda: h.Vector("a", "b"),
):
    try:
        show(wrong())
    except Exception as error:
        print(isinstance(error, Exception))

# expect: ['0', '0.5', '1', '1.5', '2'] ['7', '7', '7'] [] ['9', '9'] ['1', '2', '5'] ['3', '1', '2', '5', '4']
# expect: 3.0 2.5 1.58113883 0.70710678 55.0 3.0 15.0 1.0 5.0 1 3 7.41619849
# expect: 1.0 0 3.0 5.0 5 True True False 1.0 18.0
# expect: ['1', '2', '3', '4', '5'] ['1', '2', '0', '4', '3'] ['4', '5', '2', '1', '3'] ['5', '4', '3', '1', '2'] ['1', '2', '5', '4', '0'] ['3', '8', '1', '2', '5', '4'] ['3', '5', '4'] ['3', '1']
# expect: ['1.7320508', '1', '1.4142136', '2.236068', '2'] 15.0 ['3', '1.5', '3', '6.5', '6'] ['2', '0', '1', '4', '3'] ['0', '0.5', '2', '7.5', '8'] ['1.5', '0.5', '1', '2.5', '2'] 0.25 ['9', '1', '4', '25', '16'] ['1.0986123', '0', '0.69314718', '1.6094379', '1.3862944'] ['0.47712125', '0', '0.30103', '0.69897', '0.60205999']
# expect: ['1.7320508', '1', '1.4142136', '2.236068', '2'] ['0.99505475', '0.76159416', '0.96402758', '0.9999092', '0.9993293'] ['3', '1', '2', '5', '4'] ['3', '1', '2', '5', '4'] ['3', '3.5'] ['0.5', '0.5'] ['3', '6.5']
# expect: 0 ['0', '1'] [] ['3'] ['3.5', '3.5']
# expect: ['0', '0', '2', '0', '0'] ['0', '2', '0'] ['6.5'] ['0', '0', '0', '0', '0']
# expect: ['0', '1', '0', '1'] ['3', '3.5'] ['21.25', '21']
# expect: ['10', '-2', '-2', '-2'] ['0.0018851805', '0.0010232769'] 9.0 ['4.5', '5.25']
# expect: 1 2 3.5 ['1', '2'] ['1', '2'] ['1', '2'] ['1', '2'] ['1', '2'] name name 2
# expect: True [1.0, 2.0] True True False True False False True True
# expect: ['0', '1'] ['2', '4'] ['1', '0.5'] ['-1', '-2'] ['1', '2'] ['0.5', '1'] ['4', '3'] ['1', '2'] [2.0, 1.0] 2.0 ['1'] 3.0
# expect: ['5', '6'] 6.0 2 [5.0, 6.0] True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
