from __future__ import annotations

import os
import subprocess
import sys

import pytest
from ranvier.lang import ply_tables
from ranvier.lang.parser import Parser
from ranvier.lang.source import Source


def p_sum(p):
    "total : total PLUS NUMBER"
    return (p[1], p[3], p[0].start, p[0].end)


def p_same_number(p):
    "total : NUMBER"


GRAMMAR = {"tokens": ("NUMBER", "PLUS"), "p_sum": p_sum, "p_same_number": p_same_number}


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setattr(ply_tables, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cache"


def parse(text: str):
    def tokens():
        for at, character in enumerate(text):
            yield ("PLUS" if character == "+" else "NUMBER", character, at, at + 1)
        yield ("$end", "", len(text), len(text))

    def error(source, unexpected):
        return ValueError(f"{unexpected.token[1]!r} where {unexpected.expected} {unexpected.before}")

    return Parser(GRAMMAR, "total", error).parse(Source(text), tokens())


def test_values_and_spans(cache):
    assert parse("1+2+3") == (("1", "2", 0, 3), "3", 0, 5)


def test_an_error_tells_what_could_have_stood_there(cache):
    with pytest.raises(ValueError, match=r"'2' where \['\$end', 'PLUS'\] \[\('1', 0\)\]"):
        parse("12")


def test_tables_are_made_once_and_nothing_is_left_elsewhere(cache, monkeypatch):
    parse("1")
    assert len(list(cache.iterdir())) == 1
    assert [entry.name for entry in cache.parent.iterdir()] == ["cache"]
    monkeypatch.setattr(ply_tables, "_make", lambda *_: pytest.fail("made again"))
    assert parse("1+2")[:2] == ("1", "2")


def test_another_grammar_gets_other_tables(cache):
    parse("1")
    ply_tables.tables({**GRAMMAR, "precedence": (("left", "PLUS"),)}, "total")
    assert len(list(cache.iterdir())) == 2


def test_a_spoilt_file_is_made_again(cache):
    parse("1")
    (file,) = cache.iterdir()
    good = file.read_bytes()
    for bad in (b"", b"not a pickle", good[: len(good) // 2]):
        file.write_bytes(bad)
        assert parse("1+2")[:2] == ("1", "2")
        assert file.read_bytes() == good


def test_a_folder_that_cannot_be_made_does_no_harm(cache):
    cache.write_text("a file where the folder should be")
    assert parse("1+2")[:2] == ("1", "2")


def test_many_processes_at_once(tmp_path):
    code = "from ranvier.lang.hoc import parse\nfrom ranvier.lang.source import Source\nparse(Source('x = 1'))"
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    running = [subprocess.Popen([sys.executable, "-c", code], env=environment, cwd=tmp_path) for _ in range(4)]
    assert [process.wait(timeout=300) for process in running] == [0] * 4
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) == 1 and made[0].suffix == ".pickle"
