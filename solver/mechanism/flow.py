"""Which variables a block reads and assigns, and in which order: what may stay in registers."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...lang.nmodl import nodes as mod
from ...lang.tree import walk


@dataclass(slots=True)
class Flow:
    """Names of a block. `exposed`: may be read before they are assigned; `always`: assigned on every way through;
    `assigned`: assigned on some way; `elements`: arrays of which elements are assigned; `used`: all names."""

    exposed: set[str] = field(default_factory=set)
    always: set[str] = field(default_factory=set)
    assigned: set[str] = field(default_factory=set)
    elements: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    @property
    def starts(self) -> set[str]:
        """Scalars whose value at the beginning matters: read first, or not assigned on every way."""
        return self.exposed | (self.assigned - self.always)


def flow_of(body: mod.Body) -> Flow:
    """The flow through a block's body."""
    flow = Flow()
    flow.always = _statement(body, set(), flow)
    flow.used |= flow.exposed | flow.assigned | flow.elements
    return flow


def _reads(node: mod.Node, done: set[str], flow: Flow) -> None:
    for part in walk(node):
        if isinstance(part, (mod.Name, mod.Index)):
            flow.used.add(part.name)
            if isinstance(part, mod.Name) and part.name not in done:
                flow.exposed.add(part.name)


def _statement(node: mod.Statement, done: set[str], flow: Flow) -> set[str]:
    """What is assigned for certain after the statement, given what was before it."""
    if isinstance(node, mod.Body):
        for statement in node.statements:
            done = _statement(statement, done, flow)
        return done
    if isinstance(node, mod.Assign):
        _reads(node.value, done, flow)
        if isinstance(node.target, mod.Index):
            _reads(node.target.index, done, flow)
            flow.elements.add(node.target.name)
            return done
        flow.assigned.add(node.target.name)
        return done | {node.target.name}
    if isinstance(node, mod.If):
        _reads(node.condition, done, flow)
        then = _statement(node.then, done, flow)
        otherwise = _statement(node.otherwise, done, flow) if node.otherwise is not None else done
        return then & otherwise
    if isinstance(node, mod.While):
        _reads(node.condition, done, flow)
        _statement(node.body, done, flow)
        return done
    if isinstance(node, mod.From):
        for part in (node.first, node.last, node.step):
            if part is not None:
                _reads(part, done, flow)
        _statement(node.body, done | {node.variable}, flow)
        return done
    _reads(node, done, flow)
    return done
