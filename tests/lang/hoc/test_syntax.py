"""What NEURON's grammar allows and refuses, by the verdicts in tests/golden/hoc_syntax."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.lang.hoc import parse, print_program
from ranvier.lang.source import Source

FILE = Path(__file__).parents[2] / "golden" / "hoc_syntax" / "snippets.txt"
CONTROL = {"<CR>": "\r", "<^D>": "\x04", "<^Z>": "\x1a", "<NUL>": "\0", "<FF>": "\f"}


def snippets(verdict: str) -> list[str]:
    found = []
    for block in FILE.read_text(encoding="latin-1").split("==== ")[1:]:
        mark, text = block.split("\n", 1)
        if mark == verdict:
            text = text.split("<end>")[0]
            for name, character in CONTROL.items():
                text = text.replace(name, character)
            found.append(text)
    return found


def test_there_are_many():
    assert len(snippets("accepted")) > 200 and len(snippets("refused")) > 150


@pytest.mark.parametrize("text", snippets("accepted"))
def test_accepted_and_printed_back(text):
    tree = parse(Source(text))
    printed = print_program(tree)
    assert parse(Source(printed)) == tree, printed


@pytest.mark.parametrize("text", snippets("refused"))
def test_refused(text):
    with pytest.raises(RanvierError) as caught:
        parse(Source(text))
    assert caught.value.span is not None
    assert "<string>:" in caught.value.report()


@pytest.mark.oracle
def test_neuron_says_so_still(tmp_path):
    oracle = os.environ.get("RANVIER_ORACLE")
    if not oracle:
        pytest.skip("RANVIER_ORACLE names no Python that has NEURON")
    for name in ("make.py", "snippets.txt"):
        shutil.copy(FILE.with_name(name), tmp_path)
    subprocess.run([oracle, "make.py"], cwd=tmp_path, check=True, capture_output=True, timeout=300)
    assert (tmp_path / "snippets.txt").read_bytes() == FILE.read_bytes()
