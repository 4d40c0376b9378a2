"""The command line, run as users run it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.repl.main import CommandLine, folder_of_library


def ranvier(*arguments: str, folder: Path, text: str = "") -> subprocess.CompletedProcess[str]:
    code = "import sys; from ranvier.repl.main import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, input=text, capture_output=True, text=True, timeout=60
    )


def test_files_and_statements_are_run_in_order(tmp_path):
    (tmp_path / "a.hoc").write_text('print "a", x\nx = 2\n')
    done = ranvier("-nobanner", "-nogui", "-c", "x = 1", "a.hoc", "-c", "print x", "-NSTACK", "1000", folder=tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == ("a1 \n2 \n", "", 0)


def test_input_from_a_pipe(tmp_path):
    done = ranvier("-c", "x = 3", "-", folder=tmp_path, text="x\nstrdef s\ngetstr(s)\nsome data\nprint s\n")
    assert done.stdout == "\t3 \n\t10 \nsome data\n\n"


def test_an_error_ends_the_run_with_status_1(tmp_path):
    (tmp_path / "bad.hoc").write_text('print "before"\nprint 1 / 0\nprint "after"\n')
    done = ranvier("bad.hoc", "-c", "print 2", folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout == "before\n"
    assert done.stderr.splitlines()[0] == "bad.hoc:2:7: error: division by zero"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["none.hoc"], ["-c"], ["-nosuch"], ["-c", "x = ("], ["-c", "load_file(3)"]])
def test_bad_input_is_one_message(tmp_path, arguments):
    done = ranvier(*arguments, folder=tmp_path)
    assert done.returncode == 1
    assert "error: " in done.stderr and "Traceback" not in done.stderr


def test_an_error_of_a_python_program_shows_its_own_calls_only(tmp_path):
    (tmp_path / "bad.py").write_text(
        "from neuron import h\ndef play(vector):\n    vector.play(1, 2, 3)\nplay(h.Vector(3))\n"
    )
    done = ranvier("bad.py", folder=tmp_path)
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert [line.split(", ", 1)[1] for line in lines if line.startswith("  File")] == [
        "line 4, in <module>", "line 3, in play",
    ]  # fmt: skip
    assert lines[-2].endswith("HocError: Vector.play takes a pointer, not a number") and lines[-1].startswith("hint: ")


def test_python_of_a_hoc_program_imports_neuron(tmp_path):
    done = ranvier(
        "-c", "create soma", "-c", '{nrnpython("from neuron import h; print(h.soma.name())")}', folder=tmp_path
    )
    assert (done.stdout, done.stderr) == ("soma\n", "")


def test_a_python_program_finds_its_folder(tmp_path):
    (tmp_path / "where.py").write_text("import sys, os\nos.chdir('/')\nprint(__file__, sys.argv)\n")
    done = ranvier("where.py", "one", folder=tmp_path)
    assert done.stdout == f"{tmp_path / 'where.py'} ['where.py', 'one']\n"


def test_quit_leaves_at_once(tmp_path):
    done = ranvier("-c", "quit()", "-c", 'print "no"', folder=tmp_path)
    assert (done.stdout, done.returncode) == ("", 0)
    assert ranvier("-c", "quit(3)", folder=tmp_path).returncode == 3


def test_version_and_help(tmp_path):
    assert ranvier("--version", folder=tmp_path).stdout.startswith("Ranvier ")
    assert "-c STATEMENT" in ranvier("-h", folder=tmp_path).stdout


def test_the_order_of_options():
    command = CommandLine.parse(["-mod", "a", "x.hoc", "-c", "y", "-dll", "m/x86_64/.libs/libnrnmech.so", "-"])
    assert command.steps == [("file", "x.hoc"), ("statement", "y"), ("stdin", "")]
    assert command.mod_folders == ["a", "m"]
    with pytest.raises(RanvierError, match="needs a value"):
        CommandLine.parse(["-mod"])


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("x86_64/libnrnmech.so", "."),
        ("/a/b/x86_64/.libs/libnrnmech.so", "/a/b"),
        ("../mod/arm64/libnrnmech.dylib", "../mod"),
        ("/a/nrnmech.dll", "/a"),
    ],
)
def test_folder_of_library(path, folder):
    assert folder_of_library(path) == folder


def test_what_a_short_session_does_not_import() -> None:
    """The start is quick because it leaves these for later."""
    code = (
        "import sys; from ranvier.repl.main import main\n"
        "try: main(['-c', 'quit()'])\nexcept SystemExit: pass\n"
        "print([m for m in ('prompt_toolkit', 'pycparser', 'matplotlib', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_texts_in_utf_8_and_latin_1(tmp_path: Path) -> None:
    """What stands in a file is printed as it was written; so are errors and names of files."""
    (tmp_path / "µm.hoc").write_bytes('print "in µm.hoc"\n'.encode())
    (tmp_path / "utf8.hoc").write_bytes('{ xopen("µm.hoc") }\nprint "µ", 1, "é"\nx = nosuch // é\n'.encode())
    (tmp_path / "latin1.hoc").write_bytes('print "µ" // é\nprint nosuch, "é"\n'.encode("latin-1"))
    code = "import sys; from ranvier.repl.main import main; sys.exit(main())"
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    for file, printed in (("utf8.hoc", "in µm.hoc\nµ1 é\n"), ("latin1.hoc", "µ\n")):
        done = subprocess.run([sys.executable, "-c", code, file], cwd=tmp_path, env=surroundings, capture_output=True)
        assert done.stdout.decode() == printed
        assert "nosuch" in done.stderr.decode().splitlines()[1] and "é" in done.stderr.decode()
    done = subprocess.run([sys.executable, "-c", code, "-c", 'print "µ"'], env=surroundings, capture_output=True)
    assert done.stdout.decode() == "µ\n"


def test_the_caret_stands_below_what_is_meant(tmp_path: Path) -> None:
    (tmp_path / "a.hoc").write_bytes('print "µµ", nosuch\n'.encode())
    done = ranvier("a.hoc", folder=tmp_path)
    line, caret = done.stderr.splitlines()[1:3]
    assert caret.index("^") == line.index("nosuch")


@pytest.mark.skipif(os.name == "nt", reason="closed streams are of Unix")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed(tmp_path: Path, closed: str) -> None:
    code = "import sys; from ranvier.repl.main import main; sys.exit(main())"
    command = f"{sys.executable} -c '{code}' -c 'x = 1' -c 'print x' - {closed}"
    done = subprocess.run(command, shell=True, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    printed = "1 \n" if closed in ("<&-", "2>&-") else ""
    assert (done.stdout, done.stderr, done.returncode) == (printed, "", 0)


def test_nobody_reads_what_is_printed(tmp_path: Path) -> None:
    """As in `ranvier … | head -1`: no message."""
    code = "import sys; from ranvier.repl.main import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "-c", "while (1) print 1"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    assert process.stdout.readline() == b"1 \n"
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()
