"""Matrix: a table of numbers. This file has the class with elements, rows, columns and files; algebra is beside it."""

from __future__ import annotations

import numpy as np

from ..interp.registry import element, hoc_class, method
from ..interp.values import FLOAT_EPSILON, Pointer
from ..lang.errors import RanvierError
from .file import File
from .formats import format_number
from .matrix_algebra import MatrixAlgebra
from .matrix_storage import Full, MatrixElement, Sparse
from .vector import Vector

_ELEMENT_FORMAT = " %-8.3g"
_SPARSE_TYPE = 2


MOST_ELEMENTS = 1 << 40


@hoc_class("Matrix")
class Matrix(MatrixAlgebra):
    """new Matrix(rows, columns, type): a table of zeros; type 2 makes it sparse (default 1: full).

    Elements are m.x[i][j], i from 0 to m.nrow-1, j from 0 to m.ncol-1. Methods that give a Matrix or Vector make a new
    one, or use the one that is given as last argument.
    """

    def __init__(self, machine: object, rows: int = 1, columns: int = 1, type: int = 1) -> None:
        if rows < 1 or columns < 1:
            raise RanvierError(f"Matrix: there must be 1 or more rows and columns, not {rows} and {columns}")
        if rows * columns > MOST_ELEMENTS:
            raise RanvierError(f"Matrix: {rows} times {columns} elements are too many")
        if type not in (1, _SPARSE_TYPE):
            raise RanvierError(f"Matrix: the type must be 1 (full) or 2 (sparse), not {type}")
        self.store = (Sparse if type == _SPARSE_TYPE else Full)(np.zeros((rows, columns)))

    # -- elements

    @element("x")
    def x(self, row: int, column: int) -> float:
        """m.x[i][j]: an element; it can be assigned. In a sparse matrix looking at it makes it exist (see getval)."""
        return self.hocat_x(row, column)

    @x.setter
    def _set_x(self, value: float, row: int, column: int) -> None:
        self.hocput_x(value, row, column)

    @x.pointer
    def _point_to_x(self, row: int, column: int) -> MatrixElement:
        self.hocat_x(row, column)
        return MatrixElement(self, row, column)

    def hocat_x(self, *indices: float) -> float:
        """What `m.x[i][j]` calls."""
        try:
            row, column = indices
            i, j = int(row + FLOAT_EPSILON), int(column + FLOAT_EPSILON)
            if i >= 0 and j >= 0:
                return self.store.get(i, j)
        except (IndexError, ValueError):
            pass
        raise self._no_element(indices)

    def hocput_x(self, value: float, *indices: float) -> float:
        """What `m.x[i][j] = value` calls."""
        try:
            row, column = indices
            i, j = int(row + FLOAT_EPSILON), int(column + FLOAT_EPSILON)
            if i >= 0 and j >= 0:
                self.store.set(i, j, value)
                return value
        except (IndexError, ValueError):
            pass
        except TypeError:
            raise RanvierError("an element of a Matrix is a number") from None
        raise self._no_element(indices)

    def _no_element(self, indices: tuple[float, ...]) -> RanvierError:
        rows, columns = self.shape
        if len(indices) != 2:
            return RanvierError(f"Matrix.x has 2 subscripts, {len(indices)} given")
        return RanvierError(f"Matrix.x[{indices[0]:g}][{indices[1]:g}] is out of range: {self} is {rows} x {columns}")

    @method
    def getval(self, row: int, column: int) -> float:
        """m.getval(i, j): an element; 0 where a sparse matrix has none."""
        return self.store.peek(*self._place(row, column, "getval"))

    @method
    def setval(self, row: int, column: int, value: float) -> float:
        """m.setval(i, j, value): sets an element; gives the value."""
        self.store.set(*self._place(row, column, "setval"), value)
        return value

    def _place(self, row: int, column: int, title: str) -> tuple[int, int]:
        rows, columns = self.shape
        return self.inside(row, rows, "row", title), self.inside(column, columns, "column", title)

    @method
    def set(self, *values: float) -> Matrix:
        """m.set(a, b, ...): sets the elements row by row; there must be a number for each. Returns m."""
        rows, columns = self.shape
        if len(values) != rows * columns:
            raise RanvierError(f"Matrix.set: {rows * columns} numbers are needed, {len(values)} given")
        self.assign(np.array(values).reshape(rows, columns), every=True)
        return self

    # -- size

    @method
    def nrow(self) -> int:
        """m.nrow(): how many rows there are."""
        return self.shape[0]

    @method
    def ncol(self) -> int:
        """m.ncol(): how many columns there are."""
        return self.shape[1]

    @method
    def resize(self, rows: int, columns: int) -> Matrix:
        """m.resize(rows, columns): cuts off elements, or adds zeros. Returns m."""
        if rows < 1 or columns < 1:
            raise RanvierError(f"Matrix.resize: there must be 1 or more rows and columns, not {rows} and {columns}")
        resized = np.zeros((rows, columns))
        kept = self.cells[:rows, :columns]
        resized[: kept.shape[0], : kept.shape[1]] = kept
        self.assign(resized)
        return self

    @method
    def c(self) -> Matrix:
        """m.c(): a copy."""
        copy = Matrix(self.machine)
        copy.store = type(self.store)(np.zeros(self.shape))
        copy.assign(self.cells)
        return copy

    @method
    def bcopy(self, row: int, column: int, rows: int, columns: int, *rest: object) -> Matrix:
        """m.bcopy(i0, j0, n, k, i1, j1, target): copies the n x k block at row i0, column j0 to row i1, column j1
        (default 0, 0) of the target, or of a new Matrix that it just fits.
        """
        target = rest[-1] if rest and isinstance(rest[-1], Matrix) else None
        numbers = [int(number) for number in rest if isinstance(number, (int, float))]
        to_row, to_column = (numbers[0], numbers[1]) if len(numbers) > 1 else (0, 0)
        have_rows, have_columns = self.shape
        if not (0 <= row <= have_rows - rows and 0 <= column <= have_columns - columns and min(rows, columns) > 0):
            raise RanvierError(f"Matrix.bcopy: there is no such block in a {have_rows} x {have_columns} Matrix")
        block = self.cells[row : row + rows, column : column + columns]
        target = target or Matrix(self.machine, to_row + rows, to_column + columns)
        needed = max(target.shape[0], to_row + rows), max(target.shape[1], to_column + columns)
        if needed != target.shape:
            target.resize(*needed)
        target.cells[to_row : to_row + rows, to_column : to_column + columns] = block
        target.store.note()
        return target

    # -- rows, columns, diagonals

    @method
    def getrow(self, row: int, target: Vector | None = None) -> Vector:
        """m.getrow(i, v): the elements of a row, in v or a new Vector."""
        return self.vector(self.cells[self.inside(row, self.shape[0], "row", "getrow")], target)

    @method
    def getcol(self, column: int, target: Vector | None = None) -> Vector:
        """m.getcol(j, v): the elements of a column, in v or a new Vector."""
        return self.vector(self.cells[:, self.inside(column, self.shape[1], "column", "getcol")], target)

    @method
    def getdiag(self, diagonal: int, target: Vector | None = None) -> Vector:
        """m.getdiag(k, v): a diagonal, in v or a new Vector of size m.nrow. Diagonal 0 is the main one, k > 0 lie above
        (they fill the Vector from its start), k < 0 below (they fill it to its end).
        """
        at, count = self._diagonal(diagonal, "getdiag")
        target = target or Vector(self.machine)
        target.set_size(self.shape[0])
        target.values[at : at + count] = np.diagonal(self.cells, diagonal)
        return target

    def _diagonal(self, diagonal: int, title: str) -> tuple[int, int]:
        """Where a diagonal starts in a Vector, and its length."""
        rows, columns = self.shape
        if not -rows < diagonal < columns:
            raise RanvierError(f"Matrix.{title}: diagonal {diagonal} is not {1 - rows} to {columns - 1}")
        return max(0, -diagonal), min(rows + min(diagonal, 0), columns - max(diagonal, 0))

    @method
    def setrow(self, row: int, values: object) -> Matrix:
        """m.setrow(i, v): sets a row to the elements of a Vector, or to a number. Returns m."""
        self.inside(row, self.shape[0], "row", "setrow")
        for column, value in enumerate(self._given(values, self.shape[1], "setrow")):
            self.store.set(row, column, value)
        return self

    @method
    def setcol(self, column: int, values: object) -> Matrix:
        """m.setcol(j, v): sets a column to the elements of a Vector, or to a number. Returns m."""
        self.inside(column, self.shape[1], "column", "setcol")
        for row, value in enumerate(self._given(values, self.shape[0], "setcol")):
            self.store.set(row, column, value)
        return self

    @method
    def setdiag(self, diagonal: int, values: object) -> Matrix:
        """m.setdiag(k, v): sets a diagonal to the elements of a Vector (see getdiag) or to a number. Returns m."""
        at, count = self._diagonal(diagonal, "setdiag")
        given = self._given(values, self.shape[0] if isinstance(values, Vector) else at + count, "setdiag")
        for row in range(at, min(at + count, len(given))):
            self.store.set(row, row + diagonal, given[row])
        return self

    def _given(self, values: object, size: int, title: str) -> list[float]:
        """The elements to set: as many as there are in a Vector, or the same number everywhere."""
        if isinstance(values, (int, float)):
            return [float(values)] * size
        if not isinstance(values, Vector):
            raise RanvierError(f"Matrix.{title} takes a Vector or a number")
        if len(values.data) > size:
            raise RanvierError(f"Matrix.{title}: the Vector has {len(values.data)} elements, there is room for {size}")
        return values.data.tolist()

    def vector(self, values: np.ndarray, target: Vector | None) -> Vector:
        """The values in the target or a new Vector."""
        return (target or Vector(self.machine)).assign(values)

    @method
    def to_vector(self, target: Vector | None = None) -> Vector:
        """m.to_vector(v): all elements column by column, in v or a new Vector."""
        return self.vector(self.cells.ravel(order="F"), target)

    @method
    def from_vector(self, source: Vector) -> Matrix:
        """m.from_vector(v): sets the elements column by column; v must have as many. Returns m."""
        rows, columns = self.shape
        if len(source.data) != rows * columns:
            raise RanvierError(f"Matrix.from_vector: {rows * columns} elements are needed, v has {len(source.data)}")
        self.assign(source.values.reshape(rows, columns, order="F"), every=True)
        return self

    # -- sparse

    @method
    def sprowlen(self, row: int) -> int:
        """m.sprowlen(i): how many elements a row of a sparse matrix has."""
        return len(self._sparse_row(row, "sprowlen"))

    @method
    def spgetrowval(self, row: int, place: int, column: Pointer) -> float:
        """m.spgetrowval(i, k, &j): the k-th element that row i of a sparse matrix has; j is set to its column."""
        columns = sorted(self._sparse_row(row, "spgetrowval"))
        self.inside(place, len(columns), "element", "spgetrowval")
        column.set(float(columns[place]))
        return self.store.peek(row, columns[place])

    def _sparse_row(self, row: int, title: str) -> set[int]:
        """The columns of its elements."""
        if not isinstance(self.store, Sparse):
            raise RanvierError(f"Matrix.{title} is for sparse matrices", hint="new Matrix(rows, columns, 2) makes one")
        return self.store.present[self.inside(row, self.shape[0], "row", title)]

    # -- files

    @method
    def printf(self, element: str = _ELEMENT_FORMAT, row: str = "\n") -> float:
        """m.printf("element format", "row format"): prints the elements (default format " %-8.3g") row by row."""
        self.machine.out.write(self._text(element, row))
        return 0.0

    def _text(self, element: str, row: str) -> str:
        one = format_number(element, "Matrix.printf")
        return "".join("".join(map(one, values)) + row for values in self.cells.tolist())

    @method
    def fprint(self, first: object, *rest: object) -> float:
        """m.fprint(file, "element format", "row format"): prints into a File that is written, the numbers of rows and
        columns in the first line; m.fprint(0, file, …) without that line.
        """
        sizes = True
        if isinstance(first, (int, float)):
            sizes, first, rest = bool(first), rest[0] if rest else None, rest[1:]
        if not isinstance(first, File):
            raise RanvierError("Matrix.fprint takes a File")
        if sizes:
            first.write("{} {}\n".format(*self.shape))
        formats = [str(text) for text in rest[:2]]
        first.write(self._text(*formats, *(_ELEMENT_FORMAT, "\n")[len(formats) :]))
        return 0.0

    @method
    def scanf(self, file: File, rows: int | None = None, columns: int | None = None) -> float:
        """m.scanf(file, rows, columns): reads the elements row by row; without rows and columns, these come first."""
        if rows is None or columns is None:
            rows, columns = int(file.read_number()), int(file.read_number())
        if rows < 1 or columns < 1:
            raise RanvierError(f"Matrix.scanf: there must be 1 or more rows and columns, not {rows} and {columns}")
        self.assign(np.array([file.read_number() for _ in range(rows * columns)]).reshape(rows, columns))
        return 0.0
