"""INCLUDE: which file is taken. So do NEURON 8.2.7 and 9.0.2, which run in the folder of the mod file."""

from __future__ import annotations

from pathlib import Path

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.lang.nmodl import nodes as n
from ranvier.lang.nmodl import parse
from ranvier.lang.nmodl.passes.include import run
from ranvier.lang.source import Source


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for mod files beside the current one and two of MODL_INCLUDE."""
    for name in ("mods/deep", "here", "first", "second"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("MODL_INCLUDE", f"{tmp_path}/first:{tmp_path}/second")
    return tmp_path


def write(file: Path) -> None:
    """A file that is known by its function: mods_part for mods/part.inc."""
    file.write_text(f"FUNCTION {file.parent.name}_{file.stem}() {{ }}")


def found(place: Path, include: str = "part.inc") -> list[str]:
    """The functions that came into mods/x.mod."""
    text = f'NEURON {{ SUFFIX x }}\nINCLUDE "{include}"\n'
    (place / "mods/x.mod").write_text(text)
    return [b.name for b in run(parse(Source(text, str(place / "mods/x.mod")))).blocks if isinstance(b, n.Procedure)]


def test_the_order_of_the_folders(place: Path) -> None:
    places = ["mods", "here", "first", "second"]
    for name in places:
        write(place / name / "part.inc")
    for name in places:
        assert found(place) == [f"{name}_part"]
        (place / name / "part.inc").unlink()
    with pytest.raises(RanvierError, match="the file part.inc to INCLUDE is not there"):
        found(place)


def test_paths(place: Path) -> None:
    write(place / "mods/deep/part.inc")
    assert found(place, "deep/part.inc") == ["deep_part"]
    assert found(place, f"{place}/mods/deep/part.inc") == ["deep_part"]
    assert found(place, "../mods/deep/part.inc") == ["deep_part"]


def test_files_that_include_others(place: Path) -> None:
    """A file in a folder finds those beside the mod file, and (NEURON does not) those beside itself."""
    (place / "mods/deep/part.inc").write_text('INCLUDE "inner.inc"')
    write(place / "mods/inner.inc")
    assert found(place, "deep/part.inc") == ["mods_inner"]
    write(place / "mods/deep/inner.inc")
    assert found(place, "deep/part.inc") == ["deep_inner"]


def test_twice_and_itself(place: Path) -> None:
    write(place / "mods/part.inc")
    assert found(place, 'part.inc"\nINCLUDE "part.inc') == ["mods_part", "mods_part"]
    with pytest.raises(RanvierError, match="x.mod includes itself"):
        found(place, "x.mod")
    (place / "mods/part.inc").write_text('INCLUDE "part.inc"')
    with pytest.raises(RanvierError, match="part.inc includes itself"):
        found(place)


def test_a_text_that_is_no_file(place: Path) -> None:
    write(place / "here/part.inc")
    file = run(parse(Source('INCLUDE "part.inc"', "<text>")))
    assert [block.name for block in file.blocks] == ["here_part"]
