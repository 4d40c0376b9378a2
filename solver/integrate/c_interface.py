"""C text of VERBATIM blocks at run time: what it asks of NEURON's interface, with the arguments of the hoc call that it
belongs to, and its errors."""

from __future__ import annotations

import re
import weakref
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from ...lang.errors import RanvierError
from .. import options
from ..c.interface import FUNCTIONS, OBJECTS, c_function
from ..mechanism.random_numbers import HIGH, LINEAR, USE_MCELL, WORD
from ..model.mechanisms import MechanismData
from ..target import callbacks, cpu
from ..target import crash as crashes
from ..target.arrays import aligned
from . import c_forcing  # noqa: F401 - its functions
from .c_events import Instances, Links
from .c_memory import Blocks

MOST_NAMES = 4096
"""Names of hoc that C text can look up."""

MOST_HANDLES = 100_000
"""So many objects have an address of their own; then one that is gone makes room for the next, as with malloc."""


class Frame:
    """The arguments of a call from hoc; numbers and strings have memory that C text may look into and change."""

    __slots__ = ("arguments", "memory")

    def __init__(self, arguments: Sequence[Any]) -> None:
        self.arguments = arguments
        self.memory: dict[Any, Any] = {}


class CInterface:
    """One simulation's. `bind_function(data, name)` gives what C text needs to call a FUNCTION of the model: what
    stands in its entry (see CALLING in lang/nmodl/c_file.py); `run_initial(data, row)` runs INITIAL."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self.write = write
        self.frames: list[Frame] = []
        self.error: BaseException | None = None
        self.objects = {name: callbacks.variable(kind) for name, kind in OBJECTS.items()}
        self._crash = self.objects["c_crash"]
        self.objectdata = aligned(MOST_NAMES, np.int64)
        self.objects["hoc_objectdata"].value = self.objectdata.ctypes.data
        self.handles: dict[int, tuple[Callable[[], Any], Any]] = {}  # address → what gives the object, its memory
        self.lent: dict[int, tuple[Any, int]] = {}  # handle → numbers of a Vector that C text has, and bytes
        self.bytes_lent = 0
        self.asked: dict[int, tuple[int, int]] = {}  # handle → the call that last asked a List for objects, how often
        self.complete: set[int] = set()  # the addresses of those whose memory will not change
        self.mechanisms: Callable[[], Iterable[MechanismData]] = tuple
        self.bind_function: Callable[[MechanismData, str], list[int]] | None = None
        self.run_initial: Callable[[MechanismData, int], None] | None = None
        self.print_messages: Callable[[], None] | None = None
        self._entries: list[int] = []  # addresses of entries that are filled
        self.kept: dict[Any, Any] = {}
        self.blocks = Blocks()
        self._watched = False  # whether crashes are caught
        self.checked = bool(options.get("check"))
        self.running: MechanismData | None = None  # in checked mode: whose C text runs
        self.stop: Any = None  # hoc's `stoprun`, once C text uses it
        self.method_caller = 0
        self.afterwards: list[Callable[[], None]] = []  # what is due when C text hands back to hoc
        self._numbers: dict[int, int] = {}
        self._loaded: dict[MechanismData, Any] = {}
        self.instances = Instances()
        self.links = Links()
        self._places: dict[MechanismData, tuple[np.ndarray, np.ndarray]] = {}  # the tables c_columns and c_globals
        self._bound: dict[MechanismData, tuple[int, int]] = {}  # how often its arrays had moved, and how many handles
        self._callbacks: dict[str, Any] = {}

    # --- native code ---

    def address(self, data: MechanismData, entry: str) -> int:
        """Where a fragment of a mechanism is entered."""
        return self._functions(data)[entry]

    def _functions(self, data: MechanismData) -> Any:
        """The addresses of the functions in a mechanism's C text."""
        found = self._loaded.get(data)
        if found is None:
            code = data.record.c
            self._loaded[data] = {}
            self._places[data] = aligned(len(code.columns) + 1, np.int64), aligned(len(code.shared) + 1, np.int64)
            self._bind(data)
            if not self._watched:
                self._watched = True
                crashes.watch(self.objects)
            found = self._loaded[data] = cpu.compile_text(code.text, code.functions, self._given(data, code.wanted))
            self.method_caller = found["c_method_"]
        return found

    def bind(self) -> None:
        """The model's arrays lie elsewhere now."""
        for data in self._places:
            self._bind(data)
        for data in {*self.instances.images, *self.instances.tables}:
            self.instances.bind(data)

    def follow(self) -> None:
        """Instances were made since: their arrays may lie elsewhere."""
        for data, (moved, handles) in self._bound.items():
            if (moved, handles) != (data.table.moved, len(data.table.position)):
                self._bind(data)
                self.instances.follow(data, handles)

    def _bind(self, data: MechanismData) -> None:
        self._bound[data] = data.table.moved, len(data.table.position)
        columns, shared = self._places[data]
        for k, name in enumerate(data.record.c.columns):
            columns[k] = data.table[name].ctypes.data
        for k, name in enumerate(data.record.c.shared):
            shared[k] = data.globals[name].ctypes.data

    def _given(self, data: MechanismData, names: Sequence[str]) -> dict[str, int]:
        given = {}
        own: dict[str, Callable[..., Any]] = {
            "c_bind_": lambda _, name, entry: self._fill_entry(data, name, entry),
            "c_initial_": lambda _, row: self.run_initial(data, row),
            "c_pointers_changed_": lambda _, row: self.instances.row_changed(data, row),
        }
        for name in names:
            if name == "stoprun":
                self.stop = self.kept["machine"].pointer("stoprun")
            if name in self.objects:
                given[name] = callbacks.address(self.objects[name])
            elif name in ("c_columns", "c_globals"):
                given[name] = self._places[data][name == "c_globals"].ctypes.data
            elif name == "c_points":
                given[name] = self.instances.table(data)
            elif name == "c_random_state":
                given[name] = self.kept["random state"].ctypes.data
            elif name == "c_links":
                given[name] = self.links.values.ctypes.data
            elif name.startswith("c_check_"):
                call = self._callback(name, self._of_mechanism(data, FUNCTIONS[name].body))
                given[name] = callbacks.address(self.kept.setdefault((name, data), call))
            elif name in own:
                call = self._callback(name, own[name])
                given[name] = callbacks.address(self.kept.setdefault((name, data), call))
            elif name in FUNCTIONS:
                if name not in self._callbacks:
                    self._callbacks[name] = self._callback(name, FUNCTIONS[name].body)
                given[name] = callbacks.address(self._callbacks[name])
            else:
                given[name] = self._elsewhere(data, name)
        return given

    def _elsewhere(self, data: MechanismData, name: str) -> int:
        """A function or object that the C text of another mechanism defines, or another's GLOBAL."""
        for other in self.mechanisms():
            code = other.record.c
            if other is not data and code is not None and name in code.functions:
                return self._functions(other)[name]
            for variable in other.record.globals:
                if name == other.record.hoc_name_of_global(variable):
                    return other.globals[variable.name].ctypes.data
        missing = RanvierError(f"VERBATIM in {data.record.source}: there is no C function or variable {name}")
        if re.search(rf'^declare .*@"{name}"\(', data.record.c.text, re.MULTILINE):

            def called() -> None:
                self.fail(missing)

            stub = self.kept["missing", data, name] = callbacks.callback(called, ["void"])  # missed when it is called
            return callbacks.address(stub)
        raise missing

    def _of_mechanism(self, data: MechanismData, body: Callable[..., Any]) -> Callable[..., Any]:
        def called(interface: CInterface, *arguments: Any) -> Any:
            interface.running = data
            return body(interface, *arguments)

        return called

    def call_method(self, function: int, thing: int, arguments: Sequence[Any]) -> float:
        """Call the C function `double f(void*)` with an object's handle, the rest being arguments of hoc."""
        self.fetch()
        with self.given(arguments):
            result = callbacks.call(self.method_caller, function, thing)
        self.raise_error()
        return result

    def _callback(self, name: str, body: Callable[..., Any]) -> Any:
        types = FUNCTIONS[name].types
        empty = None if types[0] in ("void", "address") else 0

        def called(*arguments: Any) -> Any:
            try:
                result = body(self, *arguments)
            except BaseException as error:  # native code has no exceptions: it is told, and Python hears of it later
                self.fail(error)
                return empty
            return empty if result is None else result

        return callbacks.callback(called, types)

    def _fill_entry(self, data: MechanismData, name: bytes, entry: int) -> None:
        """C text calls a FUNCTION for the first time since kernels were bound."""
        assert self.bind_function is not None
        callbacks.put_integers(entry, self.bind_function(data, name.decode()))
        self._entries.append(entry)

    def forget_functions(self) -> None:
        """Kernels are bound anew: so are the FUNCTIONs that C text calls."""
        for entry in self._entries:
            callbacks.put_address(entry, 0)
        self._entries.clear()

    # --- errors ---

    def fail(self, error: BaseException) -> None:
        """Remember an error; C text is left as soon as it comes back from the interface."""
        if self.error is None:
            self.error = error
        self.objects["c_failed"].value = 1

    def fetch(self) -> None:
        """Before a native call: C text finds hoc's `stoprun`, and Lists may be others."""
        self.objects["c_call_"].value += 1
        if self.stop is not None:
            self.objects["stoprun"].value = int(self.stop.get())

    def raise_error(self) -> None:
        """Raise what C text called an error, now that it has been left."""
        crash = self._crash.value
        if crash:
            self.objects["c_crash"].value = self.objects["c_failed"].value = 0
            self.error = None
            hint = "" if self.checked else "RANVIER_CHECK=1 looks at every access, and tells the line"
            raise RanvierError(f"C text in VERBATIM crashed: {crashes.cause(crash)}", hint=hint or None)
        if self.error is not None:
            error, self.error = self.error, None
            self.objects["c_failed"].value = 0
            raise error

    # --- arguments and objects ---

    def given(self, arguments: Sequence[Any]) -> Given:
        """`with c.given(arguments):` inside, C text finds these arguments."""
        return Given(self, arguments)

    def hand_back(self) -> None:
        """Before hoc goes on: what C text changed in borrowed memory takes effect."""
        while self.afterwards:
            self.afterwards.pop()()

    @property
    def frame(self) -> Frame:
        if not self.frames:
            raise RanvierError("this C text asks for the arguments of a call from hoc, and there is none")
        return self.frames[-1]

    def argument(self, number: int) -> Any:
        """Argument `number` (from 1) of the call from hoc."""
        arguments = self.frame.arguments
        if not 1 <= number <= len(arguments):
            raise RanvierError(f"argument {number} is missing: {len(arguments)} given")
        return arguments[number - 1]

    def known(self, thing: Any) -> int:
        """The address of a Python object that has one already, else 0."""
        number = self._numbers.get(id(thing), 0)
        return number if number and self.handles[number][0]() is thing else 0

    def handle(self, thing: Any, name: str = "", index: int = 0) -> int:
        """The address by which C text knows a Python object: memory that looks like hoc's Object. An object of hoc
        may go meanwhile, others are kept."""
        number = self.known(thing)
        if not number:
            before = self._numbers.get(id(thing), 0)  # of an object that is gone
            memory = self.handles[before][1] if before and len(self.handles) > MOST_HANDLES else None
            memory = callbacks.object_memory(name.encode("latin-1", "replace"), index, memory)
            number = self._numbers[id(thing)] = callbacks.memory_address(memory)
            self.complete.discard(number)
            alive = weakref.ref(thing) if name else lambda: thing
            self.handles[number] = alive, memory
        return number

    def is_gone(self, handle: int | None) -> bool:
        """Whether there was an object at this address."""
        found = self.handles.get(handle or 0)
        return found is not None and found[0]() is None

    def replace(self, handle: int, thing: Any) -> None:
        """Another object, which stays, is at this address from now on."""
        self.handles[handle] = (lambda: thing), self.handles[handle][1]

    def thing(self, handle: int | None) -> Any:
        """The Python object behind a handle."""
        try:
            thing = self.handles[handle or 0][0]()
        except KeyError:
            thing = None
        if thing is None:
            raise RanvierError("this C text uses an object that is none (NULL, gone, or an address of its own)")
        return thing


