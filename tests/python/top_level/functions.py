"""Functions and procedures of hoc; what they assign."""

from neuron import h

h("""
strdef name
proc show() { print $1, " ", $s2 }
func twice() { return 2 * $1 }
obfunc vector() { return new Vector($1, $2) }
proc change() { $s1 = "changed"  $&2 = 77 }
proc make() { $o1 = new Vector(4) }
func kind() { return argtype(1) }
""")
h.show(1, "two")
print(h.twice(21), h.vector(3, 1.5).to_python())
text, number, made = h.ref("old"), h.ref(1), h.ref(None)
h.change(text, number)
h.make(made)
print(text[0], number[0], made[0].size())
number[0] = 4
h.change(h._ref_name, number)
print(h.name, number[0])
print([h.kind(one) for one in (1, True, "a", None, h.Vector(), [1], h.ref(1), h.ref("a"), h._ref_t)])
for call in (lambda: h.twice("x"), lambda: h.twice(), lambda: h.xopen("there is no such file")):
    try:
        call()
    except RuntimeError:
        print("RuntimeError")
print(h("x = 4"), h.x, h.load_file("stdrun.hoc"))
print(round(h.sin(1), 6), h.nernst(1, 2, 3), h.FARADAY)

# expect: 1  two
# expect: 42.0 [1.5, 1.5, 1.5]
# expect: changed 77.0 4
# expect: changed 77.0
# expect: [0.0, 0.0, 2.0, 1.0, 1.0, 1.0, 3.0, 2.0, 3.0]
# expect: RuntimeError
# expect: RuntimeError
# expect: RuntimeError
# expect: True 4.0 1.0
# expect: 0.841471 5.5639242571611724 96485.33212331001
