"""Programs whose last digits are NEURON's, with the option `arithmetic`: `// expect:` lines that
`tests/hoc/expectations.py` wrote from NEURON 9.0.2."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
COMMAND = [sys.executable, "-c", "import sys; from ranvier.repl.main import main; sys.exit(main())"]
PROGRAMS = sorted(path.name for path in HERE.glob("*.hoc"))


def lines_of(program: str, arithmetic: str) -> tuple[list[str], list[str]]:
    """What a program prints, and what NEURON prints."""
    environment = os.environ | {"RANVIER_ARITHMETIC": arithmetic}
    done = subprocess.run(
        [*COMMAND, program], cwd=HERE, capture_output=True, text=True, timeout=300, env=environment, check=True
    )
    lines = (HERE / program).read_text().splitlines()
    expected = [line.removeprefix("// expect:").strip() for line in lines if line.startswith("// expect:")]
    return [line.strip() for line in done.stdout.splitlines()], expected


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_digit(program: str) -> None:
    found, expected = lines_of(program, "neuron")
    assert found == expected


def test_networks_have_them_unasked() -> None:
    """Where nothing is computed by exp and the like, whose last digits are ours unless one asks."""
    found, expected = lines_of("passive_cells.hoc", "auto")
    assert found == expected


@pytest.mark.parametrize("program", PROGRAMS)
def test_fast(program: str) -> None:
    """The same to about ten digits: rounding errors grow little in these."""
    found, expected = lines_of(program, "fast")
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        numbers, theirs = ([float(word) for word in line.split() if word[0] in "-.0123456789"] for line in (one, other))
        assert numbers == pytest.approx(theirs, rel=1e-8, abs=1e-11)
