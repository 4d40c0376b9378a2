"""Python objects in hoc, and hoc's nrnpython."""

from neuron import h


class Thing:
    def __init__(self):
        self.number = 4

    def add(self, a, b=1):
        return a + b + self.number


thing = Thing()
h("""
objref python
python = new PythonObject()
proc show() { print $o1.number, " ", $o1.add(3), " ", $o1.add(3, 4) }
proc change() { $o1.number = $2 }
obfunc back() { return $o1 }
func from_python() { return python.square($1) }
""")


def square(x):
    return x * x


h.show(thing)
h.change(thing, 9)
print(thing.number, h.back(thing) is thing, h.back([1, 2]), h.back(square)(3))
print(h.from_python(5), h.nrnpython("made = 5"), made)  # noqa: F821
h('nrnpython("import math; made = math.floor(2.5)")')
h("print python.made")
h("python.new_name = 7")
print(made, new_name, h.python.square is square)  # noqa: F821
h("objref list")
h("list = python.list()")
h.list.append(3)
print(h.list)
section = h.Section(name="s")
print(h.back(section) is section, h.back(section(0.5)))

# expect: 4  8  11
# expect: 9.0 True [1, 2] 9
# expect: 25.0 1.0 5
# expect: 	1
# expect: 2
# expect: 2 7.0 True
# expect: [3]
# expect: True s(0.5)
