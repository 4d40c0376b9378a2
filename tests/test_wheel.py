"""The wheel holds every package, `.hoc` and `.mod`; installed in a fresh environment it runs the demo."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("lang", "interp", "solver", "stdlib", "repl")


def listed_packages() -> set[str]:
    text = (ROOT / "pyproject.toml").read_text()
    return set(re.findall(r'"(ranvier[\w.]*)"', text.split("packages = [")[1].split("]")[0]))


def source_files(*suffixes: str) -> list[Path]:
    found = [p for folder in FOLDERS for p in (ROOT / folder).rglob("*") if p.suffix in suffixes]
    return [p for p in found if "__pycache__" not in p.parts]


def test_every_folder_with_python_is_a_listed_package() -> None:
    folders = {p.parent.relative_to(ROOT) for p in source_files(".py")}
    assert {"ranvier", *("ranvier." + ".".join(f.parts) for f in folders)} == listed_packages()


def test_no_stray_python_at_the_root() -> None:
    assert sorted(p.name for p in ROOT.glob("*.py")) == ["__init__.py", "as_neuron.py"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_is_pure_and_whole(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    missing = [
        str(p.relative_to(ROOT))
        for p in source_files(".py", ".hoc", ".mod", ".c", ".h")
        if f"ranvier/{p.relative_to(ROOT)}" not in names
    ]
    assert not missing and {"ranvier/py.typed", "ranvier/hoc.pyi"} <= names
    assert not [n for n in names if n.startswith(("ranvier/tests", "ranvier/benchmarks"))]


@pytest.mark.slow
def test_the_demo_runs_from_the_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", str(wheel)], check=True, capture_output=True)
    command = [str(python.parent / "ranvier"), "--demo"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    times = [float(word) for word in re.search(r"spikes? at ([\d. ]+)", done.stdout).group(1).split()]
    assert len(times) == 15 and times[0] == pytest.approx(29.8, abs=0.025)
