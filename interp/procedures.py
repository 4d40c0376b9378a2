"""Procedures: `proc`, `func`, `obfunc` and `iterator`, each bound to a Python function when it is first called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..lang.hoc import nodes
from .survey import Survey

if TYPE_CHECKING:
    from .code import Unit
    from .machine import Machine
    from .templates import Template


class Procedure:
    """A procedure of hoc. Call `function`, with the object first if it belongs to a template.

    The function assumes that numbers were given where `$n` is one, and objects and strings in variables where `$on`
    and `$sn` are; where that is not so, it goes on in `careful`, a second function that looks at each use.
    """

    __slots__ = (
        "machine", "kind", "name", "node", "template", "attribute", "function", "careful", "uses", "library",
        "others", "__weakref__",
    )  # fmt: skip

    def __init__(self, machine: Machine, node: nodes.Procedure, template: Template | None = None) -> None:
        self.machine = machine
        self.name = node.name
        self.template = template
        self.others: dict[str, Procedure] = {}
        self.attribute = template.attribute(node.name) if template else ""
        self.define(node)

    def define(self, node: nodes.Procedure) -> None:
        """Give it this body."""
        self.kind = node.kind
        self.node = node
        self.uses = Survey(node.body)
        self.library = self.machine.loading_library
        self.bind_again()
        for kind, other in self.others.items():
            other.define(replace(node, kind=kind))

    def as_kind(self, kind: str) -> Procedure:
        """The same body as another kind of procedure, also when it gets another."""
        if kind not in self.others:
            self.others[kind] = Procedure(self.machine, replace(self.node, kind=kind))
        return self.others[kind]

    def bind_again(self) -> None:
        """Forget what was generated: some name in the body means something else now."""
        self.careful = self._first_call(True)
        self._replace(self._first_call(False))

    def _replace(self, function: Callable[..., Any]) -> None:
        self.function = function
        if self.template is not None:
            setattr(self.template.cls, self.attribute, function)

    def _first_call(self, careful: bool) -> Callable[..., Any]:
        """A function that binds the procedure and goes on in what that gave."""

        def bind_and_call(*arguments: Any) -> Any:
            return self.bind(careful)(*arguments)

        return bind_and_call

    def bind(self, careful: bool) -> Callable[..., Any]:
        function = self.unit(careful).function(lambda marked: self.unit(careful, marked))
        if careful:
            self.careful = function
        else:
            self._replace(function)
        return function

    def unit(self, careful: bool, marked: bool = False) -> Unit:
        """The generated code."""
        from .bodies import procedure_body

        return procedure_body(self, careful, marked)

    def go_on_carefully(self, *arguments: Any) -> Any:
        """What generated code calls when the arguments are not as it assumed."""
        return self.careful(*arguments)

    @property
    def title(self) -> str:
        """`name` or `Template.name`, for messages."""
        return f"{self.template.name}.{self.name}" if self.template else self.name
