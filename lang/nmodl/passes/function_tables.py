"""FUNCTION_TABLE: a FUNCTION that interpolates in numbers which hoc gives with `table_NAME`.

What is given lies in the hidden array `ftable_NAME_`: first 0 (nothing yet), 1 (one number, the second) or 2; then, of
mode 2, the address of the values, and for each argument four numbers: how many places, 1 if they are evenly spaced,
and the first and the last of them or the address of all.

As in NEURON a table of one or two arguments is interpolated linearly, one of more is not; beyond its ends a table goes
on with its last values.
"""

from __future__ import annotations

from dataclasses import replace

from ...source import Source
from .. import nodes as n
from ..trees import insert_before_code

MODE, VALUE, FIRST, PER_ARGUMENT = 0, 1, 2, 4
NOTHING, CONSTANT, TABLE = 0, 1, 2
"""The modes."""


def table_name(function: str) -> str:
    """The hidden array of a FUNCTION_TABLE."""
    return f"ftable_{function}_"


def run(file: n.File) -> n.File:
    tables = [block for block in file.blocks if isinstance(block, n.FunctionTable)]
    if not tables:
        return file
    made = {block.name: _function(block) for block in tables}
    blocks = tuple(made[b.name] if isinstance(b, n.FunctionTable) else b for b in file.blocks)
    sizes = [n.LocalName(table_name(b.name), FIRST + PER_ARGUMENT * len(b.parameters)) for b in tables]
    return insert_before_code(replace(file, blocks=blocks), n.LocalBlock(tuple(sizes)))


def _function(block: n.FunctionTable) -> n.Procedure:
    from .. import parse

    arguments = [p.name for p in block.parameters]
    linear = len(arguments) <= 2
    locals_ = ", ".join(f"place{k}, part{k}" for k in range(len(arguments)))
    lines = [f"FUNCTION {block.name}({', '.join(arguments)}) {{", f"LOCAL at, low, high, middle, x, {locals_}"]
    table = table_name(block.name)
    lines += [f"IF ({table}[{MODE}] == {CONSTANT}) {{ {block.name} = {table}[{VALUE}] }} ELSE {{"]
    for k, name in enumerate(arguments):
        lines += _place(table, FIRST + PER_ARGUMENT * k, k, name)
    lines += [
        f"{block.name} = {_interpolated(table, len(arguments)) if linear else _plain(table, len(arguments))}",
        "} }",
    ]
    file = parse(Source("NEURON { SUFFIX nothing }\n" + "\n".join(lines) + "\n", "FUNCTION_TABLE"))
    made = next(b for b in file.blocks if isinstance(b, n.Procedure))
    return replace(made, parameters=block.parameters, unit=block.unit, span=block.span)


def _place(table: str, base: int, k: int, name: str) -> list[str]:
    """Statements that find where an argument lies: the place before it, and how far it is to the next one."""
    count, even, first, last = (f"{table}[{base + j}]" for j in range(PER_ARGUMENT))
    return [
        f"x = {name}  high = {count} - 1  low = 0  at = 0  place{k} = 0  part{k} = 0",
        f"IF ({even}) {{",
        f"    IF (high > 0) {{ at = (x - {first}) / (({last} - {first}) / high) }}",
        "    IF (at < 0) { at = 0 } IF (at > high) { at = high }",
        f"    place{k} = floor(at)  part{k} = at - place{k}",
        "} ELSE {",
        f"    IF (x >= memory_({first}, high)) {{ place{k} = high }} ELSE {{ IF (x > memory_({first}, 0)) {{",
        "        WHILE (high - low > 1) {",
        "            middle = floor((low + high) / 2)",
        f"            IF (x < memory_({first}, middle)) {{ high = middle }} ELSE {{ low = middle }}",
        "        }",
        f"        place{k} = low",
        f"        part{k} = (x - memory_({first}, low)) / (memory_({first}, low + 1) - memory_({first}, low))",
        "    } }",
        "}",
    ]


def _index(table: str, places: list[str]) -> str:
    """The index of an entry: the last argument's places lie side by side."""
    text = places[0]
    for k, place in enumerate(places[1:], 1):
        text = f"({text}) * {table}[{FIRST + PER_ARGUMENT * k}] + {place}"
    return text


def _plain(table: str, count: int) -> str:
    return f"memory_({table}[{VALUE}], {_index(table, [f'place{k}' for k in range(count)])})"


def _interpolated(table: str, count: int) -> str:
    """The sum of the entries around, each by its weight; one of weight 0 is not looked at: it may not be there."""
    corners = [(0,), (1,)] if count == 1 else [(0, 0), (0, 1), (1, 0), (1, 1)]
    terms = []
    for corner in corners:
        weights = [f"part{k}" if step else f"(1 - part{k})" for k, step in enumerate(corner)]
        places = [f"(place{k} + (part{k} > 0))" if step else f"place{k}" for k, step in enumerate(corner)]
        terms.append(f"{' * '.join(weights)} * memory_({table}[{VALUE}], {_index(table, places)})")
    return " + ".join(terms)
