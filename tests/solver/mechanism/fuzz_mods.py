"""Mod files made at random, each of which must compile or be refused by clean errors.

    python fuzz_mods.py COUNT [FIRST [FOLDER …]]

makes files FIRST, FIRST + 1, … and changes those of the folders besides the tests' own. File number n is always the
same. What counts as a fault: an exception that is no RanvierError, a process that dies, more than 20 s for a file, a
file that is another after printing and parsing. All go through the passes to kernels, some on to machine code.
"""

from __future__ import annotations

import random
import signal
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TESTS))
from fuzzing import Fuzzer, TooLong, main, mutated, originals  # noqa: E402

SECONDS = 20.0
TO_MACHINE_CODE = 5
"""One in so many files that compile is compiled to the end."""
LONGEST = 20_000


class Grammar:
    """Random files: mostly of the right form, mostly with names that exist."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.depth = 0
        self.known: list[str] = []  # locals and parameters

    def one(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def some(self, make: Callable[[], str], most: int, between: str = "\n") -> str:
        return between.join(make() for _ in range(self.rng.randint(0, most)))

    def file(self) -> str:
        blocks = [self.neuron(), self.units(), *(self.declarations(k) for k in ("PARAMETER", "ASSIGNED", "STATE"))]
        blocks += [self.block(head) for head in ("PROCEDURE r(x)", "FUNCTION f(x)") if self.rng.random() < 0.95]
        blocks += [self.block(self.head()) for _ in range(self.rng.randint(1, 7))]
        if self.rng.random() < 0.1:
            self.rng.shuffle(blocks)
        return "\n".join(blocks) + "\n"

    def neuron(self) -> str:
        kind = self.one("SUFFIX x", "SUFFIX x", "SUFFIX nothing", "POINT_PROCESS X", "ARTIFICIAL_CELL X", "")
        more = self.some(
            lambda: self.one(
                "USEION na READ ena WRITE ina", "USEION ca READ cai, cao WRITE cai, ica",
                "USEION zn READ zni VALENCE 2", "NONSPECIFIC_CURRENT i", "RANGE g, i, tau", "ELECTRODE_CURRENT i",
                "GLOBAL e", "POINTER p", "THREADSAFE",
                "EXTERNAL dt", self.one("BBCOREPOINTER q", "RANDOM rr", "SECTION s"), "RANGE list, m, n", "RANGE e",
            ),
            4,
        )  # fmt: skip
        return f"NEURON {{\n{kind}\n{more}\n}}"

    def units(self) -> str:
        return self.one(
            "UNITS { (mV) = (millivolt) F = (faraday) (coulomb) R = (k-mole) (joule/degC) }", "", "UNITSOFF",
            "PLOT m, n VS t", "STEPPED { q = 1, 2 }", "MODEL_LEVEL 1 STATE { m }",
            *("UNITS { (mV) = (millivolt) R = (k-mole) (joule/degC) F = 96485 (C) }\nDEFINE N 3",) * 5,
            "UNITS { (x) = (y) (mA) = (milliamp) PI = (pi) (1) }", "DEFINE N 3", "UNITS { F = 96485 (C/mol) }",
        )  # fmt: skip

    def declarations(self, keyword: str) -> str:
        names = {
            "PARAMETER": "g = .01 (S/cm2) <0, 1e9>\ne = -60 (mV)\ntau = 5 (ms)\nN2 = 4\nd = 1 (um)",
            "ASSIGNED": "v (mV)\ni (mA/cm2)\nina ica\nena (mV) cai cao\nlist[3] b[3]\nminf hinf p q\ncelsius diam area",
            "STATE": "m n h\nc[3]\nk1 FROM 0 TO 1",
        }[keyword].split("\n")
        kept = [name for name in names if self.rng.random() < 0.98]
        return f"{keyword} {{\n" + "\n".join(kept) + "\n}"

    def head(self) -> str:
        return self.one(
            "INITIAL", "INITIAL", "BREAKPOINT", "BREAKPOINT", "DERIVATIVE s", "DERIVATIVE s", "KINETIC k", "KINETIC k",
            "LINEAR l", "NONLINEAR l", "DISCRETE d", "PARTIAL s", "PROCEDURE r2(x)", "PROCEDURE r3(v (mV))",
            "FUNCTION f2(x)",
            "FUNCTION f3(x, y) (mV)", "FUNCTION_TABLE tf(v)", "NET_RECEIVE(w, a)", "NET_RECEIVE(w (uS))",
            "BEFORE BREAKPOINT", "AFTER SOLVE", "BEFORE STEP", "CONSTRUCTOR", "DESTRUCTOR", "VERBATIM", "TERMINAL",
        )  # fmt: skip

    def block(self, head: str) -> str:
        if head == "VERBATIM":
            return f"VERBATIM\n{self.c()}\nENDVERBATIM"
        if head.startswith("FUNCTION_TABLE"):
            return head
        local = self.one("", "", "LOCAL a, z\n", "LOCAL a, z\n")
        self.known = ["a", "z"] * 3 if local else []
        self.known += ["x"] * 3 if "(x" in head else ["w", "flag"] * 3 if "(w" in head else []
        self.known += [head.split("(")[0][-1]] * 3 if head.startswith("FUNCTION") else []
        kinds = {"K": self.reaction, "D": self.equation, "L": self.linear, "N": self.event, "B": self.solve}
        own = self.partial if head.startswith("PARTIAL") else kinds.get(head[0], self.statement)
        return f"{head} {{\n{local}" + self.some(lambda: self.rng.choice((own, own, self.statement))(), 5) + "\n}"

    def statement(self) -> str:
        self.depth += 1
        text = self.simple() if self.depth > 4 or self.rng.random() < 0.7 else self.compound()
        self.depth -= 1
        return text

    def simple(self) -> str:
        return self.rng.choice(
            (
                lambda: f"{self.target()} = {self.number()}",
                lambda: f"{self.target()} = {self.number()}",
                lambda: f"{self.target()} = {self.number()}",
                lambda: f"r({self.number()})",
                lambda: (
                    f"TABLE {self.one('minf', 'minf, hinf', '')} {self.one('', 'DEPEND celsius', 'DEPEND tau, e')} "
                    f"FROM {self.number()} TO {self.number()} WITH {self.one('10', '200', '0', 'N', '1e9')}"
                ),
                lambda: self.one("LOCAL z1", "UNITSOFF", "UNITSON", "MUTEXLOCK", "PROTECT e = e + 1", "LAG m BY tau"),
                lambda: self.one("RESET", "LAG m BY e", "SENS e", "FORALL j { c[j] = 2*c[j] + list[j] }", "PUTQ m"),
                lambda: self.one("CONDUCTANCE g", "CONDUCTANCE g USEION na", "set_seed(1)", 'printf("%g\\n", v)'),
                lambda: f"VERBATIM\n{self.c()}\nENDVERBATIM" if self.rng.random() < 0.3 else "e = 1",
                self.event,
                self.solve,
            )
        )()

    def compound(self) -> str:
        body = "{\n" + self.some(self.statement, 3) + "\n}"
        return self.rng.choice(
            (
                lambda: f"if ({self.number()}) {body}",
                lambda: f"if ({self.number()}) {body} else {body}",
                lambda: f"if ({self.number()}) {body} else if ({self.number()}) {body} else {body}",
                lambda: f"while ({self.number()}) {body}",
                lambda: f"FROM j = {self.number()} TO {self.number()} {self.one('', 'BY 2', 'BY -1')} {body}",
                lambda: f"FROM j = 0 TO {self.one('2', 'N', 'N-1')} {body}",
                lambda: f"FOR_NETCONS (w, a) {body}",
            )
        )()

    def solve(self) -> str:
        method = self.one(
            "cnexp",
            "cnexp",
            "derivimplicit",
            "euler",
            "runge",
            "sparse",
            "newton",
            "adams",
            "after_cvode",
            "nothing",
            "heun",
            "adeuler",
            "adrunge",
            "gear",
            "simeq",
        )
        how = self.one("METHOD", "METHOD", "METHOD", "STEADYSTATE")
        what = f"SOLVE {self.one('s', 's', 'k', 'k', 'l', 'r', 'd')}" + self.one("", *[f" {how} {method}"] * 5)
        return what + self.one("", "", "", " IFERROR { e = e + 1 }")

    def reaction(self) -> str:
        species = [self.one("m", "n", "h", "2 m", "c[0]", "c[1]", "c[j]", "m + n", "cai", "m + 2 h") for _ in range(2)]
        return self.one(
            *(f"~ {species[0]} <-> {species[1]} ({self.number()}, {self.number()})",) * 4,
            f"~ {species[0]} << ({self.number()})",
            f"~ {species[0]} -> ({self.number()})",
            f"CONSERVE {species[0]} + {species[1]} = {self.number()}",
            f"COMPARTMENT {self.one('j, ', '')}{self.number()} {{ {self.one('m', 'm n', 'c', 'c cai')} }}",
            f"LONGITUDINAL_DIFFUSION {self.number()} {{ {self.one('m', 'c')} }}",
            f"{self.target()} = f_flux - b_flux",
            f"FROM j = 0 TO 1 {{ ~ c[j] <-> c[j+1] ({self.number()}, {self.number()}) }}",
        )

    def equation(self) -> str:
        return f"{self.one(*'mnhmnhg')}{self.one(*[chr(39)] * 20, chr(39) * 2)} = {self.number()}"

    def linear(self) -> str:
        return f"~ {self.number()} = {self.number()}"

    def partial(self) -> str:
        return self.one(
            f"~ c' = {self.one('list', 'c', 'e')}*DEL2(c) + list",
            f"~ {self.one('', 'DEL ')}c[{self.one('FIRST', 'LAST')}] = {self.number()}",
        )

    def event(self) -> str:
        return self.one(
            f"net_send({self.number()}, {self.one('0', '1', 'v')})", f"net_event({self.number()})",
            f"net_move({self.number()})", f"WATCH ({self.number()} > {self.number()}) {self.one('1', '2', 'e')}",
            f"if (flag == {self.one('0', '1')}) {{ w = w + {self.number()} }}", f"INITIAL {{ {self.target()} = 1 }}",
            f"state_discontinuity(m, m + {self.number()})",
        )  # fmt: skip

    def c(self) -> str:
        return self.one(
            "double x = 1; _lx = x;", "#include <stdio.h>\nstatic int k;", "int i; for (i = 0; i < 3; i++) e += i;",
            "return 0;", "_p_q = 0;", "{ double* p = 0; *p = 1; }", "} {", "extern double t;",
            "if (_lw > 1) { m = 2; }",
            'printf("%d", ifarg(1) ? (int)*getarg(1) : 0);', "typedef struct { int a; } T;", "goto x; x: e = 2;",
        )  # fmt: skip

    def number(self) -> str:
        self.depth += 1
        made = self.atom() if self.depth > 8 or self.rng.random() < 0.5 else self.operation()
        self.depth -= 1
        return made

    def operation(self) -> str:
        a, b = self.number(), self.number()
        sign = self.one(*"+-*/+-*/^<>", "==", "!=", "&&", "||", "<=")
        call = self.one(*("exp", "log", "sqrt", "fabs", "tanh", "floor") * 3, "exprand", "at_time", "f", "tf", "nosuch")
        two = self.one(*("pow", "fmod", "atan2") * 5, "f", "normrand", "exp")
        return self.one(
            *(f"{a} {sign} {b}",) * 3, f"({a} {sign} {b})", f"-{a}", f"!{a}", f"{call}({a})", f"{two}({a}, {b})"
        )

    def atom(self) -> str:
        if self.rng.random() < 0.01:
            return self.one("nosuch", "c", "list", "f", "m'", "a", "z", "w", "N")
        return self.one(
            *self.known, "1", "0", "2.5", ".1", "1e-9", "1e300", "3(mV)", "v", "v", "m", "n", "h", "t", "dt", "g", "e",
            "celsius", "tau", "minf", "ena", "cai", "list[1]", "c[0]", "F", "R", "p", "diam", "area", "ina", "i",
        )  # fmt: skip

    def target(self) -> str:
        return self.one(
            *self.known, "i", "ina", "m", "n", "h", "minf", "hinf", "g", "e", "list[0]", "c[2]", "v", "cai", "p", "t",
            "tau", "list[m]",
        )  # fmt: skip


@cache
def texts(folders: tuple[str, ...]) -> list[str]:
    root = TESTS.parent
    files = [*TESTS.rglob("*.mod"), *(root / "stdlib").rglob("*.mod"), *(root / "benchmarks").rglob("*.mod")]
    return originals([path for path in files if ".after" not in path.name], folders, (".mod", ".inc"))


def text(number: int, folders: tuple[str, ...] = ()) -> str:
    """File number n."""
    rng = random.Random(number)
    if number % 3 == 0:
        made = Grammar(rng).file()
        return made if number % 2 else mutated(rng, [made], LONGEST, alike=True)
    return mutated(rng, texts(folders), LONGEST, alike=number % 3 == 1)


class Mods(Fuzzer):
    """Compiles files."""

    def run(self, text: str, number: int) -> list[str]:
        self.faults = []
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            outcome = self.compile(text, number)
        except TooLong as error:
            outcome = "slow"
            self.fault("slow", error)
        except BaseException as error:
            outcome = "escaped"
            self.fault("escaped", error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        self.counts[outcome] += 1
        return self.faults

    def compile(self, text: str, number: int) -> str:
        from ranvier.lang.errors import RanvierError
        from ranvier.lang.nmodl import parse, print_file
        from ranvier.lang.nmodl.unit_check import unit_warnings
        from ranvier.lang.source import Source
        from ranvier.solver.mechanism import build

        try:
            file = parse(Source(text, "fuzz.mod"))
            mechanism = build.build(file)
        except RanvierError as error:
            error.report().encode()
            return "refused"
        for warning in unit_warnings(file):
            warning.report()
        if parse(Source(print_file(file))) != file:
            self.faults.append("another file after printing and parsing")
        if number % TO_MACHINE_CODE:
            return "kernels"
        build.prepare([mechanism])
        return "machine code"


if __name__ == "__main__":
    sys.exit(main(__file__, Mods, text))
