"""What a Vector can be made of and combined with, and what is refused."""

import numpy as np
from neuron import h


def tell(text):
    try:
        print(text, list(eval(text)))
    except RuntimeError:
        print(text, "RuntimeError")
    except Exception as error:
        print(text, type(error).__name__)


v, w = h.Vector([1, 2]), h.Vector([3])
for text in (
    "h.Vector(iter([1, 2]))", "h.Vector(x / 2 for x in (1, 2))", "h.Vector(map(float, '12'))", "h.Vector(range(3))",
    "h.Vector([True, False])", "h.Vector(np.arange(3) > 1)", "h.Vector(np.float64(2))", "h.Vector([np.array(1.5)])",
    "h.Vector(np.array([1, 2], dtype=object))", "h.Vector(np.arange(6.0)[::2])", "h.Vector(np.array([]))",
    "h.Vector({1: 2})", "h.Vector({1, 2})", "h.Vector(['1', '2'])", "h.Vector([[1, 2], [3, 4]])", "h.Vector([None])",
    "h.Vector(np.array(2))", "h.Vector().from_python(iter([1]))", "h.Vector().from_python([[1, 2]])",
    "h.Vector().from_python(3)", "v + w", "v * w", "v / 0", "v / h.Vector([1, 0])", "v + True", "v + [1, 2]",
    "np.ones(2) + v", "v.to_python([0])",
):  # fmt: skip
    tell(text)


def assign(part, values):
    v = h.Vector([1, 2, 3, 4])
    try:
        v[part] = values
        print(list(v))
    except Exception as error:
        print(part, type(error).__name__)


for part in (slice(1, 3), slice(None, None, 2), slice(4, None)):
    for values in ([9, 8], h.Vector([7, 6]), np.array([5, 4]), (1,), [1, 2, 3]):
        assign(part, values)
assign(slice(1, 3), 5)
print(sorted([(1, w), (0, w), (2, v)]) == [(0, w), (1, w), (2, v)], (1, v) < (2, w))

# expect: h.Vector(iter([1, 2])) [1.0, 2.0]
# expect: h.Vector(x / 2 for x in (1, 2)) [0.5, 1.0]
# expect: h.Vector(map(float, '12')) [1.0, 2.0]
# expect: h.Vector(range(3)) [0.0, 1.0, 2.0]
# expect: h.Vector([True, False]) [1.0, 0.0]
# expect: h.Vector(np.arange(3) > 1) [0.0, 0.0, 1.0]
# expect: h.Vector(np.float64(2)) [0.0, 0.0]
# expect: h.Vector([np.array(1.5)]) [1.5]
# expect: h.Vector(np.array([1, 2], dtype=object)) [1.0, 2.0]
# expect: h.Vector(np.arange(6.0)[::2]) [0.0, 2.0, 4.0]
# expect: h.Vector(np.array([])) []
# expect: h.Vector({1: 2}) RuntimeError
# expect: h.Vector({1, 2}) RuntimeError
# expect: h.Vector(['1', '2']) RuntimeError
# expect: h.Vector([[1, 2], [3, 4]]) RuntimeError
# expect: h.Vector([None]) RuntimeError
# expect: h.Vector(np.array(2)) RuntimeError
# expect: h.Vector().from_python(iter([1])) [1.0]
# expect: h.Vector().from_python([[1, 2]]) RuntimeError
# expect: h.Vector().from_python(3) RuntimeError
# expect: v + w RuntimeError
# expect: v * w RuntimeError
# expect: v / 0 RuntimeError
# expect: v / h.Vector([1, 0]) [1.0, inf]
# expect: v + True [2.0, 3.0]
# expect: v + [1, 2] TypeError
# expect: np.ones(2) + v [np.float64(2.0), np.float64(3.0)]
# expect: v.to_python([0]) RuntimeError
# expect: [1.0, 9.0, 8.0, 4.0]
# expect: [1.0, 7.0, 6.0, 4.0]
# expect: [1.0, 5.0, 4.0, 4.0]
# expect: slice(1, 3, None) IndexError
# expect: slice(1, 3, None) IndexError
# expect: [9.0, 2.0, 8.0, 4.0]
# expect: [7.0, 2.0, 6.0, 4.0]
# expect: [5.0, 2.0, 4.0, 4.0]
# expect: slice(None, None, 2) IndexError
# expect: slice(None, None, 2) IndexError
# expect: slice(4, None, None) IndexError
# expect: slice(4, None, None) IndexError
# expect: slice(4, None, None) IndexError
# expect: slice(4, None, None) IndexError
# expect: slice(4, None, None) IndexError
# expect: slice(1, 3, None) TypeError
# expect: True True
