"""LONGITUDINAL_DIFFUSION: along the sections, from segment to segment.

    COMPARTMENT volume {ca}   LONGITUDINAL_DIFFUSION d {ca}

becomes the block DIFFUSION, which computes for each state (or element of a state array) the hidden variables
`volume_of_ca_0_` (um2, the volume per length) and `diffusion_of_ca_0_` (um4/ms, the constant times the cross-section).
The solver moves the states, after the reactions of the step. Where an ion's current flows into a state,

    ~ ca << (-ica*area/(2*FARADAY))

`flux_slope_of_ca_0_by_ca_` is the flux with the derivative of the current to v, of all mechanisms together
(`total_dica_dv_`), in the place of the current: NEURON's variable step reckons with it that the flux follows the state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...errors import RanvierError
from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import used
from ..symbols import Symbols, analyse
from ..trees import ONE, Rename, body, declare, is_number, split_locals
from .current import ion_conductance
from .fold import fold_expression

BLOCK = "DIFFUSION"


def volume_name(state: str, element: int) -> str:
    return f"volume_of_{state}_{element}_"


def rate_name(state: str, element: int) -> str:
    return f"diffusion_of_{state}_{element}_"


def flux_slope_name(state: str, element: int, ion: str) -> str:
    return f"flux_slope_of_{state}_{element}_by_{ion}_"


TOTAL = "total_"
"""Before the name of a mechanism's share of an ion's column: that of all mechanisms."""


@dataclass(frozen=True, slots=True)
class _Diffused:
    state: str
    element: int
    volume: n.Expression
    rate: n.Expression
    flux_slopes: dict[str, n.Expression]  # by ion

    def assignments(self) -> Iterator[n.Assign]:
        yield n.Assign(n.Name(volume_name(self.state, self.element)), self.volume)
        yield n.Assign(n.Name(rate_name(self.state, self.element)), self.rate)
        for ion, slope in self.flux_slopes.items():
            yield n.Assign(n.Name(flux_slope_name(self.state, self.element, ion)), slope)


def run(file: n.File) -> n.File:
    blocks = [b for b in file.blocks if any(isinstance(node, n.LongitudinalDiffusion) for node in walk(b))]
    if not blocks:
        return file
    symbols = analyse(file)
    statements: list[n.Statement] = []
    locals: dict[str, n.LocalName] = {}
    names: list[str] = []
    for block in blocks:
        declared, code = split_locals(block.body)
        diffused = [
            assignment
            for each in code
            if isinstance(each, n.LongitudinalDiffusion)
            for one in _all(each, code, symbols)
            for assignment in one.assignments()
        ]
        mentioned = set().union(*(used(one.value) for one in diffused))
        if mentioned & {local.name for local in declared}:
            locals |= {local.name: local for local in declared}
            statements += [s for s in code if isinstance(s, n.Assign) and s.target.name in {x.name for x in declared}]
        statements += diffused
        names += [one.target.name for one in diffused]
    file = _Without(used(body(statements))).rewrite(file)
    file = declare(file, "ASSIGNED", [n.Declaration(name) for name in dict.fromkeys(names)])
    made = n.StatementBlock(BLOCK, "", body(statements, locals.values()), span=blocks[0].span)
    return replace(file, blocks=(*file.blocks, made))


def _all(node: n.LongitudinalDiffusion, code: tuple[n.Statement, ...], symbols: Symbols) -> list[_Diffused]:
    """Each state that a LONGITUDINAL_DIFFUSION names, elements one by one."""
    found = []
    for state in node.species:
        if state not in symbols.variables:
            raise RanvierError(f"{state} is not declared", node.span)
        for k in range(max(symbols.variables[state].size, 1)):
            volume = next((c for c in code if isinstance(c, n.Compartment) and state in c.species), None)
            width = _at(volume.volume, volume.index, k) if volume is not None else ONE
            slopes = dict(_flux_slopes(state, k, code, symbols))
            found.append(_Diffused(state, k, width, _at(node.rate, node.index, k), slopes))
    return found


def _flux_slopes(
    state: str, k: int, code: tuple[n.Statement, ...], symbols: Symbols
) -> Iterator[tuple[str, n.Expression]]:
    """The ions whose currents are in fluxes into the state, and each such flux as a function of the derivative of the
    current to v."""
    read = {ion.current: ion for ion in symbols.ions if ion.current in ion.read}
    for flux in walk(n.Body(code)):
        if isinstance(flux, n.Reaction) and flux.arrow == "<<" and _is_element(flux.left, state, k):
            for current in read.keys() & used(flux.rates[0]):
                slope = Rename({current: TOTAL + ion_conductance(current)})
                yield read[current].name, slope.rewrite(flux.rates[0])


def _is_element(node: n.Expression, state: str, k: int) -> bool:
    match node:
        case n.Name(name):
            return name == state and k == 0
        case n.Index(name, index):
            return name == state and is_number(fold_expression(index), k)
    return False


def _at(value: n.Expression, index: str, k: int) -> n.Expression:
    return fold_expression(Rename({index: n.Number(float(k))}).rewrite(value)) if index else value


class _Without(Rewriter):
    """Takes the statements out, and has the ions give what these names say."""

    def __init__(self, used: set[str]) -> None:
        self.used = used

    def rewrite_UseIon(self, node: n.UseIon) -> n.UseIon:
        slope = TOTAL + ion_conductance(f"i{node.ion}")
        return replace(node, read=(*node.read, slope)) if slope in self.used else node

    def rewrite_LongitudinalDiffusion(self, node: n.LongitudinalDiffusion) -> None:
        return None
