"""Units that do not fit together, as warnings: what NEURON's `modlunit` finds, all of it at once.

A number without a unit fits anywhere. In a product it is 1, but alone in parentheses it is a conversion factor:
`(1000)` takes (V) to (mV). A LOCAL, also of the file, has the unit of what was assigned to it last. UNITSOFF and
UNITSON are obeyed.
Unlike modlunit, `fabs`, `floor`, `ceil`, `fmod` and `sqrt` take numbers with units, as they may.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from ..errors import RanvierError
from ..source import Span
from ..tree import Visitor, walk
from . import known, units
from . import nodes as n
from .analysis import locals_of
from .lexer import CODE_WORDS
from .symbols import Symbols, analyse
from .units import Unit

ONE = Unit(1.0)
MILLISECOND = units.unit("ms") or ONE
DIFFUSION = units.unit("micron4/ms") or ONE
SPECIAL = {"v": "mV", "t": "ms", "dt": "ms", "celsius": "degC", "diam": "micron", "area": "micron2"}
KEEP = {"fabs", "abs", "floor", "ceil", "fmod", "fmin", "fmax"}
"""Functions whose value has the unit of their arguments."""
COMMON = (
    "mV volt ms /ms sec um cm micron2 cm2 mA/cm2 uA/cm2 mA nA S/cm2 mho/cm2 siemens microsiemens mM mM/ms "
    "millimole/cm3 degC coulomb joule/degC uF/cm2 ohm ohm-cm Hz"
).split()
TOLERANCE = 1e-5


class UnitWarning(RanvierError):
    level = "warning"


def unit_warnings(file: n.File) -> list[RanvierError]:
    """What does not fit in a file whose INCLUDEs are in place, in the order of the text."""
    check = _Units(file)
    for block in file.blocks:
        check.visit(block)
    return list({(w.message, w.span): w for w in check.found}.values())


class _Units(Visitor):
    def __init__(self, file: n.File) -> None:
        symbols = analyse(file)
        definitions = [d for block in file.blocks if isinstance(block, n.UnitsBlock) for d in block.definitions]
        self.defined = {d.name: d.definition for d in definitions if isinstance(d, n.UnitDefinition)}
        self.defined = {"mM": "milli/liter", "S": "siemens", "um": "micron", "degC": "kelvin"} | self.defined
        self.found: list[RanvierError] = []
        self.on = True
        self.locals: dict[str, Unit | None] = {}
        of_file = [local.name for block in file.blocks if isinstance(block, n.LocalBlock) for local in block.names]
        self.of_file: dict[str, Unit | None] = dict.fromkeys(of_file, ONE)
        self.volumes: dict[str, Unit | None] = {}
        self.functions = symbols.functions
        self.free = {b.name for b in file.blocks if isinstance(b, n.Define)}
        self.variables = {name: self.read(v.unit, v.span) for name, v in symbols.variables.items()}
        for name, text in SPECIAL.items():
            if not symbols.variables[name].unit:
                self.variables[name] = units.unit(text)
        self.wrongly_declared(symbols)

    def wrongly_declared(self, symbols: Symbols) -> None:
        """What NEURON provides must be declared in NEURON's units, if at all."""
        for name, text in (SPECIAL | units_of_ions(symbols)).items():
            variable, wanted = symbols.variables[name], units.unit(text)
            unit = units.unit(variable.unit, self.defined) if variable.unit else ONE
            if variable.span is not None and unit is not None and wanted is not None and not same(unit, wanted):
                text = f"{name} is declared {self.shown(unit)}; it is {self.shown(wanted)}"
                self.found.append(UnitWarning(text, variable.span))

    # --- units ---

    def read(self, text: str, span: Span | None) -> Unit | None:
        """The unit that a text names; None, as of a number, if it is not known."""
        if not text:
            return ONE
        found = units.unit(text, self.defined)
        if found is None and self.on:
            self.found.append(UnitWarning(f"the unit ({text}) is not known", span, f"write UNITS {{ ({text}) = (…) }}"))
        return found

    def shown(self, unit: Unit) -> str:
        if same(unit, ONE):
            return "without unit"
        names = (*self.defined, *COMMON)
        return f"in ({next((text for text in names if self.is_of(text, unit)), plainly(unit))})"

    def is_of(self, text: str, unit: Unit) -> bool:
        other = units.unit(text, self.defined)
        return other is not None and same(other, unit)

    def fit(self, a: Unit | None, b: Unit | None, what: str, other: str, span: Span | None) -> None:
        """Warn if `what`, of unit a, is not of the unit b of the `other`."""
        if a is None or b is None or not self.on or same(a, b):
            return
        hint = None
        if a.powers == b.powers:
            hint = f"a factor of ({ONE.times(b).times(a, -1).factor:.6g}) is missing"
        self.found.append(UnitWarning(f"{what} is {self.shown(a)}, {other} {self.shown(b)}", span, hint))

    # --- statements ---

    def visit_UnitConstant(self, node: n.UnitConstant) -> None:
        if node.value is None:
            value, unit = self.read(node.definition, node.span), self.read(node.unit, node.span)
            if value is not None and unit is not None and value.powers != unit.powers:
                text = f"{node.name} is {self.shown(value)}, which cannot be expressed {self.shown(unit)}"
                self.found.append(UnitWarning(text, node.span))

    def visit_UnitsSwitch(self, node: n.UnitsSwitch) -> None:
        self.on = node.on

    def code(self, node: n.StatementBlock | n.Procedure | n.NetReceive) -> None:
        parameters = getattr(node, "parameters", ())
        self.locals = dict.fromkeys(locals_of(node), ONE)
        self.locals |= {p.name: self.read(p.unit, p.span) for p in parameters}
        if isinstance(node, n.Procedure):
            self.locals[node.name] = self.read(node.unit, node.span)
        self.fixed = {p.name for p in parameters} | {getattr(node, "name", "")}
        self.volumes = {}
        for inner in walk(node):
            if isinstance(inner, n.Compartment):
                self.volumes |= dict.fromkeys(inner.species, self.of(inner.volume))
        self.visit_children(node)

    visit_StatementBlock = visit_Procedure = visit_NetReceive = code

    def visit_Assign(self, node: n.Assign) -> None:
        value = self.of(node.value)
        name = node.target.name
        if isinstance(node.target, n.Name) and name in self.locals and name not in self.fixed:
            self.locals[name] = ONE if value is None else value
        elif name in self.of_file and name not in self.locals:
            self.of_file[name] = ONE if value is None else value
        else:
            self.fit(
                self.of(node.target),
                value,
                f"{name}{chr(39) * isinstance(node.target, n.Prime)}",
                "the value",
                node.span,
            )

    def visit_CallStatement(self, node: n.CallStatement) -> None:
        self.of(node.call)

    def visit_If(self, node: n.If) -> None:
        self.of(node.condition)
        self.visit(node.then)
        if node.otherwise is not None:
            self.visit(node.otherwise)

    def visit_While(self, node: n.While) -> None:
        self.of(node.condition)
        self.visit(node.body)

    def visit_From(self, node: n.From) -> None:
        self.visit(node.body)

    def visit_Watch(self, node: n.Watch) -> None:
        self.of(node.condition)

    def visit_LinearEquation(self, node: n.LinearEquation) -> None:
        self.fit(self.of(node.left), self.of(node.right), "the left side", "the right side", node.span)

    def visit_LongitudinalDiffusion(self, node: n.LongitudinalDiffusion) -> None:
        rate = self.of(node.rate)
        if rate is not None and self.on and not same(rate, DIFFUSION):
            text = f"the diffusion constant times the area is {self.shown(rate)}, it should be in (um4/ms)"
            self.found.append(UnitWarning(text, node.span))

    def visit_Conserve(self, node: n.Conserve) -> None:
        self.fit(self.amount(node.left), self.of(node.right), "the sum", "the value", node.span)

    def visit_Reaction(self, node: n.Reaction) -> None:
        """Each flux is an amount per time."""
        amount = self.amount(node.left)
        if node.right is not None:
            self.fit(amount, self.amount(node.right), "the left side", "the right side", node.span)
        wanted = None if amount is None else amount.times(MILLISECOND, -1)
        sides = (node.left, node.right or node.left)
        for rate, side in zip(node.rates, sides, strict=False):
            flux = self.of(rate)
            if flux is not None and node.arrow != "<<":
                flux = flux.times(self.product(side))
            self.fit(flux, wanted, "the flux", "the amount per time", rate.span)
        self.locals |= {"f_flux": wanted, "b_flux": wanted}

    def amount(self, side: n.Expression) -> Unit | None:
        """Of a sum of species, volumes counted."""
        species = [each for each in walk(side) if isinstance(each, (n.Name, n.Index))]
        made = []
        for each in species[:1]:
            unit, volume = self.of(each), self.volumes.get(each.name, ONE)
            made.append(None if unit is None or volume is None else unit.times(volume))
        return made[0] if made else None

    def product(self, side: n.Expression) -> Unit:
        match side:
            case n.Binary("+", left, right):
                return self.product(left).times(self.product(right))
            case n.Binary("*", n.Number(value), species):
                return power(self.product(species), value)
        return self.of(side) or ONE

    # --- expressions ---

    def of(self, node: n.Expression) -> Unit | None:
        """The unit of an expression; None: whatever fits."""
        match node:
            case n.Number():
                return self.number(node)
            case n.Name(name) | n.Index(name):
                if name in self.locals:
                    return self.locals[name]
                if name in self.of_file:
                    return self.of_file[name]
                return None if name in self.free else self.variables.get(name, ONE)
            case n.Prime(name, order):
                unit = self.variables.get(name)
                return None if unit is None else unit.times(power(MILLISECOND, order), -1)
            case n.Unary("-", operand):
                return self.of(operand)
            case n.Binary(op, left, right):
                return self.binary(node, op, left, right)
            case n.Call(name, arguments):
                return self.call(node, name, arguments)
        return ONE

    def number(self, node: n.Number) -> Unit | None:
        if node.unit:
            return self.read(node.unit, node.span)
        return Unit(1 / node.value) if node.value and is_factor(node.span) else None

    def binary(self, node: n.Binary, op: str, left: n.Expression, right: n.Expression) -> Unit | None:
        a, b = self.of(left), self.of(right)
        if op in ("*", "/"):
            return None if a is None and b is None else (a or ONE).times(b or ONE, 1 if op == "*" else -1)
        if op == "^":
            if isinstance(right, n.Number):
                return a and power(a, right.value)
            return self.plain(node, (a, b), "^")
        if op not in ("&&", "||"):
            self.fit(a, b, f"what is left of {op}", "what is right of it", node.span)
        return (b if a is None else a) if op in ("+", "-") else ONE

    def call(self, node: n.Call, name: str, arguments: tuple[n.Expression, ...]) -> Unit | None:
        given = [self.of(each) for each in arguments]
        if name in self.functions:
            function = self.functions[name]
            for parameter, unit, each in zip(function.parameters, given, arguments, strict=False):
                wanted = self.read(parameter.unit, parameter.span)
                self.fit(unit, wanted, f"this argument of {name}", parameter.name, each.span)
            return self.read(function.unit, function.span)
        if name in KEEP:
            if len(given) == 2:
                self.fit(given[0], given[1], "the first argument", "the second", node.span)
            return given[0] if given and given[0] is not None else (given or [None])[-1]
        if name == "sqrt" and given and given[0] is not None:
            return power(given[0], 0.5)
        if name == "at_time" and given:
            self.fit(given[-1], MILLISECOND, "the time", "it should be", node.span)
            return ONE
        return self.plain(node, given, name) if name in known.PURE else None

    def plain(self, node: n.Expression, given: Iterable[Unit | None], name: str) -> Unit:
        for unit in given:
            self.fit(unit, ONE, f"an argument of {name}", "it should be", node.span)
        return ONE


