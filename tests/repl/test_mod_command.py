"""`ranvier mod`: compiles mechanisms, tells what is wrong, shows what they become."""

from __future__ import annotations

from pathlib import Path

import pytest
from ranvier.repl.main import main

HH = Path(__file__).resolve().parents[2] / "stdlib" / "mod" / "hh.mod"

LEAK = """\
NEURON { SUFFIX leak  NONSPECIFIC_CURRENT i  RANGE g }
PARAMETER { g = .001 (S/cm2) }
ASSIGNED { v (mV)  i (mA/cm2) }
BREAKPOINT { i = g * (v + 65) }
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_line_for_each_file_and_status_1_if_one_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "good.mod").write_text(LEAK)
    assert main(["mod"]) == 0
    assert capsys.readouterr().out == "good.mod: ok\n"
    (here / "bad.mod").write_text(LEAK.replace("65", "e"))
    assert main(["mod", ".", "none.mod"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("bad.mod:4:27: error: e is not declared\n    BREAKPOINT { i = g * (v + e) }\n")
    assert told.endswith(
        "good.mod: ok\nerror: cannot read none.mod: No such file or directory\n3 files: 1 ok, 2 refused\n"
    )


def test_c_text_that_calls_the_interpreter(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "PROCEDURE p() { VERBATIM\n  if (ifarg(1)) g = *getarg(1);\nENDVERBATIM\n}\n"
    (here / "c.mod").write_text(LEAK + text)
    assert main(["mod"]) == 0
    assert capsys.readouterr().out == "c.mod: ok\n"


def test_units_that_do_not_fit(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.mod").write_text(LEAK.replace("(S/cm2)", "(ms)"))
    assert main(["mod"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("a.mod:4:14: warning: i is in (") and told.endswith("a.mod: ok\n")
    (here / "b.mod").write_text(LEAK)
    assert main(["mod"]) == 0
    assert "a.mod: ok, 1 warning about units (ranvier mod a.mod shows them)\nb.mod: ok\n" in capsys.readouterr().out


def test_text_after_a_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mod", "--after", "cnexp", str(HH)]) == 0
    text = capsys.readouterr().out
    assert text.startswith("NEURON {") and "m = m + " in text


def test_a_pass_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mod", "--after", "magic", str(HH)]) == 1
    assert "hint: one of include, " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("code", "word"),
    [("ir", "parallel "), ("llvm", "define "), ("asm", "ret"), ("ptx", ".entry"), ("amdgcn", ".amdhsa_kernel")],
)
def test_code(code: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mod", "--show", code, str(HH)]) == 0
    assert word in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--show"], ["--show", "c"], ["--nosuch"], ["--after"], ["empty"]])
def test_what_cannot_be_done_is_one_error(arguments: list[str], here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "empty").mkdir()
    assert main(["mod", *arguments]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("error: ") and told.out == ""


def test_several_files_are_titled(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        (here / f"{name}.mod").write_text(LEAK)
    assert main(["mod", "--after", "fold", "."]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith(":")] == [": a.mod", ": b.mod"]
