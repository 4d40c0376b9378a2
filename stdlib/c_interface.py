"""NEURON's interface for C text, as far as it is about objects of hoc: Vectors, Lists, Random, strings, variables."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..interp.registry import arguments as hoc_arguments
from ..interp.registry import classes
from ..interp.values import HocObject, NumberCell, ObjectCell, StringCell, object_name
from ..lang.errors import RanvierError
from ..solver.c.interface import c_function
from ..solver.integrate.c_interface import MOST_HANDLES
from ..solver.mechanism import random_numbers
from ..solver.target import callbacks
from .file import File
from .list_ import List
from .random import Random, shared_indices
from .vector_storage import VectorStorage

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from ..solver.integrate.c_interface import CInterface


MOST_LENT = 1 << 28
"""Bytes of numbers that are kept for C text."""
NOTHING = None, 0
MANY = 16  # objects that C text has to ask a List for in one call before it shows all


def instance_of(interface: CInterface, number: int, wanted: type[HocObject]) -> Any:
    """The object that an argument is."""
    value = interface.argument(number)
    value = value.value if isinstance(value, ObjectCell) else value
    if not isinstance(value, wanted):
        what = f"a {wanted.class_name}" if wanted.class_name else "an object"
        raise RanvierError(f"argument {number} must be {what}, not {hoc_arguments.kind_of(value)}")
    return value


def object_handle(interface: CInterface, thing: HocObject | None) -> int:
    """The address by which C text knows an object; 0 for NULLobject."""
    if thing is None:
        return 0
    where = interface.known(thing)
    if where not in interface.complete:
        where = interface.handle(thing, thing.class_name, thing.index)
        if not isinstance(thing, (VectorStorage, List)):
            from .c_points import fill_image

            fill_image(interface, thing, where)
        interface.complete.add(where)
    return where


def machine_of(interface: CInterface) -> Machine:
    return interface.kept["machine"]


# --- arguments -----------------------------------------------------------------------------------------------


def text_argument(interface: CInterface, number: int) -> str:
    value = interface.argument(number)
    if not isinstance(value, (str, StringCell)):
        raise RanvierError(f"argument {number} must be a string, not {hoc_arguments.kind_of(value)}")
    return str(value)


@c_function("gargstr", "address int")
def gargstr(interface: CInterface, number: int) -> int:
    memory = interface.frame.memory
    key = ("string", number)
    if key not in memory:
        memory[key] = callbacks.string_memory(text_argument(interface, number).encode("latin-1", "replace"))
    return callbacks.memory_address(memory[key])


@c_function("hoc_pgargstr", "address int")
def hoc_pgargstr(interface: CInterface, number: int) -> int:
    """The address of a string's address; `hoc_assign_str` with it assigns the strdef."""
    memory = interface.frame.memory
    holder = memory.setdefault(("holder", number), callbacks.string_memory(bytes(8)))
    where = callbacks.memory_address(holder)
    callbacks.put_address(where, gargstr(interface, number))
    memory["assignable", where] = interface.argument(number)
    return where


@c_function("hoc_assign_str", "void address string")
def hoc_assign_str(interface: CInterface, where: int, text: bytes) -> None:
    cell = interface.frame.memory.get(("assignable", where))
    if not isinstance(cell, StringCell):
        raise RanvierError("hoc_assign_str: that is no strdef of the call from hoc")
    cell.value = text.decode("latin-1")


@c_function("hoc_pgetarg", "address int")
def hoc_pgetarg(interface: CInterface, number: int) -> int:
    """The address of a variable. One of the model is where it is; one of hoc is copied, and taken back afterwards."""
    pointer = interface.argument(number)
    if not hasattr(pointer, "get") or isinstance(pointer, HocObject):
        raise RanvierError(f"argument {number} must be a pointer (&variable), not {hoc_arguments.kind_of(pointer)}")
    if hasattr(pointer, "address"):
        return pointer.address()
    if isinstance(pointer, NumberCell) and machine_of(interface).globals.find(pointer.name) is pointer:
        from .c_names import variable_address

        return variable_address(interface, pointer)
    memory = callbacks.number_memory(pointer.get())
    interface.frame.memory["variable", number] = memory
    interface.afterwards.append(lambda: pointer.set(memory.value))
    return callbacks.memory_address(memory)