class Given:
    """See `CInterface.given`."""

    __slots__ = ("interface", "arguments")

    def __init__(self, interface: CInterface, arguments: Sequence[Any]) -> None:
        self.interface, self.arguments = interface, arguments

    def __enter__(self) -> None:
        self.interface.frames.append(Frame(self.arguments))

    def __exit__(self, *what: object) -> None:
        self.interface.hand_back()
        self.interface.frames.pop()


# --- what concerns no object of hoc ---------------------------------------------------------------------------


@c_function("c_write_", "int string")
def write(interface: CInterface, text: bytes) -> int:
    interface.write(text.decode("latin-1"))
    return len(text)


@c_function("c_bind_", "void string address")
def bind_function(interface: CInterface, name: bytes, entry: int) -> None:
    raise AssertionError("each mechanism has its own")


@c_function("c_initial_", "void long")
def run_initial(interface: CInterface, row: int) -> None:
    raise AssertionError("each mechanism has its own")


@c_function("c_print_", "void")
def print_messages(interface: CInterface) -> None:
    """A FUNCTION that C text called has printed."""
    assert interface.print_messages is not None
    interface.print_messages()


@c_function("set_seed", "void double")
def set_seed(interface: CInterface, seed: float) -> None:
    """Start the random numbers of mechanisms anew."""
    state = interface.kept["random state"]
    state[HIGH if state[USE_MCELL] else LINEAR] = int(seed) & WORD


