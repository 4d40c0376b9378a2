"""Lists, SectionLists, SectionRefs and Files, with the types of what they give."""

import os

from neuron import h

items = h.List()
a, b, c = h.Vector([1]), h.Vector([2]), h.ref("x")
print(
    items.append(a),
    items.append(b),
    items.prepend(h.Vector([0])),
    items.insrt(1, h.Vector([9])),
    items.count(),
    len(items),
)
print(
    [list(v) for v in items],
    items.index(b),
    items.index(h.Vector()),
    items.object(1)[0],
    items.o(2)[0],
    items[-1] == b,
    a in items,
    h.Vector() in items,
)
print(
    items.remove(0), items.count(), items.remove_all(), items.count(), bool(items), items.select(-1), items.selected()
)
for wrong in (lambda: items[0], lambda: items.object(3), lambda: items.remove(4)):
    try:
        print(wrong())
    except Exception as error:
        print(isinstance(error, Exception))
vectors = h.List("Vector")
print(vectors.count() > 2, vectors.o(0).hname(), items.same(items), items == h.List())

soma, dend, tuft, other = (h.Section(name=name) for name in ("soma", "dend", "tuft", "other"))
dend.connect(soma(1))
tuft.connect(dend(0.5))
sections = h.SectionList()
print(
    sections.append(sec=soma),
    sections.append(tuft),
    sections.append(soma),
    len(list(sections)),
    sections.contains(sec=soma),
    sections.contains(dend),
)
print(
    sections.unique(),
    [str(s) for s in sections],
    sections.subtree(sec=dend),
    [str(s) for s in sections],
    sections.remove(sec=tuft),
    [str(s) for s in sections],
)
print(sections.wholetree(sec=tuft), [str(s) for s in sections], soma in sections, other in sections)
roots = h.SectionList()
print(roots.allroots(), [str(s) for s in roots], [str(s) for s in h.SectionList([tuft, soma])], roots.printnames())
children = h.SectionList()
print(children.children(sec=soma), [str(s) for s in children])
reference = h.SectionRef(sec=dend)
print(
    reference.sec,
    reference.parent,
    reference.trueparent,
    reference.root,
    reference.child[0],
    reference.nchild(),
    reference.has_parent(),
    reference.has_trueparent(),
)
print(
    reference.exists(),
    reference.is_cas(),
    reference.is_cas(sec=dend),
    h.SectionRef(sec=soma).has_parent(),
    h.SectionRef(sec=soma).nchild(),
    h.SectionRef(tuft).sec,
)

file = h.File()
print(
    file.wopen("python_containers.txt"),
    file.isopen(),
    file.printf("%g %s\n", 4.5, "words"),
    file.printf("%d\n", 7),
    file.close(),
    file.isopen(),
)
print(
    file.ropen("python_containers.txt"),
    file.scanvar(),
    file.scanstr(text := h.ref("")),
    text[0],
    file.tell(),
    file.gets(text),
    repr(text[0]),
    file.gets(text),
    repr(text[0]),
    file.eof(),
    file.seek(0),
    file.gets(text),
    file.close(),
)
print(
    file.aopen("python_containers.txt"),
    file.printf("more\n"),
    file.flush(),
    file.close(),
    file.getname(),
    file.ropen("not there"),
)
print(
    file.wopen("python_containers.bin"),
    a.vwrite(file),
    file.close(),
    file.ropen("python_containers.bin"),
    h.Vector().vread(file),
    file.close(),
    file.unlink(),
)
os.remove("python_containers.txt")
if os.path.exists("python_containers.bin"):
    os.remove("python_containers.bin")

# expect: 1.0 2.0 3.0 4.0 4 4
# expect: [[0.0], [9.0], [1.0], [2.0]] 3 -1 9.0 1.0 True True False
# expect: 3.0 3 0.0 0 False 1.0 -1
# expect: True
# expect: True
# expect: True
# expect: False Vector[0] True False
# expect: 1.0 1.0 1.0 3 True False
# expect: 1 ['soma', 'tuft'] 1.0 ['soma', 'tuft', 'dend', 'tuft'] 1.0 ['soma', 'dend', 'tuft']
# expect: 1.0 ['soma', 'dend', 'tuft', 'soma', 'dend', 'tuft'] True False
# expect: soma
# expect: other
# expect: 1.0 ['soma', 'other'] ['tuft', 'soma'] 1.0
# expect: 1.0 ['dend']
# expect: dend soma soma soma tuft 1 True True
# expect: True False True False 1 tuft
# expect: 1.0 1.0 0.0 0.0 0.0 0.0
# expect: 1.0 4.5 5.0 words 9 1.0 '\n' 2.0 '7\n' 1.0 0.0 10.0 0.0
# expect: 1.0 0.0 1.0 0.0 python_containers.txt 0.0
# expect: 1.0 1.0 0.0 1.0 1.0 0.0 1.0
