"""Ranvier: a hoc-compatible language, an NMODL compiler and a neural simulator.

`from ranvier import h` gives the interpreter object; nothing heavy is imported before it is used.
"""

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name == "h":
        from .repl.session import python_h

        return python_h()
    raise AttributeError(f"module 'ranvier' has no attribute {name!r}")
