"""Mistakes of a program that can be seen without running it: `ranvier --check`.

What is defined anywhere in the program counts as defined everywhere: procedures are called before their variables get
values, files are loaded in many orders. So what is reported is a mistake in any order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..lang.errors import RanvierError
from ..lang.hoc import nodes
from ..lang.source import Span
from ..lang.tree import Node, Visitor, walk
from . import hints, registry
from .arguments import did_you_mean
from .definitions import definitions_of, inside
from .followed import LOADERS, Followed, Text, follow
from .mod_names import ModNames
from .runtime import SECTION_ATTRIBUTES
from .survey import Survey

if TYPE_CHECKING:
    from .machine import Machine

WARNING = "warning"
EVERYWHERE = {"capacitance", "morphology"}
ABOUT_ARGUMENTS = ("numarg", "argtype")
WORD = re.compile(r"[A-Za-z_]\w*")
NAMED = 8
"""So many of the names that may be defined are told."""


@dataclass
class Names:
    """The names of the top level, or of a template."""

    kinds: dict[str, str] = field(default_factory=dict)
    procedures: dict[str, list[Survey]] = field(default_factory=dict)
    """What each definition of a procedure does with its arguments."""
    classes: dict[str, set[str]] = field(default_factory=dict)
    """Of which classes objects are assigned to a name; "" stands for one that is not known."""
    public: set[str] = field(default_factory=set)
    external: set[str] = field(default_factory=set)
    executes: bool = False
    """Whether a template executes files: what these define and make public is its own."""

    def read(self, statements: Iterable[Node]) -> None:
        for node in inside(statements):
            for name, kind in definitions_of(node):
                if self.kinds.get(name, "variable") == "variable":
                    self.kinds[name] = kind
            if isinstance(node, nodes.Procedure):
                self.procedures.setdefault(node.name, []).append(Survey(node.body))
            elif isinstance(node, nodes.Assign):
                target = node.target.target if isinstance(node.target, nodes.Subscript) else node.target
                if isinstance(target, nodes.Name):
                    known = node.value.class_name if isinstance(node.value, nodes.New) else ""
                    self.classes.setdefault(target.name, set()).add(known)
            elif isinstance(node, nodes.Call):  # a procedure may assign to its $o1
                self._passed(node.arguments)
            elif isinstance(node, nodes.New):
                self._passed(node.arguments)
            elif isinstance(node, nodes.AddressOf) and isinstance(node.target, nodes.Name):
                self.kinds.setdefault(node.target.name, "variable")
            elif isinstance(node, nodes.DependentVariable):
                self.kinds.update((one.name, "variable") for one in walk(node) if isinstance(one, nodes.Name))
            elif isinstance(node, nodes.Public):
                self.public.update(node.names)
            elif isinstance(node, nodes.External):
                self.external.update(node.names)

    def _passed(self, arguments: Iterable[Node]) -> None:
        for argument in arguments:
            target = argument.target if isinstance(argument, nodes.Subscript) else argument
            if isinstance(target, nodes.Name):
                self.classes.setdefault(target.name, set()).add("")


def check(machine: Machine, paths: Iterable[str | Path], mod_folders: Iterable[str | Path] = ()) -> list[RanvierError]:
    """What is wrong, or likely to be, with these hoc files and those that they load, in the order of the text."""
    program = follow(machine, paths)
    mods = ModNames()
    for folder in {*map(Path, mod_folders), *program.folders}:
        mods.read(sorted(folder.glob("*.mod")))
    checker = Checker(machine, program, mods)
    for text in program.texts:
        if not text.library:
            checker.check(text)
    found = [*program.syntax_errors, *checker.findings]
    if checker.unsure:
        found.append(checker.not_sure())
    order = {id(text.source): i for i, text in enumerate(program.texts)}
    return sorted(found, key=lambda one: (order.get(id(one.span.source), -1), one.span.start) if one.span else (-1, 0))


def _calls(statement: Node) -> list[Any]:
    """The calls of functions by their names in a statement of the top level, procedures aside."""
    if isinstance(statement, (nodes.Procedure, nodes.Template)):
        return []
    return [one for one in walk(statement) if isinstance(one, nodes.Call) and isinstance(one.target, nodes.Name)]


class Checker(Visitor):
    """Walks through statements and collects findings."""

    def __init__(self, machine: Machine, program: Followed, mods: ModNames) -> None:
        self.machine = machine
        self.mods = mods
        self.program = program
        self.findings: list[RanvierError] = []
        self.top = Names()
        self.templates: dict[str, Names] = {}
        self._read(program.texts)
        self.theirs, self.used = self._variables_of_others()
        self.names = self.top
        self.locals: Counter[str] = Counter()
        self.procedure: nodes.Procedure | None = None
        self.loops = 0
        self.told: set[tuple[str, int]] = set()
        self.unsure: dict[str, None] = {}
        """Names that nothing here defines; something that is known only in the run may."""

    def _read(self, texts: Iterable[Text]) -> None:
        statements = [statement for text in texts for statement in text.statements]
        self.top.read(statements)
        for node in (one for statement in statements for one in walk(statement)):
            if isinstance(node, nodes.Template):  # one may stand inside another
                self.templates[node.name] = Names()
                self.templates[node.name].read(node.body)
                self.templates[node.name].executes = any(nodes.Name(one) in walk(node) for one in LOADERS)
            if isinstance(node, nodes.Call) and node.target == nodes.Name("ion_register"):
                for given in node.arguments[:1]:
                    if isinstance(given, nodes.String):
                        self.mods.take_ion(given.value)

    def _variables_of_others(self) -> tuple[set[str], set[str]]:
        """The variables that are built in or the library's, and the names that the program reads, passes or exports."""
        library, used = Names(), Counter(word for text in self.program.strings for word in WORD.findall(text))
        for text in self.program.texts:
            if text.library:
                library.read(text.statements)
                continue
            for node in (one for statement in text.statements for one in walk(statement)):
                if isinstance(node, nodes.Public):
                    used.update(node.names)
                elif isinstance(node, nodes.Name):
                    used[node.name] += 1
                elif isinstance(node, nodes.Assign) and node.op == "=" and isinstance(node.target, nodes.Name):
                    used[node.target.name] -= 1
        theirs = {name for name, kind in library.kinds.items() if kind == "variable" and not name.endswith("_")}
        return theirs | set(registry.variables), {name for name, count in used.items() if count > 0}

    def report(
        self, node_or_span: Node | Span | None, message: str, hint: str | None = None, level: str = "error"
    ) -> None:
        span = node_or_span.span if isinstance(node_or_span, Node) else node_or_span
        finding = RanvierError(message, span, hint)
        finding.level = level
        self.findings.append(finding)

    def check(self, text: Text) -> None:
        """Look at a file; what stands between object_push(o) and object_pop() is left out: who knows what o is."""
        pushed = 0
        for statement in text.statements:
            called = [one.target.name for one in _calls(statement)]
            pushed += called.count("object_push")
            if not pushed:
                self.visit(statement)
            pushed = max(0, pushed - called.count("object_pop"))

    def not_sure(self) -> RanvierError:
        """One warning for all names that may be defined in the run."""
        names = [*self.unsure]
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        why = "the program loads files or executes texts that are known only when it runs"
        if self.program.missing:
            why = f"{self.program.missing[0][0]} was not found"
        finding = RanvierError(f"nothing here defines {', '.join(names[:NAMED])}{more}", hint=why)
        finding.level = WARNING
        return finding

    # --- what is known ------------------------------------------------------------------------------------------

    def known(self, name: str) -> bool:
        """Whether a name means something here."""
        return name in self.locals or self._known_in(self.names, name) or name in self.program.in_strings

    def _known_in(self, names: Names, name: str) -> bool:
        if name in names.kinds or name in names.external or name in self.templates or (self._built_in(name)):
            return True
        if names is self.top:
            in_files = any(name in one.kinds for one in self.templates.values() if one.executes)
            return in_files or name == "hoc_obj_"
        return name in names.public or name == "this" or (names.executes and name in self.top.kinds)

    def _built_in(self, name: str) -> bool:
        if self.machine.builtins.find(name) is not None or self.mods.knows(name):
            return True
        return (None, name) in registry.absences

    def undefined(self, node: Node, name: str, what: str) -> None:
        """Report a name that means nothing, once in each template or at the top level."""
        if self.known(name) or (name, id(self.names)) in self.told:
            return
        self.told.add((name, id(self.names)))
        if self.program.uncertain:
            self.unsure.setdefault(name)
        else:
            self.report(node, f"{name} is {what}", self._hint(name))

    def _hint(self, name: str) -> str | None:
        if self.names is not self.top and self._known_in(self.top, name):
            return f"{name} belongs to the top level: `external {name}` in the template makes it known there"
        others = [*self.names.kinds, *self.locals, *self.machine.builtins.all_names()]
        return (
            hints.defining_file(self.machine, name)
            or hints.unloaded_mechanism(self.machine, name)
            or did_you_mean(name, others)
        )

    # --- names --------------------------------------------------------------------------------------------------

    def visit_Name(self, node: nodes.Name) -> None:
        if node.name in self.locals:
            self.locals[node.name] += 1
        self.undefined(node, node.name, "not defined")

    def visit_Subscript(self, node: nodes.Subscript) -> None:
        self.visit_children(node)

    def visit_Member(self, node: nodes.Member) -> None:
        self.visit(node.target)
        self._check_member(node)
        self._check_section_variable(node)

    def _check_member(self, node: nodes.Member) -> None:
        """A member of an object whose class is certain."""
        target = node.target.target if isinstance(node.target, nodes.Subscript) else node.target
        if not isinstance(target, nodes.Name) or target.name in self.locals:
            return
        names = self.top if target.name in self.names.external else self.names
        classes = names.classes.get(target.name, set())
        if names.kinds.get(target.name) != "objref" or len(classes) != 1 or target.name in self.program.in_strings:
            return
        members = self._members(next(iter(classes)))
        if members is not None and node.name not in members:
            (name,) = classes
            self.report(node, f"{node.name} is not a public member of {name}", did_you_mean(node.name, members))

    def _check_section_variable(self, node: nodes.Member) -> None:
        """A member of what is certainly a section."""
        target = node.target.target if isinstance(node.target, nodes.Subscript) else node.target
        if not isinstance(target, nodes.Name) or target.name in self.locals:
            return
        names = self.top if target.name in self.names.external else self.names
        known = {*SECTION_ATTRIBUTES, *self.machine.model.range_variables}
        if names.kinds.get(target.name) != "section" or node.name in known or self.mods.knows(node.name):
            return
        if not self.program.computed and node.name not in self.program.in_strings:
            hint = hints.variable_hint(self.machine, node.name)
            self.report(node, f"{node.name} is not a variable of sections", hint)

    def _members(self, name: str) -> set[str] | None:
        """The members of a class; None if they are not known."""
        if name in self.templates:
            names = self.templates[name]
            return names.public | self.top.public if names.executes else names.public
        if name in registry.classes and "__getattr__" not in vars(registry.classes[name].python):
            absent = {member for owner, member in registry.absences if owner == name}
            python = {one.removeprefix("hoc_") for one in dir(registry.classes[name].python) if one.startswith("hoc_")}
            return {*registry.classes[name].members, *absent, *python, *self.mods.methods.get(name, ())}
        return None

    def visit_Call(self, node: nodes.Call) -> None:
        target = node.target
        if isinstance(target, nodes.Name):
            if target.name in self.locals:
                self.report(node, f"{target.name} is a local variable, not a function")
            elif self.known(target.name):
                self._check_count(node, target.name)
            else:
                self.undefined(node, target.name, "not defined as a function")
        else:
            self.visit(target)
        for argument in node.arguments:
            self.visit(argument)

    def _check_count(self, node: nodes.Call, name: str) -> None:
        given = len(node.arguments)
        names = self.top if name in self.names.external else self.names
        own = names.procedures.get(name)
        if own is not None:
            bodies = [one for one in own if not one.counted and not one.indexed]
            if len(bodies) == len(own) == 1 and bodies[0].highest > given:
                text = f"{name} uses {bodies[0].highest} argument{'s' * (bodies[0].highest > 1)}, {given} given"
                self.report(node, text, level=WARNING)
            return
        symbol = self.machine.builtins.find(name)
        if isinstance(symbol, registry.Function) and name not in (*self.names.kinds, *ABOUT_ARGUMENTS):
            signature = symbol.signature
            most = len(signature.parameters) if signature.plain is not None else given
            if not signature.required <= given <= most:
                self.report(node, f"{name} takes {signature._count()}, {given} given")

    def visit_New(self, node: nodes.New) -> None:
        name = node.class_name
        symbol = self.machine.builtins.find(name)
        is_class = isinstance(symbol, registry.Class) or hasattr(symbol, "constructor") or isinstance(symbol, type)
        if not (is_class or name in self.templates or name in self.mods.classes or (None, name) in registry.absences):
            self.undefined(node, name, "not a class")
        self.visit_children(node)

    def visit_Insert(self, node: nodes.Insert) -> None:
        data = self.machine.model.mechanism_data
        if not (node.mechanism in data or node.mechanism in EVERYWHERE or self.mods.insertable(node.mechanism)):
            if node.mechanism not in self.program.strings and (None, node.mechanism) not in registry.absences:
                hint = hints.unloaded_mechanism(self.machine, node.mechanism) or did_you_mean(
                    node.mechanism, [*data, *self.mods.words]
                )
                self.report(node, f"{node.mechanism} is not a mechanism", hint)

    visit_Uninsert = visit_Insert

    def visit_External(self, node: nodes.External) -> None:
        for name in node.names:
            if not self._known_in(self.top, name) and name not in self.program.in_strings:
                if self.program.uncertain:
                    self.unsure.setdefault(name)
                else:
                    hint = did_you_mean(name, self.top.kinds)
                    self.report(node, f"external {name}: it is not defined at the top level", hint)

    def visit_Argument(self, node: nodes.Argument) -> None:
        if self.procedure is None:
            self.report(node, "an argument such as $1 has a meaning only inside a procedure")
        elif node.index is None:
            self.locals["i"] += "i" in self.locals

    # --- assignments, conditions --------------------------------------------------------------------------------

    def visit_Assign(self, node: nodes.Assign) -> None:
        target = node.target
        if isinstance(target, nodes.Name) and (self._known_in(self.names, target.name) or target.name in self.locals):
            kind = "local" if target.name in self.locals else self.names.kinds.get(target.name, "")
            if kind in ("proc", "func", "obfunc", "iterator", "template", "section"):
                self.report(target, f"{target.name} is a {kind}, not a variable")
        else:
            self.visit(target)
        if isinstance(target, nodes.Name) and target.name not in self.locals:
            self._check_use(target)
        self.visit(node.value)

    def _check_use(self, target: nodes.Name) -> None:
        """A name that is only assigned, and nearly one that the program did not make: `tstp = 5`."""
        name = target.name
        if name in self.used or self._built_in(name) or name in self.names.external or (name, 0) in self.told:
            return
        if self.names.kinds.get(name) != "variable":
            return
        hint = None if name in self.theirs else did_you_mean(name, self.theirs)
        if hint is not None:
            self.told.add((name, 0))
            self.report(target, f"{name} is given a value and never used", hint, WARNING)

    def _check_condition(self, node: Node) -> None:
        if isinstance(node, nodes.Assign):
            self.report(node, "an assignment as a condition", "== compares", WARNING)
        elif isinstance(node, nodes.Binary) and node.op in ("&&", "||"):
            self._check_condition(node.left)
            self._check_condition(node.right)

    def visit_If(self, node: nodes.If) -> None:
        self._check_condition(node.condition)
        self.visit_children(node)

    # --- control ------------------------------------------------------------------------------------------------

    def _visit_loop(self, node: Any) -> None:
        if isinstance(node, (nodes.While, nodes.For)):
            self._check_condition(node.condition)
        self.loops += 1
        self.visit_children(node)
        self.loops -= 1

    visit_While = visit_For = visit_ForRange = visit_ForSegments = _visit_loop
    visit_ForIterator = visit_ForAll = visit_ForSec = _visit_loop

    def visit_Break(self, node: nodes.Break) -> None:
        if not self.loops:
            self.report(node, "break belongs in a loop", level=WARNING)

    def visit_Continue(self, node: nodes.Continue) -> None:
        if not self.loops:
            self.report(node, "continue belongs in a loop", level=WARNING)

    def visit_Return(self, node: nodes.Return) -> None:
        kind = self.procedure.kind if self.procedure else ""
        if not kind:
            self.report(node, "return belongs in a procedure")
        elif kind in ("proc", "iterator") and node.value is not None:
            hint = "make it a func (a number) or an obfunc (an object)"
            self.report(node, f"a {kind} returns no value", hint, WARNING)
        elif kind in ("func", "obfunc") and node.value is None:
            self.report(node, f"{self.procedure.name} ({kind}) returns no value", level=WARNING)  # type: ignore[union-attr]
        self.visit_children(node)

    def visit_IteratorStatement(self, node: nodes.IteratorStatement) -> None:
        if self.procedure is None or self.procedure.kind != "iterator":
            self.report(node, "iterator_statement belongs in an iterator")

    def visit_Block(self, node: nodes.Block) -> None:
        ends = (nodes.Return, nodes.Break, nodes.Continue, nodes.Stop)
        for before, after in zip(node.statements, node.statements[1:], strict=False):
            if isinstance(before, ends):
                self.report(after, "this is never reached", level=WARNING)
                break
        self.visit_children(node)

    # --- definitions --------------------------------------------------------------------------------------------

    def visit_Template(self, node: nodes.Template) -> None:
        outer, self.names = self.names, self.templates[node.name]
        for statement in node.body:
            self.visit(statement)
        self.names = outer

    def visit_Procedure(self, node: nodes.Procedure) -> None:
        outer = self.procedure, self.locals, self.loops
        self.procedure, self.loops = node, 0
        self.locals = Counter(dict.fromkeys(Survey(node.body).locals, 0))
        self.visit(node.body)
        if node.kind in ("func", "obfunc") and not any(isinstance(one, nodes.Return) for one in walk(node.body)):
            self.report(node, f"{node.name} ({node.kind}) returns no value", level=WARNING)
        self.procedure, self.locals, self.loops = outer

    def visit_Local(self, node: nodes.Local) -> None:
        pass
