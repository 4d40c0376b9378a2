"""NEURON's interface for C text: each function by its name, with its types and what it does.

    @c_function("ifarg", "int int")
    def ifarg(interface: CInterface, number: int) -> int: ...

Types: double, int, long, address, string (bytes, without the closing 0), void: the result first. What concerns objects
of hoc is registered by the library.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class CFunction(NamedTuple):
    types: tuple[str, ...]
    body: Callable[..., Any]


FUNCTIONS: dict[str, CFunction] = {}
OBJECTS = {
    "c_failed": "long", "c_crash": "long", "c_jump": "address", "hoc_ac_": "double", "hoc_epsilon": "double",
    "stoprun": "int", "hoc_objectdata": "address", "nrn_threads": "address",
    "cvode_active_": "int", "c_call_": "long",
}  # fmt: skip
"""Variables that C text shares with the interface."""


def c_function(name: str, types: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a Python function a function of C text; its first argument is the CInterface."""

    def register(body: Callable[..., Any]) -> Callable[..., Any]:
        FUNCTIONS[name] = CFunction(tuple(types.split()), body)
        return body

    return register
