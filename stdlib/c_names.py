"""NEURON's interface for C text: names of hoc, their values, and calls."""

from __future__ import annotations

from typing import Any

from ..interp.values import HocArray, HocObject, NumberArray, NumberCell, ObjectCell, Pointer, StringCell
from ..lang.errors import RanvierError
from ..solver.c.interface import c_function
from ..solver.integrate.c_interface import MOST_NAMES, CInterface
from ..solver.integrate.copied_variables import with_address
from ..solver.target import callbacks
from .c_interface import machine_of, object_handle

AT_VALUE = 16  # in a Symbol


class Symbol:
    """A name of hoc's top level as C text knows it: a Symbol, whose number is a place in `hoc_objectdata`."""

    def __init__(self, name: str, number: int) -> None:
        self.name = name
        text = name.encode("latin-1", "replace")
        self.memory = callbacks.string_memory(bytes(64) + text)
        self.address = callbacks.memory_address(self.memory)
        self.kept: Any = None  # what the place in hoc_objectdata points to
        callbacks.put_address(self.address, self.address + 64)
        callbacks.put_address(self.address + AT_VALUE, number)
        self.number = number


class Statement:
    """A text of hoc that C text had parsed."""

    def __init__(self, text: str) -> None:
        self.text = text


def _names(interface: CInterface) -> tuple[dict[str, Symbol], int]:
    """The names that were asked for, and where `hoc_objectdata` is."""
    return interface.kept.setdefault("names", {}), interface.objects["hoc_objectdata"].value


@c_function("hoc_lookup", "address string")
def hoc_lookup(interface: CInterface, name: bytes) -> int:
    """The symbol of a name of the top level; 0 if there is none."""
    text, machine = name.decode("latin-1"), machine_of(interface)
    found = machine.lookup(text)
    if found is None:
        return 0
    names, table = _names(interface)
    symbol = names.get(text)
    if symbol is None:
        if len(names) >= MOST_NAMES:
            raise RanvierError(f"C text asked for more than {MOST_NAMES} names of hoc")
        symbol = names[text] = Symbol(text, len(names))
        interface.handles[symbol.address] = (lambda: symbol), symbol.memory
    where = _place(interface, symbol, found)
    if is_built_in(found):
        callbacks.put_address(symbol.address + AT_VALUE, where)
    else:
        callbacks.put_address(table + 8 * symbol.number, where)
    return symbol.address


@c_function("hoc_get_symbol", "address string")
def hoc_get_symbol(interface: CInterface, name: bytes) -> int:
    return hoc_lookup(interface, name)


def is_built_in(found: Any) -> bool:
    """Whether a symbol is a variable of the library or the model, as `t`."""
    return hasattr(found, "pointer") and not isinstance(found, HocArray) and hasattr(found.pointer, "get")


def _place(interface: CInterface, symbol: Symbol, found: Any) -> int:
    """Where C text finds the value of a variable: its numbers, a string's address, an object's."""
    if isinstance(found, NumberArray):
        symbol.kept = found.data
        return found.data.buffer_info()[0]
    if is_built_in(found):
        found = found.pointer
    if isinstance(found, NumberCell) or hasattr(found, "address"):
        return variable_address(interface, found)
    if isinstance(found, StringCell):
        text = callbacks.string_memory(found.value.encode("latin-1", "replace"))
        value = callbacks.memory_address(text)
    elif isinstance(found, ObjectCell):
        text, value = None, object_handle(interface, found.value)
    else:
        return 0
    holder = callbacks.string_memory(bytes(8))
    symbol.kept = holder, text
    callbacks.put_address(callbacks.memory_address(holder), value)
    return callbacks.memory_address(holder)


def variable_address(interface: CInterface, pointer: Any) -> int:
    """Where a variable lies: it stays there. One of hoc is a copy, kept equal whenever hoc or C begins."""
    simulation = machine_of(interface).simulation
    copy = with_address(pointer, simulation)
    interface.kept.setdefault("variables", {})[id(copy)] = copy
    if hasattr(copy, "deliver"):
        copy.fetch()
        interface.afterwards.append(copy.deliver)
    return copy.address()


# --- calls ---------------------------------------------------------------------------------------------------


