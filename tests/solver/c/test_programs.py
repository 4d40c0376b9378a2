"""C programs, each with what it prints when gcc compiles it (expectations.py)."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest
from ranvier.lang.c import parse
from ranvier.lang.errors import RanvierError
from ranvier.lang.source import Source
from ranvier.solver.c import compile_c
from ranvier.solver.target import callbacks, cpu

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.c"))
MARK = "// expect:"


def run(text: str) -> str:
    """What the program prints."""
    printed: list[bytes] = []
    write = callbacks.callback(lambda piece: printed.append(piece) or 0, ("int", "string"))
    made = compile_c(parse(text))
    given = {"c_write_": callbacks.address(write)} if "c_write_" in made.wanted else {}
    main = cpu.compile_text(made.text, ["main"], given)["main"]
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
        ("struct b { int i : 3; } s; int main() { return *&s.i; }", "a bit field has no address"),
        ("struct a { int i; }; struct a s = {.k = 1}; int main() { return 0; }", "has no such member"),
        ("_Complex double z; int main() { return 0; }", "is not supported"),
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


def test_casts_of_newer_mod_files_are_read_as_those_of_c() -> None:
    text = """
    extern "C" { static double half(void* x) { return *static_cast<double*>(x) / 2; } }
    struct node { int i; struct node* next; };
    int main() {
      double d = std::sqrt(16.0), *p = reinterpret_cast<double*>((char*)&d); bool odd = 4;
      struct node a = {3, nullptr};
      void* v = &a;
      printf("%g %d %d %d\\n", half(p), static_cast<node*>(v)->i, a.next == nullptr, odd == true);
      return 0;
    }
    """.replace("<node*>", "<struct node*>")
    assert run(text) == "2 3 1 1\n"


def test_threads_run_when_they_are_created() -> None:
    text = """
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; static int order;
    static void* work(void* given) { double* x = given; pthread_mutex_lock(&lock); *x += ++order; pthread_mutex_unlock(&lock); return given; }
    int main() {
      pthread_t threads[3]; pthread_attr_t attributes; double x[3] = {10, 20, 30}; void* result; int k;
      pthread_attr_init(&attributes);
      for (k = 0; k < 3; k++) if (pthread_create(&threads[k], &attributes, work, &x[k])) return 1;
      for (k = 0; k < 3; k++) { pthread_join(threads[k], &result); printf("%g ", *(double*)result); }
      return 0;
    }
    """  # noqa: E501
    assert run(text) == "11 22 33 "


def test_the_sort_of_indices_keeps_equal_numbers_in_order() -> None:
    text = """
    static int by_size(double a, double b) { return a < b ? -1 : a > b; }
    int main() {
      double x[] = {3, 1, 2, 1, 3, 0, 2, 1}; int order[8], k;
      for (k = 0; k < 8; k++) order[k] = k;
      nrn_mlh_gsort(x, order, 8, by_size);
      for (k = 0; k < 8; k++) printf("%d ", order[k]);
      return 0;
    }
    """
    assert run(text) == "5 1 3 7 2 6 0 4 "
