"""Graph.vector of the elements of a range variable; the figures are NEURON 9.0.2's."""

MOD = """
NEURON { SUFFIX steps RANGE c, k }
PARAMETER { k = 2 }
ASSIGNED { c[4] }
INITIAL { LOCAL i FROM i = 0 TO 3 { c[i] = k*i + 0.5 } }
BREAKPOINT { LOCAL i FROM i = 0 TO 3 { c[i] = c[i] + 1 } }
"""
GRAPH = """
create s
access s
insert steps
objref g, x, y, abscissae
x = new Vector(4)
x.indgen(2)
y = new Vector()
abscissae = new Vector()
g = new Graph(0)
g.vector(4, &x.x[0], &c_steps[0](.5))
finitialize(-65)
g.flush()
g.getline(-1, abscissae, y)
"""


def test_elements_of_a_range_variable(hoc, machine, refused, tmp_path):
    (tmp_path / "steps.mod").write_text(MOD)
    machine.load_mechanisms(tmp_path)
    hoc(GRAPH)
    assert list(machine.value("abscissae").data) == [0, 2, 4, 6]
    assert list(machine.value("y").data) == [0.5, 2.5, 4.5, 6.5]
    hoc("fadvance()\ng.flush()\ng.getline(-1, abscissae, y)")
    assert list(machine.value("y").data) == [1.5, 3.5, 5.5, 7.5]
    refused("", "g.vector(5, &x.x[0], &c_steps[0](.5))", "has no element 4 places further")
    refused("x.resize(9)", "g.vector(5, &x.x[0], &c_steps[0](.5))", "has no element 4 places further")
    refused("z = 1", "g.vector(2, &x.x[0], &z)", "does not point into an array")
