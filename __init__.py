"""Ranvier: a hoc-compatible language, an NMODL compiler and a neural simulator.

`from ranvier import h` gives what hoc knows, by name; Machine() another, independent one. Nothing heavy is imported
before it is used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .hoc import TopLevel
    from .interp.python_names import HocError as HocError

    h: TopLevel
    n: TopLevel

    def Machine() -> TopLevel: ...


__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name in ("h", "n"):
        from .lang.garbage import no_collection

        with no_collection():
            from .repl.session import python_h

            return python_h()
    if name == "Machine":
        from .repl.session import python_machine

        return python_machine
    if name == "HocError":
        from .repl.python_program import HocError

        return HocError
    raise AttributeError(f"module 'ranvier' has no attribute {name!r}")
