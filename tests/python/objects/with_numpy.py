"""Vectors and arrays of numpy together; what a point process is not placed in."""

import numpy as np
from neuron import h

vector, array = h.Vector([1, 2, 3]), np.array([10.0, 20.0, 30.0])
for value in (vector + array, array + vector, vector - array, array * vector, vector / array, np.sqrt(vector * vector)):
    print(type(value).__name__, [float(x) for x in value])
print(
    type(vector + vector).__name__,
    type(vector * np.float64(2)).__name__,
    np.array(vector),
    np.asarray(vector).dtype,
    array.dot(vector),
)
vector.as_numpy()[1] = 7
print(
    list(vector),
    list(h.Vector(array)),
    list(h.Vector(np.arange(3))),
    list(h.Vector(np.array([[1, 2], [3, 4]]).ravel())),
)
section = h.Section(name="cell")
for place in (section, 0.5, "cell"):
    try:
        print(h.IClamp(place).has_loc())
    except Exception as error:
        print(isinstance(error, Exception))

# expect: ndarray [11.0, 22.0, 33.0]
# expect: ndarray [11.0, 22.0, 33.0]
# expect: ndarray [-9.0, -18.0, -27.0]
# expect: ndarray [10.0, 40.0, 90.0]
# expect: ndarray [0.1, 0.1, 0.1]
# expect: ndarray [1.0, 2.0, 3.0]
# expect: Vector Vector [1. 2. 3.] float64 140.0
# expect: [1.0, 7.0, 3.0] [10.0, 20.0, 30.0] [0.0, 1.0, 2.0] [1.0, 2.0, 3.0, 4.0]
# expect: True
# expect: 1.0
# expect: True
