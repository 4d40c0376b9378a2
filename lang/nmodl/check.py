"""Mistakes of the model's author, and what is not covered: each named, with its place."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from ..errors import RanvierError, Unsupported, together
from ..source import Span
from ..tree import Visitor, walk
from . import known
from . import nodes as n
from .analysis import locals_of
from .passes import cnexp, scop_methods
from .symbols import Symbols, analyse
from .trees import CODE, solves

_UNCOVERED = {
    "SENS": "no NEURON links a mechanism with it",
    "PUTQ": "no NEURON links a mechanism with it",
    "GETQ": "no NEURON links a mechanism with it",
    "MATCH": "no NEURON compiles a mechanism with it",
    "SECTION": "no NEURON takes it",
}
_UNCOVERED_CALLS = set(
    "boundary deflate derivs expfit expint force fprintf invert legendre poly romberg schedule setseed spline "
    "threshold".split()
)
"""What NEURON has of these functions, wants arrays, functions or texts of C, which NMODL cannot give."""
_ANY_TIME = ("", "after_cvode", "cvode_t")
_METHODS = {
    "DERIVATIVE": (*_ANY_TIME, "cnexp", "derivimplicit", "euler", "runge", *scop_methods.METHODS),
    "KINETIC": ("", "sparse", "euler", "runge", *scop_methods.METHODS),
    "LINEAR": (*_ANY_TIME, "simeq", "seidel"),
    "DISCRETE": _ANY_TIME,
    "NONLINEAR": (*_ANY_TIME, "newton"),
    "PROCEDURE": _ANY_TIME,
}
"""How the blocks of each kind can be solved; "" is no METHOD."""
_GONE = {
    "gear": "NEURON 8's loses its way after the first step",
    "clsoda": "NEURON 8 does not load a mechanism with it",
    "simplex": "NEURON 8 crashes",
}
"""Methods that NEURON 8 translates but cannot run."""
_STEADY = {"DERIVATIVE": ("derivimplicit",), "KINETIC": ("sparse",)}
"""The same for SOLVE … STEADYSTATE, where it differs."""


def check(file: n.File) -> None:
    """Raises for all that is wrong in a file whose locals have names of their own."""
    symbols = analyse(file)
    found: list[RanvierError] = []
    seen: set[tuple[str, str]] = set()
    for block in file.blocks:
        _Uncovered(found).visit(block)
        if isinstance(block, n.StatementBlock):
            if (block.keyword, block.name) in seen:
                found.append(RanvierError(f"{f'{block.keyword} {block.name}'.strip()} is there twice", block.span))
            seen.add((block.keyword, block.name))
        if isinstance(block, CODE):
            _Names(found, block, file, symbols).visit(block)
    found += filter(None, (_wrong_solve(file, node) for node in solves(file)))
    if found:
        raise together(list({error.message: error for error in reversed(found)}.values()))


def _wrong_solve(file: n.File, solve: n.Solve) -> RanvierError | None:
    """Whether a SOLVE has something to solve, and a way to solve it."""
    blocks = [b for b in file.blocks if isinstance(b, (n.StatementBlock, n.Procedure)) and b.name == solve.block]
    keyword = next((block.keyword for block in blocks if block.keyword in _METHODS), None)
    if keyword is None:
        return RanvierError(f"there is no block {solve.block} to SOLVE", solve.span)
    methods = _METHODS[keyword]
    if solve.steadystate:
        methods = _STEADY.get(keyword, methods)
    if solve.method in methods or (keyword, solve.method) == ("DERIVATIVE", cnexp.OF_GATES):
        return None
    way = "STEADYSTATE" if solve.steadystate else "METHOD"
    if solve.method in _GONE:
        return Unsupported(f"{way} {solve.method} is not covered: {_GONE[solve.method]}", solve.span)
    text = f"the {keyword} block {solve.block} cannot be solved by {way} {solve.method}"
    return RanvierError(text, solve.span, f"{way} can be {', '.join(filter(None, methods))}")


class _Collecting(Visitor):
    """A visitor that notes what is wrong and goes on."""

    def __init__(self, found: list[RanvierError]) -> None:
        self.found = found

    def wrong(self, message: str, span: Span | None, hint: str | None = None) -> None:
        self.found.append(RanvierError(message, span, hint))

    def uncovered(self, message: str, span: Span | None) -> None:
        self.found.append(Unsupported(message, span))


class _Uncovered(_Collecting):
    def statement(self, node: n.OldStatement | n.NamesStatement) -> None:
        if node.keyword in _UNCOVERED:
            self.uncovered(f"{node.keyword} is not covered: {_UNCOVERED[node.keyword]}", node.span)

    visit_OldStatement = visit_NamesStatement = statement


class _Names(_Collecting):
    """Every name of a block is known, and used as what it is."""

    def __init__(self, found: list[RanvierError], block: n.Block, file: n.File, symbols: Symbols) -> None:
        super().__init__(found)
        self.symbols = symbols
        self.sizes = {name: v.size for name, v in symbols.variables.items()}
        inner = locals_of(block)
        self.defines = {b.name for b in file.blocks if isinstance(b, n.Define)} - inner
        self.sizes |= dict.fromkeys((*self.defines, *inner), 0)
        for parameter in getattr(block, "parameters", ()):
            self.sizes[parameter.name] = 0
        if isinstance(block, n.Procedure):
            self.sizes[block.name] = 0
        if isinstance(block, n.NetReceive):
            self.sizes["flag"] = 0
        if isinstance(block, n.StatementBlock) and block.keyword == "KINETIC":
            self.sizes |= {"f_flux": 0, "b_flux": 0}

    def visit_Local(self, node: n.Local) -> None:
        self.sizes |= {local.name: local.size for local in node.names}

    def visit_Assign(self, node: n.Assign) -> None:
        if isinstance(node.target, n.Name) and node.target.name in self.defines:
            self.wrong(f"{node.target.name} is a DEFINE: it has no other value", node.target.span)
        self.visit_children(node)

    def visit_Table(self, node: n.Table) -> None:
        for name in (*node.names, *node.depends):
            if name not in self.sizes:
                self.undeclared(name, node.span)
        for name in node.names:
            variable = self.symbols.variables.get(name)
            if name in self.defines or name == "usetable" or (variable is not None and variable.role == "constant"):
                self.wrong(f"{name} cannot be in a TABLE: it is no variable of the model", node.span)
        for name in node.depends:
            if self.sizes.get(name):
                self.uncovered(f"TABLE … DEPEND on the array {name} is not covered", node.span)
        self.visit_children(node)

    def visit_Compartment(self, node: n.Compartment) -> None:
        known_before = dict(self.sizes)
        if node.index:
            self.sizes[node.index] = 0
        self.visit(node.volume)
        self.sizes = known_before

    def visit_LongitudinalDiffusion(self, node: n.LongitudinalDiffusion) -> None:
        known_before = dict(self.sizes)
        if node.index:
            self.sizes[node.index] = 0
        self.visit(node.rate)
        self.sizes = known_before

    def visit_Conserve(self, node: n.Conserve) -> None:
        for species in walk(node.left):  # an array here is the sum of its elements
            if isinstance(species, n.Name):
                self.known(species)
        self.visit(node.right)

    def visit_Name(self, node: n.Name) -> None:
        variable = self.symbols.variables.get(node.name)
        if variable is not None and variable.role == "random" and self.sizes[node.name]:
            text = f"{node.name} is a RANDOM variable: it can only be the first argument of random_uniform and the like"
            self.wrong(text, node.span)
            return
        if self.known(node) and self.sizes[node.name]:
            self.wrong(f"{node.name} is an array; an index [ ] is missing", node.span)

    def visit_Index(self, node: n.Index) -> None:
        if self.known(node) and not self.sizes[node.name]:
            self.wrong(f"{node.name} is no array", node.span)
        self.visit(node.index)

    def visit_Prime(self, node: n.Prime) -> None:
        variable = self.symbols.variables.get(node.name)
        if variable is None or variable.role not in ("state", "ion"):
            self.wrong(f"{node.name} is no STATE", node.span, f"write STATE {{ {node.name} }}")
        elif node.order > 1:
            self.uncovered("second derivatives are not covered yet", node.span)

    def known(self, node: n.Name | n.Index) -> bool:
        if node.name in self.sizes:
            return True
        if node.name in self.symbols.functions:
            self.wrong(f"{node.name} is a function; its arguments ( ) are missing", node.span)
        else:
            self.undeclared(node.name, node.span)
        return False

    def undeclared(self, name: str, span: Span | None) -> None:
        near = _near(name, self.sizes)
        self.wrong(f"{name} is not declared", span, near or f"declare it: ASSIGNED {{ {name} }}, or LOCAL {name}")

    def visit_Call(self, node: n.Call) -> None:
        if node.name in known.STREAMS:  # as the pass `random` left it
            return
        self.visit_children(node)
        if node.name in self.symbols.functions:
            count = len(self.symbols.functions[node.name].parameters)
        elif node.name in known.ARGUMENTS:
            count = known.ARGUMENTS[node.name]
        elif node.name in _UNCOVERED_CALLS:
            return self.uncovered(f"the function {node.name} is not covered: NMODL has no arguments for it", node.span)
        else:
            near = _near(node.name, [*self.symbols.functions, *known.ARGUMENTS])
            return self.wrong(f"there is no function {node.name}", node.span, near)
        if count >= 0 and len(node.arguments) != count:
            plural = "" if count == 1 else "s"
            self.wrong(f"{node.name} takes {count} argument{plural}, not {len(node.arguments)}", node.span)


def _near(name: str, names: Iterable[str]) -> str | None:
    """A hint with the nearest of the names, or None."""
    near = get_close_matches(name, [each for each in names if not each.endswith("_")], 2, 0.75)
    return f"did you mean {' or '.join(near)}?" if near else None
