"""LONGITUDINAL_DIFFUSION: along the sections, from segment to segment.

    COMPARTMENT volume {ca}   LONGITUDINAL_DIFFUSION d {ca}

becomes the block DIFFUSION, which computes for each state (or element of a state array) the hidden variables
`volume_of_ca_0_` (um2, the volume per length) and `diffusion_of_ca_0_` (um4/ms, the constant times the cross-section).
The solver moves the states, after the reactions of the step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...errors import RanvierError
from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import used
from ..symbols import analyse
from ..trees import ONE, Rename, body, declare, split_locals
from .fold import fold_expression

BLOCK = "DIFFUSION"


def volume_name(state: str, element: int) -> str:
    return f"volume_of_{state}_{element}_"


def rate_name(state: str, element: int) -> str:
    return f"diffusion_of_{state}_{element}_"


@dataclass(frozen=True, slots=True)
class _Diffused:
    state: str
    element: int
    volume: n.Expression
    rate: n.Expression


def run(file: n.File) -> n.File:
    blocks = [b for b in file.blocks if any(isinstance(node, n.LongitudinalDiffusion) for node in walk(b))]
    if not blocks:
        return file
    sizes = {name: v.size for name, v in analyse(file).variables.items()}
    statements: list[n.Statement] = []
    locals: dict[str, n.LocalName] = {}
    names: list[str] = []
    for block in blocks:
        declared, code = split_locals(block.body)
        diffused = [
            one for each in code if isinstance(each, n.LongitudinalDiffusion) for one in _all(each, code, sizes)
        ]
        mentioned = set().union(*(used(e) for one in diffused for e in (one.volume, one.rate)))
        if mentioned & {local.name for local in declared}:
            locals |= {local.name: local for local in declared}
            statements += [s for s in code if isinstance(s, n.Assign) and s.target.name in {x.name for x in declared}]
        for one in diffused:
            for name, value in (
                (volume_name(one.state, one.element), one.volume),
                (rate_name(one.state, one.element), one.rate),
            ):
                statements.append(n.Assign(n.Name(name), value))
                names.append(name)
    file = _Without().rewrite(file)
    file = declare(file, "ASSIGNED", [n.Declaration(name) for name in dict.fromkeys(names)])
    made = n.StatementBlock(BLOCK, "", body(statements, locals.values()), span=blocks[0].span)
    return replace(file, blocks=(*file.blocks, made))


def _all(node: n.LongitudinalDiffusion, code: tuple[n.Statement, ...], sizes: dict[str, int]) -> list[_Diffused]:
    """Each state that a LONGITUDINAL_DIFFUSION names, elements one by one."""
    found = []
    for state in node.species:
        if state not in sizes:
            raise RanvierError(f"{state} is not declared", node.span)
        for k in range(max(sizes[state], 1)):
            volume = next((c for c in code if isinstance(c, n.Compartment) and state in c.species), None)
            width = _at(volume.volume, volume.index, k) if volume is not None else ONE
            found.append(_Diffused(state, k, width, _at(node.rate, node.index, k)))
    return found


def _at(value: n.Expression, index: str, k: int) -> n.Expression:
    return fold_expression(Rename({index: n.Number(float(k))}).rewrite(value)) if index else value


class _Without(Rewriter):
    def rewrite_LongitudinalDiffusion(self, node: n.LongitudinalDiffusion) -> None:
        return None
