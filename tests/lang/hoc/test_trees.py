"""Text to trees, one construct at a time; and that every node knows its text."""

from __future__ import annotations

import pytest
from ranvier.lang.hoc import parse
from ranvier.lang.hoc.nodes import (
    Access,
    AddressOf,
    Arc,
    Argument,
    Assign,
    Binary,
    Block,
    Break,
    Call,
    Connect,
    Continue,
    Create,
    Debug,
    Declarator,
    Delete,
    DependentVariable,
    DoubleDeclaration,
    Equation,
    ExpressionStatement,
    External,
    For,
    ForAll,
    ForIterator,
    ForRange,
    ForSec,
    ForSegments,
    Help,
    If,
    IfSec,
    Insert,
    IteratorStatement,
    Local,
    LocalObject,
    Member,
    Name,
    New,
    Number,
    ObjectDeclaration,
    Parentheses,
    Print,
    Procedure,
    Public,
    Read,
    Return,
    SectionStatement,
    SetPointer,
    Stop,
    String,
    StringDeclaration,
    Subscript,
    Template,
    Unary,
    Uninsert,
    While,
)
from ranvier.lang.source import Source
from ranvier.lang.tree import walk

a, b, c, x, y = (Name(name) for name in "abcxy")


def statement(text: str):
    (only,) = parse(Source(text)).statements
    return only


def expression(text: str):
    (call,) = parse(Source(f"f({text})")).statements
    return call.expression.arguments[0]


def number(value: float) -> Number:
    return Number(float(value))


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ("1 + 2 * 3", "1 + (2 * 3)"),
        ("1 - 2 - 3", "(1 - 2) - 3"),
        ("2 ^ 3 ^ 2", "2 ^ (3 ^ 2)"),
        ("-2 ^ 2", "-(2 ^ 2)"),
        ("2 ^ -1 ^ 2", "2 ^ (-(1 ^ 2))"),
        ("-7 % 4", "(-7) % 4"),
        ("2 * 3 % 4", "(2 * 3) % 4"),
        ("!a == b", "(!a) == b"),
        ("!a ^ b", "!(a ^ b)"),
        ("1 < 2 < 3", "(1 < 2) < 3"),
        ("2 == 1 < 1", "(2 == 1) < 1"),
        ("a || b && c", "a || (b && c)"),
        ("a && b == c + 1", "a && (b == (c + 1))"),
        ("1 + a = 3", "1 + (a = 3)"),
        ("a = b = 3", "a = (b = 3)"),
        ("a += b + 1", "a += (b + 1)"),
        ("2 - -3", "2 - (-3)"),
    ],
)
def test_precedence(text, grouped):
    assert expression(text) == expression(grouped)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1e3", 1000), (".5", 0.5), ("5.", 5), ("1.e-3", 1e-3), ("1E+3", 1000), ("5.e", 5), ("1e+", 1), ("007", 7)],
)
def test_numbers(text, value):
    assert expression(text) == number(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"a\tb\"c\\d\n"', 'a\tb"c\\d\n'),
        (r'"\x\e\q\'"', "xeq'"),
        (r'"\r\b\f\v\0"', "\r\b\fv0"),
        ('"a\\\nb"', "a\nb"),
        ('"a\\\r\nb"', "a\nb"),
        ('"// /* "', "// /* "),
        ('"\xe9"', "\xe9"),
    ],
)
def test_strings(text, value):
    assert expression(text) == String(value)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a[1][b]", Subscript(a, (number(1), b))),
        ("a.b[2].c(3).x", Member(Call(Member(Subscript(Member(a, "b"), (number(2),)), "c"), (number(3),)), "x")),
        ("a[0](.5)", Call(Subscript(a, (number(0),)), (number(0.5),))),
        ("$1", Argument("", 1)),
        ("$s12", Argument("s", 12)),
        ("$oi", Argument("o", None)),
        ("$o1.x", Member(Argument("o", 1), "x")),
        ("$&1[2]", Subscript(Argument("&", 1), (number(2),))),
        ("&$&1", AddressOf(Argument("&", 1))),
        ("&a.x(.5)", AddressOf(Call(Member(a, "x"), (number(0.5),)))),
        ("new A(1, b)", New("A", (number(1), b))),
        ("read(x)", Read(x)),
    ],
)
def test_expressions(text, tree):
    assert expression(text) == tree