for _kind in (n.FunctionTable, n.DeclarationBlock, n.UnitDefinition, n.NeuronBlock, n.Table, n.Compartment):
    setattr(_Units, f"visit_{_kind.__name__}", lambda self, node: None)  # nothing to compute in them


def units_of_ions(symbols: Symbols) -> dict[str, str]:
    """The units of currents, potentials and concentrations."""
    current = "nA" if symbols.kind == "point" else "mA/cm2"
    found = {each.name: current for each in symbols.currents}
    for ion in symbols.ions:
        every = {ion.current: current, ion.reversal: "mV", ion.inside: "milli/liter", ion.outside: "milli/liter"}
        found |= {name: unit for name, unit in every.items() if name in (*ion.read, *ion.write)}
    return found


def is_factor(span: Span | None) -> bool:
    """Whether a number stands alone in parentheses that are not those of a call."""
    if span is None:
        return False
    text = span.source.text
    before, after = text[: span.start].rstrip(), text[span.end :].lstrip()
    if not before.endswith("(") or not after.startswith(")"):
        return False
    word = re.search(r"(\w+)\s*\($", before[-60:])
    return word is None or word[1] in CODE_WORDS


def same(a: Unit, b: Unit) -> bool:
    return a.powers == b.powers and abs(a.factor - b.factor) <= TOLERANCE * min(a.factor, b.factor)


def power(unit: Unit, exponent: float) -> Unit:
    try:
        factor = unit.factor**exponent
    except OverflowError:
        factor = math.inf
    return Unit(factor, tuple(each * exponent for each in unit.powers))


def plainly(unit: Unit) -> str:
    """A unit by its base units, as `units` writes it."""
    names = [("m", "kg", "sec", "coul", "K", "candela", "circle", "bit", "dollar")[k] for k in range(len(unit.powers))]
    over = [f"{name}{abs(p):g}".removesuffix("1") for name, p in zip(names, unit.powers, strict=True) if p > 0]
    under = [f"{name}{abs(p):g}".removesuffix("1") for name, p in zip(names, unit.powers, strict=True) if p < 0]
    factor = "" if abs(unit.factor - 1) < TOLERANCE else f"{unit.factor:.6g} "
    return f"{factor}{'-'.join(over)}{'/' * bool(under)}{'-'.join(under)}".strip() or "1"
