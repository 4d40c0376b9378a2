"""Text → tree → text: every statement and block, spans, and what a syntax error says."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ranvier.lang.errors import Mistakes, RanvierError
from ranvier.lang.nmodl import nodes as n
from ranvier.lang.nmodl import parse, print_file
from ranvier.lang.nmodl.printer import expression
from ranvier.lang.source import Source
from ranvier.lang.tree import walk

EVERYTHING = """
TITLE all of it : even this
COMMENT
} not code {
ENDCOMMENT gone, too
INDEPENDENT { t FROM 0 TO 1 WITH 1 (ms) }
DEFINE N 4
INCLUDE "other.inc"
NEURON {
    POINT_PROCESS everything
    USEION na READ ena, nai WRITE ina, nao VALENCE 1
    USEION x READ xi VALENCE -2 REPRESENTS CHEBI:29101
    NONSPECIFIC_CURRENT i, j
    ELECTRODE_CURRENT e
    RANGE a, b
    GLOBAL c
    POINTER p
    BBCOREPOINTER q
    EXTERNAL z
    RANDOM r
    THREADSAFE
}
UNITS {
    (mA) = (milliamp)
    (S) = (mho)
    FARADAY = (faraday) (10000 coulomb)
    half = .5 (1)
    minus = -3
}
PARAMETER {
    a = 1e-3 (mho/cm2) <0,1e9> : comment
    b = -.5 (/ms)   c (mV)
    d = N <1e-5>
}
CONSTANT { k = 3 (1) }
ASSIGNED { v (mV) x[N] (ms mM) y[3] ? comment
}
STATE { m FROM 0 TO 1 h START 0.5 ca[N] (mM) <1e-5> }
LOCAL l, list[N]
UNITSOFF
INITIAL {
    LOCAL a, b[3]
    SOLVE kin STEADYSTATE sparse
    a = 2^-b[1]^2 - -3 (mV) * (1e-4) / (a - (b[0] - 1))
    UNITSON
}
UNITSON
BREAKPOINT {
    SOLVE states METHOD cnexp
    SOLVE other
    SOLVE more METHOD sparse IFERROR { a = 1 }
    CONDUCTANCE g USEION na
    CONDUCTANCE g
    if (v > -10 && !(a < 1 || b != 2)) { i = 1 } else if (v == 2) { i = 2 } ELSE { i = 3 }
    IF (a) {} ELSE { { b = 1 } }
    WHILE (a <= 3) { a = a + 1 }
    FROM i = 0 TO N - 1 { x[i + 1] = i }
    FROM i = 0 TO N BY 2 { PROTECT c = c + 1 }
    MUTEXLOCK
    MUTEXUNLOCK
    LAG a BY 3
    printf("%g\\n", a)
}
DERIVATIVE states { m' = (minf - m)/mtau  h'' = -h' rates(v) }
KINETIC kin {
    COMPARTMENT i, vol[i]*2 { ca b }
    COMPARTMENT 3 (um) { m, h }
    LONGITUDINAL_DIFFUSION i, D*diam { ca }
    ~ ca[0] + 2 m <-> h (kf(v), 3)
    ~ h << (i*2)
    ~ m -> (k)
    CONSERVE m + 2 h = 1
}
LINEAR lin SOLVEFOR a, b { ~ a*2 + b = 3 ~ a = b }
NONLINEAR non { ~ a*a = 3 }
DISCRETE dis { a = 1 + a@2 }
PARTIAL par { ~ u' = f*DEL2(u) + g  ~ u[FIRST] = 3*t  ~ DEL u[LAST] = 0.5 }
PLOT a, b VS t
STEPPED { scale = 1, -2.5 (mV)  other = 3 }
PROCEDURE old() { FORALL i { list[i] = i }  RESET  SENS a, b  PUTQ a  GETQ a  MATCH { } }
PROCEDURE rates(v (mV), w) {
    TABLE minf, mtau DEPEND celsius, a FROM -100 TO 100 WITH 200
    VERBATIM
    return 0; /* as it is: { */
    ENDVERBATIM
}
FUNCTION f(x (mV)) (/ms) { TABLE FROM 0 TO c WITH N f = x }
FUNCTION_TABLE tab(v (mV)) (/ms)
FUNCTION_TABLE tab2(v, w)
NET_RECEIVE (w (uS), tsyn) {
    INITIAL { tsyn = t }
    WATCH (v > 10) 2, (v < c) 3
    FOR_NETCONS (w2, t2) { w2 = 1 }
    net_send(1, 2)
}
BEFORE BREAKPOINT { a = 1 }
AFTER SOLVE { a = 2 }
BEFORE STEP { a = 2 }
CONSTRUCTOR { a = 3 }
DESTRUCTOR { a = 4 }
VERBATIM
#include <stdio.h>
ENDVERBATIM
"""


def tree(text: str) -> n.File:
    return parse(Source(text, "test.mod"))


def value(text: str) -> n.Expression:
    initial = tree(f"INITIAL {{ a = {text} }}").blocks[0]
    return initial.body.statements[0].value


def test_everything_comes_back() -> None:
    file = tree(EVERYTHING)
    text = print_file(file)
    assert tree(text) == file
    assert print_file(tree(text)) == text
    kinds = {type(node) for node in walk(file)}
    leaves = {kind for kind in vars(n).values() if isinstance(kind, type) and issubclass(kind, n.Node)}
    unused = leaves - kinds - {n.Node, n.Expression, n.Statement, n.Block, n.Comment}
    assert not unused


def test_windows_line_ends() -> None:
    assert tree(EVERYTHING.replace("\n", "\r\n").replace('"%g\\n"', '"%g\\n"')) is not None
    assert tree("TITLE x\rINITIAL { a = 1 : c\r b = 2 }\r").blocks[1].body.statements[1].target == n.Name("b")


def test_spans() -> None:
    file = tree("INITIAL {\n    a = b + f(3, x[2])\n}\n")
    (assign,) = file.blocks[0].body.statements
    assert repr(assign.span) == "test.mod:2:5"
    call = assign.value.right
    text = call.span.source.text
    assert text[call.span.start : call.span.end] == "f(3, x[2])"
    assert all(node.span is not None for node in walk(tree(EVERYTHING)))


@pytest.mark.parametrize(
    "text, same",
    [
        ("2^3^2", "2^(3^2)"),
        ("-a^2", "-(a^2)"),
        ("2^-a", "2^(-a)"),
        ("a - b - c", "(a - b) - c"),
        ("a/b*c", "(a/b)*c"),
        ("!a == b", "(!a) == b"),
        ("a < b == c > d", "(a < b) == (c > d)"),
        ("a && b || c && d", "(a && b) || (c && d)"),
        ("a + b*c^d", "a + (b*(c^d))"),
        ("-a*b", "(-a)*b"),
        ("3 (mV) * 2", "3 * 2"),
        ("1.(ms)", "1."),
    ],
)
def test_precedence(text: str, same: str) -> None:
    strip = [value(t) for t in (text, same)]
    assert expression(strip[0]).replace(" (mV)", "").replace(" (ms)", "") == expression(strip[1])


NAMES = st.sampled_from(["a", "b", "v", "ca"])
EXPRESSIONS = st.recursive(
    st.builds(n.Name, NAMES)
    | st.builds(lambda k: n.Number(float(k), str(k)), st.integers(0, 999))
    | st.builds(n.Index, NAMES, st.builds(n.Name, NAMES)),
    lambda inner: (
        st.builds(n.Unary, st.sampled_from("-!"), inner)
        | st.builds(n.Binary, st.sampled_from("|| && == != < <= > >= + - * / ^".split()), inner, inner)
        | st.builds(n.Call, NAMES, st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=12,
)


@given(EXPRESSIONS)
def test_every_expression_comes_back(tree_in: n.Expression) -> None:
    assert value(expression(tree_in)) == tree_in


@pytest.mark.parametrize(
    "text, message, place",
    [
        ("INITIAL { a = }", "this is not complete", (1, 11)),
        ("INITIAL { a = 1 ", "the file ends inside a block", (1, 17)),
        ("PARAMETER { a = b + 1 }", "'+' does not belong here", (1, 19)),
        ("INITIAL {\n  IF a { b = 1 }\n}", "'a' does not belong here", (2, 6)),
        ("INITIAL { a = 1 # 2 }", "unexpected '#'", (1, 17)),
        ("VERBATIM x", "VERBATIM without ENDVERBATIM", (1, 1)),
        ("COMMENT x", "COMMENT without ENDCOMMENT", (1, 1)),
        ("NET_RECEIVE (w) { INITIAL { } INITIAL { } }", "two INITIAL blocks", (1, 39)),
    ],
)
def test_errors(text: str, message: str, place: tuple[int, int]) -> None:
    with pytest.raises(RanvierError) as caught:
        tree(text)
    assert message in caught.value.message
    assert (caught.value.span.line, caught.value.span.column) == place


MISTAKES = """\
NEURON { SUFFIX x
  USEION na REED ena
  RANGE g h
}
BREAKPOINT {
  SOLVE s METHD cnexp
  if (g = 3) { h = 1; }
  if h > 3 {
    h = 4
  } else {
    g = 5 +
  }
  g += 1
  for (i = 0; i < 3; i++) { g = i }
  h = g ** 2
DERIVATIVE s {
  h' = (m - 3
}
FUNCTION f(x) mV {
  return x
}
COMMENT never ended
"""


def test_each_mistake_is_told_once_with_what_to_write() -> None:
    with pytest.raises(Mistakes) as caught:
        tree(MISTAKES)
    assert [(e.span.line, e.message.removeprefix("syntax error: "), e.hint) for e in caught.value.found] == [
        (2, "'REED' does not belong here", "did you mean READ?"),
        (3, "'h' does not belong here", "names are separated by ,"),
        (6, "'cnexp' does not belong here", "did you mean METHOD?"),
        (7, "'=' does not belong here", "== compares"),
        (8, "'h' does not belong here", "here could stand: ("),
        (11, "this is not complete", None),
        (13, "'+' does not belong here", "write a = a + b"),
        (14, "'=' does not belong here", "loops are FROM i = 0 TO n { … } and WHILE (condition) { … }"),
        (15, "'*' does not belong here", "powers are written a^b"),
        (16, "DERIVATIVE inside BREAKPOINT", "a } is missing before it"),
        (17, "this is not complete", None),
        (19, "'mV' does not belong here", "here could stand: { or a unit in ( )"),
        (22, "COMMENT without ENDCOMMENT", "write ENDCOMMENT where it ends"),
    ]


def _corpus() -> list[tuple[str, str]]:
    """Every .mod of the model repositories, if there are any here."""
    found: dict[str, str] = {}
    root = os.environ.get("MODELDB_REPOS")
    for git in sorted(Path(root).glob("*/repo")) if root else []:
        folder = git / ".git" if (git / ".git").exists() else git
        command = ["git", f"--git-dir={folder}", "ls-tree", "-r", "--name-only", "HEAD"]
        names = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
        for name in names:
            if name.endswith(".mod"):
                show = subprocess.run(["git", f"--git-dir={folder}", "show", f"HEAD:{name}"], capture_output=True)
                found.setdefault(show.stdout.decode("latin-1"), f"{git.parent.name}:{name}")
    return [(name, text) for text, name in found.items()]


@pytest.mark.slow
def test_published_files() -> None:
    corpus = _corpus()
    if not corpus:
        pytest.skip("MODELDB_REPOS names no folder with model repositories")
    for name, text in corpus:
        file = parse(Source(text, name))
        assert parse(Source(print_file(file), name)) == file, name
