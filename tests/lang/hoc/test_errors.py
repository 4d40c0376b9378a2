"""What is said, where it points, and the hint."""

from __future__ import annotations

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.lang.hoc import parse
from ranvier.lang.source import Source


def error(text: str) -> RanvierError:
    with pytest.raises(RanvierError) as caught:
        parse(Source(text, "a.hoc"))
    return caught.value


@pytest.mark.parametrize(
    ("text", "message", "place", "hint"),
    [
        ("x = 1 y = 2\n", "unexpected name 'y' after the end of a statement", (1, 7), "braces"),
        ("x = 1\nx = 3;\n", "unexpected ';'", (2, 6), "';' stands only in for"),
        ("proc f() {\n  x = 1\n", "this '{' is never closed", (1, 10), "missing '}'"),
        ("proc f() {\n if (x) {\n  x = 1\n}\n", "this '{' is never closed", (1, 10), "missing '}'"),
        (
            "proc f() {\n x = 1\n\nproc g() {\n}\n",
            "this '{' is still open where 'proc' begins on line 4",
            (1, 10),
            None,
        ),
        ("begintemplate A\nproc f() {\nendtemplate A\n", "this '{' is still open where 'endtemplate'", (2, 10), None),
        ("begintemplate A\nx = 1\n", "this begintemplate has no endtemplate", (1, 1), None),
        ("begintemplate A\nendtemplate B\n", "this template began as A and ends as B", (2, 13), None),
        ("endtemplate A\n", "unexpected 'endtemplate'", (1, 1), "ends a begintemplate"),
        ("x = 1}\n", "this '}' closes nothing", (1, 6), None),
        ("if (1) x = 1\nelse x = 2\n", "unexpected 'else'", (2, 1), "} else {"),
        ("if (1)\nx = 2\n", "the line ends too early", (1, 7), "same line"),
        ("x = 3 +\n4\n", "the line ends too early", (1, 8), "expected an expression"),
        ("f(1,\n  2)\n", "the line ends while this parenthesis is open", (1, 2), "\\"),
        ("x[1\n", "the line ends while this bracket is open", (1, 2), "\\"),
        ("proc f() {\n  local a\n}\n", "unexpected 'local'", (2, 3), "right after the '{'"),
        ("print = 3\n", "unexpected '='", (1, 7), "expected an expression or a string"),
        ("x = print\n", "'print' is a word of the language", (1, 5), None),
        ("strdef access\n", "'access' is a word of the language", (1, 8), "expected a name"),
        ("a.insert pas\n", "'insert' is a word of the language", (1, 3), "expected a name"),
        ("double x\n", "'double' makes arrays: x needs its size", (1, 8), "x = 0"),
        ("x = new Vector\n", "the line ends too early", (1, 15), "expected '('"),
        ('s = "abc\n', "this string has no closing quote", (1, 5), None),
        ('s = "abc" + "d"\n', "unexpected '+' after the end of a statement", (1, 11), None),
        ("x = 'a'\n", 'hoc does not know the character "\'"', (1, 5), None),
        ("x = 3 \\ 4\n", "a backslash stands only at the end of a line", (1, 7), None),
        ("x = $j\n", "'$' needs a number or i", (1, 5), None),
        ("x = 3 /* abc\n", "this comment is never closed", (1, 7), "*/"),
        ("print $o1[1]\n", "only a pointer argument", (1, 7), None),
        ("f(&$1)\n", "only a pointer argument", (1, 3), None),
        ("connect a, 1\n", "unexpected ','", (1, 10), None),
        ("connect a(0, 1), 1\n", "connect needs the child's end", (1, 9), None),
        ("a.diam(0:1) = 3\n", "the line ends too early", (1, 16), "':'"),
        ("for it print 3\n", "an iterator needs parentheses here", (1, 5), None),
        ("for a.x=1, 2 print 3\n", "a loop's variable is a name", (1, 5), None),
        ("for (;;) { }\n", "unexpected ';'", (1, 7), None),
        ("x = 1 /\n", "the line ends too early", (1, 8), None),
        ("a = +3\n", "unexpected '+'", (1, 5), "expected an expression"),
    ],
)
def test_message_place_and_hint(text, message, place, hint):
    found = error(text)
    assert message in found.message
    assert (found.span.line, found.span.column) == place, found.report()
    assert hint is None or hint in found.hint, found.report()


def test_the_whole_report():
    assert error("create soma\nsoma { nseg = 3, L = 5 }\n").report() == "\n".join(
        (
            "a.hoc:2:16: error: unexpected ','",
            "    soma { nseg = 3, L = 5 }",
            "                   ^",
            "hint: expected a statement, an operator, the end of the line or '}'",
        )
    )


def test_no_hint_lists_everything():
    for text in ("x = ,\n", "{ x , }\n", "a b ]\n", "for\n", "create\n", "x = (1 2)\n"):
        hint = error(text).hint
        assert hint is None or hint.count(",") < 8
