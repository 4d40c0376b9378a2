"""KINETIC: the rates of change that the reactions give, and an implicit step of them (SOLVE … METHOD sparse), or an
explicit one (euler, runge, and those of `scop_methods`).

    ~ a + 2 b <-> c (kf, kb)        f_flux = kf a b^2, b_flux = kb c

Loops over reactions are unrolled and the elements of arrays of states made variables of their own. COMPARTMENT
divides the fluxes into a state by its volume and weighs CONSERVE, which takes the place of the equation of its
last state. SOLVE … STEADYSTATE is a step of 1e9 ms, as in NEURON (see `System.steady`). A rate is one number: in
NEURON's explicit steps a flux of the rate `1 + x` is, for want of parentheses, 1 + x times the state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from ...errors import RanvierError
from ...tree import walk
from .. import nodes as n
from ..analysis import assigned, locals_of, names, used
from ..explicit import with_kept
from ..implicit import Conservation, System, newton_equation, step
from ..second_order import half_and_again
from ..symbols import analyse
from ..trees import (
    DT,
    ONE,
    ZERO,
    Names,
    Rename,
    assign,
    body,
    file_names,
    is_number,
    minus,
    negative,
    over,
    plus,
    solves,
    split_locals,
    times,
)
from ..unrolling import Unrolling
from . import euler, runge, scop_methods

STEADY = n.Number(1e9)
EXPLICIT: dict[str, Callable[[n.Body, Names, list[str]], n.Body]] = {
    "euler": lambda code, names, _: euler.step(code, names, updates=True),
    "runge": lambda code, names, _: runge.step(code, names),
    **{method: partial(scop_methods.step, method) for method in scop_methods.METHODS},
}
"""Methods that step the rates as if they stood in a DERIVATIVE block; what they keep goes to the list."""


def run(file: n.File) -> n.File:
    blocks: list[n.Block] = []
    kept: list[str] = []
    for block in file.blocks:
        if isinstance(block, n.StatementBlock) and block.keyword == "KINETIC":
            own = [s for s in solves(file) if s.block == block.name]
            ways = {(s.steadystate, s.method if s.method in EXPLICIT else "") for s in own}
            blocks += [_solved(file, block, steady, method, kept) for steady, method in sorted(ways)]
        else:
            blocks.append(block)
    return with_kept(replace(file, blocks=tuple(blocks)), kept)


def _solved(file: n.File, block: n.StatementBlock, steady: bool, method: str, kept: list[str]) -> n.StatementBlock:
    kinetic = Kinetic(file, block)
    if method:
        return replace(block, keyword="DERIVATIVE", body=kinetic.explicit_step(method, kept))
    code = kinetic.step(STEADY if steady else DT)
    return replace(block, keyword="STEADYSTATE" if steady else "DERIVATIVE", body=code)


class Kinetic:
    """The reactions of one block as a system of equations."""

    def __init__(self, file: n.File, block: n.StatementBlock) -> None:
        self.file, self.block = file, block
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
        self.unrolling = Unrolling(self.declared_states, (n.Reaction, n.Conserve, n.Compartment), self.local)
        self.elements = self.unrolling.elements
        self.statements = self.unrolling.all(statements)
        self.inner = set().union(*(locals_of(s) for s in self.statements)) if self.statements else set()

    def local(self, name: str) -> str:
        name = self.names.fresh(name)
        self.locals[name] = n.LocalName(name)
        return name

    # --- the system --------------------------------------------------------------------------------------------

    def step(self, dt: n.Expression) -> n.Body:
        system, inverse, start = self.system()
        system = replace(system, conserved=self.conserved(list(system.residuals)), steady=dt is STEADY)
        code = [
            assign(inverse.name, over(ONE, dt)),
            *step(system, self.local, lambda name: name in self.locals or name in self.inner),
        ]
        code = code if system.steady else half_and_again(code, list(system.residuals), self.local)
        return body((*self.unrolling.load(), *start, *code, *self.unrolling.store()), self.locals.values())

    def system(self) -> tuple[System, n.Name, list[n.Statement]]:
        """The equations of a step, 0 = volume (old - x)/dt + fluxes; the variable that 1/dt goes to; and what comes
        before everything."""
        inverse, old = n.Name(self.local("inverse_dt")), {state: self.local(f"{state}_old") for state in self.states()}

        def changed(state: str) -> n.Expression:
            return times(times(inverse, minus(n.Name(old[state]), n.Name(state))), self.volume_of.get(state, ONE))

        rates, computation, start, reactions = self.computation(changed)
        system = System(computation, rates, old, {}, reactions.constant, reactions.linear, reactions=True)
        return system, inverse, start

    def explicit_step(self, method: str, kept: list[str]) -> n.Body:
        """A step of the rates by another method, as if they stood in a DERIVATIVE block."""
        rates, computation, start, _ = self.computation()
        equations = [n.Assign(n.Prime(state), n.Name(rate)) for state, rate in rates.items()]
        declared, code = split_locals(EXPLICIT[method](n.Body((*computation, *equations)), self.names, kept))
        statements = (*self.unrolling.load(), *start, *code, *self.unrolling.store())
        return body(statements, (*self.locals.values(), *declared))

    def derivatives(self, kept: Callable[[str], n.Name | n.Index]) -> n.Body:
        """The rates of change, each put where `kept` says."""
        rates, computation, start, _ = self.computation()
        store = [n.Assign(kept(state), n.Name(rate)) for state, rate in rates.items()]
        return body((*self.unrolling.load(), *start, *computation, *store), self.locals.values())

    def solution(self, kept: Callable[[str], n.Name | n.Index]) -> n.Body:
        """x of (1 - dt J) x = b in the place of b, which `kept` tells; J is the derivative of the rates."""
        system, inverse, start = self.system()
        right = [
            negative(times(times(inverse, kept(state)), self.volume_of.get(state, ONE))) for state in system.residuals
        ]
        code, unknowns = newton_equation(system, right, self.local)
        store = [n.Assign(kept(state), x) for state, x in zip(system.residuals, unknowns, strict=True)]
        begin = (*self.unrolling.load(), *start, assign(inverse.name, over(ONE, DT)))
        return body((*begin, *code, *store), self.locals.values())

    def place(self, state: str) -> tuple[str, int | None]:
        """The declared variable that a state is, and which element of it."""
        found = next((place for place, name in self.elements.items() if name == state), None)
        return found if found is not None else (state, None)

    def computation(
        self, begin: Callable[[str], n.Expression] | None = None
    ) -> tuple[dict[str, str], list[n.Statement], list[n.Statement], _Reactions]:
        """The variables of the rates, what computes them, what comes before that, and the reactions. The rates begin
        with 0, or with what `begin` says; then they are not divided by volumes."""
        self.volume_of, start = self.volumes()
        rates = {state: self.local(f"D{state}") for state in self.states()}
        reactions = _Reactions(self, rates)
        computation: list[n.Statement] = [
            assign(rate, begin(state) if begin else ZERO) for state, rate in rates.items()
        ]
        computation += reactions.all(self.statements)
        for state, rate in rates.items() if begin is None else ():
            if state in self.volume_of:
                computation.append(assign(rate, over(n.Name(rate), self.volume_of[state])))
        return rates, computation, start, reactions

    def states(self) -> list[str]:
        """The states that take part in reactions or are conserved, in NEURON's order."""
        found: dict[str, None] = {}
        scalars = self.declared_states | set(self.elements.values())
        for statement in self.statements:
            for node in walk(statement):
                if isinstance(node, n.Reaction):
                    sides = [*_terms(node.left), *(_terms(node.right) if node.right else ())]
                    found |= dict.fromkeys(_named(species) for _, species in sides if _named(species) in scalars)
        if not found:
            raise RanvierError(f"{self.block.name} has no reaction of a STATE", self.block.span)
        rank = {name: k for k, name in enumerate(in_order(self.file, self.block))}
        places = {state: self.place(state) for state in found}
        return sorted(found, key=lambda state: (rank[places[state][0]], places[state][1] or 0))

    def volumes(self) -> tuple[dict[str, n.Expression], list[n.Statement]]:
        """The volume of each state that has one, and the statements that compute them."""
        volumes: dict[str, n.Expression] = {}
        start: list[n.Statement] = []
        for compartment in [s for s in self.statements if isinstance(s, n.Compartment)]:
            for species in compartment.species:
                for index, name in self.members(species):
                    value = compartment.volume
                    if compartment.index:
                        at = Rename({compartment.index: n.Number(float(index))})
                        value = self.unrolling.scalar(at.rewrite(value))
                    volumes[name] = n.Name(self.local(f"volume_{name}"))
                    start.append(assign(volumes[name].name, value))
        return volumes, start

    def members(self, species: str) -> list[tuple[int, str]]:
        """The states that a name in COMPARTMENT means: itself, or the elements of an array that take part."""
        if self.sizes.get(species):
            return [(k, name) for (array, k), name in self.elements.items() if array == species]
        return [(0, species)]

    def conserved(self, states: list[str]) -> dict[str, Conservation]:
        found: dict[str, Conservation] = {}
        for conserve in [node for s in self.statements for node in walk(s) if isinstance(node, n.Conserve)]:
            weights: dict[str, n.Expression] = {}
            for coefficient, species in _terms(conserve.left):
                for _, name in self.members(species.name) if isinstance(species, n.Name) else [(0, species.name)]:
                    weight = times(n.Number(coefficient), self.volume_of.get(name, ONE))
                    weights[name] = plus(weights.get(name, ZERO), weight)
            free = [name for name in weights if name in states and name not in found]
            if not free:
                raise RanvierError("CONSERVE without a state that takes part in a reaction", conserve.span)
            outside = {name: weight for name, weight in weights.items() if name not in states}
            total = conserve.right
            for name, weight in outside.items():
                total = minus(total, times(weight, n.Name(name)))
            inside = {name: weights[name] for name in reversed(weights) if name in states}
            scalars = [name for name in free if self.place(name)[1] is None]
            found[(scalars or free)[-1]] = Conservation(inside, total)
        return found


