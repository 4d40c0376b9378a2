"""The one table of options. Each is read from the environment as RANVIER_<NAME> when first asked for."""

from __future__ import annotations

import os
from typing import NamedTuple

from ..lang.errors import RanvierError


class Option(NamedTuple):
    """An option: its name in lower case, its default (which also gives its type) and what it does."""

    name: str
    default: int | str
    doc: str
    neuron: str = ""
    """NEURON's variable for the same, taken where RANVIER_… is not set."""
    choices: tuple[str, ...] = ()
    """What it can be, if not anything."""


OPTIONS = {
    option.name: option
    for option in (
        Option(
            "debug", 0,
            "What is told on stderr while kernels are compiled and run: 1 compile times, 2 time per kernel of a run "
            "(slower), 3 the kernels, 4 LLVM's text before, 5 after optimisation, 6 assembly.",
        ),
        Option("dump", "", "A folder that gets a numbered file for every stage of every compilation."),
        Option("check", 0, "1 verifies the kernels after each pass too; RANVIER_TARGET=reference checks every index."),
        Option(
            "cache", "",
            "The folder that keeps compiled code and parse tables; default: the user's cache folder; 'off': none.",
        ),
        Option("cache_size", 512, "Largest size of the cache in megabytes; the entries unused longest go first."),
        Option(
            "target", "cpu", "Where kernels run: cpu, or reference (the evaluator: slow, for checking).",
            choices=("cpu", "reference"),
        ),
        Option(
            "tiers", 1,
            "1 makes code quickly at first, and well where the time that it takes in runs says that this pays; 0 makes "
            "all code well at once.",
        ),
        Option(
            "native", 3000,
            "After how many segments and objects of hoc the methods that programs call most often are compiled; with "
            "the code in the cache they are native from the first few dozen on, in Python from the start. -1: never.",
        ),
        Option("cpu", "", "The CPU to compile for, as LLVM names it; default: this one."),
        Option("progress", 1, "0 shows no progress line."),
        Option(
            "legacy_units", 0, "1 takes the constants of nature as NEURON had them before 2019.", "NRNUNIT_USE_LEGACY",
        ),
        Option(
            "arithmetic", "auto",
            "How the fixed step computes: neuron, NEURON's operations in its order, so that the last digits are the "
            "same; fast, which makes lone cells up to a third faster and has other last digits; auto, fast for lone "
            "cells, and neuron for networks, where one last digit may move spikes.",
            choices=("auto", "neuron", "fast"),
        ),
    )
}  # fmt: skip

_values: dict[str, int | str] = {}


def get(name: str) -> int | str:
    """The value of an option: what `set` gave it, else the environment's, else its default. RanvierError if that is
    none of its choices."""
    if name not in _values:
        option = OPTIONS[name]
        text = os.environ.get("RANVIER_" + name.upper(), os.environ.get(option.neuron))
        try:
            value = option.default if text is None else type(option.default)(text)
            if option.choices and value not in option.choices:
                raise RanvierError(
                    f"RANVIER_{name.upper()} is {value!r}", hint=f"it can be {' or '.join(option.choices)}"
                )
            _values[name] = value
        except ValueError:
            _values[name] = option.default
    return _values[name]


def set(name: str, value: int | str | None) -> None:
    """Gives an option a value for this process; None: back to the environment's."""
    option = OPTIONS[name]
    if value is None:
        _values.pop(name, None)
    else:
        _values[name] = type(option.default)(value)


def table() -> str:
    """All options as text: for `--help` and the documentation."""
    return "\n".join(f"RANVIER_{o.name.upper()} (default: {o.default!r})\n    {o.doc}" for o in OPTIONS.values())
