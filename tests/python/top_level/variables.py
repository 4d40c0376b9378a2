"""hoc's variables as attributes of h."""

from neuron import h

h("""
x = 3
strdef s
s = "abc"
objref o
double d[3], dd[2][3]
""")
print(h.x, h.s, h.o, h.t, h.dt, h.celsius)
h.x, h.s, h.o = 5, "new", h.Vector(2)
h.d[1] = 4
h.dd[1][2] = 7.5
print(h.x, h.s, h.o, list(h.d), h.dd[1][2], len(h.d))
h("print x, s, o.size, d[1], dd[1][2]")
h.o = None
h("print object_id(o)")
h.dt = 0.1
h("print dt")
for name, value in (("nosuch", 1), ("x", "text"), ("Vector", 3)):
    try:
        setattr(h, name, value)
    except (LookupError, TypeError) as error:
        print(name, type(error).__name__)
print(hasattr(h, "nosuch"), hasattr(h, "x"))
for index in (3, -1):
    try:
        print(h.d[index])
    except IndexError:
        print("IndexError")

# expect: 3.0 abc None 0.0 0.025 6.3
# expect: 5.0 new Vector[0] [0.0, 4.0, 0.0] 7.5 3
# expect: 5 new2 4 7.5
# expect: 0
# expect: 0.1
# expect: nosuch LookupError
# expect: x TypeError
# expect: Vector TypeError
# expect: False True
# expect: IndexError
# expect: IndexError
