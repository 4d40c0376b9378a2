"""What hoc's names hold: numbers are Python floats, strings Python str, objects `HocObject` or None (NULLobject).

A name's storage is a *cell* with `.value`; passing a string or object variable to a function passes its cell, so
that `$s1 = "x"` and `$o1 = new Vector()` reach the caller. Everything with `get()` and `set(x)` is a pointer
(`&x`, `&soma.v(.5)`): number cells, elements of arrays, members of objects and the model's range variables.
"""

from __future__ import annotations

import gc
import math
from array import array
from collections.abc import Callable, Iterable, Iterator
from math import floor
from operator import attrgetter
from sys import getrefcount
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import ref

from ..lang.errors import RanvierError
from . import native

if TYPE_CHECKING:
    from .machine import Machine

FLOAT_EPSILON = 1e-11
"""hoc's `float_epsilon` when it starts; an index may miss the next integer by this much."""


class Pointer:
    """Something with a number that can be read and set. The model's pointers have the same methods."""

    __slots__ = ()

    def get(self) -> float:
        raise NotImplementedError

    def set(self, value: float) -> None:
        raise NotImplementedError

    @property
    def alive(self) -> bool:
        """Whether what it points to still exists."""
        return True

    def key(self) -> object:
        """Equal for pointers to the same number."""
        return self


def is_pointer(value: Any) -> bool:
    """Whether an argument is a reference to a number, as &x gives it."""
    return hasattr(value, "get") and hasattr(value, "set") and not isinstance(value, HocObject)


def element_at(pointer: Any, by: int) -> Any:
    """The number that lies so many places further in the array that a pointer points into."""
    if by == 0:
        return pointer
    if not hasattr(pointer, "offset"):
        raise RanvierError(f"this pointer does not point into an array: it has no element {by}", hint="&x[0] does")
    element = pointer.offset(by)
    if not element.alive:
        raise RanvierError(f"the array that this pointer points into has no element {by} places further")
    return element


def weak(variable: Any) -> Any:
    """A pointer, or a strdef passed as such, to be kept: if it is an object's, that object can go nevertheless."""
    return variable.weak() if hasattr(variable, "weak") else variable


class NumberCell(Pointer):
    """A scalar variable of hoc."""

    __slots__ = ("name", "value")

    def __init__(self, name: str = "", value: float = 0.0) -> None:
        self.name = name
        self.value = value

    def get(self) -> float:
        return self.value

    def set(self, value: float) -> None:
        self.value = value

    def put(self, value: float) -> float:
        """Set, as an expression."""
        self.value = value
        return value


class AttributePointer(Pointer):
    """`&soma.L`: a number that is kept as attribute."""

    __slots__ = ("name", "owner")

    def __init__(self, owner: Any, name: str) -> None:
        self.owner = owner
        self.name = name

    def get(self) -> float:
        return getattr(self.owner, self.name)

    def set(self, value: float) -> None:
        setattr(self.owner, self.name, value)

    def key(self) -> object:
        return self.owner, self.name


class StringCell:
    """A strdef."""

    __slots__ = ("name", "value")

    def __init__(self, name: str = "", value: str = "") -> None:
        self.name = name
        self.value = value

    def __str__(self) -> str:
        return self.value


class ObjectCell:
    """An objref; value is None for NULLobject."""

    __slots__ = ("name", "value")

    def __init__(self, name: str = "", value: HocObject | None = None) -> None:
        self.name = name
        self.value = value

    def put(self, value: HocObject | None) -> HocObject | None:
        self.value = value
        return value


def whole(value: float) -> int:
    """The index that a number means: truncated, with hoc's epsilon."""
    return int(value + FLOAT_EPSILON)


