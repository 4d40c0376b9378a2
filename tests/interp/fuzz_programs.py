"""Programs made at random, each of which must give a result or one clean error.

    python fuzz_programs.py COUNT [FIRST [FOLDER …]]

runs programs FIRST, FIRST + 1, … and mutates the programs of the folders besides those of tests/hoc. Program number n
is always the same. What counts as a fault: an exception that is no RanvierError, an exception of Python dressed up as
an error of hoc, a traceback on stderr, a process that dies, a call of the library that goes on for seconds.
"""

from __future__ import annotations

import faulthandler
import io
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from functools import cache
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE.parent / "hoc"
PER_MACHINE = 25  # programs that follow each other in one machine, as lines do at a prompt
PER_PROCESS = 1000
RESTARTS = 12  # how often a program goes on after the line of an error
CPU_SECONDS = 3.0
SILENT_SECONDS = 120  # how long a process may say nothing, on a machine that is busy otherwise

# --- programs from a grammar ----------------------------------------------------------------------------------


class Grammar:
    """Random statements: mostly of the right form, mostly of the right kinds, with names that exist."""

    def __init__(self, rng: random.Random) -> None:
        from ranvier.interp import registry
        from ranvier.repl.session import import_library

        import_library()
        self.rng = rng
        self.depth = 0
        self.functions = sorted(registry.functions)
        self.classes = {name: sorted(record.members) for name, record in sorted(registry.classes.items())}
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
        name = self.one(*self.classes, *self.point_processes)
        where = f"{self.section()} " if self.rng.random() < 0.5 else ""
        return f"{where}{self.one('o', 'p', 'q[1]')} = new {name}({self.given()})"

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
        return f"{self.rng.choice(self.functions)}({self.given()})"

    def method(self) -> str:
        owner = self.one("o", "o", "p", "q[1]", "q", self.one(*self.classes) + "[0]")
        kind = self.one(*self.classes, "Vector", "List", "Matrix", "Graph", "NetCon")
        name = self.rng.choice(self.classes[kind] or ["nosuch"])
        form = self.one("()", "()", "()", "", "[]", "=")
        if form == "()":
            return f"{owner}.{name}({self.given()})"
        if form == "=":
            return f"{owner}.{name} = {self.any()}"
        return f"{owner}.{name}" + (f"[{self.number()}]" if form else "")

    def given(self) -> str:
        return ", ".join(self.any() for _ in range(self.one(0, 0, 1, 1, 1, 2, 2, 3, 4)))

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

_TOKEN = re.compile(r'"[^"\n]*"|[A-Za-z_]\w*|\d+\.?\d*|[^\w\s]|\s+')


def mutated(rng: random.Random, texts: list[str]) -> str:
    """One of the texts with some changes of tokens, lines or bytes."""
    text = rng.choice(texts)
    if len(text) > 6000:
        start = rng.randrange(len(text) - 6000)
        text = text[start : start + 6000]
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        text = rng.choice((_change_bytes, _change_tokens, _change_tokens, _change_lines))(rng, text, texts)
    return text


def _change_bytes(rng: random.Random, text: str, texts: list[str]) -> str:
    at = rng.randrange(len(text) + 1)
    end = min(len(text), at + rng.choice((0, 0, 1, 1, 3, 20)))
    new = rng.choice(("", chr(rng.randrange(256)), rng.choice('(){}[]"\n\r\\$.,:;&=*/-'), text[at:end] * 2))
    return text[:at] + new + text[end:]


def _change_tokens(rng: random.Random, text: str, texts: list[str]) -> str:
    tokens = _TOKEN.findall(text)
    if not tokens:
        return text
    others = _TOKEN.findall(rng.choice(texts)[:3000]) or [" "]
    at = rng.randrange(len(tokens))
    kind = rng.randrange(4)
    if kind == 0:
        del tokens[at : at + rng.choice((1, 1, 4))]
    elif kind == 1:
        tokens[at] = rng.choice(others)
    elif kind == 2:
        tokens.insert(at, rng.choice(others))
    else:
        other = rng.randrange(len(tokens))
        tokens[at], tokens[other] = tokens[other], tokens[at]
    return "".join(tokens)


def _change_lines(rng: random.Random, text: str, texts: list[str]) -> str:
    lines, others = text.split("\n"), rng.choice(texts).split("\n")
    at, start = rng.randrange(len(lines)), rng.randrange(len(others))
    lines[at : at + rng.choice((0, 1, 1, 3))] = others[start : start + rng.choice((0, 1, 1, 3))]
    return "\n".join(lines)


@cache
def originals(folders: tuple[str, ...] = ()) -> list[str]:
    """The texts that are mutated."""
    paths = [*PROGRAMS.glob("*/*.hoc")]
    for folder in folders:
        paths += [path for path in Path(folder).rglob("*") if path.suffix in (".hoc", ".ses", ".tem", ".oc")]
    return [path.read_bytes().decode("latin-1") for path in sorted(paths) if path.is_file()]


def program(number: int, folders: tuple[str, ...] = ()) -> str:
    """Program number n."""
    rng = random.Random(number)
    if number % 2:
        return Grammar(rng).program()
    return mutated(rng, originals(folders))


# --- running them ---------------------------------------------------------------------------------------------


class TooLong(KeyboardInterrupt):
    """The program used up its time."""


