"""Asks NEURON of each snippet whether its grammar allows it, and writes the verdicts into snippets.txt.

    python tests/golden/hoc_syntax/make.py        (with a Python that has NEURON)

A snippet that NEURON refuses only because of what its names are, or where it is executed (`by names`), may be accepted
by Ranvier's parser, which knows neither: the mark is set by hand and kept here. Errors when a snippet runs say nothing
of the grammar.
"""

import os
import pathlib
import signal
import tempfile

from neuron import h

FILE = pathlib.Path(__file__).with_name("snippets.txt")
REFUSALS = (
    "syntax error",
    "missing quote",
    "strange $",
    "end template mismatched",
    "Not in a template",
    "stack underflow",
    "Invalid assignment operator",
)


def main() -> None:
    blocks = FILE.read_text(encoding="latin-1").split("==== ")
    out = [blocks[0]]
    for block in blocks[1:]:
        mark, text = block.split("\n", 1)
        verdict = "accepted" if not any(word in output(text) for word in REFUSALS) else "refused"
        names = " by names" if verdict == "refused" and mark.endswith("by names") else ""
        out.append(f"{verdict}{names}\n{text}")
    FILE.write_text("==== ".join(out), encoding="latin-1")


def output(text: str) -> str:
    """What NEURON prints when it executes the text as a file, in a process of its own."""
    with tempfile.NamedTemporaryFile("w", suffix=".hoc", encoding="latin-1", newline="") as file:
        file.write(decoded(text))
        file.flush()
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(writer, 1)
            os.dup2(writer, 2)
            os.close(reader)
            signal.alarm(10)
            try:
                h.xopen(file.name)
            except Exception as error:
                print(error)
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, encoding="latin-1") as stream:
            said = stream.read()
        os.waitpid(child, 0)
        return said


def decoded(text: str) -> str:
    """Control characters stand as `<CR>`, `<^D>` and so on; `<end>` is the end of the text."""
    text = text.split("<end>")[0]
    for name, character in (("<CR>", "\r"), ("<^D>", "\x04"), ("<^Z>", "\x1a"), ("<NUL>", "\0"), ("<FF>", "\f")):
        text = text.replace(name, character)
    return text


if __name__ == "__main__":
    main()