@c_function("hoc_objgetarg", "address int")
def hoc_objgetarg(interface: CInterface, number: int) -> int:
    memory = interface.frame.memory.setdefault(("object", number), callbacks.string_memory(bytes(8)))
    where = callbacks.memory_address(memory)
    value = interface.argument(number)
    value = value.value if isinstance(value, ObjectCell) else value
    if value is not None and not isinstance(value, HocObject):
        raise RanvierError(f"argument {number} must be an object, not {hoc_arguments.kind_of(value)}")
    callbacks.put_address(where, object_handle(interface, value))
    return where


@c_function("hoc_is_object_arg", "int int")
def hoc_is_object_arg(interface: CInterface, number: int) -> int:
    value = interface.argument(number)
    return isinstance(value, (ObjectCell, HocObject)) or value is None


@c_function("hoc_is_str_arg", "int int")
def hoc_is_str_arg(interface: CInterface, number: int) -> int:
    return isinstance(interface.argument(number), (str, StringCell))


@c_function("hoc_is_pdouble_arg", "int int")
def hoc_is_pdouble_arg(interface: CInterface, number: int) -> int:
    value = interface.argument(number)
    return hasattr(value, "get") and not isinstance(value, HocObject)


@c_function("hoc_is_tempobj_arg", "int int")
def hoc_is_tempobj_arg(interface: CInterface, number: int) -> int:
    return isinstance(interface.argument(number), HocObject)


@c_function("hoc_object_name", "address address")
def hoc_object_name(interface: CInterface, handle: int) -> int:
    name = object_name(interface.thing(handle) if handle else None)
    memory = interface.kept.setdefault(("name", name), callbacks.string_memory(name.encode("latin-1", "replace")))
    return callbacks.memory_address(memory)


@c_function("hoc_obj_file_arg", "address int")
def hoc_obj_file_arg(interface: CInterface, number: int) -> int:
    """A FILE* at the place of a File; the File goes on where C text left it."""
    file = instance_of(interface, number, File)
    if file.reader is None and file.writer is None:
        raise RanvierError(f"argument {number}: the File is not open")
    if file.writer is not None:
        file.writer.flush()
    mode = b"rb" if file.reader is not None else b"r+b"
    made = callbacks.open_file(file.name.encode(), mode, int(file.tell()))
    if not made:
        raise RanvierError(f"argument {number}: cannot open {file.name}")
    interface.afterwards.append(lambda: file.seek(callbacks.close_file(made)))
    return made


# --- Vectors -------------------------------------------------------------------------------------------------


def borrowed(interface: CInterface, handle: int) -> int:
    """The address of a Vector's numbers. C text may write as far as its buffer goes."""
    vector = vector_of(interface, handle)
    where = vector.lend()
    if interface.lent.get(handle, NOTHING)[0] is not vector.data:
        keep_numbers(interface, handle, vector.data)
    if interface.checked:
        interface.blocks.add(where, 8 * max(vector.room(), 1), f"the numbers of {vector}")
    return where


def keep_numbers(interface: CInterface, handle: int, numbers: array) -> None:
    """C text may keep their address longer than anyone has the Vector. The oldest go when they become too many."""
    lent = interface.lent
    size = len(numbers) * numbers.itemsize
    interface.bytes_lent += size - lent.pop(handle, NOTHING)[1]
    lent[handle] = numbers, size
    while len(lent) > 1 and (interface.bytes_lent > MOST_LENT or len(lent) > MOST_HANDLES):
        interface.bytes_lent -= lent.pop(next(iter(lent)))[1]


def vector_of(interface: CInterface, handle: int) -> VectorStorage:
    """One that went while C text kept its address is an empty one, which nobody else knows."""
    if interface.is_gone(handle):
        interface.replace(handle, classes["Vector"].python(machine_of(interface)))
    vector = interface.thing(handle)
    if not isinstance(vector, VectorStorage):
        raise RanvierError(f"a Vector is needed here, not {hoc_arguments.kind_of(vector)}")
    return vector


