"""What generated code calls: conversions, arithmetic with hoc's errors, members that only the run can tell.

A member `name` of an object is the Python attribute `hoc_name`; `hocset_name`, `hocat_name`, `hocput_name`,
`hocptr_name` and `hocref_name` are functions that assign it, give and assign its element, its address and the cell
that is passed for it. Objects make them at first use (values.HocObject.__getattr__). Sections have no such
attributes: their members are range variables.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache, partial
from math import floor
from types import GeneratorType, MethodType
from typing import Any

from ..lang.errors import RanvierError
from ..solver.model.sections import Section
from .arguments import MISSING, kind_of
from .printing import shown
from .values import (
    FLOAT_EPSILON,
    AttributePointer,
    HocArray,
    HocObject,
    NumberCell,
    ObjectArray,
    ObjectCell,
    StringCell,
    element_at,
    is_pointer,
)


class Stop(Exception):
    """The statement `stop`: back to the top level."""


class Abandoned(Stop):
    """A statement at the top level is left, by a `break` or `continue` outside of any loop: on to the next."""


# --- what a value is -----------------------------------------------------------------------------------------


def resolve(value: Any) -> Any:
    """What reading a member gives: a method without parentheses is called, an array means its first element."""
    if value is None or isinstance(value, (float, str, HocObject, Section)):
        return value
    if isinstance(value, HocArray):
        return value.data[0]
    if callable(value):
        return value()
    return value


def number(value: Any) -> float:
    """The value, which must be a number."""
    if type(value) is MethodType:
        value = value()
    if type(value) is float:
        return value
    value = resolve(value)
    if not isinstance(value, (float, int)):
        raise RanvierError(f"a number is needed here, not {kind_of(value)}")
    return float(value)


def string(value: Any) -> str:
    """The value, which must be a string."""
    if type(value) is not str:
        value = resolve(value)
        if isinstance(value, StringCell):
            return value.value
        if not isinstance(value, str):
            raise RanvierError(f"a string is needed here, not {kind_of(value)}")
    return value


def instance(value: Any) -> HocObject | None:
    """The value, which must be an object or NULLobject."""
    if value is not None and not isinstance(value, HocObject):
        value = resolve(value)
        if value is not None and not isinstance(value, HocObject):
            raise RanvierError(f"an object is needed here, not {kind_of(value)}")
    return value


def section(value: Any) -> Section:
    """The value, which must be a section that exists."""
    if type(value) is not Section:
        value = resolve(value)
        if type(value) is not Section:
            raise RanvierError(f"a section is needed here, not {kind_of(value)}")
    if not value.exists:
        raise RanvierError("this section was deleted")
    return value


def enter(stack: list[Any], value: Any) -> None:
    """`value statement`: access the value for the statement if it is a section; else these are two statements."""
    if type(value) is Section and value.exists:
        stack.append(value)
        return
    if not isinstance(value, (float, str, HocObject)) and value is not None:
        value = resolve(value)
        if type(value) is Section:
            stack.append(section(value))


def equal(left: Any, right: Any, epsilon: float) -> bool:
    """`==` of values whose kind is known only now."""
    left, right = resolve(left), resolve(right)
    if isinstance(left, float) and isinstance(right, float):
        return right - epsilon <= left <= right + epsilon
    if isinstance(left, (HocObject, type(None))) and isinstance(right, (HocObject, type(None))):
        return left is right
    raise RanvierError(f"{kind_of(left)} and {kind_of(right)} can not be compared")


def unequal(left: Any, right: Any, epsilon: float) -> bool:
    """`!=` of values whose kind is known only now; nan is neither equal nor unequal to anything."""
    left, right = resolve(left), resolve(right)
    if left != left or right != right:
        return False
    return not equal(left, right, epsilon)


# --- arithmetic ----------------------------------------------------------------------------------------------


def power(base: float, exponent: float) -> float:
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return math.inf if base > 0 or exponent % 2 == 0 else -math.inf
    except ValueError:
        if base == 0.0:
            return math.copysign(math.inf, base) if exponent % 2 == 1 else math.inf
        raise RanvierError(f"{base:g} to the power {exponent:g}: argument out of domain") from None


def remainder(dividend: float, divisor: float) -> float:
    if divisor <= 0.0:
        raise RanvierError(f"a % b needs b > 0, not {divisor:g}")
    # As NEURON computes it: the quotient is rounded, so 1 % .1 is 0 though ten times 0.1 is not quite 1.
    times = dividend / divisor
    rest = dividend
    if abs(times) >= 1.0:
        rest -= divisor * (math.trunc(times) if abs(times) < 1e18 else times)
    if rest < 0.0:
        return rest + divisor
    return rest - divisor if rest >= divisor else rest


# --- arguments -----------------------------------------------------------------------------------------------


def number_argument(value: Any, index: int) -> float:
    """`$1`"""
    if type(value) is float:
        return value
    if value is MISSING:
        raise missing_argument(index)
    if isinstance(value, ObjectCell):
        value = value.value
    if not isinstance(value, (int, float)):
        raise RanvierError(f"argument ${index} must be a number, not {kind_of(value)}")
    return float(value)


def string_argument(value: Any, index: int) -> StringCell:
    """`$s1`: the caller's strdef, or a new one for a literal."""
    if isinstance(value, StringCell):
        return value
    if isinstance(value, str):
        return StringCell("", value)
    if value is MISSING:
        raise missing_argument(index)
    raise RanvierError(f"argument $s{index} must be a string, not {kind_of(value)}")


