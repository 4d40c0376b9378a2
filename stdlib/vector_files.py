"""Vector: printing, and reading and writing files."""

from __future__ import annotations

import math
import struct
from array import array
from typing import TYPE_CHECKING

import numpy as np

from ..interp.registry import method
from ..interp.values import StringCell
from ..lang.errors import RanvierError
from ..solver.interrupts import aside
from .formats import format_number
from .vector_storage import VectorStorage

if TYPE_CHECKING:
    from .file import File

_PER_LINE = 5
_TYPES = {3: "f", 4: "d", 5: "i"}  # what vwrite's type numbers mean, besides the packed 1 and 2
DOUBLES = 4
_PACKED = {1: ("i1", 128.0, 255.0), 2: ("u2", 0.0, 65535.0)}  # code, offset, number of steps


class VectorFiles(VectorStorage):
    """Methods of Vector that print, read and write. Files are File objects that were opened."""

    @method
    def printf(self, *arguments: object) -> int:
        """v.printf(file, "format", start, end): prints the elements (of a range) to the file, or to the screen.

        Without a format, on the screen five in a line, in a file one in each line; with one, each by the format,
        which has one conversion such as %g. Returns the number of elements printed.
        """
        from .file import File

        file, format, part = self._print_arguments(list(arguments), File)
        numbers = self.data[part]
        if file is not None:
            one = format_number(format or "%g\n", "Vector.printf")
            file.write("".join(map(one, numbers)) + "\n")
        elif format is not None:
            self.machine.out.write("".join(map(format_number(format, "Vector.printf"), numbers)))
        else:
            self.machine.out.write(_five_in_a_line(numbers))
        return len(numbers)

    def _print_arguments(self, arguments: list, file_class: type) -> tuple[File | None, str | None, slice]:
        file = format = None
        if arguments and isinstance(arguments[0], file_class):
            file = arguments.pop(0)
        if arguments and isinstance(arguments[0], (str, StringCell)):
            format = str(arguments.pop(0))
        if not all(isinstance(number, (int, float)) for number in arguments):
            raise RanvierError("Vector.printf takes a File, a format, a start and an end, in this order")
        start, end = (arguments[0], arguments[1]) if len(arguments) > 1 else (None, None)
        if len(arguments) == 1:
            raise RanvierError("Vector.printf: the end of the range is missing")
        return file, format, self.part(start, end, "printf")

    @method
    def scanf(self, file: File, *counts: float) -> int:
        """v.scanf(file), v.scanf(file, n), v.scanf(file, column, columns), v.scanf(file, n, column, columns).

        Reads numbers of a text file, to its end or n of them, or every one in a column (from 1) of so many columns.
        What is no number is passed over. Returns the number read, the new size.
        """
        most, column, columns = self._scan_counts(counts, "scanf")
        if most is None:
            found = file.read_numbers(columns)
        else:
            found = file.several_numbers(max(most, 0) * columns)
        numbers = array("d", found[column - 1 :: columns] if found else ())
        try:
            while (most is None or len(numbers) < most) and not file.at_end():
                if columns == 1:
                    numbers.append(file.read_number())
                else:
                    row = [file.read_number() for _ in range(columns)]
                    numbers.append(row[column - 1])
        finally:
            self.assign(np.array(numbers))
        return len(numbers)

    def _scan_counts(self, counts: tuple[float, ...], title: str) -> tuple[int | None, int, int]:
        numbers = [int(number) for number in counts]
        most, column, columns = None, 1, 1
        if len(numbers) in (1, 3):
            most = numbers.pop(0)
        if len(numbers) >= 2:
            column, columns = numbers[:2]
        if not 1 <= column <= columns:
            raise RanvierError(f"Vector.{title}: column {column} of {columns} does not exist; they count from 1")
        return most, column, columns

    @method
    def scantil(self, file: File, sentinel: float, column: int = 1, columns: int = 1) -> int:
        """v.scantil(file, sentinel, column, columns): as v.scanf, until a number is the sentinel, which is left out.

        Returns the number of elements read.
        """
        _, column, columns = self._scan_counts((column, columns), "scantil")
        numbers = array("d")
        try:
            while True:
                row: list[float] = []
                for _ in range(columns):
                    number = file.read_number()
                    if number == sentinel:
                        return len(numbers)
                    row.append(number)
                numbers.append(row[column - 1])
        finally:
            self.assign(np.array(numbers))

    # -- binary

    @method
    def fwrite(self, file: File, start: float | None = None, end: float | None = None) -> int:
        """v.fwrite(file, start, end): the elements (of a range) as binary doubles. Returns how many."""
        part = self.part(start, end, "fwrite")
        file.write_bytes(aside(_plain, self.values[part], _TYPES[DOUBLES]))
        return part.stop - part.start

    @method
    def fread(self, file: File, size: int | None = None, precision: int = 4) -> float:
        """v.fread(file, n, precision): n (or v.size) binary numbers into v; what the file lacks is 0. Returns 1.

        The precision is 4 for doubles, 3 for floats, 1 and 2 for unsigned integers of 8 and 16 bits, 5 for signed
        integers of 16 bits.
        """
        if size is not None:
            self.set_size(size)
        code = {1: "B", 2: "H", 3: "f", 4: "d", 5: "h"}.get(precision)
        if code is None:
            raise RanvierError(f"Vector.fread: the precision must be 1 to 5, not {precision}")
        read = np.frombuffer(file.read_bytes(len(self.data) * struct.calcsize(code), struct.calcsize(code)), code)
        if self.data:
            self.values[:] = 0.0
            self.values[: len(read)] = read
        return 1.0

    @method
    def vwrite(self, file: File, precision: int = 4) -> float:
        """v.vwrite(file, precision): size, type and elements in binary form, for vread on any machine.

        precision 4 (default) are doubles, 3 floats, 5 integers; 1 and 2 scale the elements to 8 or 16 bits between the
        smallest and the largest. Returns 1.
        """
        if precision not in _TYPES and precision not in _PACKED:
            raise RanvierError(f"Vector.vwrite: the precision must be 1 to 5, not {precision}")
        header = struct.pack("ii", len(self.data), precision)
        if not self.data:
            if precision == DOUBLES:
                raise RanvierError("Vector.vwrite: the Vector is empty")
            file.write_bytes(header + (struct.pack("dd", 1.0, 0.0) if precision in _PACKED else b""))
            return 1.0
        if precision in _PACKED:
            file.write_bytes(header + aside(_packed, self.values, *_PACKED[precision]))
        else:
            file.write_bytes(header)
            file.write_bytes(aside(_plain, self.values, _TYPES[precision]))
        return 1.0

    @method
    def vread(self, file: File) -> float:
        """v.vread(file): what vwrite wrote; v gets its size. Returns 1, or 0 if there is no such record."""
        header = file.read_bytes(8)
        if len(header) < 8:
            return 0.0
        order = "<"
        size, kind = struct.unpack("<ii", header)
        if not 1 <= kind <= 5:  # written on a machine with the other byte order
            order = ">"
            size, kind = struct.unpack(">ii", header)
        if not 1 <= kind <= 5 or size < 0:
            return 0.0
        if kind in _PACKED:
            self.assign(_unpacked(file, size, order, *_PACKED[kind]))
        else:
            code = np.dtype(order + _TYPES[kind])
            self.assign(np.frombuffer(file.read_bytes(size * code.itemsize, code.itemsize), code).astype(np.float64))
        return 1.0


