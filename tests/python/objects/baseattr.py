"""What hoc gives an object, where a subclass has an attribute of the same name."""

from neuron import h, hclass


class Vector(hclass(h.Vector)):
    def size(self):
        return 10 * self.baseattr("size")()

    def sum(self, *given):
        return -self.baseattr("sum")(*given)


vector = Vector([1, 2, 3])
print(vector.size(), vector.sum(), vector.sum(0, 1), vector.baseattr("x")[1])
for wrong in ("nosuch", 3):
    try:
        vector.baseattr(wrong)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__)

h(
    """begintemplate Counter
public n, step, by
by = 0
proc init() { n = $1  by = 2 }
func step() { n += by  return n }
endtemplate Counter"""
)


class Loud(hclass(h.Counter)):
    def __new__(cls, start, name="it"):
        return super().__new__(cls, start)

    def __init__(self, start, name="it"):
        self.called = name

    @property
    def n(self):
        return f"{self.called}: {self.baseattr('n'):g}"

    def step(self):
        self.baseattr("step")()
        return self.n


one = Loud(3, name="one")
print(one.n, one.step(), one.step(), one.baseattr("by"), h.Counter[0].same(one))

# expect: 30 -6.0 -3.0 2.0
# expect: AttributeError
# expect: TypeError
# expect: one: 3 one: 5 one: 7 2.0 True
