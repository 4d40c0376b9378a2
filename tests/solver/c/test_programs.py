"""C programs, each with what it prints when gcc compiles it (expectations.py)."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest
from ranvier.lang.c import parse
from ranvier.lang.errors import RanvierError, Unsupported
from ranvier.lang.source import Source
from ranvier.solver.c import compile_c
from ranvier.solver.target import callbacks, cpu

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.c"))
MARK = "// expect:"


def run(text: str) -> str:
    """What the program prints."""
    printed: list[bytes] = []
    write = callbacks.callback(lambda piece: printed.append(piece) or 0, ("int", "string"))
    made, wanted = compile_c(parse(text))
    given = {"c_write_": callbacks.address(write)} if "c_write_" in wanted else {}
    main = cpu.compile_text(made, ["main"], given)["main"]
    assert ctypes.CFUNCTYPE(ctypes.c_int)(main)() == 0
    return b"".join(printed).decode("latin-1")


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_program(program: Path) -> None:
    text = program.read_text()
    expected = [line.removeprefix(MARK).removeprefix(" ") for line in text.splitlines() if line.startswith(MARK)]
    assert [line.rstrip() for line in run(text).splitlines()] == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("int main() { return x; }", "x is not declared"),
        ("struct a { int i; } s; int main() { return s.j; }", "has no member j"),
        ("int main() { double d; return d % 2; }", "% of a double"),
        ("int main() { break; }", "break stands in a loop"),
        ("int main() { 3 = 4; }", "no object"),
        ("int main() { int i; return *i; }", "is no pointer"),
        ("double f(double); int main() { return f(1, 2); }", "takes 1 arguments, not 2"),
        ("int main() { if ( }", "error in C"),
        ("int main() { foo bar; }", "unexpected bar"),
        ("struct b { int i : 3; }; int main() { return 0; }", "bit fields"),
    ],
)
def test_mistakes_are_named(text: str, message: str) -> None:
    with pytest.raises(RanvierError) as caught:
        compile_c(parse(text))
    assert message in caught.value.message


def test_the_place_of_a_mistake_is_in_the_mod_file() -> None:
    source = Source("NEURON { }\nVERBATIM\nint f() {\n  return nonsense;\n}\nENDVERBATIM\n", "m.mod")
    with pytest.raises(RanvierError) as caught:
        compile_c(parse('#line 3 "mod"\nint f() {\n  return nonsense;\n}\n', source), source)
    assert caught.value.span is not None and caught.value.span.line == 4


def test_unsupported_is_said_by_name() -> None:
    with pytest.raises(Unsupported, match="struct passed by value"):
        compile_c(parse("struct a { int i; } s; int f(struct a x); int main() { return f(s); }"))
