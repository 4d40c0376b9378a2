"""Statement by statement: what was before an error is given first, and a program may read its own file's rest."""

from __future__ import annotations

import gc

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.lang.hoc import is_complete, parse, parse_incremental
from ranvier.lang.hoc.nodes import ExpressionStatement, Procedure, Template
from ranvier.lang.source import Source


def test_statements_before_an_error_come_first():
    statements = parse_incremental(Source("x = 1\n\nproc f() {\n x = 2\n}\ny = = 2\n"))
    assert isinstance(next(statements), ExpressionStatement)
    assert isinstance(next(statements), Procedure)
    with pytest.raises(RanvierError, match="unexpected '='"):
        next(statements)


def test_nothing_after_a_statement_is_looked_at_before_it_is_asked_for():
    statements = parse_incremental(Source('f(1)\ng(1, 2)\n"never closed\n'))
    next(statements), next(statements)
    with pytest.raises(RanvierError, match="quote"):
        next(statements)


def test_a_template_is_one_statement():
    text = "begintemplate A\npublic x\n\nx = 1\nproc f() {\n}\nbegintemplate B\nendtemplate B\nendtemplate A\nx = 2\n"
    template, rest = parse(Source(text)).statements
    assert isinstance(template, Template) and isinstance(rest, ExpressionStatement)
    assert [type(node).__name__ for node in template.body] == [
        "Public",
        "ExpressionStatement",
        "Procedure",
        "Template",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_data_after_a_statement(end):
    text = end.join(("read_points()", "SOMA COORDINATES:", " 1 2 3", "print 4", ""))
    statements = parse_incremental(Source(text))
    next(statements)
    assert text[statements.position :].startswith("SOMA")
    statements.position = text.index("print")
    assert next(statements).span.line == 4
    assert statements.position == len(text)
    assert list(statements) == []


def test_an_empty_text_and_one_of_comments_have_no_statements():
    for text in ("", "\n\n", " // nothing", "/* nothing\n*/", "/* never closed", "\x04x = 1\n"):
        assert list(parse_incremental(Source(text))) == []


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("x = 1", True),
        ("", True),
        ("proc f() {", False),
        ("proc f() {\n x = 1\n", False),
        ("proc f() {\n x = 1\n}", True),
        ("begintemplate A\nproc f() { }", False),
        ("begintemplate A\nproc f() { }\nendtemplate A", True),
        ("x = 3 + \\", False),
        ("x = 3 + \\\n", False),
        ('s = "abc\\', False),
        ('s = "abc', True),
        ("/* abc", False),
        ("x = 1 /* abc\n", False),
        ("/* abc */", True),
        ("x = = 1", True),
        ("{ x = = 1", True),
        ("f(1,", True),
    ],
)
def test_is_complete(text, complete):
    assert is_complete(text) == complete


def test_garbage_collection_is_as_before():
    assert gc.isenabled()
    with pytest.raises(RanvierError):
        parse(Source("x = = 1"))
    assert gc.isenabled()
    gc.disable()
    try:
        parse(Source("x = 1"))
        assert not gc.isenabled()
    finally:
        gc.enable()
