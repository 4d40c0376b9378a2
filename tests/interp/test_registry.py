"""Declaring functions and classes for hoc: the checks and conversions that their annotations ask for."""

from __future__ import annotations

import pytest
from ranvier.interp import registry
from ranvier.interp.registry import attribute, element, hoc_class, method
from ranvier.interp.values import HocObject, InstancesByClass, NumberCell, ObjectCell, Pointer, StringCell
from ranvier.lang.errors import RanvierError, Unsupported


class Holder:
    def __init__(self) -> None:
        self.instances = InstancesByClass(self)


@pytest.fixture
def holder() -> Holder:
    return Holder()


@hoc_class("TestBox")
class Box(HocObject):
    """A box of numbers."""

    def __init__(self, machine: object, size: int = 0, fill: float = 0.0) -> None:
        self.values = [fill] * size
        self.text = "plain"

    @method
    def append(self, *values: float) -> Box:
        """Adds numbers."""
        self.values += values
        return self

    @method("del")
    def delete(self, index: int) -> None:
        del self.values[index]

    @method
    def size(self) -> int:
        return len(self.values)

    @method
    def nearest(self, other: Box | None = None) -> Box | None:
        return other

    @method
    def describe(self, what: str | float) -> str:
        return f"{what}"

    @method
    def fill_in(self, target: StringCell, number: Pointer) -> None:
        target.value = self.text
        number.set(float(len(self.values)))

    @attribute
    def label(self) -> str:
        return self.text

    @label.setter
    def label(self, text: str) -> None:
        self.text = text

    @attribute
    def first(self) -> float:
        return self.values[0]

    @element("x")
    def x(self, index: int) -> float:
        return self.values[index]

    @x.setter
    def x(self, value: float, index: int) -> None:
        self.values[index] = value


@pytest.fixture
def box(holder):
    return registry.classes["TestBox"].bind(holder)(3.0, 2.5)


def test_constructor_methods_attributes_elements(box):
    assert str(box) == "TestBox[0]"
    assert box.values == [2.5, 2.5, 2.5]
    assert box.hoc_append(1.0, 2.0) is box
    assert box.hoc_size() == 5.0 and type(box.hoc_size()) is float
    assert box.hoc_del(0.0) == 0.0
    assert box.hoc_label == "plain"
    box.hocset_label("other")
    assert box.hoc_label == "other"
    assert box.hocat_x(2.0) == 1.0
    box.hocput_x(9.0, 2.0)
    assert box.x(2) == 9.0
    assert box.hoc_nearest() is None
    assert box.hoc_nearest(ObjectCell("o", box)) is box
    assert box.hoc_describe(3.0) == "3.0"
    assert box.hoc_describe(StringCell("s", "text")) == "text"


def test_cells_and_pointers_are_filled(box):
    text, number = StringCell("s"), NumberCell("x")
    assert box.hoc_fill_in(text, number) == 0.0
    assert (text.value, number.value) == ("plain", 3.0)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda b: b.hoc_del(), "TestBox.del takes 1 argument, 0 given"),
        (lambda b: b.hoc_del("a"), "TestBox.del: argument 1 must be a number, not a string"),
        (lambda b: b.hoc_append(1.0, None), "TestBox.append: argument 1 must be a number, not NULLobject"),
        (lambda b: b.hoc_nearest(3.0), "TestBox.nearest: argument 1 must be a Box or NULLobject, not a number"),
        (lambda b: b.hoc_describe(b), "TestBox.describe: argument 1 must be a string or a number, not a TestBox"),
        (lambda b: b.hoc_fill_in(3.0, NumberCell()),
         "TestBox.fill_in: argument 1 must be a strdef, not a number"),
        (lambda b: b.hoc_fill_in(StringCell(), 1.0),
         "TestBox.fill_in: argument 2 must be a pointer (&variable), not a number"),
        (lambda b: b.hocset_first(1.0), "TestBox.first can not be assigned"),
        (lambda b: b.missing_member(b, "hocat_size"), "TestBox.size has no subscript"),
        (lambda b: b.hoc_x(), "TestBox.x needs a subscript, as in x[0]"),
        (lambda b: b.hocptr_x(0.0), "TestBox.x has no address"),
        (lambda b: b.missing_member(b, "hoc_nothing"), "nothing not a public member of TestBox"),
    ],
)  # fmt: skip
def test_what_can_be_wrong(box, call, message):
    with pytest.raises(RanvierError) as caught:
        call(box)
    assert caught.value.message == message


def test_more_arguments_than_known_are_ignored(box):
    assert box.hoc_size(1.0, 2.0) == 3.0


def test_names_are_numbered_and_start_again_when_all_are_gone(holder):
    constructor = registry.classes["TestBox"].bind(holder)
    first, second = constructor(), constructor()
    assert [str(first), str(second)] == ["TestBox[0]", "TestBox[1]"]
    del first
    third = constructor()
    assert str(third) == "TestBox[2]"
    assert [box.index for box in holder.instances[Box]] == [1, 2]
    del second, third
    assert str(constructor()) == "TestBox[0]"


def test_absent_names_say_why():
    registry.absent("test_gone", reason="it drew on a plotter.", advice="Use a Graph.")
    with pytest.raises(Unsupported) as caught:
        registry.refuse(None, "test_gone")
    assert caught.value.message == "test_gone is not supported: it drew on a plotter."
    assert caught.value.hint == "Use a Graph."


def test_inventory_lists_functions_classes_members_and_what_is_absent():
    found = {(record["owner"], record["name"]): record for record in registry.inventory()}
    assert found["TestBox", "append"]["kind"] == "method"
    assert found["TestBox", "append"]["doc"] == "Adds numbers."
    assert found[None, "TestBox"]["status"] == "there"
    assert all(record["status"] in ("there", "absent") for record in found.values())
