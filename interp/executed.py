"""Texts that are executed and the lines of files: what ran before, perhaps with other numbers, is not parsed again.

Programs put texts together, and programs write programs: `dend[3].L = 12.5`, `dend[4].L = 13`. Such statements have
one form; its Python takes the numbers as arguments.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..lang import hoc
from ..lang.errors import RanvierError
from ..lang.hoc import lexer, nodes
from ..lang.source import Source
from ..lang.tree import walk
from .code import Unit
from .errors import located
from .runtime import Stop
from .survey import Survey

if TYPE_CHECKING:
    from .machine import Machine
    from .names import Scope

MOST = 1000
"""So many forms are kept; then they are forgotten all at once."""

_NUMERAL = re.compile(rf"(?<![\w.$])({lexer.NUMERAL})")
_LINE = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*[ \t]*([^\r\n]*)(?:\r\n?|\n|\Z)")

Key = tuple["Scope", bool, Any]
Parsed = tuple[nodes.Statement, int]
"""A statement, and the place of its text in its source."""


class Form:
    """Statements that are alike but for their numbers, and their function."""

    __slots__ = ("make", "function", "__weakref__")

    def __init__(self, make: Callable[[Parsed, str, Form, bool], Unit]) -> None:
        self.make = make
        self.function: Callable[..., Any] | None = None

    def bind_again(self) -> None:
        """Some name means something else now."""
        self.function = None

    def bind(self, parsed: Parsed, text: str) -> None:
        """Generate the function, from the first statement of this form or from any other."""
        self.function = self.make(parsed, text, self, False).function(self._maker(parsed, text))

    def _maker(self, parsed: Parsed, text: str) -> Callable[[bool], Unit]:
        return lambda marked: self.make(parsed, text, self, marked)

    def locate(self, function: Callable[..., Any], parsed: Parsed, text: str) -> None:
        """There was an error in it: from now on its places are those of this statement."""
        made, names = function.__globals__["__unit__"], self._maker(parsed, text)
        unit = names(False)
        if unit.text() == made.text:
            function.__globals__["__unit__"] = made._replace(maker=names, spans=unit.spans)


class _Mark:
    """Stands where no form is."""


SEEN, EXACT, UNSHARED = _Mark(), _Mark(), _Mark()
"""Of a line that was met once; of texts whose numerals are not all numbers: each is kept by itself; of what can not be
kept."""


class ExecutedTexts:
    """The forms of one machine."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.forms: dict[Key, Form | _Mark] = {}
        self.texts: dict[Key, tuple[Form, tuple[float, ...]]] = {}  # texts as they were executed
        self.source = hoc.parse_incremental(Source("", "<execute>"))

    # --- execute("text") -------------------------------------------------------------------------------------

    def run(self, text: str, scope: Scope, this: Any, echo: bool, name: str = "<execute>") -> None:
        """Run it; `this` is the template's object that the scope belongs to, or None."""
        machine = self.machine
        known = self.texts.get((text, scope, echo)) or self._known(text, scope, echo)
        if known is None:
            machine.run_source(Source(text, name), this, echo)
            return
        form, numbers = known
        depth = len(machine.section_stack)
        machine.running.append(self.source)
        try:
            self._call(form, numbers, this, lambda: (_whole(text, name), 0), text)
        except Stop:
            pass
        except Exception as error:
            raise located(error) from None
        finally:
            del machine.section_stack[max(depth, 1) :]
            machine.running.pop()

    def _known(self, text: str, scope: Scope, echo: bool) -> tuple[Form, tuple[float, ...]] | None:
        """The form and the numbers of a text that was not executed before; None if it can not be kept."""
        key, numbers = _key(text, scope, echo)
        form = self.forms.get(key)
        if form is None or form is SEEN:
            form = self._keep(key, self._new_form(text, scope, echo))
        if form is UNSHARED:
            return None
        if form is EXACT:
            form, numbers = Form(self._maker(scope, echo, False)), ()
        if len(self.texts) >= MOST:
            self.texts.clear()
        self.texts[text, scope, echo] = form, numbers
        return form, numbers

    def _new_form(self, text: str, scope: Scope, echo: bool) -> Form | _Mark:
        try:
            statement = _whole(text)
        except RanvierError:  # what comes before is to be run first
            return UNSHARED
        if statement is None or not _can_be_kept(statement):
            return UNSHARED
        return Form(self._maker(scope, echo, True)) if _all_numbers(statement, 0, text) else EXACT

    # --- lines of files --------------------------------------------------------------------------------------

    def run_line(self, statements: hoc.Statements, this: Any, scope: Scope, echo: bool) -> bool:
        """Run the next statement if it is a line whose form was met before; False if that is not so."""
        if type(statements) is not hoc.Statements or self.machine.debugging or sys.gettrace() is not None:
            return False
        source = statements.source
        line = _LINE.match(source.text, statements.position)
        text = line[1]
        key, numbers = _key(text, scope, echo)
        form = self.forms.get(key)
        if type(form) is not Form:
            if form is None and text:
                self._keep(key, SEEN)
            return form is SEEN and self._run_second(statements, line, key, numbers, this)
        statements.position = line.end()

        def again() -> Parsed:
            anew = hoc.parse_incremental(source)
            anew.position = line.start(1)
            return next(anew), line.start(1)

        self._call(form, numbers, this, again, text)
        return True

    def _run_second(
        self, statements: hoc.Statements, line: re.Match[str], key: Key, numbers: tuple[float, ...], this: Any
    ) -> bool:
        """Run the second line of a form, which is kept from now on if it can be."""
        scope, echo, _ = key
        statement, start = next(statements, None), line.start(1)
        if statement is None:
            return False
        kept = statements.position == line.end() and _can_be_kept(statement)
        if kept and _all_numbers(statement, start, line[1]):
            form = Form(self._maker(scope, echo, True))
            self._call(form, numbers, this, lambda: (statement, start), line[1])
            self._keep(key, form)
        else:
            self._keep(key, EXACT if kept else UNSHARED)
            self.machine.run_statement(statement, this, echo)
        return True

    # --- both ------------------------------------------------------------------------------------------------

    def _keep(self, key: Key, form: Form | _Mark) -> Form | _Mark:
        if len(self.forms) >= MOST:
            self.forms.clear()
        self.forms[key] = form
        return form

    def _maker(self, scope: Scope, echo: bool, numbers: bool) -> Callable[[Parsed, str, Form, bool], Unit]:
        from .bodies import statement_body

        def make(parsed: Parsed, text: str, form: Form, marked: bool) -> Unit:
            statement, start = parsed
            names = {start + m.start(): f"n{i}" for i, m in enumerate(_NUMERAL.finditer(text))} if numbers else {}
            return statement_body(self.machine, scope, (statement,), form, marked, echo, names)

        return make

    def _call(self, form: Form, numbers: tuple[float, ...], this: Any, parse: Callable[[], Parsed], text: str) -> None:
        function = form.function
        if function is None:
            form.bind(parse(), text)
            function = form.function
        try:
            if this is None:
                function(*numbers)
            else:
                function(this, *numbers)
        except Exception:
            form.locate(function, parse(), text)
            raise