class TemporaryObject(ObjectCell):
    """An object given as an argument that is no variable: `$o1` reads it, but cannot be assigned."""

    __slots__ = ()


def object_argument(value: Any, index: int) -> ObjectCell:
    """`$o1`: the caller's objref, or a cell for an object that is in none."""
    if isinstance(value, ObjectCell):
        return value
    if value is None or isinstance(value, HocObject):
        return TemporaryObject("", value)
    if value is MISSING:
        raise missing_argument(index)
    raise RanvierError(f"argument $o{index} must be an object, not {kind_of(value)}")


def assign_object_argument(cell: ObjectCell, value: HocObject | None, index: int) -> HocObject | None:
    """`$o1 = value`"""
    if isinstance(cell, TemporaryObject):
        raise RanvierError(f"$o{index} can be assigned only if the caller gave an objref")
    cell.value = value
    return value


POINTERS: set[type] = {NumberCell}
"""Types of what was given as a pointer: code whose arguments are of these needs no other look at them."""


def pointer_argument(value: Any, index: int) -> Any:
    """`$&1`"""
    if value is MISSING:
        raise missing_argument(index)
    if not is_pointer(value):
        raise RanvierError(f"argument $&{index} must be a pointer (&variable), not {kind_of(value)}")
    POINTERS.add(type(value))
    return value


def pointer_element(pointer: Any, index: float) -> Any:
    """`$&1[i]`: the number that lies i places further in the array."""
    return element_at(pointer, int(index + FLOAT_EPSILON))


def argument_of(rest: tuple[Any, ...], index: float) -> Any:
    """`$i`: the argument whose number is in i."""
    i = int(index)
    return rest[i - 1] if 1 <= i <= len(rest) else MISSING


def missing_argument(index: int) -> RanvierError:
    return RanvierError(f"argument {index} was not given")


def set_argument_of(rest: list[Any], index: float, value: Any) -> Any:
    """`$i = value`"""
    i = int(index)
    if not 1 <= i <= len(rest):
        raise missing_argument(i)
    rest[i - 1] = value
    return value


def given_argument(old: Any, index: int, value: Any) -> Any:
    """`$1 = value`, which needs an argument 1."""
    if old is MISSING:
        raise missing_argument(index)
    return value


def argument_type(value: Any) -> float:
    """`argtype(i)`: 0 number, 1 objref, 2 string, 3 pointer, -1 missing."""
    if value is MISSING:
        return -1.0
    if isinstance(value, (float, int)):
        return 0.0
    if value is None or isinstance(value, (HocObject, ObjectCell)):
        return 1.0
    return 2.0 if isinstance(value, (str, StringCell)) else 3.0


# --- members -------------------------------------------------------------------------------------------------


def section_with(target: Any, name: str) -> Section:
    """The section of which `name` is wanted."""
    target = resolve(target)
    if target is None:
        raise RanvierError(f"this object variable is NULLobject: it has no {name}")
    if type(target) is not Section:
        raise RanvierError(f"{kind_of(target)} has no member {name}")
    return section(target)


def member(target: Any, name: str) -> Any:
    """`target.name`, where target may be a section."""
    if isinstance(target, HocObject):
        return getattr(target, "hoc_" + name)
    if not (type(target) is Section and target.exists):
        target = section_with(target, name)
    return section_variable(target, name)


def call_member(target: Any, name: str, *arguments: Any) -> Any:
    """`target.name(arguments)`, where target may be a section and then name a range variable."""
    if isinstance(target, HocObject):
        return getattr(target, "hoc_" + name)(*arguments)
    return section_variable(section_with(target, name), name, *arguments)


def element_of(target: Any, name: str, *indices: float) -> Any:
    """`target.name[indices]`"""
    if isinstance(target, HocObject):
        return getattr(target, "hocat_" + name)(*indices)
    return section_with(target, name).get(name, 0.5, int(indices[0] + FLOAT_EPSILON))


def set_member(target: Any, name: str, value: Any) -> Any:
    """`target.name = value`"""
    if isinstance(target, HocObject):
        getattr(target, "hocset_" + name)(value)
    else:
        set_section_variable(section_with(target, name), name, number(value))
    return value


def setter(target: Any, name: str) -> Callable[[Any], Any]:
    """What assigns `target.name`."""
    return partial(set_member, target, name)


