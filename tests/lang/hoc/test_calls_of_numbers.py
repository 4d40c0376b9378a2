"""Statements such as `pt3dadd(1, 2, 3, 4)` come from the lexer whole; they are what the grammar would make of them."""

import pytest
from ranvier.lang.hoc import nodes, parse, print_program
from ranvier.lang.source import Source
from ranvier.lang.tree import walk


def only(text):
    (statement,) = parse(Source(text)).statements
    return statement


@pytest.mark.parametrize("call", ["f()", "f(1)", "f( -2.5e3 ,.5,7. )", "pt3dadd(1, 2, -3, 4)"])
def test_the_same_tree(call):
    whole, grammar = only(f"{call}  // one\n"), only(f"{call} /* two */\n")
    assert type(whole) is nodes.CallOfNumbers
    assert type(grammar) is nodes.ExpressionStatement
    assert whole == grammar and grammar == whole and hash(whole) == hash(grammar)
    assert [(type(a), a.span[1:]) for a in walk(whole.expression)] == [
        (type(a), a.span[1:]) for a in walk(grammar.expression)
    ]
    assert list(walk(whole))[1:] == list(walk(grammar))[1:]
    assert print_program(parse(Source(f"{{ {call}\n{call} }}\n"))).count("(") == 2


@pytest.mark.parametrize("text", ["return(1)\n", "f(1) + 1\n", "f(x)\n", "f(1) = 2\n", "f(- 1)\n"])
def test_what_is_none(text):
    inside = only("func g() {\n" + text + "}\n").body.statements[0]
    assert type(inside) is not nodes.CallOfNumbers


def test_numbers():
    assert only("f(-0, 1e3, .5)\n").numbers == (0.0, 1000.0, 0.5)
    assert only("f()\n").numbers == ()