EMPTY = Block(())
SET = ExpressionStatement(Assign(x, "=", number(1)))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a {}", SectionStatement(a, EMPTY)),
        ("a b x = 1", SectionStatement(a, SectionStatement(b, SET))),
        ("a[1] x = 1", SectionStatement(Subscript(a, (number(1),)), SET)),
        ("$o1.b x = 1", SectionStatement(Member(Argument("o", 1), "b"), SET)),
        ("a.f(1).b x = 1", SectionStatement(Member(Call(Member(a, "f"), (number(1),)), "b"), SET)),
        ("{a x = 1 b}", Block((SectionStatement(a, SET), ExpressionStatement(b)))),
        ("{a\nx = 1}", Block((ExpressionStatement(a), SET))),
        ("{a -b}", Block((ExpressionStatement(Binary("-", a, b)),))),
        ("{a !b}", Block((SectionStatement(a, ExpressionStatement(Unary("!", b))),))),
        ("{f() x = 1}", Block((ExpressionStatement(Call(Name("f"), ())), SET))),
        ("{f(1) f(2)}", Block(tuple(ExpressionStatement(Call(Name("f"), (number(n),))) for n in (1, 2)))),
        ("(x = 1)", ExpressionStatement(Parentheses(SET.expression))),
        ("x = (1)", SET),
        ('print x, "b"', Print((x, String("b")))),
        ("if (x) {} else x = 1", If(x, EMPTY, SET)),
        ("if (x) if (y) {} else x = 1", If(x, If(y, EMPTY, SET), None)),
        ("while (x < 1) x = 1", While(Binary("<", x, number(1)), SET)),
        ("for (x = 1; y; ) {}", For(SET, y, None, EMPTY)),
        ("for ({}; y; {}) x = 1", For(EMPTY, y, EMPTY, SET)),
        ("for x = 1, b a {}", ForRange(x, number(1), b, SectionStatement(a, EMPTY))),
        ("for a[1] = 1, 2 {}", ForRange(Subscript(a, (number(1),)), number(1), number(2), EMPTY)),
        ("for (x) {}", ForSegments(x, None, EMPTY)),
        ("for (x, 0) {}", ForSegments(x, number(0), EMPTY)),
        ("for f(x) {}", ForIterator(Call(Name("f"), (x,)), EMPTY)),
        ("for a.f(x) {}", ForIterator(Call(Member(a, "f"), (x,)), EMPTY)),
        ("for a.f {}", ForIterator(Call(Member(a, "f"), ()), EMPTY)),
        ("forall x = 1", ForAll(SET)),
        ('forsec "a" x = 1', ForSec(String("a"), SET)),
        ("forsec a.f(0) {}", ForSec(Call(Member(a, "f"), (number(0),)), EMPTY)),
        ("forsec a b {}", ForSec(a, SectionStatement(b, EMPTY))),
        ("ifsec $s1 x = 1", IfSec(Argument("s", 1), SET)),
        ("access a.b", Access(Member(a, "b"))),
        ("create a, b[3]", Create((Declarator("a", ()), Declarator("b", (number(3),))))),
        ("connect a(0), b(.5)", Connect(a, number(0), b, number(0.5))),
        ("connect a(0), .5", Connect(a, number(0), None, number(0.5))),
        ("b connect a(0), 1", SectionStatement(b, Connect(a, number(0), None, number(1)))),
        ("insert hh", Insert("hh")),
        ("uninsert hh", Uninsert("hh")),
        ("setpointer a.x, y(.5)", SetPointer(Member(a, "x"), Call(y, (number(0.5),)))),
        (
            "a x(0:1) = 1:y",
            SectionStatement(
                a,
                ExpressionStatement(
                    Assign(Call(x, (Arc(number(0), number(1)),)), "=", Arc(number(1), y)),
                ),
            ),
        ),
        ("objectvar a, b[2]", ObjectDeclaration((Declarator("a", ()), Declarator("b", (number(2),))))),
        ("double x[2][y]", DoubleDeclaration((Declarator("x", (number(2), y)),))),
        ("strdef a, b", StringDeclaration(("a", "b"))),
        ("delete x", Delete(("x",))),
        ("help some thing // x", Help("some thing // x")),
        ("debug", Debug()),
        ("depvar x, y[2]", DependentVariable((x, Subscript(y, (number(2),))))),
        ("eqn x:: x + y = 3", Equation(x, Binary("+", x, y), number(3), False)),
        ("eqn x: y =", Equation(x, y, None, True)),
        ("eqn x: = y", Equation(x, None, y, True)),
        ("{break continue stop}", Block((Break(), Continue(), Stop()))),
        (
            "proc f() { local x, y  localobj a\nreturn }",
            Procedure(
                "proc",
                "f",
                Block(
                    (Local((Declarator("x", ()), Declarator("y", ()))), LocalObject(("a",)), Return(None)),
                ),
            ),
        ),
        ("func f() { return -x }", Procedure("func", "f", Block((Return(Unary("-", x)),)))),
        ("obfunc f() { return new A() }", Procedure("obfunc", "f", Block((Return(New("A", ())),)))),
        ("iterator f() { iterator_statement }", Procedure("iterator", "f", Block((IteratorStatement(),)))),
        (
            "begintemplate A\npublic x, y\nexternal f\n\nx = 1\nendtemplate A",
            Template("A", (Public(("x", "y")), External(("f",)), SET)),
        ),
    ],
)
def test_statements(text, tree):
    assert statement(text) == tree
    assert statement(text).span[1:] == (0, len(text))


