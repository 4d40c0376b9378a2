"""A FUNCTION may call itself so many times; tests/models/recursion has what it gives then."""

from pathlib import Path

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.repl.session import new_machine

MODEL = Path(__file__).resolve().parents[2] / "models" / "recursion"


def test_deeper_than_covered() -> None:
    machine = new_machine([MODEL])
    machine.execute("create soma\nsoma insert recursive\nfinitialize(-65)")
    machine.execute("soma x = product_recursive(7)")
    assert machine.globals.names["x"].value == 5040
    with pytest.raises(RanvierError, match="product calls itself more than 6 times deep"):
        machine.execute("soma x = product_recursive(20)")
    assert machine.globals.names["x"].value == 5040
