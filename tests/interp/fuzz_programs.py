"""Programs made at random, each of which must give a result or one clean error.

    python fuzz_programs.py COUNT [FIRST [FOLDER …]]

runs programs FIRST, FIRST + 1, … and mutates the programs of the folders besides those of tests/hoc. Program number n
is always the same. What counts as a fault: an exception that is no RanvierError, an exception of Python dressed up as
an error of hoc, a traceback on stderr, a process that dies, a call of the library that goes on for seconds.
"""

from __future__ import annotations

import inspect
import io
import random
import signal
import sys
import traceback
import weakref
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from fuzzing import Fuzzer, TooLong, main, mutated, originals  # noqa: E402

PROGRAMS = HERE.parent / "hoc"
PER_MACHINE = 25  # programs that follow each other in one machine, as lines do at a prompt
RESTARTS = 12  # how often a program goes on after the line of an error
CPU_SECONDS = 3.0

# --- programs from a grammar ----------------------------------------------------------------------------------


class Grammar:
    """Random statements: mostly of the right form, mostly of the right kinds, with names that exist."""

    def __init__(self, rng: random.Random) -> None:
        from ranvier.interp import registry
        from ranvier.repl.session import import_library

        import_library()
        self.rng = rng
        self.depth = 0
        self.registry = registry
        self.functions = sorted(registry.functions)
        self.classes = {name: sorted(record.members) for name, record in sorted(registry.classes.items())}
        self.made: dict[str, str] = {"o": "Vector", "p": "List"}
        """The class that each object variable was last given."""
        self.point_processes = ["IClamp", "ExpSyn", "NetStim", "AlphaSynapse", "SEClamp", "VClamp", "IntFire1"]
        self.arguments = False

    def one(self, *choices: Any) -> Any:
        return self.rng.choice(choices)

    def program(self) -> str:
        """A text of some statements."""
        lines = [self.declaration() for _ in range(self.rng.randint(2, 6))]
        lines += [self.statement() for _ in range(self.rng.randint(1, 10))]
        return "\n".join(lines) + "\n"

    def declaration(self) -> str:
        choices = (
            "create a, b, c[3]", "access a", "objref o, p, q[3]", "strdef s, r", 's = "text"', "x = 1", "y = 2.5",
            "double z[4], w[2][3]", "o = new Vector(5, 2)", "p = new List()", "connect b(0), a(1)", "a { insert hh }",
            "connect c[1](0), a(.5)", "forall insert pas", 'load_file("stdrun.hoc")', "finitialize(-65)",
        )  # fmt: skip
        made = self.one(*choices, *[self.made_object] * 4, *[self.procedure, self.template] * 2)
        return made() if callable(made) else made

    def made_object(self) -> str:
        name, variable = self.one(*self.classes, *self.point_processes), self.one("o", "p", "q[1]")
        where = f"{self.section()} " if self.rng.random() < 0.5 else ""
        record = self.registry.classes.get(name)
        self.made[variable] = name
        return f"{where}{variable} = new {name}({self.fitting(record and record.python.__init__)})"

    def procedure(self) -> str:
        kind, name = self.one(("proc", "pr"), ("func", "fu"), ("obfunc", "ob"), ("iterator", "it"))
        outer, self.arguments = self.arguments, True
        body = "\n".join(self.statement() for _ in range(self.rng.randint(1, 4)))
        self.arguments = outer
        end = {"func": "return x", "obfunc": "return o", "iterator": "iterator_statement"}.get(kind, "")
        local = self.one("", "", "local i, k\n", "localobj h\n")
        return f"{kind} {name}() {{{local}{body}\n{end}}}"

    def template(self) -> str:
        name = self.one("T", "U")
        init = "proc init() {" + "\n".join(self.statement() for _ in range(2)) + "}"
        public = "public x, o, pr, s\nobjref o\nstrdef s"
        return f"begintemplate {name}\n{public}\n{init}\n{self.procedure()}\nendtemplate {name}"

    def statement(self) -> str:
        self.depth += 1
        makers = [self.simple] * 8 + ([self.compound] * 3 if self.depth < 4 else [])
        text = self.rng.choice(makers)()
        self.depth -= 1
        return text

    def simple(self) -> str:
        return self.one(
            lambda: f"{self.target()} {self.one('=', '=', '=', '+=', '*=')} {self.number()}",
            lambda: f"print {self.any()}, {self.any()}",
            lambda: self.call(),
            lambda: self.call(),
            lambda: self.method(),
            lambda: self.method(),
            lambda: self.method(),
            lambda: self.made_object(),
            lambda: f"{self.section()} {self.statement()}",
            lambda: f"{self.section()}.{self.range_variable()}({self.number()}) = {self.number()}",
            lambda: f"{self.section()} insert {self.one('hh', 'pas', 'nosuch', 'extracellular')}",
            lambda: f"{self.section()} uninsert hh",
            lambda: f"connect {self.section()}({self.one(0, 1)}), {self.section()}({self.number()})",
            lambda: f"{self.section()} nseg = {self.number()}",
            lambda: self.one("access b", "create b", "create c[5]", "delete_section()", "s = r", "break", "continue"),
            lambda: self.one(
                "return", "stop", "o = p", "p = q[0]", "objref o", "forall delete_section()", "fadvance()"
            ),
            lambda: f"execute{self.one('', '1')}({self.string()})",
            lambda: f"{self.one('pr', 'fu', 'ob', 'init', 'run', 'continuerun')}({self.given()})",
            lambda: f"setpointer {self.target()}, {self.target()}",
            lambda: self.declaration(),
        )()

    def compound(self) -> str:
        body = "{" + "\n".join(self.statement() for _ in range(self.rng.randint(0, 3))) + "}"
        return self.one(
            lambda: f"if ({self.number()}) {body} else {body}",
            lambda: f"for x = {self.number()}, {self.one(3, 5, self.number())} {body}",
            lambda: f"for (y = 0; y < {self.one(3, 4)}; y += 1) {body}",
            lambda: f"for (x) {body}",
            lambda: f"for (x, 0) {body}",
            lambda: f"for it({self.given()}) {body}",
            lambda: f"forall {body}",
            lambda: f"forsec {self.one('s', 'o', self.string())} {body}",
            lambda: f"ifsec {self.string()} {body}",
            lambda: f"while (x < 3) {{x += 1\n{body}}}",
        )()

    def call(self) -> str:
        name = self.rng.choice(self.functions)
        return f"{name}({self.fitting(self.registry.functions[name].python)})"

    def method(self) -> str:
        owner = self.one("o", "o", "p", "q[1]", "q", self.one(*self.classes) + "[0]")
        kind = self.one(*self.classes, "Vector", "List", "Matrix", "Graph", "NetCon")
        kind = self.made[owner] if self.made.get(owner) in self.classes and self.rng.random() < 0.8 else kind
        name = self.rng.choice(self.classes[kind] or ["nosuch"])
        if self.rng.random() < 0.7 and kind in self.registry.classes and self.classes[kind]:
            member = self.registry.classes[kind].members[name]
            if member.kind == "method":
                return f"{owner}.{name}({self.fitting(member.python)})"
        form = self.one("()", "()", "()", "", "[]", "=")
        if form == "()":
            return f"{owner}.{name}({self.given()})"
        if form == "=":
            return f"{owner}.{name} = {self.any()}"
        return f"{owner}.{name}" + (f"[{self.number()}]" if form else "")

    def given(self) -> str:
        return ", ".join(self.any() for _ in range(self.one(0, 0, 1, 1, 1, 2, 2, 3, 4)))

    def fitting(self, body: Any) -> str:
        """Arguments: mostly of the kinds that a function of the library wants."""
        if body is None or self.rng.random() < 0.3:
            return self.given()
        parameters = list(inspect.signature(body).parameters.values())
        wanted = [one for one in parameters if one.name not in ("self", "machine")]
        wanted = [one for one in wanted if one.default is one.empty or self.rng.random() < 0.5]
        return ", ".join(self.of_kind(str(one.annotation)) for one in wanted)

    def of_kind(self, annotation: str) -> str:
        kind = self.rng.choice(annotation.split("|")).strip()
        makers = {"float": self.number, "int": self.number, "bool": self.number, "str": self.string}
        if kind in makers:
            return makers[kind]()
        if kind == "StringCell":
            return self.one("s", "r")
        if kind == "Pointer":
            return self.pointer()
        if kind in self.classes and self.rng.random() < 0.8:
            fitting = [variable for variable, name in self.made.items() if name == kind]
            return self.one(*fitting, f"new {kind}()")
        return self.any()

    def any(self) -> str:
        return self.one(self.number, self.number, self.string, self.thing, self.thing, self.pointer)()

    def thing(self) -> str:
        return self.one("o", "p", "q[0]", "s", "r", "x", "z[1]", "new Vector(3)", "new List()", "o.c", "p.o(0)", "nil")

    def pointer(self) -> str:
        return "&" + self.one("x", "y", "z[2]", "a.v(.5)", "t", "o.x[0]", "s", "o", "w[1][1]", "v(.5)")

    def string(self) -> str:
        texts = (
            "text", "", "a", "c", "x = 1", "x", "o.x(0)", "pr()", "%s", "%d %g", "data.txt", "[a-c]+", "(", "*",
            "a.v(.5)", "hh", "Vector", "T", "v", "sin", "add", ">", "==", "()", "[]", "stdlib.hoc", "print 1", "x = (",
            "}", "é",
        )  # fmt: skip
        return '"' + self.rng.choice(texts) + '"'

    def number(self) -> str:
        return self.one(
            *(lambda: self.one("0", "1", "2", "3", "-1", ".5", "1e9", "1e-3", "-2.5", "1e300", "1e999", "100"),) * 5,
            *(self.target,) * 3,
            lambda: f"({self.number()} {self.one(*'+-*/%^<>', '==', '!=', '&&', '||')} {self.number()})",
            lambda: f"{self.rng.choice(self.functions)}({self.given()})",
            lambda: f"-{self.number()}",
            lambda: f"!{self.number()}",
            lambda: f"(x = {self.number()})",
        )()

    def target(self) -> str:
        if self.arguments and self.rng.random() < 0.2:
            return self.one("$1", "$2", "$i", "$s1", "$o1", "$&1", "$&2[1]", "$o1.x[0]", "i", "h")
        return self.one(
            "x", "y", "z[1]", "z", "w[1][2]", "w[0]", "o.x[1]", "o.x", "t", "dt", "L", "v", "a.v(.5)", "v(.5)",
            "s", "o", "nosuch", "o.nosuch", "celsius", "gnabar_hh", "c[2].L", "nseg", "z[x]", "q[x]", "q[2].x",
            "tstop", "p.del",
            "a.ina", "ena", "diam(0:1)", "secondorder", "T[0].x", "hoc_ac_", "NetCon[0].weight", "IClamp[0].amp",
        )  # fmt: skip

    def section(self) -> str:
        return self.one("a", "b", "c[1]", "c[x]", "c", "d")

    def range_variable(self) -> str:
        return self.one("v", "diam", "gnabar_hh", "m_hh", "g_pas", "ina", "cai", "nosuch", "area", "L")


