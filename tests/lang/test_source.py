from __future__ import annotations

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.lang.source import Source, Span


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_all_three_kinds_of_ends(end):
    source = Source(end.join(("one", "", "three", "four")))
    at = source.text.index("four")
    assert source.line_column(at) == (4, 1)
    assert source.line_column(at + 3) == (4, 4)
    assert [source.line_text(line) for line in (1, 2, 3, 4)] == ["one", "", "three", "four"]


def test_report_shows_place_line_and_caret():
    source = Source("x = 1\n\ty = nope + 2\n", "model.hoc")
    error = RanvierError("undefined variable nope", Span(source, 11, 15), "give it a value first")
    error.calls.append(("f()", Span(source, 0, 1)))
    assert error.report().split("\n") == [
        "model.hoc:2:6: error: undefined variable nope",
        "    \ty = nope + 2",
        "    \t    ^^^^",
        "  in f(), called at model.hoc:1",
        "hint: give it a value first",
    ]


def test_report_at_the_end_of_a_text():
    source = Source("x =", "model.hoc")
    assert RanvierError("more", Span(source, 3, 4)).report() == "model.hoc:1:4: error: more\n    x =\n       ^"