class HocArray:
    """The elements of an array variable in row order, with its dimensions."""

    __slots__ = ("name", "dimensions", "data")

    def __init__(self, name: str, dimensions: tuple[int, ...], data: Any) -> None:
        self.name = name
        self.dimensions = dimensions
        self.data = data

    def position(self, *indices: float) -> int:
        """The place of an element in `data`; raises RanvierError outside of the dimensions."""
        dimensions = self.dimensions
        if len(indices) != len(dimensions):
            # One index into an array of more dimensions is refused by NEURON too; only `x` alone means x[0].
            raise RanvierError(
                f"{self.name} has {len(dimensions)} dimension{'s' * (len(dimensions) != 1)}, {len(indices)} given"
            )
        position = 0
        for which, (index, size) in enumerate(zip(indices, dimensions, strict=True)):
            i = int(index + FLOAT_EPSILON)
            if not 0 <= i < size:
                self.outside(i, which)
            position = position * size + i
        return position

    def outside(self, i: int, which: int = 0) -> int:
        """Raises the RanvierError that there is no element i."""
        size = self.dimensions[which]
        raise RanvierError(f"subscript {which} of {self.name} is {i}, out of range: its size is {size}")

    def at(self, *indices: float) -> Any:
        return self.data[self.position(*indices)]

    def at1(self, index: float) -> Any:
        """The same of an array with one dimension, quicker."""
        i, data = floor(index + FLOAT_EPSILON), self.data
        return data[i if 0 <= i < len(data) and len(self.dimensions) == 1 else self.position(index)]

    def at2(self, first: float, second: float) -> Any:
        """The same of an array with two dimensions, quicker."""
        dimensions = self.dimensions
        if len(dimensions) == 2:
            i, j = floor(first + FLOAT_EPSILON), floor(second + FLOAT_EPSILON)
            if 0 <= i < dimensions[0] and 0 <= j < dimensions[1]:
                return self.data[i * dimensions[1] + j]
        return self.data[self.position(first, second)]

    def position1(self, index: float) -> int:
        i = floor(index + FLOAT_EPSILON)
        return i if 0 <= i < len(self.data) and len(self.dimensions) == 1 else self.position(index)

    def position2(self, first: float, second: float) -> int:
        dimensions = self.dimensions
        if len(dimensions) == 2:
            i, j = floor(first + FLOAT_EPSILON), floor(second + FLOAT_EPSILON)
            if 0 <= i < dimensions[0] and 0 <= j < dimensions[1]:
                return i * dimensions[1] + j
        return self.position(first, second)

    def put(self, value: Any, *indices: float) -> Any:
        self.data[self.position(*indices)] = value
        return value


class NumberArray(HocArray):
    """`double x[3][4]`."""

    __slots__ = ()

    def __init__(self, name: str, dimensions: tuple[int, ...]) -> None:
        super().__init__(name, dimensions, array("d", bytes(8 * math.prod(dimensions))))

    def pointer(self, *indices: float) -> ElementPointer:
        return ElementPointer(self, self.position(*indices))

    def __call__(self, index: float = 0.0) -> float:
        """`o.x(1)`: of an object's array this is an element, too."""
        return self.at1(index)


class ObjectArray(HocArray):
    """`objref o[3]`."""

    __slots__ = ()

    def __init__(self, name: str, dimensions: tuple[int, ...]) -> None:
        super().__init__(name, dimensions, [None] * math.prod(dimensions))

    def cell(self, *indices: float) -> ElementCell:
        return ElementCell(self.data, self.position(*indices))

    def release(self) -> None:
        """Let go of the objects, the first one first."""
        for i in range(len(self.data)):
            old, self.data[i] = self.data[i], None
            old = released(old)


