"""Lists, matrices, and other objects of hoc."""

from neuron import h

items = h.List()
v, soma = h.Vector([1]), h.Section(name="soma")
for one in (v, h.Vector([2, 3]), soma, [1, 2], {"a": 1}):
    items.append(one)
print(len(items), items[0] == v, items[-1], items[2] is soma, items[3], [type(one).__name__ for one in items][2:])
print(items.count(), items.o(1).size(), v in items, items.index(v), bool(h.List()), items.object(4)["a"])
items.remove(0)
print(len(items), len(h.List("Vector")), h.Vector[0] == v, h.List("Vector")[0] == v)
for action in (lambda: items[9], lambda: items.append(3), lambda: h.List("Nope"), lambda: h.Vector[99]):
    try:
        action()
    except (IndexError, RuntimeError) as error:
        print(isinstance(error, IndexError))
m = h.Matrix(2, 3)
m.x[0][1] = 5
m.setval(1, 2, 4)
print(m.getval(0, 1), m.x[1][2], list(m.getrow(0)), m.nrow(), m.ncol(), list(m.mulv(h.Vector([1, 2, 3]))))
strings, text = h.StringFunctions(), h.ref("hello world")
rest = h.ref("")
print(strings.len("abc"), strings.substr("abc", "c"), strings.tail(text, "hello", rest), rest[0])
random = h.Random()
random.Random123(1, 2, 3)
print(random.uniform(0, 1) == random.repick())

# expect: 5 True {'a': 1} True [1, 2] ['Section', 'list', 'dict']
# expect: 5 2 True 0 False 1
# expect: 4 2 True True
# expect: True
# expect: False
# expect: False
# expect: True
# expect: 5.0 4.0 [0.0, 5.0, 0.0] 2 3 [10.0, 12.0]
# expect: 3 2 5  world
# expect: False
