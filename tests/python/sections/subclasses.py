"""Classes of Python that are sections."""

from neuron import h, nrn


class Cell(nrn.Section):
    def __init__(self, v_rest, name=None, **parameters):
        if name is None:
            super().__init__()
        else:
            super().__init__(name=name)
        self.v_rest = v_rest
        self.parameters = parameters
        self.L = 20


named, unnamed = Cell(-70, name="named", nseg=3), Cell(v_rest=-60)
print(named, named.name(), named.v_rest, named.parameters, named.L)
print(unnamed.name()[:8], unnamed.v_rest, len(list(h.allsec())))
unnamed.connect(named(1))
print(named.children()[0] is unnamed or named.children()[0] == unnamed, isinstance(unnamed, nrn.Section))
del named
print([section.name()[:8] for section in h.allsec()])

# expect: named named -70 {'nseg': 3} 20.0
# expect: __nrnsec -60 2
# expect: True True
# expect: ['__nrnsec']
