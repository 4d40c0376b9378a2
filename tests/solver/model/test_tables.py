import numpy as np
import pytest
from ranvier.lang.errors import RanvierError
from ranvier.solver.model.pointer import Pointer
from ranvier.solver.model.tables import Column, Table, aligned


def table() -> Table:
    return Table("t", (Column("x", default=1.5), Column("a", size=3)))


def test_arrays_start_on_cache_lines():
    for length in (1, 7, 600, 5000):
        for offset in range(5):
            array = aligned(length, offset=offset)
            assert len(array) == length and array.ctypes.data % 64 == 0


def test_rows_keep_their_handles():
    t = table()
    handles = [t.append((k,)) for k in range(100)]
    x, a = t.columns["x"], t.columns["a"]
    for h in handles:
        Pointer(t, x, h).set(h)
        Pointer(t, a, h, 2).set(-h)
    t.release(handles[3])
    assert len(t) == 99
    order = np.array([row for row in range(99, -1, -1) if row != 3])
    t.arrange(order)
    assert t.used == 99 and t.owner[0] == 99
    assert [Pointer(t, x, h).get() for h in handles if h != 3] == [h for h in handles if h != 3]
    assert [Pointer(t, a, h, 2).get() for h in handles if h != 3] == [-h for h in handles if h != 3]
    gone = Pointer(t, x, handles[3])
    assert not gone.alive
    with pytest.raises(RanvierError, match="dangling"):
        gone.get()
    late = t.append((7,))
    assert t["x"][t.position[late]] == 1.5


def test_address_is_where_the_number_lies():
    t = table()
    t.append(range(5))
    pointer = Pointer(t, t.columns["a"], 4, 1)
    pointer.set(42)
    import ctypes

    assert ctypes.c_double.from_address(pointer.address()).value == 42
    assert pointer.same(Pointer(t, t.columns["a"], 4, 1)) and not pointer.same(Pointer(t, t.columns["a"], 4, 2))