class Fuzzer:
    """Runs programs, several in a machine, and collects what must not happen."""

    def __init__(self) -> None:
        import gc

        from ranvier.interp import errors
        from ranvier.repl.main import allow_deep_calls

        gc.disable()
        allow_deep_calls()
        self.collect = gc.collect
        self.faults: list[str] = []
        self.counts: Counter[str] = Counter()
        self.machine: Any = None
        self.left = 0
        self.translated = errors._translated
        errors._translated = self.watch_translation
        sys.unraisablehook = self.unraisable
        signal.signal(signal.SIGPROF, self.time_is_up)

    def time_is_up(self, *_: Any) -> None:
        signal.setitimer(signal.ITIMER_PROF, 1.0)  # once more if somebody caught it
        raise TooLong

    def watch_translation(self, error: BaseException) -> Any:
        """Exceptions of Python that have no words of hoc are faults of ours."""
        from ranvier.interp import errors

        made = self.translated(error)
        plain = (RecursionError, MemoryError, OSError, ZeroDivisionError, TooLong)
        known = (
            "NULLobject", "undefined variable", "no section is accessed", "this section does not exist", "domain",
            "out of range", "needs a subscript", "takes no arguments", *errors.ARITHMETIC.values(),
        )  # fmt: skip
        if not isinstance(error, plain) and not any(word in made.message for word in known):
            self.fault("dressed up", error)
        return made

    def unraisable(self, what: Any) -> None:
        if not isinstance(what.exc_value, TooLong):
            self.fault("unraisable", what.exc_value)

    def fault(self, kind: str, error: BaseException) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "ranvier" in frame.filename and frame.filename != __file__]
        at = ours[-1] if ours else frames[-1] if frames else None
        place = f"{at.filename.rpartition('/ranvier/')[2]}:{at.lineno} in {at.name}" if at else "?"
        self.faults.append(f"{kind}: {type(error).__name__}: {str(error)[:150]!r} at {place}")

    def run(self, text: str, number: int = 0) -> list[str]:
        """Run a program; gives its faults."""
        from ranvier.repl.session import new_machine

        if self.left == 0:
            self.machine, self.left = None, PER_MACHINE
            self.collect()
            self.machine = new_machine(out=io.StringIO())
        self.left -= 1
        self.faults = []
        self.machine.out.seek(0)
        self.machine.out.truncate()
        stderr, sys.stderr = sys.stderr, io.StringIO()
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
        outcome = "result"
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

    def run_to_error(self, text: str) -> str:
        """Run a text; gives what follows the line of its first error."""
        from ranvier.lang.errors import RanvierError
        from ranvier.lang.source import Source

        source = Source(text, "program")
        try:
            self.machine.run_source(source)
        except RanvierError as error:
            error.report()
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


def confine(folder: str) -> None:
    """From now on nothing outside the folder is written, nothing is started, little memory is had."""
    home = os.path.realpath(folder)
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

    def inside(path: Any) -> bool:
        return os.path.realpath(os.fsdecode(path)).startswith(home + os.sep) if not isinstance(path, int) else True

    def cached(path: Any) -> bool:
        path = os.fsdecode(path)
        return path == os.devnull or ("ranvier" in path and ".cache" in path)

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = given
            if (
                path is not None
                and isinstance(flags, int)
                and flags & writing
                and not inside(path)
                and not cached(path)
            ):
                raise PermissionError(13, "Permission denied", str(path))
        elif event in ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.link", "os.symlink"):
            if not inside(given[0]) and not cached(given[0]):
                raise PermissionError(13, "Permission denied", str(given[0]))
        elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.kill"):
            raise PermissionError(13, "Permission denied", event)

    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (50 << 20, 50 << 20))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    os.chdir(home)
    sys.addaudithook(hook)


def work(first: int, last: int, folders: tuple[str, ...]) -> None:
    """Run the programs from `first` up to `last` in this process; says each number before it is run."""
    told = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # programs may write there too
    originals(folders)
    fuzzer, home = Fuzzer(), os.getcwd()
    for number in range(first, last):
        print("run", number, file=told, flush=True)
        faulthandler.dump_traceback_later(SILENT_SECONDS - 20)
        for fault in fuzzer.run(program(number, folders), number):
            print("fault", number, fault.replace("\n", " | "), file=told, flush=True)
        os.chdir(home)
    print("counts", repr(dict(fuzzer.counts)), file=told, flush=True)


def main() -> int:
    if sys.argv[1] == "-work":
        _, _, folder, first, last, *folders = sys.argv
        confine(folder)
        work(int(first), int(last), tuple(folders))
        return 0
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    last, folders = first + count, [os.path.realpath(folder) for folder in sys.argv[3:]]
    counts: Counter[str] = Counter()
    while first < last:
        end = min(last, first + PER_PROCESS)
        with tempfile.TemporaryDirectory() as folder:
            first = watch(folder, first, end, folders, counts)
        print(f"{first} {dict(counts)}", flush=True)
    return 1 if counts["fault"] else 0


def watch(folder: str, first: int, last: int, folders: list[str], counts: Counter[str]) -> int:
    """Have another process run them; gives the number to go on with."""
    command = [sys.executable, __file__, "-work", folder, str(first), str(last), *folders]
    worker = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    lines: Queue[str] = Queue()
    Thread(target=lambda: [*map(lines.put, worker.stdout), lines.put("")], daemon=True).start()
    number, silent = first - 1, False
    while True:
        try:
            line = lines.get(timeout=SILENT_SECONDS)
        except Empty:
            silent = True
            break
        if not line:
            break
        word, _, rest = line.partition(" ")
        if word == "run":
            number = int(rest)
        elif word == "fault":
            counts["fault"] += 1
            print(line.rstrip(), flush=True)
        elif word == "counts":
            counts.update(eval(rest))
    if silent:
        worker.kill()
    status = worker.wait()
    if silent or status:
        counts["fault"] += 1
        print(f"fault {number} {'it hangs' if silent else f'the process died: {status}'}", flush=True)
        return number + 1
    return last


if __name__ == "__main__":
    sys.exit(main())
