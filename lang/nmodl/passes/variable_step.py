"""What the variable step needs, besides the fixed step's solution of the DERIVATIVE blocks.

STATE_DERIVATIVE: the block as it stands, but each m' is kept in the hidden column `m_rate_`; of a KINETIC block the
rates that its reactions give.
STATE_SOLVE: with `dt` the method's gamma, `m_rate_` holds a right-hand side b and becomes b/(1 - dt*df/dm), where
m' = f: the equations of a mechanism are taken as if each depended on its own state only, as NEURON does. Those of a
KINETIC block are solved together; CONSERVE has no part in it.

STATE_SYNONYMS: the concentrations that the blocks set from their states, cai = ca: they follow when states are put in
place, before any current is computed.

DISCONTINUITIES: `next_time_` becomes the first time after t that at_time is asked about.

States that a PROCEDURE steps by itself have no such blocks: with METHOD after_cvode it is run before each step, with
cvode_t at each evaluation, and without a METHOD the variable step cannot be used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from ...errors import Unsupported
from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import locals_of, names
from ..derivative import NotDifferentiable, derivative
from ..symbols import analyse
from ..trees import DT, ONE, Rename, T, body, declare, find_block, minus, negative, over, plus, solves, split_locals
from ..trees import times as product
from . import cnexp, kinetic, scop_methods

METHODS = ("", "cnexp", cnexp.OF_GATES, "derivimplicit", "sparse", "euler", "runge", *scop_methods.METHODS)
SUFFIX = "_rate_"


NEVER = n.Number(1e300)
DIFFERENCE = n.Number(0.001)


def run(file: n.File) -> n.File:
    return _with_discontinuities(_with_states(file))


def _with_discontinuities(file: n.File) -> n.File:
    times = [time for block in file.blocks if _may_jump(block) for time in _times(block)]
    if not times:
        return file
    found = n.Name("next_time_")
    statements: list[n.Statement] = [n.Assign(found, NEVER)]
    for time in dict.fromkeys(times):
        nearer = n.Binary("&&", n.Binary(">", time, T), n.Binary("<", time, found))
        statements.append(n.If(nearer, n.Body((n.Assign(found, time),)), None))
    file = declare(file, "ASSIGNED", [n.Declaration(found.name)])
    return replace(file, blocks=(*file.blocks, n.StatementBlock("DISCONTINUITIES", "", body(statements))))


def _may_jump(block: n.Block) -> bool:
    return isinstance(block, n.Procedure) or (isinstance(block, n.StatementBlock) and block.keyword == "BREAKPOINT")


def _times(block: n.StatementBlock | n.Procedure) -> list[n.Expression]:
    """The times that a block asks about, as far as they are made of the mechanism's own variables."""
    inner = locals_of(block.body) | {p.name for p in getattr(block, "parameters", ())}
    found = [call.arguments[-1] for call in walk(block) if isinstance(call, n.Call) and call.name == "at_time"]
    return [time for time in found if inner.isdisjoint(names(time))]


def _with_states(file: n.File) -> n.File:
    breakpoint_ = find_block(file, "BREAKPOINT")
    asked = list(solves(breakpoint_)) if breakpoint_ is not None else []
    found = [(s.method, find_block(file, k, s.block)) for s in asked for k in ("DERIVATIVE", "KINETIC")]
    blocks = [block for method, block in found if block is not None and (method in METHODS or _has_primes(block))]
    if not asked or len(blocks) != len(asked):
        return file
    variables = analyse(file).variables
    primes = {a.target.name for b in blocks for a in walk(b) if isinstance(a, n.Assign) and _is_prime(a.target)}
    if any(variables[state].size for state in primes):
        return file
    try:
        made, sizes = _blocks(file, blocks, {s.block for s in asked if s.method == cnexp.OF_GATES})
    except (NotDifferentiable, Unsupported):  # whoever chooses the variable step is told
        return file
    sizes |= dict.fromkeys(primes, 0)
    if not sizes:
        return file
    kept = [(state, sizes[state]) for state in _in_order(file, blocks) if state in sizes]
    file = declare(file, "ASSIGNED", (n.Declaration(state + SUFFIX, size) for state, size in kept))
    return replace(file, blocks=(*file.blocks, *made, *_synonyms(file, blocks)))


def _has_primes(block: n.StatementBlock) -> bool:
    return any(isinstance(a, n.Assign) and _is_prime(a.target) for a in walk(block))


