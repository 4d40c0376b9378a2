"""Pointer and PtrVector: references to variables, kept in objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..interp.registry import attribute, hoc_class, method
from ..interp.values import HocObject, Pointer
from ..lang.errors import RanvierError
from .statements import statement_with_number

if TYPE_CHECKING:
    from ..interp.machine import Machine
    from .gui.graph import Graph
from .python_object import PythonObject
from .vector import Vector

MOST = 10_000_000  # pointers


@hoc_class("Pointer")
class PointerObject(HocObject):
    """new Pointer(&x, "statement") or new Pointer("x", "statement"): a reference to a variable.

    With a statement, p.assign(value) executes it for $1 = value; it may also be the name of a variable to assign to.
    """

    def __init__(self, machine: Machine, variable: str | Pointer, statement: str | None = None) -> None:
        self.name = variable if isinstance(variable, str) else "unknown"
        if variable == self.name and variable.isidentifier() and machine.lookup(variable) is None:
            raise RanvierError(f"Pointer: {variable} is not the name of a variable")
        self.variable: Any = machine.pointer(variable) if isinstance(variable, str) else variable
        self.run = None
        if statement is not None:
            text = statement if "$1" in statement else f"{statement} = $1"
            self.run = statement_with_number(machine, text)

    @attribute
    def val(self) -> float:
        """p.val: the value of the variable; it can be assigned."""
        return self._alive().get()

    @val.setter
    def val(self, value: float) -> None:
        self._alive().set(value)

    @val.pointer
    def val(self) -> Any:
        return self._alive()

    def _alive(self) -> Any:
        if not getattr(self.variable, "alive", True):
            raise RanvierError(f"{self}: the variable {self.name} does not exist any more")
        return self.variable

    @method
    def s(self) -> str:
        """p.s: the name of the variable, if it was given as name."""
        return self.name

    @method
    def assign(self, value: float) -> float:
        """p.assign(value): sets the variable, executes the statement with $1 = value, and gives the value."""
        self._alive().set(value)
        if self.run is not None:
            self.run(value)
        return value


@hoc_class("PtrVector")
class PtrVector(HocObject):
    """new PtrVector(size): so many pointers, to read or set variables from a Vector all at once."""

    def __init__(self, machine: Machine, size: int) -> None:
        self.pointers: list[Any] = []
        self.name = ""
        self.resize(size)

    @method
    def size(self) -> int:
        """p.size(): how many pointers there are."""
        return len(self.pointers)

    @method
    def resize(self, size: int) -> int:
        """p.resize(n): makes n pointers that point to nothing, unless there are n already; gives the size."""
        if not 1 <= size <= MOST:
            raise RanvierError(f"PtrVector: the size must be 1 to {MOST}, not {size:g}")
        if size != len(self.pointers):
            self.pointers = [Nowhere() for _ in range(size)]
        return size

    @method
    def pset(self, index: int, variable: Pointer) -> float:
        """p.pset(i, &x): the pointer i points to x; gives the value of x."""
        self._at(index)
        self.pointers[index] = variable
        return variable.get()

    @method
    def getval(self, index: int) -> float:
        """p.getval(i): the value of the variable that pointer i points to."""
        return self._at(index).get()

    @method
    def setval(self, index: int, value: float) -> float:
        """p.setval(i, value): sets the variable that pointer i points to."""
        self._at(index).set(value)
        return value

    def _at(self, index: int) -> Any:
        if not 0 <= index < len(self.pointers):
            raise RanvierError(f"PtrVector: index {index} is not 0 to {len(self.pointers) - 1}")
        return self.pointers[index]

    @method
    def scatter(self, source: Vector) -> float:
        """p.scatter(v): sets the variables to the elements of a Vector of the same size."""
        for pointer, value in zip(self._sized(source), source.data, strict=True):
            pointer.set(value)
        return 0.0

    @method
    def gather(self, target: Vector) -> float:
        """p.gather(v): copies the values of the variables into a Vector of the same size."""
        target.assign([pointer.get() for pointer in self._sized(target)])
        return 0.0

    def _sized(self, vector: Vector) -> list[Any]:
        if len(vector.data) != len(self.pointers):
            raise RanvierError(f"PtrVector: the Vector has {len(vector.data)} elements, not {len(self.pointers)}")
        return self.pointers

    @method
    def label(self, text: str | None = None) -> str:
        """p.label("text"): names the line that plot draws; gives the label."""
        if text is not None:
            self.name = text
        return self.name

    @method
    def plot(self, graph: Graph, x: float | Vector = 1.0, color: int | None = None, brush: int = 1) -> float:
        """p.plot(graph, x, color, brush): draws the values of the variables over a Vector x, or an increment; the line
        is read again whenever the graph is flushed.
        """

        def points() -> tuple[list[float], list[float]]:
            heights = [pointer.get() for pointer in self.pointers]
            at = [i * x for i in range(len(heights))] if isinstance(x, (int, float)) else x.data[: len(heights)]
            return list(at), heights

        graph.add_vector_line(*points(), self.name, None if color is None else (color, brush), points)
        return 0.0

    @method
    def ptr_update_callback(self, statement: str | PythonObject, context: HocObject | None = None) -> float:
        """p.ptr_update_callback("statement", object): would run when variables move in memory; here pointers follow."""
        return 0.0


class Nowhere(Pointer):
    """What a pointer points to before it is set."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value = 0.0

    def get(self) -> float:
        return self.value

    def set(self, value: float) -> None:
        self.value = value
