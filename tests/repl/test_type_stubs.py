"""hoc.pyi: what editors know of `h` is what is there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from ranvier.repl import type_stubs

PROGRAM = """
from ranvier import Machine, h

soma = h.Section(name="soma")
soma.insert("hh").L = 20
soma(0.5).hh.gnabar = 0.1
dend = h.Section("dend").connect(soma(1))
synapse = h.ExpSyn(soma(0.5))
synapse.tau = 2
connection = h.NetCon(h.NetStim(), synapse)
connection.weight[0], connection.delay = 0.1, 3
h.finitialize(-65)
h("objref mine")
h.mine = h.Vector().record(soma(0.5)._ref_v)
length: float = h.distance(soma(0), dend(1)) + (h.Vector([1, 2]) * 2).sum() + connection.weight[0]
Machine().dt = 0.1
"""

WRONG = {
    "h.Vector().apend(1)": '"Vector" has no attribute "apend"',
    "h.IClamp(1)": 'Argument 1 to "IClamp" has incompatible type "int"',
    "h.Vector().size().x": '"int" has no attribute "x"',
    "h.finitialize('-65')": 'Argument 1 to "finitialize" of "TopLevel" has incompatible type "str"',
}


def test_the_stub_is_what_is_there() -> None:
    # in a process of its own: other tests register classes of theirs
    program = "from ranvier.repl import type_stubs; print(type_stubs.text(), end='')"
    now = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert type_stubs.STUB.read_text() == now, "run python -m ranvier.repl.type_stubs"
    compile(now, "hoc.pyi", "exec")


@pytest.mark.slow
def test_a_program_checks(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    program = tmp_path / "program.py"
    program.write_text(PROGRAM + "\n".join(WRONG) + "\n")
    command = [sys.executable, "-m", "mypy", "--follow-imports=silent", "--cache-dir", str(tmp_path), str(program)]
    (tmp_path / "path").mkdir()
    (tmp_path / "path" / "ranvier").symlink_to(type_stubs.ROOT)  # whatever the folder of the checkout is called
    paths = {**os.environ, "MYPYPATH": str(tmp_path / "path")}
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=paths)
    first = PROGRAM.count("\n") + 1
    said = dict(
        line.removeprefix("program.py:").split(": error: ") for line in done.stdout.splitlines() if ": error: " in line
    )
    assert {int(line) for line in said} == set(range(first, first + len(WRONG)))
    for (_, told), expected in zip(sorted(said.items()), WRONG.values(), strict=True):
        assert told.startswith(expected)
