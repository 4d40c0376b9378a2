"""Redirected output, and input that is typed."""

import io
import sys

import pytest
from ranvier.lang.errors import RanvierError


def test_redirection(machine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    machine.execute('{hoc_stdout("out.txt")}\nprint "in the file"\n{printf("%d\\n", 7)}\n')
    with pytest.raises(RanvierError, match="goes to a file already"):
        machine.execute('{hoc_stdout("other.txt")}\n')
    machine.execute('{hoc_stdout()}\nprint "on the screen"\n{hoc_stdout()}\n')
    assert (tmp_path / "out.txt").read_text() == "in the file\n7\n"
    assert machine.out.getvalue() == "on the screen\n"
    with pytest.raises(RanvierError, match="can not be opened"):
        machine.execute('{hoc_stdout("no/such/folder")}\n')


def test_typed_numbers_and_lines(hoc, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("abc 12\n 3.5 rest\nnext line\n"))
    assert hoc("strdef s\nprint fscan(), fscan()\n") == "12 3.5 \n"
    assert hoc("{getstr(s)}\nprint s\n") == "rest\n\n"
    assert hoc("{getstr(s, 1)}\nprint s\n") == "next\n"


def test_questions(hoc, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("50\n\n7\n"))
    assert hoc('print xred("how many", 3, 0, 10)\n') == "how many (3)must be > 0 and < 10\nhow many (3)3 \n"
    assert hoc('print xred("how many", 3, 0, 10)\n').endswith("7 \n")


def test_many_numbers(hoc, tmp_path, monkeypatch):
    """A file of numbers alone is read at once, one with other words word by word: both give the same."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plain").write_text("\n".join(f"{i} {i / 3:.17g}" for i in range(5000)) + "\n")
    (tmp_path / "mixed").write_text("t v\n" + (tmp_path / "plain").read_text())
    hoc("objref f, a, b\n{f = new File()  a = new Vector()  b = new Vector()}\n")
    assert hoc('{f.ropen("plain")}\nprint a.scanf(f), a.size, f.eof\n') == "10000 10000 1 \n"
    assert hoc('{f.ropen("mixed")}\nprint b.scanf(f), b.eq(a), b.x[9999]\n') == "10000 1 1666.3333 \n"
