"""BREAKPOINT: the currents of a mechanism together with their conductances.

Where each current is plainly linear in v, the conductance is its derivative, written out. Otherwise it is
NEURON's difference (I(v + 0.001) - I(v))/0.001: the body is run twice, as it is there (with what it counts or
remembers counted twice). The variable step takes the difference always, BY_DIFFERENCE: its steps follow from errors
that the rounding of a difference changes. CONDUCTANCE statements are taken at their word. `state_discontinuity` acts
in the first of the two, and not when `finitialize` asks for the currents; outside of such a BREAKPOINT it is an
assignment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...errors import Unsupported
from ...tree import Rewriter, walk
from .. import known
from .. import nodes as n
from ..analysis import assigned, calls, locals_of, read_first, used
from ..symbols import Current, Symbols, analyse
from ..tangents import Tangents
from ..trees import (
    CODE,
    ONE,
    ZERO,
    Names,
    Rename,
    assign,
    at_start,
    body,
    declare,
    file_names,
    find_block,
    minus,
    over,
    plus,
    split_locals,
)

CURRENT, CONDUCTANCE = "current_", "conductance_"
EVALUATED = "evaluated_"
BY_DIFFERENCE = "CURRENT_BY_DIFFERENCE"
VOLTAGE_STEP = n.Number(0.001)


def ion_conductance(current: str) -> str:
    """The name of the derivative of an ion's current to v: `dina_dv_`."""
    return f"d{current}_dv_"


def run(file: n.File) -> n.File:
    symbols = analyse(file)
    block = find_block(file, "BREAKPOINT") if symbols.currents else None
    discontinuous = block is not None and any(call.name == "state_discontinuity" for call in calls(block))
    blocks = [
        b if b is block else _Discontinuity("assign").rewrite(b) if isinstance(b, CODE) else b for b in file.blocks
    ]
    if block is not None:
        new = replace(block, body=_Breakpoint(block.body, symbols, file_names(file)).run())
        blocks = [new if b is block else b for b in blocks]
        by_difference = _Breakpoint(block.body, symbols, file_names(file)).by_difference()
        blocks.append(n.StatementBlock(BY_DIFFERENCE, "", by_difference, span=block.span))
    file = replace(file, blocks=tuple(blocks))
    if discontinuous:
        file = at_start(file, [assign(EVALUATED, ZERO)])  # the currents were not yet asked for
    if block is None:
        return file
    hidden = [CURRENT, CONDUCTANCE, *(ion_conductance(c.name) for c in symbols.currents if c.kind == "ion")]
    hidden += [EVALUATED] if discontinuous else []
    return declare(file, "ASSIGNED", [n.Declaration(name) for name in hidden])


class _Discontinuity(Rewriter):
    """state_discontinuity(x, value): "assign" it, do so only "within steps", or "drop" it."""

    def __init__(self, how: str) -> None:
        self.how = how

    def rewrite_CallStatement(self, node: n.CallStatement) -> n.Statement | None:
        match node.call:
            case n.Call("state_discontinuity", (target, value)):
                if self.how == "drop":
                    return None
                change = n.Assign(target, value, span=node.span)
                return change if self.how == "assign" else n.If(n.Name(EVALUATED), n.Body((change,)), None)
        return node


class _NoHints(Rewriter):
    def rewrite_Conductance(self, node: n.Conductance) -> None:
        return None


