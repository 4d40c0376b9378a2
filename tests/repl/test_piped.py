"""A program through a pipe: statement by statement, with the data between them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.repl.piped import run_input
from ranvier.repl.session import new_machine

COMMAND = [sys.executable, "-c", "import sys; from ranvier.repl.main import main; sys.exit(main())", "-"]


def run(*pieces: str) -> str:
    """What a program prints that comes in such pieces."""
    end, start = os.pipe()
    out = io.StringIO()

    def write() -> None:
        for piece in pieces:
            os.write(start, piece.encode())
        os.close(start)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        run_input(new_machine(out=out), end)
    finally:
        writer.join()
        os.close(end)
    return out.getvalue()


@pytest.mark.parametrize(
    ("program", "printed"),
    [
        ("x = 3\nx\n", "\t3 \n"),
        ("print 1", "1 \n"),
        ("proc p() {\n  print 2\n}\np()\n", "2 \n"),
        ("x = 1 + \\\n 2\nx\n", "\t3 \n"),
        ("/* a\nb */ x = 5\nx\n", "\t5 \n"),
        ("x = 1\n/* never closed\n", ""),
        ("begintemplate T\npublic x\nendtemplate T\nobjref o\no = new T()\no\n", "\tT[0] \n"),
        ("strdef s\n{ getstr(s) }\nsome data\nprint s\n", "some data\n\n"),
        ("x = fscan()\n12.5\nprint x\n", "12.5 \n"),
        ("x = fscan() + fscan()\n1\n\n2\nprint x\n", "3 \n"),
        ("{ read(x) }\n14\nx\n", "\t14 \n"),
        ("\n\n  \nprint 1\n\n", "1 \n"),
        ("", ""),
    ],
)
def test_a_program_in_any_pieces(program: str, printed: str) -> None:
    for size in (1, 2, 7, 1000):
        assert run(*(program[i : i + size] for i in range(0, len(program), size))) == printed


def test_a_long_program() -> None:
    assert run("x = 0\n" + "x += 1 // and a comment\n" * 20_000 + "x\n") == "\t20000 \n"


def test_an_error_has_its_line() -> None:
    with pytest.raises(RanvierError, match="undefined variable nosuch") as failure:
        run("x = 1\n", "proc p() {\n", "print nosuch\n}\n", "p()\n", "print 1\n")
    assert failure.value.report().startswith("<stdin>:3:7: error: ")


def test_an_unfinished_block() -> None:
    with pytest.raises(RanvierError, match="never closed"):
        run("proc p() {\n print 1\n")


def test_a_conversation(tmp_path: Path) -> None:
    """Another program reads what a statement prints before it writes the next."""
    process = subprocess.Popen(COMMAND, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None and process.stdout is not None
    value = 1
    for _ in range(5):
        process.stdin.write(f"print 2*{value}\n")
        process.stdin.flush()
        value = int(process.stdout.readline())
    process.stdin.write("quit(4)\n")
    process.stdin.close()
    assert (value, process.wait(timeout=120)) == (32, 4)
    process.stdout.close()