class ElementPointer(Pointer):
    """`&x[2]`: an element and, by `offset`, its neighbours. Alive as long as the array was not resized below it."""

    __slots__ = ("array", "position")

    def __init__(self, owner: NumberArray, position: int) -> None:
        self.array = owner
        self.position = position

    def get(self) -> float:
        return self.array.data[self.position]

    def set(self, value: float) -> None:
        self.array.data[self.position] = value

    def offset(self, by: int) -> ElementPointer:
        """The element that lies `by` places further, for functions that fill arrays (`fscan`, `fit_praxis`)."""
        return ElementPointer(self.array, self.position + by)

    @property
    def alive(self) -> bool:
        return 0 <= self.position < len(self.array.data)

    def address(self) -> int:
        """Where the number lies now, its neighbours beside it; valid until the array changes its size."""
        return self.array.data.buffer_info()[0] + 8 * self.position

    def memory(self) -> memoryview:
        """The array's memory: it stays where it is as long as someone holds this."""
        return memoryview(self.array.data)


class ElementCell(ObjectCell):
    """An element of an object array, passed to a function."""

    __slots__ = ("data", "position")

    def __init__(self, data: list[Any], position: int) -> None:
        self.data = data
        self.position = position

    @property
    def value(self) -> HocObject | None:  # type: ignore[override]
        return self.data[self.position]

    @value.setter
    def value(self, value: HocObject | None) -> None:
        self.data[self.position] = value


def with_own_code(function: Callable[..., Any]) -> Callable[..., Any]:
    """A copy of a function for one class: Python adapts code to the class of the objects that it meets, so what all
    classes share stays slow."""
    code, own = function.__code__.replace(), function.__globals__
    return FunctionType(code, own, function.__name__, function.__defaults__, function.__closure__)


class Instances:
    """The living objects of one class in one machine; it keeps none of them alive.

    Each object holds the class's token, so the token's references tell how many there are, and nothing is to be done
    when one goes. Which they are is found out when somebody asks; from then on new ones are written down.
    """

    __slots__ = ("next_index", "token", "of_nobody", "references", "new")

    def __init__(self, machine: Machine, cls: type[HocObject]) -> None:
        self.next_index = 0
        self.token = object()
        self.references: dict[int, ref[HocObject]] | None = None
        self.new = self._maker(machine, cls)
        self.of_nobody = getrefcount(self.token)
        cls.expect_members()

    def _maker(self, machine: Machine, cls: type[HocObject]) -> Callable[..., Any]:
        make, references_of, token, tick = object.__new__, getrefcount, self.token, native.tick

        def new(made: Any = None) -> Any:
            """A new object, or one that gets its number only now. The numbers begin anew when no object is left."""
            if made is None:
                made = make(cls)
                made.machine = machine
            tick()
            made.index = index = 0 if references_of(token) == self.of_nobody else self.next_index
            self.next_index = index + 1
            made.token = token
            if self.references is not None:
                self._remember(made, self.references)
            return made

        return with_own_code(new)

    def _remember(self, made: HocObject, references: dict[int, ref[HocObject]]) -> None:
        if made.index == 0:
            references.clear()
        elif len(references) > 2 * len(self) + 1000:
            self.references = references = {o.index: ref(o) for o in self}
        references[made.index] = ref(made)

    def _known(self) -> dict[int, ref[HocObject]]:
        """The objects by their numbers, oldest first; some may be gone."""
        if self.references is None:
            found = [o for o in gc.get_referrers(self.token) if isinstance(o, HocObject)]
            self.references = {o.index: ref(o) for o in sorted(found, key=attrgetter("index"))}
        return self.references

    def get(self, index: int) -> HocObject | None:
        reference = self._known().get(index)
        return reference() if reference else None

    def __iter__(self) -> Iterator[HocObject]:
        return iter([o for o in [reference() for reference in self._known().values()] if o is not None])

    def __len__(self) -> int:
        return getrefcount(self.token) - self.of_nobody


