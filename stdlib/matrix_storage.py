"""Where a Matrix keeps its numbers: a full array; a sparse one also knows which elements exist."""

from __future__ import annotations

import numpy as np

from ..interp.values import HocObject, Pointer
from ..lang.errors import RanvierError


class Full:
    """All elements, in a C-ordered array."""

    sparse = False

    def __init__(self, cells: np.ndarray) -> None:
        self.cells = np.ascontiguousarray(cells, dtype=np.float64)
        self.view = memoryview(self.cells)  # reads and sets Python floats, faster than numpy does

    @property
    def shape(self) -> tuple[int, int]:
        return self.cells.shape  # type: ignore[return-value]

    def get(self, i: int, j: int) -> float:
        return self.view[i, j]

    peek = get

    def set(self, i: int, j: int, value: float) -> None:
        self.view[i, j] = value

    def note(self, every: bool = False) -> None:
        """Numbers were assigned."""

    def address(self, i: int, j: int) -> int:
        """Where an element lies, as long as the Matrix keeps its size."""
        return self.cells.ctypes.data + 8 * (i * self.cells.shape[1] + j)


class Sparse(Full):
    """The same, and which elements exist: those that were set or looked at. Memory that was never written costs
    nothing."""

    sparse = True

    def __init__(self, cells: np.ndarray) -> None:
        super().__init__(cells)
        self.present: list[set[int]] = [set() for _ in range(len(cells))]

    def note(self, every: bool = False) -> None:
        """The elements that are not 0, or every one, exist from now on."""
        for row, values in zip(self.present, self.cells, strict=True):
            row.update(range(len(values)) if every else np.flatnonzero(values).tolist())

    def get(self, i: int, j: int) -> float:
        """An element; looking at it makes it exist."""
        value = self.view[i, j]
        self.present[i].add(j)
        return value

    def peek(self, i: int, j: int) -> float:
        """An element, 0 if it does not exist."""
        return self.view[i, j]

    def set(self, i: int, j: int, value: float) -> None:
        self.view[i, j] = value
        self.present[i].add(j)


class MatrixStorage(HocObject):
    """What all parts of Matrix build on."""

    store: Full

    @property
    def shape(self) -> tuple[int, int]:
        return self.store.shape

    @property
    def cells(self) -> np.ndarray:
        """The elements; changing them changes the matrix."""
        return self.store.cells

    def assign(self, cells: np.ndarray, every: bool = False) -> MatrixStorage:
        """Takes these elements and their shape. A sparse matrix keeps the elements that it has and gets those that are
        not 0, or every one. Returns self."""
        if self.store.shape != cells.shape:
            self.store = type(self.store)(np.zeros(cells.shape))
        self.store.cells[:] = cells
        self.store.note(every)
        return self

    def made(self, cells: np.ndarray, target: MatrixStorage | None = None) -> MatrixStorage:
        """A new full Matrix of these elements, or the target if there is one."""
        if target is not None:
            return target.assign(cells)
        new = type(self)(self.machine)
        new.store = Full(np.array(cells))  # a copy: numpy gives views of the argument
        return new

    def inside(self, index: int, size: int, what: str, title: str) -> int:
        """The index of a row or column; raises RanvierError if there is no such one."""
        if not 0 <= index < size:
            raise RanvierError(f"Matrix.{title}: {what} {index} is not 0 to {size - 1}")
        return index


class MatrixElement(Pointer):
    """`&m.x[i][j]`. `held`: where native code was told that it lies."""

    __slots__ = ("matrix", "row", "column", "held")

    def __init__(self, matrix: MatrixStorage, row: int, column: int) -> None:
        self.matrix = matrix
        self.row = row
        self.column = column

    def get(self) -> float:
        return self.matrix.store.get(self.row, self.column)

    def set(self, value: float) -> None:
        self.matrix.store.set(self.row, self.column, value)

    def offset(self, by: int) -> MatrixElement:
        """The element so many places further in row order."""
        columns = self.matrix.shape[1]
        row, column = divmod(self.row * columns + self.column + by, columns)
        return MatrixElement(self.matrix, row, column)

    def key(self) -> object:
        return self.matrix, self.row, self.column

    def address(self) -> int:
        """Where it lies, as long as the Matrix keeps its size; the memory stays as long as this pointer is held."""
        self.held = self.matrix.store
        return self.held.address(self.row, self.column)

    @property
    def alive(self) -> bool:
        return self.row < self.matrix.shape[0] and self.column < self.matrix.shape[1]