def in_order(file: n.File, block: n.StatementBlock) -> list[str]:
    """The STATEs as NEURON keeps them: by their first letter, then the one first that the file mentions last. The last
    state in a CONSERVE that is no array goes before all."""
    blocks = [b for b in file.blocks if isinstance(b, n.DeclarationBlock) and b.keyword == "STATE"]
    states = {d.name: bool(d.size) for b in blocks for d in b.declarations}
    listed = [one for node in walk(file) if isinstance(node, n.NamesStatement) for one in node.names if one in states]
    mentioned = list(dict.fromkeys([*listed, *states]))
    order = sorted(states, key=lambda name: (name[0], -mentioned.index(name)))
    for conserve in [node for node in walk(block) if isinstance(node, n.Conserve)]:
        last = [name for name in names(conserve.left) if states.get(name) is False][-1:]
        order = last + [name for name in order if name not in last]
    return order


class _Reactions:
    """Reactions as assignments: the fluxes, and what they add to the rates."""

    def __init__(self, kinetic: Kinetic, rates: dict[str, str]) -> None:
        self.kinetic = kinetic
        self.rates = rates
        self.fluxes: dict[str, str | n.Expression] = {"f_flux": ZERO, "b_flux": ZERO}
        self.constant: set[str] = set()
        reactions = [node for s in kinetic.statements for node in walk(s) if isinstance(node, n.Reaction)]
        self.linear = all(self._is_linear(side) for r in reactions for side in (r.left, r.right) if side is not None)
        self.moving = rates.keys() | set().union(*(assigned(s) for s in kinetic.statements))

    def all(self, statements: Iterable[n.Statement]) -> Iterator[n.Statement]:
        for statement in statements:
            match statement:
                case n.Reaction():
                    if statement.arrow == "<<":  # in NEURON, its rate is the backward flux, and sees none itself
                        self.fluxes = {"f_flux": ZERO, "b_flux": ZERO}
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
        held = [self.held(rate) for rate in node.rates]
        yield from (assign(name.name, rate) for name, rate in zip(held, node.rates, strict=True) if name is not rate)
        node = replace(node, rates=tuple(held))
        if node.arrow == "<<":
            yield from self.flux("b_flux", node.rates[0])
            yield from self.add(left, +1, n.Name(self.fluxes["b_flux"]))
            return
        yield from self.flux("f_flux", _product(node.rates[0], left))
        if node.arrow == "<->":
            yield from self.flux("b_flux", _product(node.rates[1], right))
        else:
            self.fluxes["b_flux"] = ZERO
        forward, backward = (
            n.Name(flux) if isinstance(flux, str) else flux for flux in (self.fluxes["f_flux"], self.fluxes["b_flux"])
        )
        yield from self.add(left, -1, minus(forward, backward))
        yield from self.add(right, +1, minus(forward, backward))

    def _is_linear(self, side: n.Expression) -> bool:
        """Whether a side has at most one state, once. If all have, the step is linear as NEURON takes it, one
        iteration: a rate that depends on states is that of the states before the step."""
        states = [c for c, species in _terms(side) if _named(species) in self.rates]
        return states in ([], [1.0])

    def held(self, rate: n.Expression) -> n.Expression:
        """The rate itself if it is constant, else a local that holds it: Newton's Jacobian, as NEURON's, takes it to
        be constant."""
        if self.moving.isdisjoint(used(rate)) and not is_number(rate, 0):
            return rate
        name = self.kinetic.local("rate")
        self.constant.add(name)
        return n.Name(name)

    def flux(self, name: str, value: n.Expression) -> Iterator[n.Statement]:
        """A flux in a variable of its own, which the name then means."""
        self.fluxes[name] = self.kinetic.local(name)
        yield assign(self.fluxes[name], value)

    def add(self, side: list[tuple[float, n.Expression]], sign: int, net: n.Expression) -> Iterator[n.Statement]:
        for coefficient, species in side:
            if _named(species) in self.rates:
                rate = self.rates[_named(species)]
                part = times(n.Number(coefficient), net)
                yield assign(rate, plus(n.Name(rate), part) if sign > 0 else n.Binary("-", n.Name(rate), part))


def _terms(side: n.Expression) -> Iterator[tuple[float, n.Name | n.Index | n.Number]]:
    """Coefficient and species, for each of a side of a reaction; a Number is what a CONSTANT has become."""
    match side:
        case n.Binary("+", left, right):
            yield from _terms(left)
            yield from _terms(right)
        case n.Binary("*", n.Number(value), species):
            yield value, species
        case _:
            yield 1.0, side


def _named(species: n.Name | n.Index | n.Number) -> str:
    return "" if isinstance(species, n.Number) else species.name


def _product(rate: n.Expression, side: list[tuple[float, n.Expression]]) -> n.Expression:
    for coefficient, species in side[::-1]:
        whole = coefficient == int(coefficient) and coefficient <= 8
        if whole:
            for _ in range(int(coefficient)):
                rate = times(rate, species)
        else:
            rate = times(rate, n.Binary("^", species, n.Number(coefficient)))
    return rate
