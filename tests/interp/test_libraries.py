"""Which .mod files a folder stands for."""

from pathlib import Path

import pytest
from ranvier import Machine
from ranvier.interp.libraries import folder_of_library, mod_files

MOD = "NEURON { SUFFIX NAME RANGE a }\nPARAMETER { a = 5 }\n"


@pytest.mark.parametrize(
    "files, expected",
    [
        (["b.mod", "a.mod", "mod/c.mod"], ["a.mod", "b.mod"]),
        (["mod/c.mod", "mod/d.mod", "data/e.mod", "models/readme.txt"], ["mod/c.mod", "mod/d.mod"]),
        (["MyMechanisms/c.mod"], ["MyMechanisms/c.mod"]),
        (["mod1/c.mod", "mod2/c.mod"], []),
        (["data/c.mod"], []),
        ([], []),
    ],
)
def test_files_of_a_folder(files: list[str], expected: list[str], tmp_path: Path) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert mod_files(tmp_path) == [tmp_path / name for name in expected]
    assert mod_files(tmp_path / "nothere") == []


def test_the_folder_of_a_library() -> None:
    assert folder_of_library("/models/one/x86_64/libnrnmech.so") == "/models/one"
    assert folder_of_library("arm64/.libs/libnrnmech.so") == "."


def test_mechanisms_are_loaded_once(tmp_path: Path) -> None:
    (tmp_path / "mod").mkdir()
    (tmp_path / "mod" / "one.mod").write_text(MOD.replace("NAME", "one"))
    h = Machine()
    h.nrn_load_dll(str(tmp_path / "x86_64" / "libnrnmech.so"))
    section = h.Section(name="s").insert("one")
    assert section(0.5).one.a == 5
    h.nrn_load_dll(str(tmp_path / "mod" / "x86_64" / "libnrnmech.so"))
    assert section(0.5).one.a == 5