class _Breakpoint:
    def __init__(self, code: n.Body, symbols: Symbols, taken: set[str]) -> None:
        self.symbols = symbols
        self.currents: Sequence[Current] = symbols.currents
        kinds = {current.kind == "electrode" for current in self.currents}
        if len(kinds) > 1:
            raise Unsupported("ELECTRODE_CURRENT beside other currents is not covered yet", code.span)
        self.hints = [s for s in walk(code) if isinstance(s, n.Conductance)]
        declared, statements = split_locals(_NoHints().rewrite(code))
        self.statements = list(statements)
        self.locals = list(declared)
        self.names = Names(taken | used(code) | locals_of(code))

    def local(self, name: str) -> n.Name:
        self.locals.append(n.LocalName(self.names.fresh(name)))
        return n.Name(self.locals[-1].name)

    def run(self) -> n.Body:
        if self.hints and self.is_repeatable():
            return self.once(self.statements, self.hinted())
        tangents = self.linear()
        if tangents is None:
            return self.twice()
        self.locals += tangents.locals
        slopes = {c.name: tangents.of(c.name, "v") for c in self.currents}
        return self.once([*tangents.start(), *tangents.statements], slopes)

    def by_difference(self) -> n.Body:
        """The body run twice, if no CONDUCTANCE tells."""
        return self.once(self.statements, self.hinted()) if self.hints and self.is_repeatable() else self.twice()

    def linear(self) -> Tangents | None:
        """The derivatives of currents that are plainly linear in v."""
        if not self.is_repeatable():
            return None
        tangents = Tangents(self.statements, ["v"], self.names.fresh)
        return tangents if tangents.linear and tangents.exact else None

    def total(self, values: list[n.Expression]) -> n.Expression:
        total: n.Expression = ZERO
        for value in values:
            total = plus(total, value)
        return total

    def is_repeatable(self) -> bool:
        """Whether running the body once or twice makes no difference."""
        code = n.Body(tuple(self.statements))
        effects = known.RANDOM.keys() | known.STREAMS.keys() | known.EFFECTS.keys() | {"printf", "state_discontinuity"}
        inner = {local.name for local in self.locals}
        carried = assigned(code) & read_first(code) - inner
        return not carried and all(call.name not in effects for call in calls(code))

    def hinted(self) -> dict[str, n.Expression]:
        """Slopes by current: those of the ions as the hints say, all the rest with the first other current."""
        slopes: dict[str, n.Expression] = {c.name: ZERO for c in self.currents}
        of_ion = {c.ion: c.name for c in self.currents if c.kind == "ion"}
        others = [c.name for c in self.currents if c.kind != "ion"] or [self.currents[0].name]
        for hint in self.hints:
            name = of_ion.get(hint.ion, others[0])
            slopes[name] = plus(slopes[name], n.Name(hint.name, span=hint.span))
        return slopes

    def once(self, statements: Sequence[n.Statement], slopes: dict[str, n.Expression]) -> n.Body:
        results = [assign(CURRENT, self.total([n.Name(c.name) for c in self.currents]))]
        results.append(assign(CONDUCTANCE, self.total([slopes[c.name] for c in self.currents])))
        results += [assign(ion_conductance(c.name), slopes[c.name]) for c in self.currents if c.kind == "ion"]
        return body((*statements, *results), self.locals)

    def twice(self) -> n.Body:
        total = self.total([n.Name(c.name) for c in self.currents])
        discontinuous = any(call.name == "state_discontinuity" for s in self.statements for call in calls(s))
        moved = self.local("v")
        first = [Rename({"v": moved.name}).rewrite(s) for s in self.statements]
        first = [_Discontinuity("within steps").rewrite(s) for s in first]
        second = [_Discontinuity("drop").rewrite(s) for s in self.statements]
        before = self.local("total")
        kept = {c.name: self.local(c.name) for c in self.currents if c.kind == "ion"}
        statements: list[n.Statement] = [assign(moved.name, plus(n.Name("v"), VOLTAGE_STEP)), *first]
        statements.append(assign(before.name, total))
        statements += [assign(local.name, n.Name(name)) for name, local in kept.items()]
        statements += [s for s in second if s is not None]
        statements.append(assign(CURRENT, total))
        statements.append(assign(CONDUCTANCE, over(minus(before, n.Name(CURRENT)), VOLTAGE_STEP)))
        for name, local in kept.items():
            statements.append(assign(ion_conductance(name), over(minus(local, n.Name(name)), VOLTAGE_STEP)))
        if discontinuous:
            statements.append(assign(EVALUATED, ONE))
        return body(statements, self.locals)
