"""`ranvier --inventory`: every name that a hoc program finds, and those of NEURON that it does not find.

All of it is looked up in what is really there: the registry, the grammar's keywords, the model's mechanisms, and the
hoc library's own files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..interp import registry
from ..interp.names import SECTION_PROPERTIES
from ..interp.point_processes import point_process_class
from ..lang.hoc import nodes, parse
from ..lang.hoc.keywords import KEYWORDS
from ..lang.source import Source
from ..lang.tree import walk
from .session import ROOT, new_machine

if TYPE_CHECKING:
    from ..interp.machine import Machine

Record = dict[str, Any]

LIBRARY = ROOT / "stdlib" / "hoc"


def inventory() -> list[Record]:
    """The records, each name of an owner once; what is there comes before what is absent."""
    machine = new_machine()
    found: dict[tuple[str | None, str], Record] = {}
    for record in _all(machine):
        found.setdefault((record["owner"], record["name"]), record)
    return list(found.values())


def print_inventory() -> int:
    """Print the records, one a line; gives the exit status."""
    print("[\n" + ",\n".join(json.dumps(record) for record in inventory()) + "\n]")
    return 0


def _all(machine: Machine) -> Iterator[Record]:
    registered = list(registry.inventory())
    yield from (record for record in registered if record["status"] == "there")
    yield from (_there(word, "keyword") for word in KEYWORDS)
    yield from _of_mechanisms(machine)
    for path in sorted(LIBRARY.glob("*.hoc")):
        yield from _of_file(path)
    yield from (record for record in registered if record["status"] == "absent")


def _there(name: str, kind: str, owner: str | None = None, doc: str = "", **more: str) -> Record:
    return {"name": name, "kind": kind, "owner": owner, "status": "there", "doc": doc, **more}


# --- the model -----------------------------------------------------------------------------------------------


def _of_mechanisms(machine: Machine) -> Iterator[Record]:
    model = machine.model
    yield from (_there(name, "section property") for name in SECTION_PROPERTIES)
    yield _there("float_epsilon", "variable", doc="Numbers that differ by less are equal to hoc.")
    yield _there("hoc_obj_", "variable", doc="Two object variables for what is between hoc and its host.")
    for name in ("morphology", "capacitance"):  # in every section
        yield _there(name, "mechanism")
    for name, variable in model.range_variables.items():
        yield _there(name, "range variable", doc=_unit(variable.unit))
    for name in model.globals:
        yield _there(name, "variable")
    for name, data in model.mechanism_data.items():
        if data.record.kind in ("density", "ion"):
            yield _there(name, "mechanism")
            functions = ["setdata", *data.record.functions] if data.record.kind == "density" else []
            yield from (_there(f"{function}_{name}", "function") for function in functions)
        else:
            yield _there(name, "class", doc=registry.point_processes.get(name, object).__doc__ or "")
            for member in point_process_class(data.record).member_names():
                yield _there(member, "member", owner=name)


def _unit(unit: str) -> str:
    return f"in {unit}" if unit else ""


# --- the hoc library -----------------------------------------------------------------------------------------


def _of_file(path: Path) -> Iterator[Record]:
    """What a file of the library defines; `file` is what to load for it."""
    program = parse(Source(path.read_text(), path.name))
    for statement in [*program.statements, *_executed(program)]:
        for name, kind, owner in _defined(statement):
            yield _there(name, kind, owner, file=path.name)


def _executed(program: nodes.Program) -> Iterator[nodes.Statement]:
    """The statements of texts that the file executes."""
    for node in walk(program):
        if isinstance(node, nodes.Call) and node.target == nodes.Name("execute") and len(node.arguments) == 1:
            text = node.arguments[0]
            if isinstance(text, nodes.String):
                yield from parse(Source(text.value, "<execute>")).statements


def _defined(statement: nodes.Node) -> Iterator[tuple[str, str, str | None]]:
    """The (name, kind, owner) that a statement of the top level defines."""
    if isinstance(statement, nodes.Template):
        yield statement.name, "template", None
        for inner in statement.body:
            if isinstance(inner, nodes.Public):
                yield from ((name, "member", statement.name) for name in inner.names)
        return
    if isinstance(statement, nodes.Procedure):
        yield statement.name, statement.kind, None
    local = {one.name for node in walk(statement) if isinstance(node, nodes.Local) for one in node.names}
    for node in walk(statement):
        if isinstance(node, nodes.StringDeclaration):
            yield from ((name, "strdef", None) for name in node.names)
        elif isinstance(node, (nodes.ObjectDeclaration, nodes.DoubleDeclaration)):
            kind = "objref" if isinstance(node, nodes.ObjectDeclaration) else "variable"
            yield from ((one.name, kind, None) for one in node.declarators)
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name) and node.target.name not in local:
            yield node.target.name, "variable", None