def _synonyms(file: n.File, blocks: Sequence[n.StatementBlock]) -> Iterator[n.StatementBlock]:
    ions = [v for v in analyse(file).variables.values() if v.role == "ion"]
    concentrations = {v.name for v in ions if v.name in (f"{v.ion}i", f"{v.ion}o")}
    found: list[n.Statement] = []
    for block in blocks:
        inner = locals_of(block.body)
        assignments = [a for a in walk(block) if isinstance(a, n.Assign) and isinstance(a.target, n.Name)]
        found += [a for a in assignments if a.target.name in concentrations and inner.isdisjoint(names(a.value))]
    if found:
        yield n.StatementBlock("STATE_SYNONYMS", "", body(found), span=blocks[0].span)


def _in_order(file: n.File, blocks: Sequence[n.StatementBlock]) -> list[str]:
    """States as NEURON keeps them: in the order of the equations; those of KINETIC as `kinetic.in_order`."""
    found: list[str] = []
    for block in blocks:
        primes = [a.target.name for a in walk(block) if isinstance(a, n.Assign) and _is_prime(a.target)]
        found += primes if block.keyword == "DERIVATIVE" else kinetic.in_order(file, block)
    return list(dict.fromkeys(found))


def _is_prime(target: n.Node) -> bool:
    return isinstance(target, n.Prime)


def _blocks(
    file: n.File, blocks: list[n.StatementBlock], of_gates: set[str]
) -> tuple[list[n.StatementBlock], dict[str, int]]:
    """STATE_DERIVATIVE and STATE_SOLVE, and the sizes of the states of KINETIC blocks."""
    made, sizes = [], {}
    for keyword, change in _BLOCKS.items():
        bodies = []
        for block in blocks:
            if block.keyword == "DERIVATIVE":
                of_block = _SolveGates() if change is _SOLVE and block.name in of_gates else change
                bodies.append(of_block.rewrite(block.body))
                continue
            reactions = kinetic.Kinetic(file, block)
            keep = partial(_kept, reactions, sizes)
            bodies.append(reactions.derivatives(keep) if keyword == "STATE_DERIVATIVE" else reactions.solution(keep))
        made.append(n.StatementBlock(keyword, "", _joined(bodies), span=blocks[0].span))
    return made, sizes


def _kept(reactions: kinetic.Kinetic, sizes: dict[str, int], state: str) -> n.Name | n.Index:
    """The hidden variable of a state's rate."""
    name, element = reactions.place(state)
    sizes[name] = reactions.sizes[name]
    return n.Name(name + SUFFIX) if element is None else n.Index(name + SUFFIX, n.Number(float(element)))


def _joined(bodies: list[n.Body]) -> n.Body:
    """One after the other; the locals of one do not matter to the next."""
    locals: dict[str, n.LocalName] = {}
    statements: list[n.Statement] = []
    for code in bodies:
        declared, rest = split_locals(code)
        locals |= {local.name: local for local in declared}
        statements += rest
    return body(statements, locals.values())


class _Derivative(Rewriter):
    def rewrite_Assign(self, node: n.Assign) -> n.Assign:
        if not isinstance(node.target, n.Prime):
            return node
        return replace(node, target=n.Name(node.target.name + SUFFIX, span=node.target.span))


class _Solve(Rewriter):
    def rewrite_Assign(self, node: n.Assign) -> n.Assign:
        if not isinstance(node.target, n.Prime):
            return node
        rate = n.Name(node.target.name + SUFFIX, span=node.target.span)
        return n.Assign(rate, over(rate, minus(ONE, self.change(node.value, node.target.name))), span=node.span)

    def change(self, value: n.Expression, state: str) -> n.Expression:
        """dt*df/dm."""
        return product(DT, _slope(value, state))


class _SolveGates(_Solve):
    """Of rates (limit - m)/tau that KSChan has, with one division."""

    def change(self, value: n.Expression, state: str) -> n.Expression:
        match value:
            case n.Binary("/", n.Binary("-", _, n.Name(name)), tau) if name == state and state not in names(tau):
                return negative(over(DT, tau))
        return super().change(value, state)


def _slope(value: n.Expression, state: str) -> n.Expression:
    """How f changes with its own state: of sums and products the derivative, of all else a difference, as in NEURON."""
    if any(state in names(part) for part in _functions(value)):
        beside = Rename({state: plus(n.Name(state), DIFFERENCE)}).rewrite(value)
        return over(minus(beside, value), DIFFERENCE)
    return derivative(value, {state: ONE})


def _functions(value: n.Expression) -> Iterator[n.Expression]:
    for node in walk(value):
        if isinstance(node, n.Call) or (isinstance(node, n.Binary) and node.op == "^"):
            yield node
        elif isinstance(node, n.Binary) and node.op == "/":
            yield node.right


_SOLVE = _Solve()
_BLOCKS: dict[str, Rewriter] = {"STATE_DERIVATIVE": _Derivative(), "STATE_SOLVE": _SOLVE}
