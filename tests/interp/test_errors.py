"""Errors: where they point, what they say, the hoc call stack, and the state they leave."""

from __future__ import annotations

import sys

import pytest
from ranvier.interp import registry
from ranvier.lang.errors import RanvierError


def report(run, text: str) -> list[str]:
    with pytest.raises(RanvierError) as caught:
        run(text)
    return caught.value.report().splitlines()


def test_place_line_caret_and_calls(run):
    text = 'proc inner() {\n  x = $1 / zero\n}\nproc outer() { inner(3) }\nzero = 0\nouter("deep")\n'
    assert report(run, text) == [
        "test.hoc:2:7: error: division by zero",
        "      x = $1 / zero",
        "          ^^^^^^^^^",
        "  in inner(3), called at test.hoc:4",
        '  in outer("deep"), called at test.hoc:6',
    ]


def test_caret_is_under_the_failing_part(run):
    lines = report(run, "objref o\nprint 1 + 2, 3 * (4 - o.size) + 5\n")
    assert lines[0] == "test.hoc:2:23: error: this object variable is NULLobject: it has no size"
    assert lines[2] == " " * 26 + "^^^^^^"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("x = y[1 / z] + y[0]", "1 / z"),
        ("x = y[7] + y[0]", "y[7]"),
        ("if (z == 0 && 1 / z > 2 || z) x = 1", "1 / z"),
        ("for (x = 0; x < 1 / z; x += 1) { }", "1 / z"),
        ("print 2, y[o.x[3]]", "o.x[3]"),
        ("print half(1) + o.size(z, 2), 3", "o.size(z, 2)"),
        ('print 1, "a", -(2 % z)', "2 % z"),
        ("x = half(4) + half(nosuch)", "nosuch"),
    ],
)
def test_caret_in_a_line(run, line, part):
    run("double y[2]\nobjref o\nz = 0\nfunc half() { return $1 / 2 }\n")
    assert report(run, line)[2] == " " * (4 + line.index(part)) + "^" * len(part)


def test_calls_of_objects_are_named_by_them(run):
    run("begintemplate T\npublic go\nproc go() { print nothing }\nendtemplate T\nobjref c\nc = new T()\n")
    assert report(run, "c.go(1, 2)")[-1] == "  in T[0].go(1, 2), called at test.hoc:1"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("print tstopp", "undefined variable tstopp"),
        ("foo(3)", "foo is not defined as a function"),
        ("o = new Vector()", "o is not declared as an object variable"),
        ('s = "text"', "s is not declared as a string"),
        ("x[2] = 1", "x is not declared"),
        ("print $1", "an argument such as $1 has a meaning only inside a procedure"),
        ("print 5 % 0", "a % b needs b > 0, not 0"),
        ("print (-8)^(1/3)", "-8 to the power 0.333333: argument out of domain"),
        ("print L", "no section is accessed"),
        ("create s\ns.gnabar = 1", "gnabar is not a variable of sections"),
        ("create s\naccess s\ninsert nosuch", "nosuch is not a mechanism"),
        ("create s\ns { delete_it() }", "delete_it is not defined as a function"),
        ("double a[3]\nprint a[3]", "subscript 0 of a is 3, out of range: its size is 3"),
        ("double a[2][2]\nprint a[1]", "a has 2 dimensions, 1 given"),
        ("double a[0]", "a: the size of an array must be at least 1, not 0"),
        ("strdef s\nprint s + 1", "a number is needed here, not a string"),
        ("objref o\nif (o) x = 1", "a number is needed here, not NULLobject"),
        ("func f() { x = 1 }\nprint f()", "f (func) returns no value"),
        ("proc p() { return 1 }\np()", "a proc returns no value"),
        ("iterator_statement", "iterator_statement belongs in an iterator"),
        ("proc p() { print $2 }\np(1)", "argument 2 was not given"),
        ('proc p() { print $1 }\np("a")', "argument $1 must be a number, not a string"),
        ("proc p() { print $s1 }\np(1)", "argument $s1 must be a string, not a number"),
        ("proc p() { print $o1 }\np(1)", "argument $o1 must be an object, not a number"),
        ("proc p() { $&1 = 1 }\np(1)", "argument $&1 must be a pointer (&variable), not a number"),
        ("c = new Nothing()", "c is not declared as an object variable"),
        ("objref c\nc = new Nothing()", "Nothing is not a class"),
        ("x = 1\nobjref x", "x is already declared as a number"),
        ("proc p() {}\np = 3", "p is a proc, not a variable"),
        ("objref v", "v is built in and can not be declared at the top level"),
        ("begintemplate A\nexternal zork\nendtemplate A", "external zork: it is not declared at the top level"),
        ("x = 3\nfor x() { }", "x is not an iterator"),
    ],
)
def test_message(run, text, message):
    assert report(run, text)[0].partition("error: ")[2] == message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("tstop = 5\nprint tstpo", "did you mean tstop?"),
        ("proc my_own_proc() {}\nmy_own_prc()", "did you mean my_own_proc?"),
        ("o = new Vector()", "objref o"),
        ("create s\ns.daim = 1", "did you mean diam?"),
        (
            "begintemplate C\npublic s\ncreate s\nendtemplate C\nobjref c\nc = new C()\nc.s.nsegg = 3",
            "did you mean nseg?",
        ),
        (
            "create s\naccess s\ninsert nosuch",
            "its .mod file is not among those loaded: run in its folder, or with -mod FOLDER",
        ),
    ],
)
def test_hint(run, text, hint):
    last = report(run, text)[-1]
    assert last == f"hint: {hint}"


def test_an_error_leaves_the_section_stack_and_the_names_as_they_were(run, machine):
    run("create a, b\naccess a\n")
    report(run, "b { x = 1 / 0 }")
    assert machine.current_section().name == "a"
    assert run("print 1") == "1 \n"


def test_statements_before_an_error_were_run(run, machine):
    report(run, "x = 1\nx = 2\nx = (\nx = 3\n")
    assert machine.evaluate("x") == 2.0


def test_python_errors_of_the_library_name_the_function(run, monkeypatch):
    def broken(x: float) -> float:
        raise KeyError("spam")

    monkeypatch.setitem(registry.functions, "broken", registry.Function("broken", broken))
    assert report(run, "print broken(1, 2)")[0].endswith("error: broken takes 1 argument, 2 given")
    lines = report(run, "proc p() { broken(1) }\np()")
    assert lines[0] == "test.hoc:1:12: error: broken: internal error: KeyError: 'spam'"


def test_deep_recursion(run):
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    try:
        assert run("func f() { if ($1 <= 0) return 0\n return 1 + f($1 - 1) }\nprint f(20000)") == "20000 \n"
    finally:
        sys.setrecursionlimit(limit)


def test_endless_recursion_is_an_error(run):
    lines = report(run, "proc f() { f() }\nf()")
    assert "nested too deeply" in lines[0]
    assert len(lines) < 30


@pytest.mark.parametrize(
    ("name", "words"),
    [("a", "an object variable"), ("b", "an array"), ("s", "a string"), ("d", "an array"), ("cell", "a section")],
)
def test_what_is_called_and_is_no_function(run, name, words):
    run("objref a, b[2]\nstrdef s\ndouble d[3]\ncreate cell\n")
    with pytest.raises(RanvierError, match=f"{name} is {words}, not a function"):
        run(f"{name}(0)\n")
