"""Tables: float columns whose rows keep a stable handle while the rows themselves move.

A handle is given out once and never again. `position[handle]` is its row now, or -1 if the row is gone, or
-2 - h if handle h has taken its place (`nseg` changed and the segment's centre is in another one now). Rows move
when the table is arranged (parents before children, holes squeezed out); handles never change, so pointers and
sections hold handles only.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

CACHE_LINE = 64
PAGE = 4096
FIRST_ROWS = 256  # there is room for in a table that is not empty
MANY_ROWS = 1024  # from which on the room only doubles


def aligned(length: int, dtype: type | str = np.float64, offset: int = 0) -> np.ndarray:
    """An uninitialised array that starts on a cache line, `offset` lines into its page."""
    size = length * np.dtype(dtype).itemsize
    raw = np.empty(size + PAGE, dtype=np.uint8)
    address = raw.__array_interface__["data"][0]
    start = -address % CACHE_LINE if size < PAGE else (offset * CACHE_LINE - address) % PAGE
    return raw[start : start + size].view(dtype)


class Column:
    """One variable of a table: `size` numbers for each row, element k of row i at `k * capacity + i`.

    `view` is a memoryview of `array`: reading one number from it is several times faster than from numpy.
    """

    __slots__ = ("name", "size", "default", "array", "view", "_address", "alive")

    def __init__(self, name: str, size: int = 1, default: float = 0.0) -> None:
        self.name = name
        self.size = size
        self.default = default
        self._have(np.empty(0))
        self.alive = True

    def _have(self, array: np.ndarray) -> None:
        self.array = array
        self.view = memoryview(array)
        self._address = 0

    @property
    def address(self) -> int:
        """Where the array lies."""
        if not self._address:  # numpy takes longer to tell than to make a short array
            self._address = self.array.__array_interface__["data"][0]
        return self._address

    def rows(self, capacity: int) -> np.ndarray:
        """The array as (size, capacity)."""
        return self.array.reshape(self.size, capacity)

    def replace(self, old_capacity: int, capacity: int, source: slice | np.ndarray, new: np.ndarray) -> None:
        """Take a new array of `capacity` rows: those of `source` first, the default behind them."""
        if old_capacity == 0:
            new.fill(self.default)
        else:
            one = self.size == 1
            kept = (self.array if one else self.rows(old_capacity))[..., source]
            rows, count = new if one else new.reshape(self.size, capacity), kept.shape[-1]
            rows[..., :count] = kept
            rows[..., count:] = self.default
        self._have(new)


class Table:
    """Columns of equal length. `owner[row]` says whose row it is (for a mechanism the node's handle; -1: a hole)."""

    __slots__ = ("name", "columns", "capacity", "used", "position", "owner", "holes", "skew", "moved")

    _tables = 0

    def __init__(self, name: str, columns: Iterable[Column]) -> None:
        self.name = name
        self.columns = {column.name: column for column in columns}
        self.capacity = 0
        self.used = 0
        self.position = array("i")
        self.owner = array("i")
        self.holes = 0
        self.moved = 0  # how often the columns got other arrays
        self.skew = Table._tables  # columns start at different places of a page: equal ones would evict each other
        Table._tables += 1

    def __len__(self) -> int:
        """Living rows."""
        return self.used - self.holes

    def __getitem__(self, name: str) -> np.ndarray:
        """The column's numbers, row order; only the first `used` of each element are rows."""
        return self.columns[name].array

    def append(self, owners: Sequence[int]) -> int:
        """Add one row with default values per owner; the handle of the first (the others follow it)."""
        count = len(owners)
        if count == 1:
            return self.append_one(owners[0])
        row = self.used
        if row + count > self.capacity:
            self._grow(row + count)
        first = len(self.position)
        self.position.fromlist(list(range(row, row + count)))
        self.owner.extend(owners)
        self.used = row + count
        return first

    def append_one(self, owner: int) -> int:
        """Add a row with default values; its handle."""
        row = self.used
        if row == self.capacity:
            self._grow(row + 1)
        position = self.position
        handle = len(position)
        position.append(row)
        self.owner.append(owner)
        self.used = row + 1
        return handle

    def row(self, handle: int) -> int:
        """Its row now, or -1."""
        row = self.position[handle]
        while row < -1:
            row = self.position[-2 - row]
        return row

    def _grow(self, needed: int) -> None:
        capacity = max(needed, (4 if self.capacity < MANY_ROWS else 2) * self.capacity, FIRST_ROWS)
        self._reallocate(capacity, slice(0, self.used))

    def _reallocate(self, capacity: int, source: slice | np.ndarray) -> None:
        capacity = -(-capacity // 8) * 8  # whole vectors
        for column, new in zip(self.columns.values(), self._arrays(capacity), strict=True):
            column.replace(self.capacity, capacity, source, new)
        self.capacity = capacity
        self.moved += 1

    def _arrays(self, capacity: int) -> Iterator[np.ndarray]:
        """New arrays for the columns. Short ones lie in one block, some cache lines between them."""
        lengths = [column.size * capacity for column in self.columns.values()]
        if capacity <= MANY_ROWS:
            gap = 8 if 8 * capacity < PAGE else 56
            block, start = aligned(sum(lengths) + gap * len(lengths)), 0
            for length in lengths:
                yield block[start : start + length]
                start += length + gap
        else:
            for number, length in enumerate(lengths):
                yield aligned(length, offset=self._offset(number))

    def _offset(self, number: int) -> int:
        """The cache line of its page where a column starts."""
        return (7 * (self.skew + number)) % (PAGE // CACHE_LINE)

    def release(self, handle: int, count: int = 1) -> None:
        """The rows of these handles die; pointers to them say so."""
        position, owner = self.position, self.owner
        for h in range(handle, handle + count):
            row = position[h]
            if row >= 0:
                position[h] = -1
                if owner[row] != -1:
                    owner[row] = -1
                    self.holes += 1

    def replace(self, first: int, owners: Sequence[int], sources: Sequence[int], heirs: Sequence[int]) -> int:
        """Put new rows in the place of the old ones at handle `first`; the handle of the first new row.

        New row i takes the values of old row `sources[i]`; the old handle j means new row `heirs[j]` from now
        on, or nothing if that is -1. (`nseg` was changed.)
        """
        new = self.append(owners)
        position, owner, capacity = self.position, self.owner, self.capacity
        begin, end = position[new], position[new] + len(sources)  # they lie side by side
        if len(heirs) == 1:
            self._spread(position[first], begin, end)
        else:
            rows = [position[first + source] for source in sources]
            for column in self.columns.values():
                view = column.view
                for offset in range(0, column.size * capacity, capacity):
                    view[offset + begin : offset + end] = array("d", [view[offset + row] for row in rows])
        for j, heir in enumerate(heirs):
            owner[position[first + j]] = -1
            position[first + j] = -2 - (new + heir) if heir >= 0 else -1
        self.holes += len(heirs)
        return new

    def _spread(self, row: int, begin: int, end: int) -> None:
        """New rows, which have the defaults, take the values of one row."""
        for column in self.columns.values():
            if column.size == 1:
                value = column.view[row]
                if value != column.default:
                    column.view[begin:end] = array("d", (value,)) * (end - begin)
            else:
                view = column.view
                for offset in range(0, column.size * self.capacity, self.capacity):
                    view[offset + begin : offset + end] = array("d", (view[offset + row],)) * (end - begin)

    def add_column(self, column: Column) -> None:
        """Have this column too, with its default everywhere."""
        column.array = np.empty(0)
        column.replace(
            0, self.capacity, slice(0), aligned(column.size * self.capacity, offset=self._offset(len(self.columns)))
        )
        self.columns[column.name] = column
        self.moved += 1

    def change_columns(self, columns: Iterable[Column]) -> None:
        """Have these columns from now on. Those of the same name and size keep their numbers (and the object, to which
        pointers lead), new ones begin with their defaults, the others die."""
        old, self.columns = self.columns, {}
        for column in columns:
            kept = old.get(column.name)
            if kept is not None and kept.size == column.size:
                kept.default = column.default
                kept.rows(self.capacity)[:, self.used :] = column.default
                self.columns[column.name] = old.pop(column.name)
            else:
                self.add_column(column)
        for column in old.values():
            column.alive = False
        self.moved += 1

    def arrange(self, order: np.ndarray) -> None:
        """Keep these rows, in this order; the others die. Values and handles move with their rows."""
        count = len(order)
        if count == self.used and np.array_equal(order, np.arange(count)):
            return
        position = np.array(self.position, dtype=np.int32)
        new_row = np.full(self.used, -1, dtype=np.int32)
        new_row[order] = np.arange(count, dtype=np.int32)
        has_row = position >= 0
        position[has_row] = new_row[position[has_row]]
        self.position = array("i", position.tobytes())
        self.owner = array("i", np.array(self.owner, dtype=np.int32)[order].tobytes())
        self._reallocate(self.capacity, order)
        self.used = count
        self.holes = 0

    def living_rows(self) -> np.ndarray:
        return np.flatnonzero(np.array(self.owner, dtype=np.int32) != -1)
