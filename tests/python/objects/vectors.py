"""Vectors as sequences of Python and arrays of numpy."""

import copy
import pickle

import numpy as np
from neuron import h

v, w = h.Vector([1, 2, 3.5]), h.Vector((3, 1, 2))
print(len(v), v[0], v[-1], list(v), v.to_python(), 2 in v, 9 in v, sum(v), v.size(), bool(h.Vector()), bool(v))
print(
    list(v[1:]), list(v[::-1]), list(v + w), list(v - 1), list(2 - v), list(v * w), list(2 / v), list(-v), list(v / 2)
)
print(list(h.Vector(np.arange(3, dtype=int))), list(h.Vector(range(4))), list(h.Vector(3, 7)), np.array(v), abs(-v)[2])
a = v.as_numpy()
a[0] = 9
v[1] = 7
v[0:2] = [5, v[1]]
v.x[2] += 1
print(a, list(v), v.x[2], v.max(), v.indwhere(">", 5), v.contains(7))
print(list(h.Vector().from_python([4, 5])), v.to_python(np.zeros(3)), list(v.c().mul(2).add(w)), list(v))
print(v == v, v == w, v.c() == v, hash(v) == hash(v), isinstance(v, h.Vector))
print(list(pickle.loads(pickle.dumps(v))), list(copy.copy(v)), list(copy.deepcopy(w)))
reference = v._ref_x[1]
reference[0] = 42
print(v[1], reference[1])
for action in (
    lambda: v[5],
    lambda: v.x[3],
    lambda: v.x[-1],
    lambda: v.nosuch,
    lambda: h.Vector("a"),
    lambda: v.get(9),
):
    try:
        action()
    except Exception as error:
        print(type(error).__mro__[-3].__name__)
v.append(1, 2).resize(6)
print(list(v), v.label("name"), v.label())


class Mine(h.Vector):
    def total(self):
        return self.sum()


print(Mine([1, 2]).total(), isinstance(Mine(3), h.Vector), len(Mine(3)))

# expect: 3 1.0 3.5 [1.0, 2.0, 3.5] [1.0, 2.0, 3.5] True False 6.5 3 False True
# expect: [2.0, 3.5] [3.5, 2.0, 1.0] [4.0, 3.0, 5.5] [0.0, 1.0, 2.5] [1.0, 0.0, -1.5] [3.0, 2.0, 7.0] [2.0, 1.0, 0.5714285714285714] [-1.0, -2.0, -3.5] [0.5, 1.0, 1.75]
# expect: [0.0, 1.0, 2.0] [0.0, 1.0, 2.0, 3.0] [7.0, 7.0, 7.0] [1.  2.  3.5] 3.5
# expect: [5.  7.  4.5] [5.0, 7.0, 4.5] 4.5 7.0 1 True
# expect: [4.0, 5.0] [5.  7.  4.5] [13.0, 15.0, 11.0] [5.0, 7.0, 4.5]
# expect: True False False True True
# expect: [5.0, 7.0, 4.5] [5.0, 7.0, 4.5] [3.0, 1.0, 2.0]
# expect: 42.0 4.5
# expect: Exception
# expect: Exception
# expect: Exception
# expect: Exception
# expect: Exception
# expect: Exception
# expect: [5.0, 42.0, 4.5, 1.0, 2.0, 0.0] name name
# expect: 3.0 True 3
