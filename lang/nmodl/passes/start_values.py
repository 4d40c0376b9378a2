"""The start value `m0` of a STATE `m` is a variable that needs no declaration: of each instance if RANGE names it, else
one for all that hoc does not see."""

from __future__ import annotations

from ...tree import walk
from .. import nodes as n
from ..symbols import analyse
from ..trees import declare


def run(file: n.File) -> n.File:
    symbols = analyse(file)
    states = [v for v in symbols.variables.values() if v.role == "state"]
    missing = {v.name + "0": v.value for v in states if v.name + "0" not in symbols.variables}
    nodes = list(walk(file)) if missing else []
    ranges = [node for node in nodes if isinstance(node, n.NamesStatement) and node.keyword == "RANGE"]
    ranged = {name for node in ranges for name in node.names}
    own = {node.name for node in nodes if isinstance(node, n.LocalName)}
    used = {node.name for node in nodes if isinstance(node, n.Name)} - own
    for keyword, names in (("PARAMETER", ranged), ("STATIC", used - ranged)):
        if found := [n.Declaration(name, value=value) for name, value in missing.items() if name in names]:
            file = declare(file, keyword, found)
    return file
