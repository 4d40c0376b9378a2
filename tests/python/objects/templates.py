"""Templates of hoc as classes."""

import neuron
from neuron import h

h("""
begintemplate Cell
public soma, dend, x, name, o, values, hello, twice, synapse, others
create soma, dend[2]
objref o, synapse, others[2]
strdef name
double values[3]
proc init() { x = 3  if (numarg()) x = $1  name = "nm"  connect dend[0](0), soma(1)  soma synapse = new ExpSyn(.5) }
proc hello() { print "hello ", $1, " ", x }
func twice() { return 2 * $1 }
endtemplate Cell
""")
cell = h.Cell()
print(cell, cell.x, cell.name, cell.soma, list(cell.dend), cell.dend[1], cell.synapse, cell.o, list(cell.values))
cell.hello(2)
print(cell.twice(3), cell.soma.cell() == cell, cell.dend[0].parentseg(), h.Cell(7).x, len(h.Cell), h.Cell[0] == cell)
cell.x, cell.name, cell.o = 5, "new", h.Vector(2)
cell.values[2] = 4
cell.others[1] = cell
cell._ref_x[0] += 0.5
print(cell.x, cell.name, cell.o.size(), list(cell.values), cell.others[1] == cell, cell.others[0])
print(len(h.List("Cell")), hasattr(cell, "nosuch"), cell.soma.is_pysec(), cell.synapse.get_segment())
for action in (lambda: setattr(cell, "soma", 3), lambda: cell.dend[5], lambda: cell.nosuch):
    try:
        action()
    except (TypeError, IndexError, AttributeError) as error:
        print(type(error).__name__)


class Mine(neuron.hclass(h.Cell)):
    def __new__(cls, *arguments):
        return super().__new__(cls, 7)

    def __init__(self, more):
        super().__init__()
        self.more = more

    def both(self):
        return self.x + self.more


mine = Mine(1)
print(mine.both(), mine.x, isinstance(mine, Mine), mine.soma)

# expect: Cell[0] 3.0 nm Cell[0].soma [Cell[0].dend[0], Cell[0].dend[1]] Cell[0].dend[1] ExpSyn[0] None [0.0, 0.0, 0.0]
# expect: hello 2  3
# expect: 6.0 True Cell[0].soma(1) 7.0 1 True
# expect: 5.5 new 2 [0.0, 0.0, 4.0] True None
# expect: 1 False False Cell[0].soma(0.5)
# expect: TypeError
# expect: IndexError
# expect: AttributeError
# expect: 8.0 7.0 True Cell[2].soma
