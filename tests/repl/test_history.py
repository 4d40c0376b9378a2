"""What was typed is kept, also by several sessions at once."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from ranvier.repl import history
from ranvier.repl.history import HistoryFile


def test_entries_come_back_in_order(tmp_path: Path) -> None:
    file = HistoryFile(tmp_path / "new" / "history")
    assert file.entries() == []
    for entry in ("a = 1", "proc p() {\n  print 1\n}", "µ"):
        file.add(entry)
    assert HistoryFile(file.path).entries() == ["a = 1", "proc p() {\n  print 1\n}", "µ"]


def test_two_sessions_at_once(tmp_path: Path) -> None:
    files = [HistoryFile(tmp_path / "history") for _ in range(2)]

    def write(which: int) -> None:
        for i in range(200):
            files[which].add(f"{which} {i} {'x' * 500}")

    threads = [threading.Thread(target=write, args=(which,)) for which in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entries = [entry.split() for entry in files[0].entries()]
    assert len(entries) == 400
    for which in "01":
        assert [int(i) for who, i, _ in entries if who == which] == list(range(200))


def test_what_is_broken_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "history"
    path.write_bytes(b'"a"\n\xff\xfe\n{"b"\n3\n"c"\n')
    assert HistoryFile(path).entries() == ["a", "c"]


def test_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST", 10)
    file = HistoryFile(tmp_path / "history")
    for i in range(25):
        file.add(str(i))
    assert file.entries() == [str(i) for i in range(15, 25)]
    assert len(file.path.read_bytes().splitlines()) == 10


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    file = HistoryFile(tmp_path / "file" / "history")
    file.add("a")
    assert file.entries() == []


def test_the_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert history.default_path().name == "history"