@pytest.mark.parametrize("text", ["pt3dadd(1.5, 2, -3.25,0.8)", "f( -1 )", "f()", "f(1e-3 ,-.5)"])
def test_a_call_of_numbers_reads_the_same_by_the_short_way_and_the_long(text):
    short, long = statement(text), statement(text + " // and so on")
    assert short == long
    assert [node.span[1:] for node in walk(short)] == [node.span[1:] for node in walk(long)]


def test_the_short_way_is_taken_for_no_keyword():
    assert statement("{if (1)  x = 1}").statements[0] == If(number(1), SET, None)
    assert statement("{return (1)\n}").statements[0] == Return(number(1))


def test_every_node_has_the_span_of_its_text():
    text = """create soma, dend[2]
proc f() { local i
  for i = 0, 1 dend[i] { nseg = 3  diam(0:1) = 1:2 }
  if ($1 > -2 && !x) { print "a", o.f(&x, new Vector(3)).size } else { connect dend[0](0), soma(1) }
  read(y)
}
begintemplate A
public a
endtemplate A
"""
    source = Source(text)
    program = parse(source)
    shown = {}
    for node in walk(program):
        assert node.span is not None and node.span.source is source, node
        assert 0 <= node.span.start < node.span.end <= len(text), node
        shown.setdefault(type(node).__name__, text[node.span.start : node.span.end])
    assert shown["ForRange"] == "for i = 0, 1 dend[i] { nseg = 3  diam(0:1) = 1:2 }"
    assert shown["Subscript"] == "dend[i]"
    assert shown["Arc"] == "0:1"
    assert shown["Binary"] == "$1 > -2 && !x"
    assert shown["Unary"] == "-2"
    assert shown["AddressOf"] == "&x"
    assert shown["New"] == "new Vector(3)"
    assert shown["Member"] == "o.f(&x, new Vector(3)).size"
    assert shown["Connect"] == "connect dend[0](0), soma(1)"
    assert shown["Template"] == "begintemplate A\npublic a\nendtemplate A"


def test_children_lie_inside_their_parents():
    program = parse(Source("{a.b[2] { for (i = 0; i < f(2); i += 1) x = -(3 + y) ^ 2 }\n if (x) print 3 else g(1, 2)}"))
    for parent in walk(program):
        for child in parent.children():
            assert parent.span.start <= child.span.start <= child.span.end <= parent.span.end, (parent, child)