@c_function("vector_capacity", "int address")
def vector_capacity(interface: CInterface, handle: int) -> int:
    """The number of elements."""
    return len(vector_of(interface, handle).data)


@c_function("vector_buffer_size", "int address")
def vector_buffer_size(interface: CInterface, handle: int) -> int:
    return vector_of(interface, handle).room()


@c_function("vector_resize", "void address int")
def vector_resize(interface: CInterface, handle: int, size: int) -> None:
    vector_of(interface, handle).set_size(size)


@c_function("vector_vec", "address address")
def vector_vec(interface: CInterface, handle: int) -> int:
    return borrowed(interface, handle)


@c_function("vector_arg", "address int")
def vector_arg(interface: CInterface, number: int) -> int:
    return object_handle(interface, instance_of(interface, number, VectorStorage))


@c_function("vector_arg_px", "int int address")
def vector_arg_px(interface: CInterface, number: int, where: int) -> int:
    return vector_instance_px(interface, vector_arg(interface, number), where)


@c_function("vector_instance_px", "int address address")
def vector_instance_px(interface: CInterface, handle: int, where: int) -> int:
    callbacks.put_address(where, borrowed(interface, handle))
    return vector_capacity(interface, handle)


@c_function("is_vector_arg", "int int")
def is_vector_arg(interface: CInterface, number: int) -> int:
    value = interface.argument(number)
    return isinstance(value.value if isinstance(value, ObjectCell) else value, VectorStorage)


@c_function("install_vector_method", "void string address")
def install_vector_method(interface: CInterface, name: bytes, function: int) -> None:
    """Give all Vectors a method that is a C function of the Vector."""
    from ..interp.registry import MAKERS, Member

    def method(self: VectorStorage, *arguments: object) -> float:
        """A method that a mechanism brought, written in C."""
        c = self.machine.simulation.services.c
        return c.call_method(c.kept["method", name], object_handle(c, self), arguments)

    interface.kept["method", name] = function
    title = name.decode("latin-1")
    member = Member(title, "method", "Vector", method)
    if classes["Vector"].members.setdefault(title, member) is member:  # code that calls it may be there already
        setattr(classes["Vector"].python, f"hoc_{title}", MAKERS["hoc"](member, f"Vector.{title}"))


def kept_vector(interface: CInterface, values: Sequence[float]) -> int:
    """A new Vector of C text; it lives until `vector_delete`."""
    made = classes["Vector"].python(machine_of(interface)).new(values)
    handle = object_handle(interface, made)
    interface.kept["made", handle] = made
    return handle


@c_function("vector_new1", "address int")
def vector_new1(interface: CInterface, size: int) -> int:
    return kept_vector(interface, [0.0] * size)


@c_function("vector_new0", "address")
def vector_new0(interface: CInterface) -> int:
    return kept_vector(interface, [])


@c_function("vector_new2", "address address")
def vector_new2(interface: CInterface, handle: int) -> int:
    """A copy."""
    return kept_vector(interface, vector_of(interface, handle).data)


@c_function("vector_delete", "void address")
def vector_delete(interface: CInterface, handle: int) -> None:
    interface.kept.pop(("made", handle), None)


@c_function("vector_append", "void address double")
def vector_append(interface: CInterface, handle: int, value: float) -> None:
    vector_of(interface, handle).movable().append(value)


@c_function("vector_set_label", "void address string")
def vector_set_label(interface: CInterface, handle: int, text: bytes) -> None:
    vector_of(interface, handle).label_text = text.decode("latin-1")


@c_function("vector_get_label", "address address")
def vector_get_label(interface: CInterface, handle: int) -> int:
    memory = callbacks.string_memory(vector_of(interface, handle).label_text.encode("latin-1", "replace"))
    interface.kept["label", handle] = memory
    return callbacks.memory_address(memory)


