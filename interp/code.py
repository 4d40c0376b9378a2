"""Python text for a piece of hoc: where `expressions`, `places` and `statements` write what they generate.

Each hoc procedure, and each statement that is run by itself, becomes one Python function. Generated text uses these
names: `l_x` a local of hoc, `a1 a2 …` and `rest` the arguments, `this` the template's object, `s_x` the storage or
function behind hoc's name x, `k1 k2 …` other objects, `t1 t2 …` temporaries, `o` an object for a moment, `S` the
section stack, and the helpers of `interp/runtime.py` by their names. Every line of Python remembers the hoc text that
it came from; with `marked` every expression does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from ..lang.errors import RanvierError
from ..lang.source import Span
from ..lang.tree import Node
from .names import Bound, External, Scope

if TYPE_CHECKING:
    from .machine import Machine
    from .survey import Survey

_MARK = re.compile("\x01(\\d+)\x02|\x03")


class Mark(NamedTuple):
    """Columns `start` to `end` of a line of Python, and what they were in hoc."""

    start: int
    end: int
    span: Span


class Unit:
    """One Python function being written. `kind` is "top" for a statement at the top level or executed text.

    `careful` code looks at each use of an argument; other code assumes the types that `expected` says were checked
    before (procedures.Procedure).
    """

    def __init__(
        self,
        machine: Machine,
        scope: Scope,
        kind: str,
        owner: Bound | None,
        uses: Survey,
        careful: bool,
        marked: bool,
    ) -> None:
        self.machine = machine
        self.scope = scope
        self.kind = kind
        self.owner = owner
        self.uses = uses
        self.marked = marked
        self.takes_this = machine.is_template(scope)
        self.title = ""
        self.namespace: dict[str, Any] = dict(machine.helpers)
        self.lines: list[str] = []
        self.spans: list[Span | None] = []
        self.marks: dict[int, list[Mark]] = {}
        self.indent = 1
        self.here: Span | None = None
        self.locals: dict[str, str] = {}  # hoc local → "number", "object" or "cell" (its address is taken)
        self.numbers: dict[int, str] = {}  # numerals (their places) that are arguments of the function, and their names
        self.section = "S[-1]"  # Python for the accessed section
        self.loops: list[Callable[[], None] | None] = []  # what `continue` must do first, per loop
        self.expected: dict[int, str] = {}  # argument number → its kind, where the code relies on it
        if not careful and not uses.indexed:
            single = {i: next(iter(kinds)) for i, kinds in uses.kinds.items() if len(kinds) == 1}
            self.expected = dict(sorted(single.items()))
        self.iterating: Node | None = None  # the call of an iterator in the `for` that is being written
        self._numbers: dict[str, int] = {}
        self._spans_of_marks: list[Span] = []
        self._constants: dict[int, str] = {}

    # --- lines -----------------------------------------------------------------------------------------------

    def line(self, text: str) -> None:
        """Add a line of Python, at the present indentation, that comes from the statement being generated."""
        text = " " * self.indent + text
        if "o := " in text and text[-1] != ":":
            text += "; o = None"  # the object may go
        self.lines.append(self._without_marks(text, len(self.lines) + 2) if self.marked else text)
        self.spans.append(self.here)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """`head` and, indented, what is written inside; `pass` if that is nothing."""
        self.line(head)
        self.indent += 1
        before = len(self.lines)
        yield
        if len(self.lines) == before:
            self.line("pass")
        self.indent -= 1

    @contextmanager
    def at(self, node: Node) -> Iterator[None]:
        """Lines written inside come from this node."""
        outer, self.here = self.here, node.span or self.here
        yield
        self.here = outer

    def mark(self, text: str, node: Node) -> str:
        """The text of an expression, with marks that say where it came from if they are wanted."""
        if not self.marked or node.span is None:
            return text
        self._spans_of_marks.append(node.span)
        return f"\x01{len(self._spans_of_marks) - 1}\x02{text}\x03"

    def _without_marks(self, text: str, number: int) -> str:
        clean: list[str] = []
        opened: list[tuple[int, int]] = []
        column = last = 0
        found = self.marks.setdefault(number, [])
        for match in _MARK.finditer(text):
            piece = text[last : match.start()]
            clean.append(piece)
            column += len(piece.encode())
            last = match.end()
            if match[1]:
                opened.append((column, int(match[1])))
            else:
                start, which = opened.pop()
                found.append(Mark(start, column, self._spans_of_marks[which]))
        clean.append(text[last:])
        return "".join(clean)

    # --- names ----------------------------------------------------------------------------------------------

    def temporary(self) -> str:
        """A Python name that is not in use."""
        return self._fresh("t")

    def _fresh(self, prefix: str) -> str:
        self._numbers[prefix] = number = self._numbers.get(prefix, 0) + 1
        return f"{prefix}{number}"

    def storage(self, name: str, value: Any) -> str:
        """The Python name for the storage or function behind a name of hoc."""
        python = f"s_{name}"
        if self.namespace.setdefault(python, value) is not value:
            return self.constant(value)
        return python

    def constant(self, value: Any) -> str:
        """A Python name for any object."""
        name = self._constants.get(id(value))
        if name is None:
            name = self._constants[id(value)] = self._fresh("k")
            self.namespace[name] = value
        return name

    def find(self, name: str) -> Any:
        """The symbol of a hoc name, or None. The unit is bound again if that changes."""
        symbol = self.scope.find(name)
        scope = self.scope
        if isinstance(symbol, External):
            scope, kind = self.machine.globals, symbol.kind
            symbol = scope.find(name)
            if kind and getattr(symbol, "kind", kind) != kind:
                symbol = symbol.as_kind(kind)
        if self.owner is not None:
            self.scope.used(name, self.owner)
            if scope is not self.scope:
                scope.used(name, self.owner)
        return symbol

    def number_cell(self, name: str) -> Any:
        """The symbol of a name that is used as a number: one is made if there is none."""
        symbol = self.find(name)
        if symbol is None:
            external = isinstance(self.scope.names.get(name), External)
            symbol = (self.machine.globals if external else self.scope).define_number(name)
        return symbol

    # --- the end ---------------------------------------------------------------------------------------------

    def function(self, maker: Maker) -> Callable[..., Any]:
        """Compile what was written as the body of a function; `maker` can write it again, with marks."""
        text = self.text()
        self.namespace["__unit__"] = Compiled(self.title, maker, self.spans, text)
        try:
            code = compile(text, f"<hoc {self.title}>", "exec")
        except SyntaxError as error:  # Python has its limits: 200 parentheses, 20 loops
            place = self.spans[(error.lineno or 2) - 2] if self.spans else None
            raise RanvierError(f"this is nested too deeply ({error.msg})", place) from None
        exec(code, self.namespace)
        return self.namespace["hoc"]

    def text(self) -> str:
        """The whole function."""
        parameters = ["this"] if self.takes_this else []
        if self.kind != "top":
            if not (self.uses.counted or self.uses.indexed):
                parameters += [f"a{i}=MISSING" for i in range(1, self.uses.highest + 1)]
            parameters.append("*rest")
        parameters += self.numbers.values()
        return "\n".join([f"def hoc({', '.join(parameters)}):", *(self.lines or [" pass"]), ""])


Maker = Callable[[bool], Unit]
"""Writes the code of something once more; the flag asks for marks."""


class Compiled(NamedTuple):
    """What a generated function was made of; in its globals as `__unit__`. Line n of `text` came from spans[n - 2]."""

    title: str
    maker: Maker
    spans: list[Span | None]
    text: str


def refuse(node: Node, message: str, hint: str | None = None) -> RanvierError:
    """An error found while binding."""
    return RanvierError(message, node.span, hint)
