"""Arrays of numpy over numbers of C, and states of Python that SaveState keeps."""

import ctypes

import neuron
from neuron import h

numbers = (ctypes.c_double * 4)(1, 2, 3, 4)
pointer = ctypes.cast(numbers, ctypes.POINTER(ctypes.c_double))
array = neuron.numpy_from_pointer(pointer, 3)
array[1] = 7
print(list(numbers), list(neuron.vec2numpy(2, pointer)), neuron.numpy_from_pointer(ctypes.addressof(numbers), 4).sum())
mine = {"count": 3}


def store():
    return str(mine["count"]).encode()


def restore(text):
    mine["count"] = int(text)


neuron.register_savestate("mine", store, restore)
soma = h.Section(name="soma")
h.finitialize(-65)
state = h.SaveState()
state.save()
mine["count"] = 5
state.restore()
print(mine["count"])
file = h.File("python_numbers_and_states.bin")
state.fwrite(file)
mine["count"] = 8
again = h.SaveState()
again.fread(file)
again.restore()
print(mine["count"], file.unlink())

# expect: [1.0, 7.0, 3.0, 4.0] [np.float64(1.0), np.float64(7.0)] 15.0
# expect: 3
# expect: 3 1.0