@c_function("ifarg", "int int")
def ifarg(interface: CInterface, number: int) -> int:
    return number <= len(interface.frame.arguments)  # true of 0, where loops over all arguments begin


@c_function("getarg", "address int")
def getarg(interface: CInterface, number: int) -> int:
    """The address of a number."""
    value = interface.argument(number)
    if not isinstance(value, float):
        raise RanvierError(f"argument {number} must be a number")
    memory = interface.frame.memory
    if number not in memory:
        memory[number] = callbacks.number_memory(value)
    return callbacks.memory_address(memory[number])


@c_function("chkarg", "double int double double")
def chkarg(interface: CInterface, number: int, low: float, high: float) -> float:
    value = interface.argument(number)
    if not isinstance(value, float):
        raise RanvierError(f"argument {number} must be a number")
    if not low <= value <= high:
        raise RanvierError(f"argument {number} is {value:g}, and must lie in {low:g} to {high:g}")
    return value


@c_function("hoc_is_double_arg", "int int")
def hoc_is_double_arg(interface: CInterface, number: int) -> int:
    return isinstance(interface.argument(number), float)


@c_function("hoc_execerror", "void string string")
def hoc_execerror(interface: CInterface, first: bytes | None, second: bytes | None) -> None:
    raise RanvierError(" ".join(part.decode("latin-1").strip() for part in (first, second) if part))


@c_function("hoc_warning", "void string string")
def hoc_warning(interface: CInterface, first: bytes | None, second: bytes | None) -> None:
    parts = [part.decode("latin-1") for part in (first, second) if part]
    interface.write(" ".join(parts) + "\n")
