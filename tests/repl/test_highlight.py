from __future__ import annotations

from typing import Any

import pytest
from ranvier.repl.highlight import coloured, lines, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = 3 // three", [("name", "x"), ("operator", "="), ("number", "3"), ("comment", "// three")]),
        ('s = "a\\"b"', [("name", "s"), ("operator", "="), ("string", '"a\\"b"')]),
        ('s = "a', [("name", "s"), ("operator", "="), ("unfinished", '"a')]),
        ("/* a\nb */ 1.5e-3", [("comment", "/* a\nb */"), ("number", "1.5e-3")]),
        ("/* a", [("unfinished", "/* a")]),
        ("$o1.x", [("argument", "$o1"), ("operator", "."), ("name", "x")]),
    ],
)
def test_pieces(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(kind, piece) for kind, piece, _ in pieces(text) if kind != "space"] == expected


@pytest.mark.parametrize("text", ["", "a\n\nb", 'x = "', "/*\n", "é§ $ # \x00", 'proc p() {\n print "a" // b\n}\n'])
def test_nothing_is_lost(typed: Any, text: str) -> None:
    assert "".join(piece for _, piece in coloured(typed.machine, text)) == text
    assert "\n".join("".join(piece for _, piece in line) for line in lines(typed.machine, text)) == text


def test_what_names_are(typed: Any) -> None:
    typed("create soma\nobjref o\nproc mine() { }\nbegintemplate T\nendtemplate T")
    text = "forall { soma.L mine sin Vector T gnabar_hh t unknown o.append }"
    found = {piece: kind for kind, piece in coloured(typed.machine, text) if piece.strip()}
    assert found == {
        "forall": "keyword", "{": "", "soma": "section", ".": "", "L": "member", "mine": "function", "sin": "function",
        "Vector": "type", "T": "type", "gnabar_hh": "variable", "t": "variable", "unknown": "", "o": "",
        "append": "member", "}": "",
    }  # fmt: skip