def set_called(target: Any, name: str, value: float, *places: float) -> float:
    """`target.name(x) = value`"""
    if isinstance(target, HocObject):
        return set_element_of(target, name, value, *map(number, places))  # an old way to write `v.x[1] = 2`
    if len(places) != 1:
        raise RanvierError(f"{name} takes one position in the section, as in {name}(0.5)")
    section_with(target, name).set(name, places[0], value)
    return value


def set_arc(target: Any, name: str, x0: float, x1: float, v0: float, v1: float) -> None:
    """`target.name(x0:x1) = v0:v1`"""
    section_with(target, name).set_arc(name, x0, x1, v0, v1)


def set_element_of(target: Any, name: str, value: Any, *indices: float) -> Any:
    """`target.name[indices] = value`"""
    if isinstance(target, HocObject):
        getattr(target, "hocput_" + name)(value, *indices)
    else:
        section_with(target, name).set_all(name, number(value), int(indices[0] + FLOAT_EPSILON))
    return value


def pointer_to(target: Any, name: str, x: float = 0.5) -> Any:
    """`&target.name` or `&section.name(x)`"""
    if type(target) is Section and target.exists and name not in SECTION_ATTRIBUTES:
        return target.pointer(name, x)
    if isinstance(target, HocObject):
        return getattr(target, "hocptr_" + name)()
    if name in SECTION_ATTRIBUTES:
        if name == "nseg":
            raise RanvierError("nseg has no address")
        return AttributePointer(section(target), name)
    return section_with(target, name).pointer(name, x)


def pointer_to_element(target: Any, name: str, *indices: float) -> Any:
    """`&target.name[indices]`"""
    if isinstance(target, HocObject):
        return getattr(target, "hocptr_" + name)(*indices)
    return section_with(target, name).pointer(name, 0.5, int(indices[0] + FLOAT_EPSILON))


def member_argument(target: Any, name: str) -> Any:
    """What is passed for the argument `target.name`: strings and objects by their cells."""
    if not isinstance(target, HocObject):
        return section_variable(section_with(target, name), name)
    value = resolve(getattr(target, "hoc_" + name))
    if type(value) is float or isinstance(value, Section):
        return value
    cell = getattr(target, "hocref_" + name, None)
    return value if cell is None else cell(value)


def element_argument(target: Any, name: str, *indices: float) -> Any:
    """What is passed for the argument `target.name[indices]`."""
    if isinstance(target, HocObject):
        value = getattr(target, "hoc_" + name, None) if hasattr(type(target), "template") else None
        if isinstance(value, ObjectArray):
            return value.cell(*indices)
    return element_of(target, name, *indices)


SECTION_ATTRIBUTES = {"L", "Ra", "nseg", "rallbranch"}


def section_variable(target: Section, name: str, x: float = 0.5, index: int = 0) -> float:
    if name in SECTION_ATTRIBUTES:
        return float(getattr(target, name))
    return target.get(name, x, index)


def set_section_variable(target: Section, name: str, value: float) -> None:
    if name in SECTION_ATTRIBUTES:
        setattr(target, name, value)
    else:
        target.set_all(name, value)


def positions(target: Section, ends: bool) -> list[tuple[bool, float]]:
    """What `for (x)` goes through: the segments' centres, and the ends if they are wanted. (False, x) is a value for
    the variable, (True, dx) what it grows by."""
    return _positions(target.nseg, ends)


@lru_cache(maxsize=1000)
def _positions(nseg: int, ends: bool) -> list[tuple[bool, float]]:
    width = 1.0 / nseg
    between = [(True, width)] * (nseg - 1)
    return [(False, 0.0), (True, 0.5 * width), *between, (False, 1.0)] if ends else [(False, 0.5 * width), *between]


def iterate(call: Any) -> Any:
    """An iterator's generator."""
    if not isinstance(call, GeneratorType):
        raise RanvierError("this is not an iterator")
    return call


def put(cell: Any, value: Any) -> Any:
    """Assign a cell as an expression."""
    cell.value = value
    return value


def give(pointer: Any, value: float) -> float:
    """Assign through a pointer as an expression."""
    pointer.set(value)
    return value


def put_attribute(target: Any, name: str, value: Any) -> Any:
    """Assign a Python attribute as an expression."""
    setattr(target, name, value)
    return value


def look_at_depth() -> None:
    """A plain function: calling it raises RecursionError where the calls are nested too deeply."""


HELPERS: dict[str, Any] = {
    f.__name__: f
    for f in (
        Section, resolve, number, string, instance, section, enter, equal, unequal, power, remainder, number_argument,
        string_argument, object_argument, assign_object_argument, pointer_argument, pointer_element, argument_of,
        argument_type, member, call_member, section_with, element_of, set_member, setter, set_called, set_arc,
        set_element_of, pointer_to, pointer_to_element, member_argument, element_argument, put, give, put_attribute,
        shown, set_argument_of, given_argument, positions, iterate, HocObject, RanvierError, StringCell, ObjectCell,
        NumberCell, Abandoned, Stop, look_at_depth, floor,
    )
} | {"MISSING": MISSING, "POINTERS": POINTERS}  # fmt: skip