class InstancesByClass(dict[type, Instances]):
    """The living objects of one machine."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    def __missing__(self, cls: type[HocObject]) -> Instances:
        made = self[cls] = Instances(self.machine, cls)
        return made


class Maker:
    """What `new Name(…)` calls in one machine, where that has to be quick: its method `new`, which may be native."""

    __slots__ = ("machine", "model", "stack", "cls", "instances")

    def __init_subclass__(cls) -> None:
        native.register(cls, "new", f"{cls.__name__}_new")

    def __init__(self, machine: Machine, cls: type[HocObject]) -> None:
        self.machine = machine
        self.model = machine.model
        self.stack = machine.section_stack
        self.cls = cls
        self.instances = machine.instances[cls]

    def new(self, *given: Any) -> Any:
        """A new object."""
        raise NotImplementedError


MEMBER_PREFIXES = ("hoc", "hocset", "hocat", "hocput", "hocptr", "hocref")
"""What is put before a member's name (interp/runtime.py)."""
EXPECTED: dict[str, tuple[str, ...]] = {
    "method": ("hoc",), "attribute": ("hoc", "hocset", "hocptr", "hocref"), "element": MEMBER_PREFIXES,
}  # fmt: skip
"""Those that hoc's code relies on, by the member's kind."""


class Unmade(str):
    """The name of a class's member for hoc that is made when an object is first asked for it."""

    __slots__ = ()

    def __get__(self, instance: HocObject | None, owner: Any = None) -> Any:
        if instance is None:
            raise AttributeError(str(self))
        return type(instance).missing_member(instance, str(self))


class HocObject:
    """Base of every class of hoc: templates' objects and the library's.

    What hoc sees as `o.name` is Python's attribute `hoc_name`: of a template's object the value itself, of a library
    class what `@method`, `@attribute` and `@element` (interp/registry.py) made of the class's functions at the first
    use (interp/runtime.py lists what else begins with `hoc`). There is no `__getattr__`: with one, Python finds all
    attributes at half the speed. The first argument of every constructor is the machine.
    """

    class_name: ClassVar[str] = ""
    """The name hoc knows the class by."""

    __slots__ = ("machine", "index", "token", "__weakref__")

    machine: Machine
    index: int

    def __new__(cls, machine: Machine, *arguments: object, **options: object) -> HocObject:
        return machine.instances[cls].new()

    def __str__(self) -> str:
        return f"{self.class_name}[{self.index}]"

    __repr__ = __str__

    @classmethod
    def member_names(cls) -> Iterable[str]:
        """The names that hoc can use after `o.`."""
        record = getattr(cls, "library_record", None)
        return record.members if record else ()

    @classmethod
    def member_kinds(cls) -> dict[str, str]:
        """Each name with what it is (registry.Member): of a template's objects it may be anything."""
        record = getattr(cls, "library_record", None)
        if record is None:
            return dict.fromkeys(cls.member_names(), "element")
        return {name: member.kind for name, member in record.members.items()}

    @classmethod
    def expect_members(cls) -> None:
        """Called before the first object is made: what hoc may ask of it is there, and made when it does."""
        names = {f"{prefix}_{name}" for name, kind in cls.member_kinds().items() for prefix in EXPECTED[kind]}
        for name in names.difference(*map(vars, cls.__mro__)):
            setattr(cls, name, Unmade(name))

    @classmethod
    def missing_member(cls, self: HocObject, name: str) -> Any:
        """Called when hoc asks for a member that is not there (yet); the registry makes it or raises RanvierError."""
        from .registry import make_member

        return make_member(cls, self, name)


def released(old: HocObject | None) -> None:
    """Call it where a variable or List let go of an object, with the caller's last name for it: a template's
    `unref(n)` is told how many references are left. (That none is left the object notices itself.)"""
    template = getattr(old, "template", None)
    if template is not None and template.unref is not None:
        left = getrefcount(old) - 3  # but for the caller's, ours and getrefcount's own
        if left > 0:
            template.unref.function(old, float(left))


def object_name(value: HocObject | None) -> str:
    """As `print o` shows it."""
    return "NULLobject" if value is None else str(value)
