"""The hoc machine: names, sections and objects of one program, and what runs text in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TextIO
from weakref import ref

from ..lang import hoc
from ..lang.errors import RanvierError
from ..lang.hoc import nodes
from ..lang.hoc.keywords import KEYWORDS
from ..lang.source import Source
from ..solver.model.sections import Section
from . import declarations, hints, literal_calls, loading, registry, runtime, sections
from .arguments import did_you_mean, kind_of
from .code import Unit
from .equations import Equations
from .errors import located, quoted
from .executed import ExecutedTexts
from .libraries import folder_of_library
from .mechanisms import MechanismFunction, mechanism_hint, mechanism_symbol
from .names import Builtins, BuiltinVariable, Scope, SectionProperty, UndefinedNumber
from .procedures import Procedure
from .rebound import Rebound
from .symbols import Own
from .templates import Template, TemplateObject, TemplateScope
from .values import (
    FLOAT_EPSILON,
    HocObject,
    InstancesByClass,
    NumberArray,
    NumberCell,
    ObjectArray,
    ObjectCell,
    StringCell,
    released,
)

TYPED = ("<prompt>", "<execute>", "<string>", "<command line>")
"""Names of texts that are not a file and hold no data after a statement."""


class Machine:
    """One hoc interpreter with its model. Several can live in one process."""

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
        self._constructors: dict[str, Callable[..., HocObject]] = {}
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
        }

    def random_variable(self, pointer: Any) -> HocObject:
        """The object of a RANDOM variable of a mechanism."""
        made: Any = registry.classes["NMODLRandom"].constructor(self)
        made.stream = pointer
        return made

    def write(self, text: str) -> None:
        """What hoc prints."""
        self.out.write(text)

    # --- running text ---------------------------------------------------------------------------------------

    def run_file(self, path: str | Path, library: bool = False) -> None:
        """Run a hoc file as the top level does. Raises RanvierError."""
        path = Path(path)
        try:
            text = path.read_bytes().decode("latin-1")
        except OSError as error:
            raise RanvierError(f"cannot read {path}: {error.strerror}") from None
        before = self.current_file, self.loading_library
        self.current_file, self.loading_library = path, library or self.loading_library
        known = set(self.globals.names) if library else set()
        try:
            self.run_source(Source(text, path.name if library else str(path)))
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

    def run_named_file(self, name: str) -> None:
        """`xopen("name")`"""
        self.run_file(loading.find(self, name) or loading.expanded(name))

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
        if kind is nodes.Procedure:
            self.define_procedure(statement, scope)
        elif kind is nodes.Template:
            self.define_template(statement)
        else:
            self._bound(statement, scope, echo)(*(() if this is None else (this,)))

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
        depth = len(self.section_stack)
        try:
            return function(*arguments)
        except runtime.Stop:
            return 0.0
        except Exception as error:
            raise located(error) from None
        finally:
            del self.section_stack[max(depth, 1) :]

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
            given = () if owner is None else (owner(),)
            if given == (None,):
                return 0.0
            try:
                return self._guarded(bound, *given)
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

    def statement(self, text: str, object_context: TemplateObject | None = None) -> Callable[[], None]:
        """A function that runs a text again and again, without echo. As in NEURON the text stands in braces."""
        from .bodies import statement_body

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

    # --- names ----------------------------------------------------------------------------------------------

    def lookup(self, name: str) -> Any:
        """The symbol of a name of the top level, or None."""
        symbol = self.globals.find(name)
        return None if isinstance(symbol, UndefinedNumber) else symbol

    def is_name(self, name: str) -> bool:
        """Whether hoc knows a name: some text used it, or it is a keyword or a name of the library."""
        return name in KEYWORDS or self.globals.find(name) is not None

    def name_kind(self, name: str, this: TemplateObject | None = None) -> float:
        """What `name_declared` says of a name of the top level, or of an object's template."""
        symbol = self._scope(this).find(name)
        if symbol is None:
            return float(name in KEYWORDS)
        if isinstance(symbol, Own):
            return {"number": 5.0, "object": 2.0, "section": 3.0, "string": 4.0}[symbol.kind]
        if isinstance(symbol, UndefinedNumber):  # code names it, nothing has assigned it
            return 1.0
        if isinstance(symbol, (ObjectCell, ObjectArray)):
            return 2.0
        if isinstance(symbol, (sections.SectionCell, sections.SectionArray)):
            return 3.0
        if isinstance(symbol, StringCell):
            return 4.0
        return 5.0 if isinstance(symbol, (NumberCell, NumberArray, BuiltinVariable, SectionProperty)) else 1.0

    def is_template(self, scope: Scope) -> bool:
        return isinstance(scope, TemplateScope)

    def is_original(self, name: str) -> bool:
        """Whether a procedure is still the one that our library defined."""
        symbol = self.globals.find(name)
        return isinstance(symbol, Procedure) and symbol.library

    @property
    def float_epsilon(self) -> float:
        return self.epsilon.value

    def function(self, name: str, scope: Scope | None = None) -> Callable[..., Any]:
        """The function that hoc calls by this name, a procedure or one of the library; RanvierError if none is."""
        scope = scope or self.globals
        symbol = scope.find(name)
        if isinstance(symbol, Procedure):
            return symbol.function
        if isinstance(symbol, registry.Function):
            return self.library_function(symbol)
        if isinstance(symbol, MechanismFunction):
            return symbol.call_from_hoc
        registry.refuse(None, name)
        raise RanvierError(f"{name} is not defined as a function", hint=scope.hint(name))

    def library_function(self, record: registry.Function) -> Callable[..., Any]:
        """A function of the library, bound to this machine."""
        bound = self._functions.get(record.name)
        if bound is None:
            bound = self._functions[record.name] = record.bind(self)
        return bound

    def constructor(self, symbol: Any) -> Callable[..., HocObject]:
        """What `new Name(…)` calls, for the symbol of a class."""
        if not isinstance(symbol, registry.Class):
            return partial(symbol.constructor, self)
        bound = self._constructors.get(symbol.name)
        if bound is None:
            bound = self._constructors[symbol.name] = symbol.bind(self)
        return bound

    def caller(self, scope: Scope, name: str) -> Callable[..., Any]:
        """A function that looks a procedure up when it is called; its first argument is the object, or None."""

        def call(this: TemplateObject | None, *arguments: Any) -> Any:
            symbol = scope.find(name)
            if isinstance(symbol, Procedure):
                return symbol.function(*([this] if symbol.template else []), *arguments)
            return self.function(name, scope)(*arguments)

        return call

    def no_class(self, name: str) -> HocObject:
        """What `new Name()` does while there is no such class."""
        symbol = self.globals.find(name)
        if symbol is not None and hasattr(symbol, "constructor"):
            return symbol.constructor(self)
        registry.refuse(None, name)
        hint = (
            hints.defining_file(self, name)
            or hints.unloaded_mechanism(self, name)
            or did_you_mean(name, [*registry.classes, *self.builtins.names])
            or "its template is not loaded, or its .mod file is not among those loaded"
        )
        raise RanvierError(f"{name} is not a class", hint=hint)

    def finder(self, symbol: Any) -> Callable[[float], HocObject]:
        """A function that finds the living object `Class[i]`."""
        cls = symbol if isinstance(symbol, type) else getattr(symbol, "cls", None) or symbol.python

        def find(index: float) -> HocObject:
            found = self.instances[cls].get(int(index))  # hoc's epsilon is for arrays only
            if found is None:
                raise RanvierError(f"{cls.class_name}[{int(index)}] does not exist")
            return found

        return find

    def objects_of(self, class_name: str) -> list[HocObject]:
        """The living objects of a class, oldest first. RanvierError if there is no such class."""
        symbol = self.builtins.find(class_name)
        cls = symbol if isinstance(symbol, type) else getattr(symbol, "cls", None) or getattr(symbol, "python", None)
        if not (isinstance(cls, type) and issubclass(cls, HocObject)):
            raise RanvierError(f"{class_name} is not a class", hint=self.builtins.hint(class_name))
        return list(self.instances[cls])

    def classes(self) -> Iterator[type[HocObject]]:
        """The Python classes that have living objects."""
        yield from [cls for cls, living in self.instances.items() if len(living)]

    def mechanism_symbol(self, name: str) -> Any:
        return mechanism_symbol(self, name)

    def mechanism_hint(self, name: str) -> str | None:
        return mechanism_hint(self, name)

    def _no_compiler(self, folder: Any) -> None:
        raise RanvierError("this machine has no compiler for mechanisms")

    def load_library(self, path: str) -> bool:
        """`nrn_load_dll("path")`: False if there is no folder of it."""
        folder = Path(folder_of_library(path))
        if not folder.is_dir():
            self.warn(f"nrn_load_dll: there is no folder {folder}")
            return False
        if folder.resolve() not in self.mechanism_folders:
            self.load_mechanisms(folder)
        return True

    def mechanisms_changed(self) -> None:
        """Names that were not known may be those of a mechanism that was just loaded."""
        scopes = [self.globals, *(s.scope for s in self.builtins.names.values() if isinstance(s, Template))]
        for scope in scopes:
            for name, symbol in list(scope.names.items()):
                if isinstance(symbol, UndefinedNumber) and self.builtins.find(name) is not None:
                    del scope.names[name]
        for scope in scopes:
            for name in list(scope.users):
                for user in list(scope.users.pop(name)):
                    user.bind_again()

    # --- declarations ---------------------------------------------------------------------------------------

    def declare(self, scope: Scope, kind: str, name: str, dimensions: int) -> Callable[..., None]:
        return declarations.declare(self, scope, kind, name, dimensions)

    def define_procedure(self, node: nodes.Procedure, scope: Scope) -> None:
        declarations.define_procedure(self, node, scope)

    def define_template(self, node: nodes.Template) -> None:
        declarations.define_template(self, node)

    # --- sections -------------------------------------------------------------------------------------------

    def current_section(self) -> Section:
        """The accessed section; RanvierError if there is none."""
        if not self.section_stack:
            raise RanvierError("no section is accessed", hint="create one, or say `access name`")
        return self.section_stack[-1]

    def push_section(self, section: Section) -> None:
        self.section_stack.append(section)

    def pop_section(self) -> None:
        if len(self.section_stack) > 1:
            self.section_stack.pop()

    def access(self, section: Section) -> None:
        """`access section`: from now on, or to the end of the section block."""
        self.section_stack[-1:] = [section]

    @contextmanager
    def accessing(self, section: Section) -> Iterator[None]:
        """Inside, the section is the accessed one."""
        depth = len(self.section_stack)
        self.section_stack.append(section)
        try:
            yield
        finally:
            del self.section_stack[depth:]

    def new_section(self, name: str, owner: HocObject | None) -> Section:
        """A section; the first one is accessed until another is."""
        section = self.model.create_section(name, owner)
        if not self.section_stack:
            self.section_stack.append(section)
        return section

    def section_pattern(self, text: str) -> Callable[[str], Any]:
        """The function that searches a name for hoc's kind of regular expression."""
        return sections.pattern(text)

    def make_sections(self, name: str, dimensions: tuple[int, ...], owner: HocObject | None) -> Any:
        return sections.make(self, name, dimensions, owner)

    def delete_section(self, section: Section) -> None:
        """Delete a section of the model, its name and its place in the stack."""
        sections.forget(self, section)
        self.model.delete_section(section)
        stack = self.section_stack
        first = next(iter(self.model.section_set), None)
        if section in stack:
            stack[:] = [first if other is section else other for other in stack] if first is not None else []

    def forget_section_name(self, section: Section) -> None:
        """The name that it is known by stands for nothing from now on."""
        sections.forget(self, section)

    def section_named(self, name: str) -> Section | None:
        """The section of a name such as `dend[3]` or `Cell[0].soma`."""
        return next((section for section in self.model.section_set if section.name == name), None)

    def make_mechanism(self, mechanism: str) -> None:
        """Compile a channel that a program described, if it is one and was not needed before."""
        if mechanism in self.mechanism_makers and mechanism not in self.model.mechanism_data:
            self.mechanism_makers[mechanism]()

    def insert(self, section: Section, mechanism: str) -> None:
        """`insert mechanism`"""
        self.make_mechanism(mechanism)
        if mechanism not in self.model.mechanism_data and mechanism not in ("capacitance", "morphology"):
            raise RanvierError(f"{mechanism} is not a mechanism", hint=mechanism_hint(self, mechanism))
        section.insert(mechanism)

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
