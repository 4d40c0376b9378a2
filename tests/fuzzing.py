"""What the scripts that make inputs at random have in common: changed texts, what is a fault, who runs them.

A process runs some hundred inputs and says each number before it is run; another watches it, so that a process that
dies or hangs is one fault among others.
"""

from __future__ import annotations

import faulthandler
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
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

PER_PROCESS = 1000
SILENT_SECONDS = 120  # how long a process may say nothing, on a machine that is busy otherwise

# --- changed texts --------------------------------------------------------------------------------------------

_TOKEN = re.compile(r'"[^"\n]*"|[A-Za-z_]\w*|\d+\.?\d*|[^\w\s]|\s+')


def mutated(rng: random.Random, texts: list[str], longest: int = 6000, alike: bool = False) -> str:
    """One of the texts, or a part of it, with some changes of tokens, lines or bytes; `alike`: or only with tokens put
    in the place of others of their kind."""
    text = rng.choice(texts)
    if len(text) > longest:
        start = rng.randrange(len(text) - longest)
        text = text[start : start + longest]
    changes = (_change_alike,) if alike else (_change_bytes, _change_tokens, _change_tokens, _change_lines)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        text = rng.choice(changes)(rng, text, texts)
    return text


def _change_alike(rng: random.Random, text: str, texts: list[str]) -> str:
    tokens = _TOKEN.findall(text)
    numbers = [i for i, token in enumerate(tokens) if token[0].isdigit()]
    words = [i for i, token in enumerate(tokens) if token[0].isalpha() and not token.isupper()]
    signs = [i for i, token in enumerate(tokens) if token in "+-*/"]
    places = rng.choice([places for places in (numbers, words, words, signs) if places] or [[0]])
    if tokens:
        tokens[rng.choice(places)] = tokens[rng.choice(places)]
    return "".join(tokens)


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


def originals(files: Iterable[Path], folders: Iterable[str], suffixes: tuple[str, ...]) -> list[str]:
    """The texts that are changed: of some files, and of those in the folders whose names end so."""
    paths = [*files]
    for folder in folders:
        paths += [path for path in Path(folder).rglob("*") if path.suffix in suffixes]
    return [path.read_bytes().decode("latin-1") for path in sorted(paths) if path.is_file()]


# --- faults ---------------------------------------------------------------------------------------------------


class TooLong(KeyboardInterrupt):
    """An input used up its time."""


class Fuzzer:
    """Runs inputs and collects what must not happen; a subclass's `run(text, number)` gives the faults of one."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.counts: Counter[str] = Counter()
        signal.signal(signal.SIGPROF, self.time_is_up)

    def run(self, text: str, number: int) -> list[str]:
        raise NotImplementedError

    def time_is_up(self, *_: Any) -> None:
        signal.setitimer(signal.ITIMER_PROF, 1.0)  # once more if somebody caught it
        raise TooLong

    def fault(self, kind: str, error: BaseException) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "ranvier" in frame.filename and "fuzz" not in frame.filename]
        at = ours[-1] if ours else frames[-1] if frames else None
        place = f"{at.filename.rpartition('/ranvier/')[2]}:{at.lineno} in {at.name}" if at else "?"
        self.faults.append(f"{kind}: {type(error).__name__}: {str(error)[:150]!r} at {place}")


# --- running them ---------------------------------------------------------------------------------------------


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


def work(first: int, last: int, make: Callable[[], Fuzzer], text: Callable[[int], str]) -> None:
    """Run the inputs from `first` up to `last` in this process; says each number before it is run."""
    told = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # programs may write there too
    text(first)
    fuzzer, home = make(), os.getcwd()
    for number in range(first, last):
        print("run", number, file=told, flush=True)
        faulthandler.dump_traceback_later(SILENT_SECONDS - 20)
        for fault in fuzzer.run(text(number), number):
            print("fault", number, fault.replace("\n", " | "), file=told, flush=True)
        os.chdir(home)
    print("counts", repr(dict(fuzzer.counts)), file=told, flush=True)


def main(script: str, fuzzer: Callable[[], Fuzzer], text: Callable[[int, tuple[str, ...]], str]) -> int:
    """What the script's command line asks for: COUNT [FIRST [FOLDER …]]; gives the exit status."""
    if sys.argv[1] == "-work":
        _, _, folder, first, last, *folders = sys.argv
        confine(folder)
        work(int(first), int(last), fuzzer, partial(text, folders=tuple(folders)))
        return 0
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    last, folders = first + count, [os.path.realpath(folder) for folder in sys.argv[3:]]
    counts: Counter[str] = Counter()
    while first < last:
        end = min(last, first + PER_PROCESS)
        with tempfile.TemporaryDirectory() as folder:
            first = watch(script, folder, first, end, folders, counts)
        print(f"{first} {dict(counts)}", flush=True)
    return 1 if counts["fault"] else 0


def watch(script: str, folder: str, first: int, last: int, folders: list[str], counts: Counter[str]) -> int:
    """Have another process run them; gives the number to go on with."""
    command = [sys.executable, script, "-work", folder, str(first), str(last), *folders]
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
