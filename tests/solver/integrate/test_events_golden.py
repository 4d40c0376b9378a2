"""Events, connections and artificial cells as NEURON 9.0.2 has them: programs and what it printed.

The programs and the script that made the figures are in `tests/golden/events`. Numbers may differ by 1e-9: the
programs print ten digits or more, and sums of exponentials are rounded differently here.
"""

import io
import re
from pathlib import Path

import pytest
from ranvier.repl.session import new_machine

GOLDEN = Path(__file__).parents[2] / "golden" / "events"
PROGRAMS = sorted(path.stem for path in GOLDEN.glob("*.hoc"))
TOLERANCE = 1e-9
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")


@pytest.mark.parametrize("program", PROGRAMS)
def test_program(program):
    out = io.StringIO()
    new_machine([GOLDEN / "mod"], out).run_file(GOLDEN / f"{program}.hoc")
    ours, expected = out.getvalue().splitlines(), (GOLDEN / f"{program}.out").read_text().splitlines()
    for number, (line, wanted) in enumerate(zip(ours, expected, strict=False), 1):
        assert _same(line, wanted), f"line {number}: {line!r} instead of {wanted!r}"
    assert len(ours) == len(expected)


def _same(line, wanted):
    """Whether two lines are the same but for rounding."""
    if line == wanted:
        return True
    ours, theirs = NUMBER.findall(line), NUMBER.findall(wanted)
    close = all(
        float(a) == pytest.approx(float(b), rel=TOLERANCE, abs=1e-12) for a, b in zip(ours, theirs, strict=False)
    )
    return close and NUMBER.sub("#", line) == NUMBER.sub("#", wanted)
