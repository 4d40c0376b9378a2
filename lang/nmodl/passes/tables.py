"""TABLE: a block TABLE_FILL that computes the table when it must, and linear interpolation where it is used.

    PROCEDURE rates(v) { TABLE minf DEPEND celsius FROM -100 TO 100 WITH 200 … }

becomes `rates_direct_`, the procedure without its TABLE; TABLE_FILL rates, which calls it for each argument of
the table if a variable behind DEPEND changed; and `rates`, which reads the table if `usetable` is not 0.
`fill_rates_()` in it stands for the fill block; the pass `inline` puts that there or leaves it out, as the place
needs.

As in NEURON: limits are looked at only when the table is computed, arguments beyond them get the last entry, an
argument that is NaN gives NaN, and while the table is in use the procedure's other effects do not happen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...errors import RanvierError
from ...tree import walk
from .. import nodes as n
from ..symbols import Symbols, analyse
from ..trees import (
    ONE,
    ZERO,
    Names,
    Rename,
    assign,
    body,
    declare,
    file_names,
    insert_before_code,
    minus,
    over,
    plus,
    times,
)

USETABLE = "usetable"
MOST_ENTRIES = 10_000_000


def run(file: n.File) -> n.File:
    blocks: list[n.Block] = []
    hidden: list[n.LocalName] = []
    taken = file_names(file)
    symbols = analyse(file)
    for block in file.blocks:
        table = _table_of(block)
        if table is None:
            blocks.append(block)
        else:
            work = _Table(block, table, symbols, taken)
            blocks += [work.fill(), work.direct(), work.lookup()]
            hidden += work.hidden()
    if not hidden:
        return file
    file = insert_before_code(replace(file, blocks=tuple(blocks)), n.LocalBlock(tuple(hidden)))
    return _with_usetable(file)


def _table_of(block: n.Block) -> n.Table | None:
    if not isinstance(block, n.Procedure):
        return None
    tables = [s for s in block.body.statements if isinstance(s, n.Table)]
    return tables[0] if tables else None


def declare_usetable(file: n.File) -> n.File:
    """A file with a TABLE whose own code, or C text, asks for `usetable` has it declared from the start."""
    asks = any(map(_asks, walk(file)))
    return _with_usetable(file) if asks and any(isinstance(node, n.Table) for node in walk(file)) else file


def _asks(node: object) -> bool:
    if isinstance(node, (n.Verbatim, n.VerbatimBlock)):
        return re.search(rf"\b{USETABLE}\b", node.text) is not None
    return isinstance(node, n.Name) and node.name == USETABLE


def _with_usetable(file: n.File) -> n.File:
    if USETABLE in analyse(file).variables:
        return file
    return declare(file, "PARAMETER", [n.Declaration(USETABLE, value=1.0)])


def _elements(names: Iterable[str], symbols: Symbols) -> Iterator[n.Name | n.Index]:
    """What a table has an entry for: variables, and each element of arrays."""
    for name in names:
        size = symbols.variables[name].size if name in symbols.variables else 0
        yield from (n.Index(name, n.Number(float(k))) for k in range(size)) if size else (n.Name(name),)


def fill_call(name: str) -> str:
    """The name by which a procedure calls its TABLE_FILL block."""
    return f"fill_{name}_"


class _Table:
    """One TABLE: its names, and the three blocks that come of it."""

    def __init__(self, block: n.Procedure, table: n.Table, symbols: Symbols, taken: set[str]) -> None:
        if len(block.parameters) != 1:
            raise RanvierError(f"TABLE in {block.name}, which has not exactly one argument", table.span)
        if not isinstance(table.count, n.Number) or not 1 <= table.count.value <= MOST_ENTRIES:
            raise RanvierError(f"the number behind WITH is no constant from 1 to {MOST_ENTRIES}", table.span)
        self.block, self.table = block, table
        self.names = Names(taken | {block.parameters[0].name})
        self.safe = symbols.threadsafe
        self.count = int(table.count.value)
        self.name = block.name
        self.results = tuple(_elements(table.names or (block.name,), symbols))
        self.low, self.scale, self.made = f"low_{self.name}_", f"scale_{self.name}_", f"made_{self.name}_"
        if block.keyword == "PROCEDURE" and not table.names:
            raise RanvierError(f"TABLE in the PROCEDURE {block.name} names no variables", table.span)

    def array(self, result: n.Expression) -> str:
        """The table of a variable, or of an element of an array."""
        element = f"{int(result.index.value)}_" if isinstance(result, n.Index) else ""
        return f"table_{self.name}_{result.name}_{element}"

    def was(self, depend: str) -> str:
        return f"was_{self.name}_{depend}_"

    def hidden(self) -> list[n.LocalName]:
        scalars = [self.made, self.low, self.scale, *(self.was(depend) for depend in self.table.depends)]
        arrays = [n.LocalName(self.array(result), self.count + 1) for result in self.results]
        return [*(n.LocalName(name) for name in scalars), *arrays]

    @property
    def direct_name(self) -> str:
        return f"{self.name}_direct_"

    def direct(self) -> n.Procedure:
        code = replace(self.block.body, statements=tuple(s for s in self.block.body.statements if s is not self.table))
        if self.block.keyword == "FUNCTION":
            code = Rename({self.name: self.direct_name}).rewrite(code)
        return replace(self.block, name=self.direct_name, body=code)

    def _call_direct(self, argument: n.Expression, result: n.Expression | None) -> n.Statement:
        call = n.Call(self.direct_name, (argument,), span=self.table.span)
        if self.block.keyword == "FUNCTION":
            return n.Assign(result or n.Name(self.name), call)
        return n.CallStatement(call)

    def fill(self) -> n.StatementBlock:
        x, i, step = (n.Name(self.names.fresh(name)) for name in ("x", "i", "step"))
        entries: list[n.Statement] = []
        for result in self.results:
            entry = n.Index(self.array(result), i)
            if self.block.keyword == "FUNCTION":
                entries.append(self._call_direct(x, entry))
            else:
                entries.append(n.Assign(entry, result))
        if self.block.keyword == "PROCEDURE":
            entries.insert(0, self._call_direct(x, None))
        low, high, count = self.table.low, self.table.high, n.Number(float(self.count))
        compute = (
            assign(self.low, low),
            assign(step.name, over(minus(high, n.Name(self.low)), count)),
            assign(self.scale, over(ONE, step)),
            assign(x.name, n.Name(self.low)),
            n.From(i.name, ZERO, count, None, n.Body((*entries, assign(x.name, plus(x, step))))),
            *(assign(self.was(depend), n.Name(depend)) for depend in self.table.depends),
            assign(self.made, ONE),
        )
        changed: n.Expression = n.Binary("==", n.Name(self.made), ZERO)
        for depend in self.table.depends:
            changed = n.Binary("||", changed, n.Binary("!=", n.Name(self.was(depend)), n.Name(depend)))
        locals = [n.LocalName(step.name), n.LocalName(x.name)]
        check = n.If(n.Binary("&&", n.Name(USETABLE), changed), n.Body(self._kept(compute, locals)), None)
        code = body((check,), locals)
        return n.StatementBlock("TABLE_FILL", self.name, code, span=self.table.span)

    def _kept(self, compute: tuple[n.Statement, ...], locals: list[n.LocalName]) -> tuple[n.Statement, ...]:
        """The computation of the table, the tabled variables themselves being what they were.

        In a mechanism that is not thread safe the first look into the table follows at once and overwrites them; we
        may have filled it earlier, when their old values still count.
        """
        if self.safe or self.block.keyword == "FUNCTION":
            return compute
        kept = [(result, self.names.fresh(f"{result.name}_kept")) for result in self.results]
        locals += [n.LocalName(name) for _, name in kept]
        before = (assign(name, result) for result, name in kept)
        after = (n.Assign(result, n.Name(name)) for result, name in kept)
        return (*before, *compute, *after)

    def lookup(self) -> n.Procedure:
        argument = n.Name(self.block.parameters[0].name)
        at, part, cell = (n.Name(self.names.fresh(name)) for name in ("at", "part", "cell"))
        top = n.Number(float(self.count))
        read = [
            n.CallStatement(n.Call(fill_call(self.name), ())),
            assign(at.name, times(minus(argument, n.Name(self.low)), n.Name(self.scale))),
            assign(part.name, at),
            n.If(n.Unary("!", n.Binary(">", part, ZERO)), n.Body((assign(part.name, ZERO),)), None),
            n.If(n.Binary(">", part, top), n.Body((assign(part.name, top),)), None),
            assign(cell.name, n.Call("floor", (part,))),
            n.If(n.Binary("==", cell, top), n.Body((assign(cell.name, minus(top, ONE)),)), None),
            assign(part.name, minus(part, cell)),
            n.If(n.Binary("!=", at, at), n.Body((assign(part.name, at),)), None),  # NaN goes through
        ]
        for result in self.results:
            first, second = (n.Index(self.array(result), index) for index in (cell, plus(cell, ONE)))
            read.append(n.Assign(result, plus(first, times(part, minus(second, first)))))
        choice = n.If(n.Name(USETABLE), n.Body(tuple(read)), n.Body((self._call_direct(argument, None),)))
        code = body((choice,), tuple(n.LocalName(each.name) for each in (at, part, cell)))
        return replace(self.block, body=code)
