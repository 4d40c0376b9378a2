"""The option table and the progress line."""

import io

from ranvier.solver import options, progress


def test_environment_default_and_set(monkeypatch):
    options.set("debug", None)
    monkeypatch.setenv("RANVIER_DEBUG", "3")
    assert options.get("debug") == 3
    options.set("debug", 1)
    assert options.get("debug") == 1
    options.set("debug", None)
    monkeypatch.setenv("RANVIER_DEBUG", "nonsense")
    assert options.get("debug") == 0
    options.set("debug", None)


def test_every_option_is_told():
    assert all(
        o.doc.endswith((".", ")")) and f"RANVIER_{o.name.upper()}" in options.table() for o in options.OPTIONS.values()
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_line(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(progress.time, "perf_counter", lambda: now[0])
    screen = Terminal()
    with progress.Progress("run", 200.0, screen) as line:
        line.update(1.0)
        assert screen.getvalue() == ""  # too early
        now[0] = 10.0
        line.update(50.0)
        assert screen.getvalue() == "\rrun [=======                       ]  25 %  10.0 s, 30.0 s left"
        line.update(51.0)  # too soon after
    assert screen.getvalue().endswith("\r") and screen.getvalue().count("%") == 1


def test_no_progress_without_a_terminal():
    stream = io.StringIO()
    with progress.Progress("run", 1.0, stream) as line:
        line.next = 0.0
        line.update(0.5)
    assert stream.getvalue() == ""


def test_durations():
    assert [progress.duration(s) for s in (4.21, 187, 7500)] == ["4.2 s", "3:07 min", "2:05:00 h"]