@c_function("vector_pobj", "address address")
def vector_pobj(interface: CInterface, handle: int) -> int:
    """Where the Vector's address as an Object stands."""
    memory = interface.kept.setdefault(("pobj", handle), callbacks.string_memory(bytes(8)))
    where = callbacks.memory_address(memory)
    callbacks.put_address(where, object_handle(interface, vector_of(interface, handle)))
    return where


@c_function("hoc_obj_ref", "void address")
def hoc_obj_ref(interface: CInterface, handle: int) -> None:
    """C text keeps an object."""
    if handle:
        references(interface).setdefault(handle, []).append(interface.thing(handle))


@c_function("hoc_obj_unref", "void address")
def hoc_obj_unref(interface: CInterface, handle: int) -> None:
    """C text keeps it no more."""
    kept = references(interface).get(handle)
    if kept:
        kept.pop()


def references(interface: CInterface) -> dict[int, list[Any]]:
    """The objects that C text keeps, by their handles."""
    return interface.kept.setdefault("references", {})


@c_function("vector_temp_objvar", "address address")
def vector_temp_objvar(interface: CInterface, handle: int) -> int:
    return vector_pobj(interface, handle)


# --- Lists ---------------------------------------------------------------------------------------------------


def list_of(interface: CInterface, handle: int) -> List:
    found = interface.thing(handle)
    if not isinstance(found, List):
        raise RanvierError(f"a List is needed here, not {hoc_arguments.kind_of(found)}")
    return found


@c_function("ivoc_list_count", "int address")
def ivoc_list_count(interface: CInterface, handle: int) -> int:
    return list_of(interface, handle).objects.count()


@c_function("c_list_item_", "address address int")
def list_item(interface: CInterface, handle: int, index: int) -> int:
    """The address of an object in a List that does not show it (lang/c/lists.h)."""
    objects = list_of(interface, handle).objects
    if not 0 <= index < objects.count():
        return 0
    call, asked = interface.objects["c_call_"].value, interface.asked
    before = asked.get(handle, (0, 0))
    times = before[1] + 1 if before[0] == call else 1
    asked[handle] = call, times
    if times == MANY:
        show(interface, handle, [object_handle(interface, objects.at(k)) for k in range(objects.count())])
    return object_handle(interface, objects.at(index))


def show(interface: CInterface, handle: int, items: Sequence[int]) -> None:
    """Of a List, until hoc goes on."""
    memory = interface.kept["shown", handle] = callbacks.string_memory(bytes(8 * (2 + len(items))))
    where = callbacks.memory_address(memory)
    callbacks.put_integers(where, [interface.objects["c_call_"].value, len(items), *items])
    callbacks.put_address(handle + callbacks.SHOWN, where)


# --- random numbers ------------------------------------------------------------------------------------------


@c_function("nrn_random_arg", "address int")
def nrn_random_arg(interface: CInterface, number: int) -> int:
    return object_handle(interface, instance_of(interface, number, Random))


@c_function("nrn_random_pick", "double address")
def nrn_random_pick(interface: CInterface, handle: int) -> float:
    return interface.thing(handle).hoc_repick()


@c_function("mcell_ran4_init", "void int")
def mcell_ran4_init(interface: CInterface, low_index: int) -> None:
    shared_indices(machine_of(interface)).low_index = low_index & 0xFFFFFFFF


@c_function("nrn_set_random_sequence", "void address int")
def nrn_set_random_sequence(interface: CInterface, handle: int, sequence: int) -> None:
    interface.thing(handle).seq(float(sequence))


@c_function("nrn_random_reset", "void address")
def nrn_random_reset(interface: CInterface, handle: int) -> None:
    interface.thing(handle).seq(0.0)


def _random(name: str, types: str) -> None:
    """A random function of NMODL, called from C text."""

    @c_function(name, types)
    def draw(interface: CInterface, *arguments: float) -> float:
        return random_numbers.FUNCTIONS[name](interface.kept["random state"], *arguments)


for _name, _types in (("scop_random", "double"), ("exprand", "double double"), ("normrand", "double double double")):
    _random(_name, _types)
