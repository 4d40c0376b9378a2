"""The README tells the truth: its commands run, its tables name what there is."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from ranvier.repl.magic import COMMANDS
from ranvier.repl.main import USAGE
from ranvier.repl.mod_command import USAGE as MOD_USAGE
from ranvier.solver.options import OPTIONS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
COMMAND = [sys.executable, "-c", "import sys; from ranvier.repl.main import main; sys.exit(main())"]

# what the examples need that a test does not have: the network, NEURON
NOT_HERE = ("git clone", "pip install", "ranvier mosinit.hoc", "python benchmarks/run.py")


def examples() -> list[str]:
    """The command lines of the README."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def ranvier(command: str, folder: Path) -> str:
    arguments = shlex.split(command)[1:]
    done = subprocess.run([*COMMAND, *arguments], cwd=folder, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def test_the_first_screen_has_the_two_commands_and_the_picture() -> None:
    assert examples()[:2] == ["pip install . && ranvier --demo", 'pip install -e ".[test]" && pytest']
    for picture in re.findall(r"!\[.*?\]\((.*?)\)", README[:1500]):
        assert (ROOT / picture).read_bytes().startswith(b"\x89PNG")


PRINTS = {
    "ranvier -c": r"100 500 0\.12 \n",
    "ranvier mod stdlib": r"(stdlib/mod/\w+\.mod: ok(, .*? shows them\))?\n){15,}\d+ files: \d+ ok, 0 refused\n",
    "ranvier mod --after": r"NEURON .*m = m \+ .*",
    "ranvier mod --show": r"kernel .*parallel .*",
}
"""What the examples print, by their beginning."""


@pytest.mark.parametrize("command", [line for line in examples() if not line.startswith(NOT_HERE)])
def test_an_example_runs(command: str, tmp_path: Path) -> None:
    (expected,) = (text for begin, text in PRINTS.items() if command.startswith(begin))
    (tmp_path / "stdlib").symlink_to(ROOT / "stdlib")
    assert re.fullmatch(expected, ranvier(command, tmp_path), re.DOTALL)


PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
PYTHON_PRINTS = [r"\d\d\.\d\d mV at 2\.\d+ ms\n", r"0\.025 False\n"]


@pytest.mark.parametrize("text, expected", list(zip(PYTHON, PYTHON_PRINTS, strict=True)))
def test_an_example_in_python_runs(text: str, expected: str, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", text], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert re.fullmatch(expected, done.stdout)


def test_the_demo(tmp_path: Path) -> None:
    assert re.search(r"15 spikes at 29\.8 [\d. ]+ ms\n", ranvier("ranvier --demo", tmp_path))


def test_the_usage_is_the_commands() -> None:
    assert f"```\n{USAGE}```" in README


def test_the_usage_of_the_command_mod() -> None:
    assert f"```\n{MOD_USAGE}```" in README


def test_every_command_of_the_prompt_is_named() -> None:
    for name in COMMANDS:
        assert f"`%{name}" in README and f"%{name}" in USAGE


def test_every_option_has_a_row_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `RANVIER_(\w+)` \| (.*?) \|", README, re.MULTILINE))
    assert sorted(rows) == sorted(name.upper() for name in OPTIONS)
    for name, option in OPTIONS.items():
        assert option.default == "" or rows[name.upper()] == str(option.default)


def test_the_map_names_what_there_is() -> None:
    rows = re.findall(r"^\| (`[\w/`, ]+`) \|", README.split("## Where things are")[1].split("\n## ")[0], re.MULTILINE)
    named = [path for row in rows for path in re.findall(r"`([\w/]+)`", row)]
    assert len(named) > 10 and [path for path in named if not (ROOT / path).is_dir()] == []
    for path in re.findall(r"`((?:[\w]+/)+[\w.]+\.(?:py|hoc|mod))`", README):
        assert (ROOT / path).exists(), path
    folders = {p.parent.name for p in ROOT.glob("*/__init__.py")} - {"build"}
    assert folders <= {path.partition("/")[0] for path in named}