# --- programs from programs -----------------------------------------------------------------------------------


@cache
def texts(folders: tuple[str, ...]) -> list[str]:
    return originals(PROGRAMS.glob("*/*.hoc"), folders, (".hoc", ".ses", ".tem", ".oc"))


def program(number: int, folders: tuple[str, ...] = ()) -> str:
    """Program number n."""
    rng = random.Random(number)
    if number % 2:
        return Grammar(rng).program()
    return mutated(rng, texts(folders))


# --- running them ---------------------------------------------------------------------------------------------


class Programs(Fuzzer):
    """Runs programs, several in a machine, and collects what must not happen."""

    def __init__(self) -> None:
        import gc

        from ranvier.interp import errors
        from ranvier.repl.main import allow_deep_calls

        super().__init__()
        gc.disable()
        allow_deep_calls()
        self.collect = gc.collect
        self.machine: Any = None
        self.out = io.StringIO()
        self.left = 0
        self.kept_alive: list[str] = []  # a fault of a machine that is over
        self.translated = errors._translated
        errors._translated = self.watch_translation
        sys.unraisablehook = self.unraisable

    def watch_translation(self, error: BaseException) -> Any:
        """Exceptions of Python that have no words of hoc are faults of ours."""
        from ranvier.interp import errors

        made = self.translated(error)
        plain = (RecursionError, MemoryError, OSError, ZeroDivisionError, TooLong)
        known = (
            "NULLobject", "undefined variable", "no section is accessed", "this section does not exist", "domain",
            "out of range", "needs a subscript", "takes no arguments", "number of subscripts",
            "a number is needed here",
            *errors.ARITHMETIC.values(),
        )  # fmt: skip
        no_member = isinstance(error, AttributeError) and str(error.name).startswith("hoc")
        if not isinstance(error, plain) and not no_member and not any(word in made.message for word in known):
            self.fault("dressed up", error)
        return made

    def unraisable(self, what: Any) -> None:
        if not isinstance(what.exc_value, TooLong):
            self.fault("unraisable", what.exc_value)

    def run(self, text: str, number: int = 0) -> list[str]:
        """Run a program; gives its faults."""
        if self.left == 0:
            self.begin(PER_MACHINE)
        self.left -= 1
        self.faults = self.kept_alive
        self.kept_alive = []
        self.machine.out = self.out  # plt(-2) puts something else there
        self.out.seek(0)
        self.out.truncate()
        stderr, sys.stderr = sys.stderr, io.StringIO()
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
        outcome = "result"
        self.counts["lines"] += text.count("\n") + 1
        try:
            for _ in range(RESTARTS):
                text = self.run_to_error(text)
                if not text:
                    break
                outcome = "error"
        except SystemExit:
            outcome, self.left = "quit", 0
        except TooLong as error:
            outcome, self.left = "interrupted", 0
            self.note_slow(error)
        except BaseException as error:
            self.fault("escaped", error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            told, sys.stderr = sys.stderr.getvalue(), stderr
        if "Traceback" in told:
            self.faults.append("traceback on stderr: " + told[-300:].replace("\n", " | "))
        self.counts[outcome] += 1
        return self.faults

    def begin(self, programs: int) -> None:
        """Take a new machine for so many programs."""
        from ranvier.repl.session import new_machine

        before = None if self.machine is None else weakref.ref(self.machine)
        self.machine = None
        self.collect()
        if before is not None and before() is not None:
            self.kept_alive = ["the machine of the programs before this is kept alive"]
        self.machine, self.left = new_machine(out=self.out), programs

    def run_to_error(self, text: str) -> str:
        """Run a text; gives what follows the line of its first error."""
        from ranvier.lang.errors import RanvierError
        from ranvier.lang.source import Source

        source = Source(text, "program")
        try:
            self.machine.run_source(source)
        except RanvierError as error:
            error.report()
            self.counts["errors in lines"] += 1
            places = [error.span, *(span for _, span in error.calls)]
            lines = [span.line for span in places if span is not None and span.source is source]
            return "\n".join(text.split("\n")[max(lines, default=1) :])
        return ""

    def note_slow(self, error: BaseException) -> None:
        """A program may loop for ever; a function of the library may not."""
        frames = traceback.extract_tb(error.__traceback__)
        inner = [frame for frame in frames if "ranvier" in frame.filename or frame.filename.startswith("<hoc")]
        loops = [i for i, frame in enumerate(inner) if frame.filename.startswith("<hoc") and frame.name == "hoc"]
        if not loops:
            self.fault("slow", error)
        elif loops[-1] < len(inner) - 2:
            frame = inner[loops[-1] + 1]
            self.counts[f"interrupted in {Path(frame.filename).name}:{frame.name}"] += 1


if __name__ == "__main__":
    sys.exit(main(__file__, Programs, program))
