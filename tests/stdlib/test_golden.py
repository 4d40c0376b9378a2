"""The library against what NEURON printed for the same lines (tests/golden/stdlib/cases)."""

import json
import pathlib
import re

import pytest
from ranvier.lang.errors import RanvierError

CASES = pathlib.Path(__file__).parents[1] / "golden" / "stdlib" / "cases"
# Sums in another order, and functions of another C library: some units in the last place, of the largest number.
RELATIVE = 1e-13


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.json")))
def test_lines(name, hoc, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    wrong = []
    for line, expected in json.loads((CASES / f"{name}.json").read_text()):
        try:
            printed = hoc(line + "\n")
        except RanvierError as error:
            printed = None if expected is None else f"error: {error.message}"
        if not same(printed, expected):
            wrong.append(f"{line}\n  printed:  {printed!r}\n  expected: {expected!r}")
    assert not wrong, f"{len(wrong)} lines differ\n" + "\n".join(wrong)


def same(printed, expected):
    """The same text, but for the last digits of numbers."""
    if printed is None or expected is None:
        return printed == expected
    ours, theirs = re.split(r"(\s+)", printed), re.split(r"(\s+)", expected)
    if len(ours) != len(theirs):
        return False
    scale = max([abs(x) for x in map(number, theirs) if x is not None and abs(x) < 1e300], default=0.0)
    return all(equal(a, b, scale) for a, b in zip(ours, theirs, strict=True))


def equal(ours, theirs, scale):
    a, b = number(ours), number(theirs)
    if ours == theirs or a is None or b is None:
        return ours == theirs
    return a == b or abs(a - b) <= RELATIVE * scale


def number(text):
    try:
        return float(text)
    except ValueError:
        return None