def _key(text: str, scope: Scope, echo: bool) -> tuple[Key, tuple[float, ...]]:
    """What is the same for all texts of a form, and the numbers."""
    pieces = _NUMERAL.split(text)
    try:
        return (scope, echo, tuple(pieces[::2])), tuple(map(float, pieces[1::2]))
    except ValueError:  # 3e, which is a numeral of hoc
        return (scope, echo, tuple(pieces[::2])), tuple(map(lexer.number, pieces[1::2]))


def _whole(text: str, name: str = "") -> nodes.Statement | None:
    """The statement that a text is, if it is one."""
    statements = list(hoc.parse_incremental(Source(text, name)))
    return statements[0] if len(statements) == 1 else None


def _can_be_kept(statement: nodes.Statement) -> bool:
    """Whether it declares nothing."""
    return not isinstance(statement, (nodes.Procedure, nodes.Template)) and not Survey(statement).declarations


def _all_numbers(statement: nodes.Statement, start: int, text: str) -> bool:
    """Whether the numerals of the text are the numbers of the statement, so that others could stand there."""
    spans = [node.span for node in walk(statement) if type(node) is nodes.Number]
    found = sorted((span.start - start, span.end - start) for span in spans if span is not None)
    return len(found) == len(spans) and found == [numeral.span() for numeral in _NUMERAL.finditer(text)]
