"""Sections: nseg, connections, order; the figures are what NEURON 9.0.2 gave."""

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.solver.model import Model


@pytest.fixture
def model():
    return Model()


def values(section, name):
    return [section.get(name, section.node_x(i)) for i in range(section.nseg)]


def fill(section, name, numbers):
    for i, number in enumerate(numbers):
        section.set(name, section.node_x(i), number)


def test_defaults(model):
    section = model.create_section("a")
    assert (section.L, section.Ra, section.nseg, section.rallbranch) == (100, 35.4, 1, 1)
    assert (section.get("diam", 0.5), section.get("cm", 0.5), section.get("v", 0.5)) == (500, 1, -65)


def test_new_segments_take_the_values_of_the_one_that_holds_their_centre(model):
    section = model.create_section("a")
    section.nseg = 3
    fill(section, "cm", [1, 2, 3])
    expected = {
        9: [1, 1, 1, 2, 2, 2, 3, 3, 3],
        3: [1, 2, 3],
        5: [1, 1, 2, 3, 3],
        2: [1, 3],
        1: [3],
        4: [3, 3, 3, 3],
    }
    for nseg, numbers in expected.items():
        section.nseg = nseg
        assert values(section, "cm") == numbers


def test_a_pointer_lives_as_long_as_its_segment(model):
    section = model.create_section("a")
    section.nseg = 3
    pointers = [section.pointer("v", section.node_x(i)) for i in range(3)]
    section.nseg = 9
    fill(section, "v", range(9))
    assert [p.get() for p in pointers] == [1, 4, 7]
    section.nseg = 5
    assert [p.alive for p in pointers] == [False, True, False]
    with pytest.raises(RanvierError, match="dangling"):
        pointers[0].get()
    section.set("v", 0.5, 12)
    assert pointers[1].get() == 12


def test_nseg_must_be_positive_and_is_cut_to_a_whole_number(model):
    section = model.create_section("a")
    section.nseg = 2.7
    assert section.nseg == 2
    for bad in (0, -1, 40000):
        with pytest.raises(RanvierError, match="nseg must be 1 to 32767"):
            section.nseg = bad


def test_ends_have_their_own_voltage(model):
    parent, child = model.create_section("p"), model.create_section("c")
    child.nseg = 4
    child.set("v", 0, 50)
    child.set("v", 1, 51)
    fill(child, "v", range(4))
    child.connect(parent, 1, 1)  # the 1 end: what was the far end is at x = 0 now
    assert values(child, "v") == [0, 1, 2, 3]
    assert (child.get("v", 0), child.get("v", 1)) == (51, -65)
    parent.set("v", 1, -3)
    assert child.get("v", 1) == -3
    child.disconnect()
    assert child.child_end == 1 and child.parent is None


def test_children_go_by_distance_the_newest_first(model):
    a = model.create_section("a")
    for name, x in (("b", 1), ("c", 1), ("d", 0.2), ("e", 0), ("f", 0.7)):
        model.create_section(name).connect(a, x)
    assert [child.name for child in a.children] == ["e", "d", "f", "c", "b"]
    b = model.create_section("reversed")
    b.connect(a, 1, 1)
    for name, x in (("g", 0), ("h", 1), ("i", 0.3)):
        model.create_section(name).connect(b, x)
    assert [child.name for child in b.children] == ["h", "i", "g"]


def test_true_parent_skips_sections_that_begin_at_the_same_node(model):
    q, w, z = (model.create_section(name) for name in "qwz")
    w.connect(q, 0.3)
    z.connect(w, 0)
    assert (z.parent, z.trueparent(), z.root()) == (w, q, q)
    assert q.trueparent() is None
    w.disconnect()
    assert z.trueparent() is None


def test_deleting_a_section_makes_roots_of_its_children(model):
    a, b, c = (model.create_section(name) for name in "abc")
    b.connect(a)
    c.connect(b)
    pointer = b.pointer("v", 0.5)
    model.delete_section(b)
    assert [s.name for s in model.sections] == ["a", "c"]
    assert c.parent is None and not pointer.alive and a.children == []
    assert not b.exists


def test_connect_refuses(model):
    p, q, s = (model.create_section(name) for name in "pqs")
    with pytest.raises(RanvierError, match="only an end"):
        p.connect(s, 1, 0.5)
    with pytest.raises(RanvierError, match="outside the section"):
        p.connect(s, 2)
    with pytest.raises(RanvierError, match="loop"):
        p.connect(p, 1)
    p.connect(s, 1)
    q.connect(p, 1)
    with pytest.raises(RanvierError, match="connecting s to q would make a loop"):
        s.connect(q, 0.5)
    p.connect(s, 0.5)  # connecting again is moving
    assert s.children == [p] and p.parent_x == 0.5


def test_arcs(model):
    s = model.create_section("s")
    s.nseg = 4
    s.set_arc("cm", 0.125, 0.625, 1, 2)
    assert values(s, "cm") == [1, 1.5, 2, 1]
    s.set_arc("v", 0, 0.5, 0, 10)
    assert [s.get("v", x) for x in (0, 0.125, 0.375, 0.625, 1)] == [0, 2.5, 7.5, -65, -65]
    s.set_arc("v", 0.5, 1, 0, 10)
    assert [s.get("v", x) for x in (0.375, 0.625, 0.875, 1)] == [7.5, 2.5, 7.5, 10]
    s.set_arc("cm", 0.125 + 1e-12, 0.375 - 1e-12, 7, 8)  # rounded bounds still hold the centres they mean
    assert values(s, "cm") == pytest.approx([7, 8, 2, 1])
    with pytest.raises(RanvierError, match="not an arc"):
        s.set_arc("cm", 0.2, 0.2, 5, 6)


def test_positions(model):
    s = model.create_section("s")
    s.nseg = 4
    s.set("cm", 0, 123)
    assert values(s, "cm") == [123, 1, 1, 1]
    assert s.get("cm", 0.25) == 1  # a boundary belongs to the segment after it
    for x in (-0.1, 1.1):
        with pytest.raises(RanvierError, match="outside the section"):
            s.get("cm", x)


def test_unknown_names(model):
    s = model.create_section("soma")
    with pytest.raises(RanvierError, match="gnabar_hh is not a variable of sections"):
        s.get("gnabar_hh", 0.5)
    with pytest.raises(RanvierError, match="no mechanism foo"):
        s.insert("foo")
    assert s.has("capacitance") and s.has("morphology") and not s.has("v")


def test_ten_thousand_sections_take_no_square(model):
    sections = [model.create_section(f"d{i}") for i in range(10_000)]
    for child, parent in zip(sections[1:], sections, strict=False):
        child.connect(parent)
        child.nseg = 3
        child.L = 10
    assert sections[-1].root() is sections[0]
    for section in sections:
        model.delete_section(section)
    assert model.sections == []
