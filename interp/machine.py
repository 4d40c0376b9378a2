"""The hoc machine: names, sections and objects of one program, and what runs text in it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from weakref import ref

from ..lang import hoc
from ..lang.errors import RanvierError
from ..lang.hoc import nodes
from ..lang.source import Source, contents
from ..solver.model.sections import Section
from . import declarations, literal_calls, loading, registry, runtime, sections, step_loops
from .arguments import kind_of
from .code import Unit
from .equations import Equations
from .errors import located, quoted
from .executed import ExecutedTexts
from .machine_names import MachineNames
from .machine_sections import MachineSections
from .names import Builtins, Scope
from .rebound import Rebound
from .templates import TemplateObject
from .values import (
    FLOAT_EPSILON,
    HocObject,
    InstancesByClass,
    Maker,
    NumberCell,
    ObjectArray,
    released,
)

if TYPE_CHECKING:
    from .python_names import Exchange

TYPED = ("<prompt>", "<execute>", "<string>", "<command line>")
"""Names of texts that are not a file and hold no data after a statement."""


class Machine(MachineNames, MachineSections):
    """One hoc interpreter with its model. Several can live in one process."""

    __slots__ = ("model", "simulation", "instances", "section_stack")  # native code finds them

    def __init__(self, model: Any, out: TextIO | None = None) -> None:
        self.model = model
        model.wrap_stream = self.random_variable
        self.simulation: Any = None
        self.out = out if out is not None else sys.stdout
        self.read_line: Callable[[], str] = lambda: sys.stdin.readline()  # of what is typed, or comes through a pipe
        self.search_path: list[Path] = []
        self.loaded_files: set[str] = set()
        self.current_file: Path | None = None
        self.loading_library = False
        self.library_names: set[str] = set()  # of the top level that our own hoc files defined
        self.stopwatch = 0.0
        self.counts_references = False  # whether some template has an unref(n)
        self.debugging = False  # the statement `debug`
        self.screen: Any = None  # the library's windows
        self.saved_besides: dict[str, tuple[Callable[[], bytes], Callable[[bytes], object]]] = {}  # by SaveState
        self.kept: dict[Any, Any] = {}  # what the library keeps, by its PerMachine
        self.texts = ExecutedTexts(self)
        self.running: list[hoc.Statements] = []  # texts being run, the innermost last
        self.section_stack: list[Section] = sections.SectionStack()
        self.object_stack: list[TemplateObject | None] = []
        self.instances = InstancesByClass(self)
        self.builtins = Builtins(self)
        self.globals = Scope(self.builtins)
        self.epsilon = NumberCell("float_epsilon", FLOAT_EPSILON)
        self.builtins.names["float_epsilon"] = self.epsilon
        self.globals.names["hoc_obj_"] = ObjectArray("hoc_obj_", (2,))
        self.equations = Equations()
        self.mechanism_makers: dict[str, Callable[[], None]] = {}  # of those that are compiled when needed
        self.mechanism_folders: set[Path] = set()
        self.mechanism_files: dict[Path, str] = {}  # .mod files with the names of their mechanisms
        self.refused_files: dict[str, RanvierError] = {}  # .mod files that could not be compiled, by their stems
        self.load_mechanisms: Callable[[Any], None] = self._no_compiler  # of a folder; the session sets it
        self.help_text: Callable[[str], str] = self._short_help  # of a name; the session sets it
        self.mechanism_places: dict[str, tuple[Section, float]] = {}  # what setdata_NAME(x) said
        self._functions: dict[str, Callable[..., Any]] = {}
        self.constructors: dict[type, Maker | Callable[..., HocObject]] = {}
        self.helpers = {
            **runtime.HELPERS,
            "released": released,
            "M": self,
            "S": self.section_stack,
            "E": self.epsilon,
            "write": self.write,
            "living": lambda this=None: sections.living(self, this),
            "selected": lambda selection, this=None: sections.selected(self, selection, this),
            "is_selected": sections.is_selected,
            "access": self.access,
            "literal_calls": literal_calls.run,
            "connect": sections.connect,
            "insert": self.insert,
            "set_pointer": sections.set_pointer,
            "equations": self.equations,
            "steps": step_loops.maker(self),
        }

    def random_variable(self, pointer: Any) -> HocObject:
        """The object of a RANDOM variable of a mechanism."""
        made: Any = registry.classes["NMODLRandom"].constructor(self)
        made.stream = pointer
        return made

    @cached_property
    def python(self) -> Exchange:
        """How Python programs see this machine."""
        from .python_names import Exchange

        return Exchange(self)

    def write(self, text: str) -> None:
        """What hoc prints."""
        self.out.write(text)

    # --- running text ---------------------------------------------------------------------------------------

    def run_file(self, path: str | Path, library: bool = False, this: TemplateObject | None = None) -> None:
        """Run a hoc file as the top level does, or in an object. Raises RanvierError."""
        try:
            text = contents(path).decode("latin-1")
        except OSError as error:
            raise RanvierError(f"cannot read {path}: {error.strerror}") from None
        path = Path(path)
        before = self.current_file, self.loading_library
        self.current_file, self.loading_library = path, library or self.loading_library
        known = set(self.globals.names) if library else set()
        try:
            self.run_source(Source(text, path.name if library else str(path)), this)
        except RanvierError as error:
            if self.running:
                error.calls.append((f"the file {path}", None))
            raise
        finally:
            self.current_file, self.loading_library = before
            if library:
                self.library_names |= self.globals.names.keys() - known

    def execute(self, text: str, name: str = "<string>", this: TemplateObject | None = None) -> None:
        """Run statements as the top level does: expressions are echoed."""
        self.run_source(Source(text, name), this)

    def execute_again(self, text: str, name: str) -> None:
        """The same, for texts that come often."""
        this, scope = self._context(None)
        self.texts.run(text, scope, this, True, name)

    def run_source(self, source: Source, this: TemplateObject | None = None, echo: bool = True) -> None:
        """Run a text statement by statement."""
        self.run_statements(hoc.parse_incremental(source), this, echo)

    def run_statements(self, statements: hoc.Statements, this: TemplateObject | None = None, echo: bool = True) -> None:
        """Run statements. After each one the section stack is as before, but for `access`."""
        stack = self.section_stack
        depth = len(stack)
        self.running.append(statements)
        try:
            while True:
                try:
                    if self.texts.run_line(statements, *self._context(this), echo):
                        continue
                    statement = next(statements, None)
                    if statement is None:
                        break
                    self.run_statement(statement, this, echo)
                except runtime.Abandoned:
                    pass
                except runtime.Stop:
                    if len(self.running) > 1:
                        return
                except Exception as error:
                    raise located(error) from None
                finally:
                    del stack[max(depth, 1) :]
        finally:
            self.running.pop()

    def run_text(self, text: str, this: Any, echo: bool) -> None:
        """What `execute` does; `this` is a template's object or None."""
        scope = self._scope(this)  # it must be one of a template
        before = self.object_stack[:]
        self.object_stack.append(this)  # without an object it is the top level's, whatever object_push said
        try:
            self.texts.run(text, scope, this, echo)
        except RanvierError as error:
            error.calls.append((f"execute({quoted(text)})", None))
            raise
        finally:
            self.object_stack[:] = before

    def load_file(self, name: str, again: bool = False) -> bool:
        """`load_file("name")`: False if there is no such file."""
        return loading.load_once(self, name, again)

    def run_named_file(self, name: str, this: TemplateObject | None = None) -> None:
        """`xopen("name")`"""
        self.run_file(loading.find(self, name) or loading.expanded(name), this=this)

    def expanded(self, name: str) -> str:
        """A file's name with `~` and `$(NAME)` replaced."""
        return loading.expanded(name)

    def program_file(self) -> hoc.Statements | None:
        """The file or piped input whose statement is being run: programs may read what follows it as data."""
        innermost = self.running[-1] if self.running else None
        return innermost if innermost is not None and innermost.source.name not in TYPED else None

    def report(self, error: RanvierError) -> None:
        """Print an error."""
        self.out.flush()
        print(error.report(), file=sys.stderr, flush=True)

    def warn(self, message: str) -> None:
        """Print a warning."""
        self.note(f"warning: {message}")

    def note(self, message: str) -> None:
        """Print a message beside the program's output."""
        self.out.flush()
        print(message, file=sys.stderr, flush=True)

    def run_statement(self, statement: nodes.Statement, this: TemplateObject | None = None, echo: bool = True) -> None:
        """Run one statement."""
        this, scope = self._context(this)
        kind = type(statement)
        if this is None and (kind is nodes.CallOfNumbers or kind is nodes.Block):
            calls = literal_calls.all_recognized(self, self.globals, statement)
            if calls:
                literal_calls.run(calls, self.write if echo and kind is not nodes.Block else None)
                return
        if kind is nodes.Template:
            self.define_template(statement)
        elif this is not None and this.hidden:
            declarations.define_in_template(self, this, statement)
        elif kind is nodes.Procedure:
            self.define_procedure(statement, scope)
        else:
            self._bound(statement, scope, echo)(*(() if this is None else (this,)))

    def execute_statement(self, statement: nodes.Statement, this: TemplateObject) -> None:
        """Run a statement of a template's definition that declares nothing."""
        self._bound(statement, self._scope(this), True)(this)

    def _context(self, this: Any) -> tuple[Any, Scope]:
        """The object in which statements are run, and its scope."""
        if this is None and self.object_stack:
            this = self.object_stack[-1]
        return this, self._scope(this)

    def _scope(self, this: Any) -> Scope:
        if this is None:
            return self.globals
        if not isinstance(this, TemplateObject):
            raise RanvierError(f"{kind_of(this)} is no object of a template: nothing can be executed in it")
        return this.template.scope

    def push_object(self, this: Any) -> None:
        """`object_push(o)`"""
        self._scope(this)
        self.object_stack.append(this)

    def _bound(self, statement: nodes.Statement, scope: Scope, echo: bool) -> Callable[..., Any]:
        from .bodies import statement_body

        def maker(marked: bool) -> Unit:
            return statement_body(self, scope, (statement,), None, marked, echo)

        unit = maker(False)
        if self.debugging:
            self.write(unit.text())
        return unit.function(maker)

    # --- calls from Python ----------------------------------------------------------------------------------

    def call(self, name: str, *arguments: Any) -> Any:
        """Call a procedure or function by its name."""
        return self._guarded(self.caller(self.globals, name), None, *arguments)

    def _guarded(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call generated code: errors get their place, the section stack is kept."""
        stack = self.section_stack
        depth = len(stack)
        try:
            return function(*arguments)
        except runtime.Stop:
            return 0.0
        except Exception as error:
            raise located(error) from None
        finally:
            if len(stack) != depth:
                del stack[max(depth, 1) :]

    def expression(self, text: str, how: str, this: TemplateObject | None = None) -> Callable[[], Any]:
        """A function that gives an expression's value; how: "value", "number", "string", "section" or "pointer"."""
        from .bodies import expression_body

        statements = list(hoc.parse_incremental(Source(text, "<expression>")))
        if len(statements) != 1 or not isinstance(statements[0], nodes.ExpressionStatement):
            raise RanvierError(f"not an expression: {text}")
        node, scope = statements[0].expression, self._scope(this)
        return self._rebinding(
            lambda owner, marked: expression_body(self, scope, node, owner, marked, how),
            this,
            f"the expression {quoted(text)}",
        )

    def _rebinding(self, make: Callable[..., Unit], this: TemplateObject | None, title: str) -> Callable[[], Any]:
        bound = Rebound(make)
        owner = None if this is None else ref(this)  # what waits to be run in an object does not keep it alive

        def run() -> Any:
            try:
                if owner is None:
                    return self._guarded(bound.function or bound)
                this = owner()
                return 0.0 if this is None else self._guarded(bound, this)
            except RanvierError as error:
                error.calls.append((title, None))
                raise

        return run

    def evaluate(self, text: str) -> float:
        """The value of a numerical expression."""
        return self.expression(text, "number")()

    def value(self, text: str) -> Any:
        """The value of any expression: float, str, HocObject or None."""
        return self.expression(text, "value")()

    def pointer(self, text: str, this: TemplateObject | None = None) -> Any:
        """The pointer (get, set) to the variable that a text names, such as `soma.v(.5)`."""
        return self.expression(text, "pointer", this)()

    def statement(self, text: Any, object_context: TemplateObject | None = None) -> Callable[..., Any]:
        """A function that runs a text again and again, without echo. As in NEURON the text stands in braces. A
        PythonObject instead of the text is called."""
        from .bodies import statement_body

        if not isinstance(text, str):
            return text.statement()

        scope = self._scope(object_context)
        body = tuple(hoc.parse_incremental(Source(f"{{{text}\n}}", "<statement>")))
        return self._rebinding(
            lambda owner, marked: statement_body(self, scope, body, owner, marked, False),
            object_context,
            f"the statement {quoted(text)}",
        )

    def number_in(self, this: TemplateObject, node: nodes.Expression) -> float:
        """The value of a numerical expression inside an object."""
        from .bodies import expression_body

        def maker(marked: bool) -> Unit:
            return expression_body(self, this.template.scope, node, None, marked, "number")

        return maker(False).function(maker)(this)

    # --- declarations ---------------------------------------------------------------------------------------

    def declare(self, scope: Scope, kind: str, name: str, dimensions: int) -> Callable[..., None]:
        return declarations.declare(self, scope, kind, name, dimensions)

    def define_procedure(self, node: nodes.Procedure, scope: Scope) -> None:
        declarations.define_procedure(self, node, scope)

    def define_template(self, node: nodes.Template) -> None:
        declarations.define_template(self, node)

    # --- the rest -------------------------------------------------------------------------------------------

    def debug(self) -> None:
        """The statement `debug`: the Python that statements become is printed from now on, or no more."""
        self.debugging = not self.debugging

    def help(self, text: str) -> None:
        """The statement `help name`."""
        self.write(self.help_text(text.strip()) + "\n")

    def _short_help(self, name: str) -> str:
        """What the registry knows of a name; the session knows more."""
        record = registry.functions.get(name) or registry.classes.get(name)
        return record.doc if record and record.doc else f"there is no help for {name}"

    def read_number(self, put: Callable[[float], Any]) -> float:
        """`read(x)`"""
        for word in self.read_line().split():
            try:
                put(float(word))
            except ValueError:
                return 0.0
            return 1.0
        return 0.0