def _stack(interface: CInterface) -> list[Any]:
    return interface.kept.setdefault("stack", [])


@c_function("hoc_pushx", "void double")
def hoc_pushx(interface: CInterface, value: float) -> None:
    _stack(interface).append(value)


@c_function("hoc_pushobj", "void address")
def hoc_pushobj(interface: CInterface, where: int) -> None:
    handle = callbacks.address_at(where)
    _stack(interface).append(interface.thing(handle) if handle else None)


@c_function("hoc_pushstr", "void address")
def hoc_pushstr(interface: CInterface, where: int) -> None:
    _stack(interface).append(callbacks.string_at(callbacks.address_at(where)).decode("latin-1"))


@c_function("hoc_pushpx", "void address")
def hoc_pushpx(interface: CInterface, where: int) -> None:
    _stack(interface).append(MemoryPointer(where))


class MemoryPointer(Pointer):
    """A number in C's memory, as hoc sees it."""

    __slots__ = ("where",)

    def __init__(self, where: int) -> None:
        self.where = where

    def get(self) -> float:
        return callbacks.number_at(self.where)

    def set(self, value: float) -> None:
        callbacks.put_numbers(self.where, [value])


@c_function("hoc_xpop", "double")
def hoc_xpop(interface: CInterface) -> float:
    stack = _stack(interface)
    if not stack or not isinstance(stack[-1], float):
        raise RanvierError("hoc_xpop: no number was pushed")
    return stack.pop()


@c_function("hoc_call_func", "double address int")
def hoc_call_func(interface: CInterface, symbol: int, count: int) -> float:
    """Call a function of hoc with what was pushed last."""
    stack = _stack(interface)
    if count > len(stack):
        raise RanvierError(f"hoc_call_func: {count} arguments, {len(stack)} pushed")
    arguments = [stack.pop() for _ in range(count)][::-1]
    with handed_over(interface):
        result = machine_of(interface).call(interface.thing(symbol).name, *arguments)
    return result if isinstance(result, float) else 0.0


class handed_over:  # noqa: N801
    """Inside, hoc runs: what C text changed has taken effect, and afterwards C text finds what hoc changed."""

    def __init__(self, interface: CInterface) -> None:
        self.interface = interface

    def __enter__(self) -> None:
        self.interface.hand_back()

    def __exit__(self, *what: object) -> None:
        self.interface.fetch()
        for copy in self.interface.kept.get("variables", {}).values():
            if hasattr(copy, "fetch"):
                copy.fetch()
                self.interface.afterwards.append(copy.deliver)


@c_function("hoc_oc", "int string")
def hoc_oc(interface: CInterface, text: bytes) -> int:
    """Run a text of hoc."""
    with handed_over(interface):
        machine_of(interface).execute(text.decode("latin-1"), "<hoc_oc>")
    return 0


@c_function("hoc_parse_stmt", "address string address")
def hoc_parse_stmt(interface: CInterface, text: bytes, symbols: int) -> int:
    """A statement for `hoc_run_stmt`."""
    return interface.handle(Statement(text.decode("latin-1")))


@c_function("hoc_run_stmt", "void address")
def hoc_run_stmt(interface: CInterface, statement: int) -> None:
    with handed_over(interface):
        machine_of(interface).execute(interface.thing(statement).text, "<hoc_run_stmt>")


@c_function("hoc_free_list", "void address")
def hoc_free_list(interface: CInterface, symbols: int) -> None:
    """Nothing was made that would have to go."""


@c_function("hoc_notify_iv", "void")
def hoc_notify_iv(interface: CInterface) -> None:
    """There are no windows that would have to be drawn."""


@c_function("c_stopped_", "void int")
def stopped(interface: CInterface, value: int) -> None:
    """C text changed `stoprun`: a run ends after the present step."""
    machine = machine_of(interface)
    machine.pointer("stoprun").set(float(value))
    if value:
        machine.simulation.events.stop_soon()


@c_function("hoc_is_tempobj", "int int")
def hoc_is_tempobj(interface: CInterface, number: int) -> int:
    return isinstance(interface.argument(number), HocObject)


@c_function("hoc_retpushx", "void double")
def hoc_retpushx(interface: CInterface, value: float) -> None:
    raise RanvierError("hoc_retpushx: give the value with `return`")