def _five_in_a_line(numbers: array) -> str:
    lines = [numbers[i : i + _PER_LINE] for i in range(0, len(numbers), _PER_LINE)]
    one = format_number("%g\t", "Vector.printf")
    ended = not numbers or len(numbers) % _PER_LINE == 0  # a line that is full has its end, and the whole another
    return "".join("".join(map(one, line)) + "\n" for line in lines) + "\n" * ended


def _plain(values: np.ndarray, code: str) -> bytes:
    return (np.trunc(values) if code == _TYPES[5] else values).astype(code).tobytes()


def _packed(values: np.ndarray, code: str, offset: float, steps: float) -> bytes:
    smallest, largest = float(values.min()), float(values.max())
    scale = steps / (largest - smallest) if largest > smallest else 1.0
    numbers = np.trunc((values - smallest) * scale - offset)
    return struct.pack("dd", scale, smallest) + numbers.astype(code).tobytes()


def _unpacked(file: File, size: int, order: str, code: str, offset: float, steps: float) -> np.ndarray:
    scale, smallest = struct.unpack(order + "dd", file.read_bytes(16))
    kind = np.dtype(order + code)
    numbers = np.frombuffer(file.read_bytes(size * kind.itemsize), kind).astype(np.float64)
    if not math.isfinite(scale) or scale == 0:
        raise RanvierError("Vector.vread: this is not what vwrite wrote")
    return (numbers + offset) / scale + smallest
