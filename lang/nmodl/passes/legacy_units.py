"""UNITS: constants of nature as NEURON had them before 2019, with the six digits that it kept of any such factor.

Runs only if it is asked for (the option legacy_units).
"""

from __future__ import annotations

from dataclasses import replace

from .. import nodes as n
from .. import units


def run(file: n.File) -> n.File:
    return replace(
        file, blocks=tuple(_old(block) if isinstance(block, n.UnitsBlock) else block for block in file.blocks)
    )


def _old(block: n.UnitsBlock) -> n.UnitsBlock:
    """The block with its constants as numbers."""
    defined = units.LEGACY | {d.name: d.definition for d in block.definitions if isinstance(d, n.UnitDefinition)}

    def number(it: n.Node) -> n.Node:
        if not isinstance(it, n.UnitConstant) or it.value is not None:
            return it
        value = units.constant(it.definition, it.unit, defined, it.span)
        return replace(it, value=float(f"{value:g}"), definition="")

    return replace(block, definitions=tuple(map(number, block.definitions)))
