"""Passes, text in and text out: `<pass>/name.mod` after the passes up to that one is `<pass>/name.after.mod`.

With RANVIER_ACCEPT=1 in the environment the .after.mod files are written anew: read the difference before you commit.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from ranvier.lang.nmodl import parse, print_file
from ranvier.lang.nmodl.pipeline import OPTIONAL, PASSES
from ranvier.lang.source import Source

HERE = Path(__file__).resolve().parent
BESIDE = {"variable_step"} | OPTIONAL
"""Passes that only add blocks for others to use, or run when asked for: left out of the tests of the rest."""
CASES = sorted(path for path in HERE.glob("*/*.mod") if not path.name.endswith(".after.mod"))


@pytest.mark.parametrize("path", CASES, ids=[f"{path.parent.name}/{path.stem}" for path in CASES])
def test_pass(path: Path) -> None:
    file = parse(Source(path.read_text(), str(path)))
    for name, run in PASSES:
        if name not in BESIDE or name == path.parent.name:
            file = run(file)
        if name == path.parent.name:
            break
    after = print_file(file)
    expected = path.with_suffix(".after.mod")
    if os.environ.get("RANVIER_ACCEPT") == "1":
        expected.write_text(after)
    assert after == expected.read_text()


def test_every_pass_has_a_case() -> None:
    covered = {path.parent.name for path in CASES}
    assert {name for name, _ in PASSES} - {"check"} <= covered
