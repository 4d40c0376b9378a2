"""KINETIC: the rates of change that the reactions give, and an implicit step of them (SOLVE … METHOD sparse).

    ~ a + 2 b <-> c (kf, kb)        f_flux = kf a b^2, b_flux = kb c

Loops over reactions are unrolled and the elements of arrays of states made variables of their own. COMPARTMENT
divides the fluxes into a state by its volume and weighs CONSERVE, which takes the place of the equation of its
last state. SOLVE … STEADYSTATE is a step of 1e9 ms, as in NEURON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ...errors import RanvierError, Unsupported
from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import assigned, locals_of, used
from ..implicit import Conservation, System, newton_equation, step
from ..symbols import analyse
from ..trees import DT, ONE, ZERO, Names, Rename, assign, body, file_names, minus, over, plus, split_locals, times
from .fold import fold_expression

STEADY = n.Number(1e9)
MOST_TURNS = 10_000


def run(file: n.File) -> n.File:
    blocks: list[n.Block] = []
    for block in file.blocks:
        if isinstance(block, n.StatementBlock) and block.keyword == "KINETIC":
            solves = [s for s in walk(file) if isinstance(s, n.Solve) and s.block == block.name]
            for steady in sorted({s.steadystate for s in solves}):
                blocks.append(_solved(file, block, steady))
        else:
            blocks.append(block)
    return replace(file, blocks=tuple(blocks))


def _solved(file: n.File, block: n.StatementBlock, steady: bool) -> n.StatementBlock:
    code = Kinetic(file, block).step(STEADY if steady else DT)
    return replace(block, keyword="STEADYSTATE" if steady else "DERIVATIVE", body=code)


class Kinetic:
    """The reactions of one block as a system of equations."""

    def __init__(self, file: n.File, block: n.StatementBlock) -> None:
        self.block = block
        self.sizes = {name: v.size for name, v in analyse(file).variables.items()}
        self.declared_states = {
            d.name
            for b in file.blocks
            if isinstance(b, n.DeclarationBlock) and b.keyword == "STATE"
            for d in b.declarations
        }
        declared, statements = split_locals(block.body)
        self.locals = {local.name: local for local in declared}
        self.names = Names(file_names(file) | used(block.body) | locals_of(block.body))
        self.elements: dict[tuple[str, int], str] = {}  # of arrays of states: the variable that stands for it
        self.statements = [s for each in statements for s in self.unrolled(each)]
        self.inner = set().union(*(locals_of(s) for s in self.statements)) if self.statements else set()

    def local(self, name: str) -> str:
        name = self.names.fresh(name)
        self.locals[name] = n.LocalName(name)
        return name

    # --- loops and arrays --------------------------------------------------------------------------------------

    def unrolled(self, statement: n.Statement) -> Iterator[n.Statement]:
        """The statement with loops over reactions unrolled, and elements of state arrays as variables."""
        if isinstance(statement, n.From) and self.matters(statement):
            bounds = [fold_expression(b) for b in (statement.first, statement.last, statement.step or ONE)]
            if not all(isinstance(bound, n.Number) for bound in bounds):
                raise Unsupported("a loop over reactions whose limits are not constant is not covered", statement.span)
            if not all(abs(bound.value) <= MOST_TURNS for bound in bounds) or bounds[2].value < 1:
                raise Unsupported(
                    f"a loop over reactions of more than {MOST_TURNS} turns is not covered", statement.span
                )
            first, last, by = (int(bound.value) for bound in bounds)
            for k in range(first, last + 1, by):
                rename = Rename({statement.variable: n.Number(float(k))})
                for inner in statement.body.statements:
                    yield from self.unrolled(rename.rewrite(inner))
        elif isinstance(statement, n.If):
            otherwise = statement.otherwise
            yield replace(
                statement,
                condition=self.scalar(statement.condition),
                then=self.unrolled_body(statement.then),
                otherwise=self.unrolled_body(otherwise) if isinstance(otherwise, n.Body) else otherwise,
            )
        elif isinstance(statement, n.Compartment) and statement.index:
            yield statement  # its index gets its values in `volumes`
        else:
            yield self.scalar(statement)

    def unrolled_body(self, code: n.Body) -> n.Body:
        return replace(code, statements=tuple(s for each in code.statements for s in self.unrolled(each)))

    def matters(self, loop: n.From) -> bool:
        kinds = (n.Reaction, n.Conserve, n.Compartment)
        states = self.declared_states
        return any(isinstance(x, kinds) or (isinstance(x, n.Index) and x.name in states) for x in walk(loop))

    def scalar(self, node: n.Statement) -> n.Statement:
        return _Elements(self).rewrite(node)

    def element(self, name: str, index: int) -> str:
        if (name, index) not in self.elements:
            self.elements[name, index] = self.local(f"{name}_{index}")
        return self.elements[name, index]

    # --- the system --------------------------------------------------------------------------------------------

    def step(self, dt: n.Expression) -> n.Body:
        rates, computation, start, constant = self.computation()
        conserved = self.conserved(list(rates), self.volume_of)
        store = [
            n.Assign(n.Index(array, n.Number(float(k))), n.Name(name)) for (array, k), name in self.elements.items()
        ]
        system = System(computation, self.ordered(rates, conserved), dt, conserved, constant)
        code = step(system, self.local, lambda name: name in self.locals or name in self.inner)
        return body((*self.load(), *start, *code, *store), self.locals.values())

    def derivatives(self, kept: Callable[[str], n.Name | n.Index]) -> n.Body:
        """The rates of change, each put where `kept` says."""
        rates, computation, start, _ = self.computation()
        store = [n.Assign(kept(state), n.Name(rate)) for state, rate in rates.items()]
        return body((*self.load(), *start, *computation, *store), self.locals.values())

    def solution(self, kept: Callable[[str], n.Name | n.Index]) -> n.Body:
        """x of (1 - dt J) x = b in the place of b, which `kept` tells; J is the derivative of the rates."""
        rates, computation, start, constant = self.computation()
        system = System(computation, rates, DT, {}, constant)
        code, unknowns = newton_equation(system, [kept(state) for state in rates], self.local)
        store = [n.Assign(kept(state), x) for state, x in zip(rates, unknowns, strict=True)]
        return body((*self.load(), *start, *code, *store), self.locals.values())

    def place(self, state: str) -> tuple[str, int | None]:
        """The declared variable that a state is, and which element of it."""
        found = next((place for place, name in self.elements.items() if name == state), None)
        return found if found is not None else (state, None)

    def load(self) -> list[n.Statement]:
        return [assign(name, n.Index(array, n.Number(float(k)))) for (array, k), name in self.elements.items()]

    def computation(self) -> tuple[dict[str, str], list[n.Statement], list[n.Statement], set[str]]:
        """The variables of the rates, what computes them, what comes before that, and what is taken as constant."""
        self.volume_of, start = self.volumes()
        rates = {state: self.local(f"D{state}") for state in self.states()}
        reactions = _Reactions(self, rates)
        computation: list[n.Statement] = [assign(rate, ZERO) for rate in rates.values()]
        computation += reactions.all(self.statements)
        for state, rate in rates.items():
            if state in self.volume_of:
                computation.append(assign(rate, over(n.Name(rate), self.volume_of[state])))
        return rates, computation, start, reactions.constant

    @staticmethod
    def ordered(rates: dict[str, str], conserved: dict[str, Conservation]) -> dict[str, str]:
        return {state: rates[state] for state in sorted(rates, key=lambda state: state in conserved)}

    def states(self) -> list[str]:
        """The states that take part in reactions or are conserved."""
        found: dict[str, None] = {}
        scalars = self.declared_states | set(self.elements.values())
        for statement in self.statements:
            for node in walk(statement):
                if isinstance(node, n.Reaction):
                    sides = [*_terms(node.left), *(_terms(node.right) if node.right else ())]
                    found |= dict.fromkeys(species.name for _, species in sides if species.name in scalars)
        if not found:
            raise RanvierError(f"{self.block.name} has no reaction of a STATE", self.block.span)
        return list(found)

    def volumes(self) -> tuple[dict[str, n.Expression], list[n.Statement]]:
        """The volume of each state that has one, and the statements that compute them."""
        volumes: dict[str, n.Expression] = {}
        start: list[n.Statement] = []
        for compartment in [s for s in self.statements if isinstance(s, n.Compartment)]:
            for species in compartment.species:
                for index, name in self.members(species):
                    value = compartment.volume
                    if compartment.index:
                        value = _Elements(self).rewrite(
                            Rename({compartment.index: n.Number(float(index))}).rewrite(value)
                        )
                    volumes[name] = n.Name(self.local(f"volume_{name}"))
                    start.append(assign(volumes[name].name, value))
        return volumes, start

    def members(self, species: str) -> list[tuple[int, str]]:
        """The states that a name in COMPARTMENT means: itself, or the elements of an array that take part."""
        if self.sizes.get(species):
            return [(k, name) for (array, k), name in self.elements.items() if array == species]
        return [(0, species)]

    def conserved(self, states: list[str], volumes: dict[str, n.Expression]) -> dict[str, Conservation]:
        found: dict[str, Conservation] = {}
        for conserve in [node for s in self.statements for node in walk(s) if isinstance(node, n.Conserve)]:
            weights: dict[str, n.Expression] = {}
            for coefficient, species in _terms(conserve.left):
                for _, name in self.members(species.name) if isinstance(species, n.Name) else [(0, species.name)]:
                    weight = times(n.Number(coefficient), volumes.get(name, ONE))
                    weights[name] = plus(weights.get(name, ZERO), weight)
            free = [name for name in weights if name in states and name not in found]
            if not free:
                raise RanvierError("CONSERVE without a state that takes part in a reaction", conserve.span)
            outside = {name: weight for name, weight in weights.items() if name not in states}
            total = conserve.right
            for name, weight in outside.items():
                total = minus(total, times(weight, n.Name(name)))
            inside = {name: weight for name, weight in weights.items() if name in states}
            found[free[-1]] = Conservation(inside, total)
        return found


class _Elements(Rewriter):
    """`ca[2]` → the variable that stands for it."""

    def __init__(self, kinetic: Kinetic) -> None:
        self.kinetic = kinetic

    def rewrite_Index(self, node: n.Index) -> n.Expression:
        index = fold_expression(node.index)
        if node.name not in self.kinetic.declared_states:
            return replace(node, index=index)
        if not isinstance(index, n.Number):
            raise Unsupported(f"the index of the STATE {node.name} is not constant", node.span)
        return n.Name(self.kinetic.element(node.name, int(index.value)), span=node.span)


class _Reactions:
    """Reactions as assignments: the fluxes, and what they add to the rates."""

    def __init__(self, kinetic: Kinetic, rates: dict[str, str]) -> None:
        self.kinetic = kinetic
        self.rates = rates
        self.fluxes: dict[str, str | n.Expression] = {"f_flux": ZERO, "b_flux": ZERO}
        self.constant: set[str] = set()
        reactions = [node for s in kinetic.statements for node in walk(s) if isinstance(node, n.Reaction)]
        self.linear = all(self._is_linear(side) for r in reactions for side in (r.left, r.right) if side is not None)

    def all(self, statements: Iterable[n.Statement]) -> Iterator[n.Statement]:
        for statement in statements:
            match statement:
                case n.Reaction():
                    yield from self.reaction(Rename(self.fluxes).rewrite(statement))
                case n.Conserve() | n.Compartment() | n.LongitudinalDiffusion():
                    pass
                case n.If(condition, then, otherwise):
                    condition = Rename(self.fluxes).rewrite(condition)
                    otherwise = self.body(otherwise) if isinstance(otherwise, n.Body) else otherwise
                    yield replace(statement, condition=condition, then=self.body(then), otherwise=otherwise)
                case _:
                    yield Rename(self.fluxes).rewrite(statement)

    def body(self, code: n.Body) -> n.Body:
        return replace(code, statements=tuple(self.all(code.statements)))

    def reaction(self, node: n.Reaction) -> Iterator[n.Statement]:
        left = list(_terms(node.left))
        right = list(_terms(node.right)) if node.right else []
        if self.linear:
            held = [self.held(rate) for rate in node.rates]
            yield from (
                assign(name.name, rate) for name, rate in zip(held, node.rates, strict=True) if name is not rate
            )
            node = replace(node, rates=tuple(held))
        if node.arrow == "<<":
            yield from self.flux("f_flux", node.rates[0])
            self.fluxes["b_flux"] = ZERO
            yield from self.add(left, +1)
            return
        yield from self.flux("f_flux", _product(node.rates[0], left))
        if node.arrow == "<->":
            yield from self.flux("b_flux", _product(node.rates[1], right))
        else:
            self.fluxes["b_flux"] = ZERO
        yield from self.add(left, -1)
        yield from self.add(right, +1)

    def _is_linear(self, side: n.Expression) -> bool:
        """Whether a side has at most one state, once. If all have, the step is linear as NEURON takes it: a rate that
        depends on states is that of the states before the step."""
        states = [c for c, species in _terms(side) if species.name in self.rates]
        return states in ([], [1.0])

    def held(self, rate: n.Expression) -> n.Expression:
        """The rate itself if it is constant, else a local that holds it."""
        moving = self.rates.keys() | set().union(*(assigned(s) for s in self.kinetic.statements))
        if moving.isdisjoint(used(rate)):
            return rate
        name = self.kinetic.local("rate")
        self.constant.add(name)
        return n.Name(name)

    def flux(self, name: str, value: n.Expression) -> Iterator[n.Statement]:
        """A flux in a variable of its own, which the name then means."""
        self.fluxes[name] = self.kinetic.local(name)
        yield assign(self.fluxes[name], value)

    def add(self, side: list[tuple[float, n.Expression]], sign: int) -> Iterator[n.Statement]:
        forward, backward = (
            n.Name(flux) if isinstance(flux, str) else flux for flux in (self.fluxes["f_flux"], self.fluxes["b_flux"])
        )
        net = minus(forward, backward)
        for coefficient, species in side:
            if species.name in self.rates:
                rate = self.rates[species.name]
                part = times(n.Number(coefficient), net)
                yield assign(rate, plus(n.Name(rate), part) if sign > 0 else n.Binary("-", n.Name(rate), part))


def _terms(side: n.Expression) -> Iterator[tuple[float, n.Name | n.Index]]:
    """Coefficient and species, for each of a side of a reaction."""
    match side:
        case n.Binary("+", left, right):
            yield from _terms(left)
            yield from _terms(right)
        case n.Binary("*", n.Number(value), species):
            yield value, species
        case _:
            yield 1.0, side


def _product(rate: n.Expression, side: list[tuple[float, n.Expression]]) -> n.Expression:
    for coefficient, species in side:
        whole = coefficient == int(coefficient) and coefficient <= 8
        if whole:
            for _ in range(int(coefficient)):
                rate = times(rate, species)
        else:
            rate = times(rate, n.Binary("^", species, n.Number(coefficient)))
    return rate
