"""Python may use all names of a template, public or not."""

from neuron import h

h("""begintemplate Box
public shown, total
objref kept, row[2], none
strdef label
double d[3]
create soma, dend[2]
proc init() { kept = new Vector(3) label = "hello" x = 4 d[1] = 7 shown = 1 soma.L = 33 }
proc add() { x = x + $1 }
func twice() { return 2*$1 }
obfunc inside() { return kept }
func total() { return x + d[2] }
later = 5
endtemplate Box""")
box, other = h.Box(), h.Box()
print(box.x, box.later, box.kept, box.label, box.d[1], box.soma.L, box.dend[1], box.none, box.row[0])
print(box.twice(4), box.add(2), box.x, box.inside(), box.total(), other.x)
box.x, box.label, box.kept, box.d[2] = 9, "changed", h.List(), 3
print(box.total(), box.label, box.kept, box._ref_x[0], box._ref_d[2][0], other.total(), other.label)
box._ref_x[0] = 20
print(box.total(), h.Box[0].x, hasattr(box, "shown"), hasattr(box, "nowhere"), "x" in dir(box))
for action in (lambda: box.nowhere, lambda: setattr(box, "nowhere", 1), lambda: setattr(box, "d", 1)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__)

# expect: 4.0 0.0 Vector[0] hello 7.0 33.0 Box[0].dend[1] None None
# expect: 8.0 0.0 6.0 Vector[0] 6.0 4.0
# expect: 12.0 changed List[0] 9.0 3.0 4.0 hello
# expect: 23.0 20.0 True False False
# expect: AttributeError
# expect: LookupError
# expect: TypeError
