"""Where a Matrix keeps its numbers: a full array, or for a sparse one the elements that exist, row by row."""

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

    def address(self, i: int, j: int) -> int:
        """Where an element lies, as long as the Matrix keeps its size."""
        return self.cells.ctypes.data + 8 * (i * self.cells.shape[1] + j)

    def dense(self) -> np.ndarray:
        """The elements; changing them changes the matrix."""
        return self.cells


class Sparse:
    """The elements that were set or looked at."""

    sparse = True

    def __init__(self, rows: int, columns: int) -> None:
        self.shape = (rows, columns)
        self.rows: list[dict[int, float]] = [{} for _ in range(rows)]

    def get(self, i: int, j: int) -> float:
        """An element; looking at it makes it exist."""
        self._check(i, j)
        return self.rows[i].setdefault(j, 0.0)

    def peek(self, i: int, j: int) -> float:
        """An element, 0 if it does not exist."""
        self._check(i, j)
        return self.rows[i].get(j, 0.0)

    def set(self, i: int, j: int, value: float) -> None:
        self._check(i, j)
        self.rows[i][j] = value

    def _check(self, i: int, j: int) -> None:
        if not (0 <= i < self.shape[0] and 0 <= j < self.shape[1]):
            raise IndexError

    def dense(self) -> np.ndarray:
        """A full copy."""
        cells = np.zeros(self.shape)
        for i, row in enumerate(self.rows):
            for j, value in row.items():
                cells[i, j] = value
        return cells


class MatrixStorage(HocObject):
    """What all parts of Matrix build on."""

    store: Full | Sparse

    @property
    def shape(self) -> tuple[int, int]:
        return self.store.shape

    @property
    def cells(self) -> np.ndarray:
        """The elements as array (of a sparse matrix a copy)."""
        return self.store.dense()

    def assign(self, cells: np.ndarray, every: bool = False) -> MatrixStorage:
        """Takes these elements and their shape. A sparse matrix keeps the elements that it has and gets those that are
        not 0, or every one. Returns self."""
        if not self.store.sparse:
            self.store = Full(np.array(cells))
            return self
        store = self.store if self.store.shape == cells.shape else Sparse(*cells.shape)
        for row, values in zip(store.rows, cells.tolist(), strict=True):
            row.update({j: value for j, value in enumerate(values) if every or value or j in row})
        self.store = store
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
    """`&m.x[i][j]`"""

    __slots__ = ("matrix", "row", "column")

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

    @property
    def alive(self) -> bool:
        return self.row < self.matrix.shape[0] and self.column < self.matrix.shape[1]
