"""%reload: a changed .mod file goes on in place, or is refused with the reason and nothing is changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

LEAK = """\
NEURON { SUFFIX leak NONSPECIFIC_CURRENT i RANGE g, e, x GLOBAL k }
PARAMETER { g = 0.001 (S/cm2) e = -70 (mV) k = 2 }
ASSIGNED { v (mV) i (mA/cm2) x }
INITIAL { x = 5 }
BREAKPOINT { i = k*g*(v-e) }
FUNCTION twice(a) { twice = 2*a }
"""
SYNAPSE = """\
NEURON { POINT_PROCESS syn NONSPECIFIC_CURRENT i RANGE tau, e }
PARAMETER { tau = 2 (ms) e = 0 (mV) }
ASSIGNED { v (mV) i (nA) }
STATE { g (uS) }
INITIAL { g = 0 }
BREAKPOINT { SOLVE s METHOD cnexp i = g*(v-e) }
DERIVATIVE s { g' = -g/tau }
NET_RECEIVE(w (uS)) { g = g + w }
"""
PROGRAM = """\
create soma
access soma
insert leak
g_leak = 0.002
objref s, nc, source, x
s = new syn(.5)
s.tau = 4
nc = new NetCon(source, s, 0, 0, 0.5)
x = new Vector()
proc show() { print g_leak, k_leak, twice_leak(4), s.tau }
"""


@pytest.fixture
def session(tmp_path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> Any:
    (tmp_path / "leak.mod").write_text(LEAK)
    (tmp_path / "syn.mod").write_text(SYNAPSE)
    made = type(request.getfixturevalue("typed"))(capsys, tmp_path)
    made.folder = tmp_path
    made(PROGRAM)
    return made


def change(session: Any, name: str, *changes: tuple[str, str]) -> str:
    path = session.folder / f"{name}.mod"
    text = path.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)
    return session("%reload")


def test_nothing_changed(session: Any) -> None:
    assert session("%reload") == "no .mod file changed\n"


def test_values_stay_where_names_do(session: Any) -> None:
    assert session("show()") == "0.002 2 8 4 \n"
    told = change(session, "leak", ("k = 2", "k = 2 more = 3"), ("g, e", "g, e, more"), ("k*g", "k*more*g"))
    assert told == "leak is compiled again; new: more_leak = 3\n"
    assert session("show()") == "0.002 2 8 4 \n"
    assert session("more_leak") == "\t3 \n"
    session("finitialize(-65)")
    session("fcurrent()")
    assert session("i_leak") == "\t0.06 \n"


def test_a_function_changes(session: Any) -> None:
    session("show()")
    change(session, "leak", ("2*a", "3*a"))
    assert session("twice_leak(4)") == "\t12 \n"
    assert session("show()") == "0.002 2 12 4 \n"


def test_names_go(session: Any) -> None:
    session("proc old() { print x_leak }")
    session("finitialize()")
    assert session("old()") == "5 \n"
    session("x.record(&x_leak(.5))")
    told = change(session, "leak", (", x ", ", y "), ("cm2) x", "cm2) y"), ("x = 5", "y = 7"))
    assert told == "leak is compiled again; gone: x_leak\n"
    assert "undefined variable x_leak" in session("old()")
    assert "undefined variable x_leak" in session("x_leak")
    session("finitialize()")
    assert session("y_leak") == "\t7 \n"


def test_a_default_is_for_new_instances(session: Any) -> None:
    told = change(session, "leak", ("0.001", "0.01"))
    assert told == "leak is compiled again; other defaults (g_leak = 0.01) are for new instances only\n"
    assert session("g_leak") == "\t0.002 \n"
    session("create dend")
    session("dend insert leak")
    assert session("dend.g_leak") == "\t0.01 \n"


def test_a_point_process(session: Any) -> None:
    assert "not a public member" in session("s.more")
    change(session, "syn", ("e = 0", "more = 3 e = 0"), ("RANGE tau", "RANGE more, tau"))
    assert session("s.more") == "\t3 \n"
    session("s.more = 5")
    assert session("print s.more, s.tau") == "5 4 \n"
    assert session("finitialize(-65)") == "\t1 \n"


def test_it_uses_an_ion_now(session: Any) -> None:
    change(session, "leak", ("NONSPECIFIC", "USEION k READ ek NONSPECIFIC"), ("ASSIGNED {", "ASSIGNED { ek (mV) "))
    assert session("ek") == "\t-77 \n"
    assert session("finitialize()") == "\t1 \n"


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("syn", "(w (uS))", "(w (uS), q)", "its NET_RECEIVE has other arguments now, and there are connections to it"),
        ("leak", "SUFFIX leak", "SUFFIX other", "it is the mechanism other now"),
        ("leak", "SUFFIX leak", "POINT_PROCESS leak", "it is of another kind now (point, not density)"),
        ("leak", "RANGE g, e, x", "RANGE g, e, x, nosuch =", "syntax error"),
    ],
)
def test_refused(session: Any, name: str, old: str, new: str, reason: str) -> None:
    assert reason in change(session, name, (old, new))
    assert session("show()") == "0.002 2 8 4 \n"


def test_a_new_file_and_one_that_was_refused(session: Any) -> None:
    (session.folder / "other.mod").write_text(
        LEAK.replace("SUFFIX leak", "SUFFIX other").replace("x = 5", "x = nosuch")
    )
    assert "other.mod is refused: " in session("%reload")
    assert "nosuch is not declared" in session("%mods other")
    (session.folder / "other.mod").write_text(LEAK.replace("SUFFIX leak", "SUFFIX other"))
    assert session("%reload").startswith("other is new, from ")
    assert "error" not in session("insert other")


TABLE = """\
NEURON { SUFFIX tabled NONSPECIFIC_CURRENT i RANGE g }
PARAMETER { g = 0.001 (S/cm2) }
ASSIGNED { v (mV) i (mA/cm2) part }
BREAKPOINT { rate(v)  i = g*part*(v + 70) }
PROCEDURE rate(v (mV)) {
  TABLE part FROM -100 TO 100 WITH 200
  part = 1
}
"""


def test_a_table(session: Any) -> None:
    (session.folder / "tabled.mod").write_text(TABLE)
    session("%reload")
    session("insert tabled")
    session("finitialize(-60)")
    assert session("i_tabled") == "\t0.01 \n"
    change(session, "tabled", ("WITH 200", "WITH 400"), ("part = 1", "part = 3"))
    session("finitialize(-60)")
    assert session("i_tabled") == "\t0.03 \n"


def test_functions_without_a_mechanism(session: Any) -> None:
    (session.folder / "extra.mod").write_text("NEURON { SUFFIX nothing }\nFUNCTION plus(x) { plus = x + 1 }\n")
    session("%reload")
    assert session("plus(2)") == "\t3 \n"
    assert "compiled again" in change(session, "extra", ("x + 1", "x + 2"))
    assert session("plus(2)") == "\t4 \n"
    change(session, "extra", ("plus", "more"))
    assert "error" in session("plus(2)") and session("more(2)") == "\t4 \n"


def test_what_is_recorded_goes_on(session: Any) -> None:
    session("objref e\ne = new Vector()\ne.record(&e_leak(.5))\nx.record(&v(.5))")
    change(session, "leak", ("k = 2", "k = 2 more = 3"), ("g, e", "more, g, e"))
    session("finitialize(-65)\nfadvance()\nfadvance()")
    assert session("print x.size(), e.size(), e.x[2]") == "3 3 -70 \n"


def test_no_such_mechanism(session: Any) -> None:
    assert "no .mod file gave a mechanism nosuch" in session("%reload nosuch")
