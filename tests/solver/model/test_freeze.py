"""Node order, and that numbers move with their nodes."""

import random

import numpy as np
from ranvier.solver.model import Model
from ranvier.solver.model.freeze import freeze, section_order, update_geometry

# (child, parent, x, end) and the order in which NEURON 9.0.2 lists the sections of the cell
CONNECTIONS = [
    (1, 0, 1, 0), (2, 1, 1, 0), (3, 1, 0.5, 0), (4, 0, 0.5, 0), (5, 0, 1, 0), (6, 5, 0, 0), (7, 4, 1, 0),
    (8, 4, 0.3, 0), (9, 8, 1, 0), (10, 8, 0, 0), (11, 2, 0.2, 0), (12, 0, 0, 1), (13, 12, 0.8, 0), (14, 12, 0.2, 1),
    (15, 12, 1, 0), (16, 12, 0, 0), (17, 12, 0.5, 0),
]  # fmt: skip
GENERATIONS = [0, 12, 4, 5, 1, 15, 13, 17, 14, 16, 8, 7, 6, 3, 2, 10, 9, 11]


def tree() -> tuple[Model, list]:
    model = Model()
    sections = [model.create_section(str(i)) for i in range(20)]
    for child, parent, x, end in CONNECTIONS:
        sections[child].connect(sections[parent], x, end)
    sections[0].nseg = 3
    sections[18].connect(sections[19], 0.5)
    return model, sections


def test_sections_go_by_generations_as_in_neuron():
    model, sections = tree()
    order = section_order(model)
    assert [int(s.name) for s in order] == [*GENERATIONS, 19, 18]


def test_parents_come_first_and_bare_ends_last():
    model, _ = tree()
    layout = freeze(model)
    assert layout.roots == 2
    assert (layout.parent[:2] == -1).all()
    assert (layout.parent[2 : layout.solved] < np.arange(2, layout.solved)).all()
    assert (layout.parent[layout.solved :] < layout.solved).all()
    assert layout.count == len(model.nodes)


def test_values_move_with_their_nodes():
    model, sections = tree()
    random.seed(1)
    marks = {}
    for section in sections:
        for x in (0, *(section.node_x(i) for i in range(section.nseg)), 1):
            node = section.node_at(x)
            marks.setdefault(node, random.random())
            section.set("v", x, marks[node])
    pointers = {section: section.pointer("v", 0.5) for section in sections}
    freeze(model)
    model.delete_section(sections[7])
    sections[2].nseg = 5
    freeze(model)
    for section in sections:
        if section.exists and section is not sections[2]:
            for x in (0.5, 1):
                assert section.get("v", x) == marks[section.node_at(x)]
            assert pointers[section].get() == section.get("v", 0.5)
    assert not pointers[sections[7]].alive


def matrix(model: Model) -> dict[tuple[int, int], float]:
    """The axial matrix, by handles."""
    layout = freeze(model)
    update_geometry(model, layout)
    handles, parent = layout.handles, layout.parent
    found = {(int(h), int(h)): layout.diagonal[row] for row, h in enumerate(handles[: layout.solved])}
    for row in range(layout.roots, layout.solved):
        found[int(handles[row]), int(handles[parent[row]])] = layout.from_parent[row]
        found[int(handles[parent[row]]), int(handles[row])] = layout.to_parent[row]
    return found


def test_axial_terms_as_in_neuron():
    """a: 20 x 5 µm in two segments; b: 30 x 2, rallbranch 3, at a(.75); c: 10 x 1 at b(1). NEURON's a and b."""
    model = Model()
    a, b, c = (model.create_section(name) for name in "abc")
    for section, length, diam in ((a, 20, 5), (b, 30, 2), (c, 10, 1)):
        section.L = length
        section.set_all("diam", diam)
    a.nseg, b.rallbranch = 2, 3
    b.connect(a, 0.75)
    c.connect(b, 1)
    found = matrix(model)
    nodes = [a.node_at(0.25), a.node_at(0.75), b.node_at(0.5), b.node_at(1), c.node_at(0.5)]
    expected = [
        (0, 1, -3.53107344632768, -3.53107344632768),
        (1, 2, -1.12994350282486, -0.313873195229127),
        (2, 3, -0.313873195229127, -0.591637034574349),
        (3, 4, -0.443727775930762, -1.41242937853107),
    ]
    for above, below, into_above, into_below in expected:
        np.testing.assert_allclose(found[nodes[above], nodes[below]], into_above, rtol=1e-13)
        np.testing.assert_allclose(found[nodes[below], nodes[above]], into_below, rtol=1e-13)
    rows = {node: sum(value for (i, _), value in found.items() if i == node) for node in nodes}
    for node, total in rows.items():  # no current flows where all voltages are equal
        assert abs(total) < 1e-12 * found[node, node]
