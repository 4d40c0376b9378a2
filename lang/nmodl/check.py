"""Mistakes of the model's author, and what is not covered: each named, with its place."""

from __future__ import annotations

from ..errors import RanvierError, Unsupported
from ..tree import Node, Visitor, walk
from . import known
from . import nodes as n
from .analysis import locals_of
from .symbols import Symbols, analyse
from .trees import CODE

_UNCOVERED = {
    n.Lag: "LAG",
}
_UNCOVERED_BLOCKS = {"NONLINEAR", "DISCRETE", "PARTIAL", "TERMINAL"}
_UNCOVERED_NAMES = {"BBCOREPOINTER", "RANDOM"}
_UNCOVERED_CALLS = set(
    "sigmoid hyperbol factorial pulse ramp squarewave step perpulse perstep revhyperbol revsigmoid harmonic expfit "
    "threshold deflate invert schedule force legendre spline derivs stepforce boundary poly expint random_setseq "
    "random_setids random_uniform random_negexp random_normal random_ipick random_dpick random_poisson fprintf "
    "nrn_pointing".split()
) - {"nrn_pointing"}


def check(file: n.File) -> None:
    """Raises for the first thing wrong in a file whose locals have names of their own."""
    symbols = analyse(file)
    seen: set[tuple[str, str]] = set()
    for block in file.blocks:
        _Uncovered().visit(block)
        if isinstance(block, n.StatementBlock):
            if (block.keyword, block.name) in seen:
                raise RanvierError(f"{f'{block.keyword} {block.name}'.strip()} is there twice", block.span)
            seen.add((block.keyword, block.name))
        if isinstance(block, CODE):
            _Names(block, file, symbols).visit(block)


class _Uncovered(Visitor):
    def visit(self, node: Node) -> None:
        if type(node) in _UNCOVERED:
            raise Unsupported(f"{_UNCOVERED[type(node)]} is not covered yet", node.span)
        super().visit(node)

    def visit_StatementBlock(self, node: n.StatementBlock) -> None:
        if node.keyword in _UNCOVERED_BLOCKS:
            raise Unsupported(f"{node.keyword} is not covered yet", node.span)
        self.visit_children(node)

    def visit_NamesStatement(self, node: n.NamesStatement) -> None:
        if node.keyword in _UNCOVERED_NAMES:
            raise Unsupported(f"{node.keyword} is not covered yet", node.span)


class _Names(Visitor):
    """Every name of a block is known, and used as what it is."""

    def __init__(self, block: n.Block, file: n.File, symbols: Symbols) -> None:
        self.symbols = symbols
        self.sizes = {name: v.size for name, v in symbols.variables.items()}
        self.sizes |= {b.name: 0 for b in file.blocks if isinstance(b, n.Define)}
        self.sizes |= dict.fromkeys(locals_of(block), 0)
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

    def visit_Table(self, node: n.Table) -> None:
        for name in (*node.names, *node.depends):
            if name not in self.sizes:
                raise RanvierError(f"{name} is not declared", node.span)
        for name in node.depends:
            if self.sizes[name]:
                raise Unsupported(f"TABLE … DEPEND on the array {name} is not covered", node.span)
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
        self.known(node)
        if self.sizes[node.name]:
            raise RanvierError(f"{node.name} is an array; an index [ ] is missing", node.span)

    def visit_Index(self, node: n.Index) -> None:
        self.known(node)
        if not self.sizes[node.name]:
            raise RanvierError(f"{node.name} is no array", node.span)
        self.visit(node.index)

    def visit_Prime(self, node: n.Prime) -> None:
        variable = self.symbols.variables.get(node.name)
        if variable is None or variable.role not in ("state", "ion"):
            raise RanvierError(f"{node.name} is no STATE", node.span)
        if node.order > 1:
            raise Unsupported("second derivatives are not covered yet", node.span)

    def known(self, node: n.Name | n.Index) -> None:
        if node.name not in self.sizes:
            if node.name in self.symbols.functions:
                raise RanvierError(f"{node.name} is a function; its arguments ( ) are missing", node.span)
            raise RanvierError(f"{node.name} is not declared", node.span)

    def visit_Call(self, node: n.Call) -> None:
        if node.name in self.symbols.functions:
            count = len(self.symbols.functions[node.name].parameters)
        elif node.name in known.ARGUMENTS:
            count = known.ARGUMENTS[node.name]
        elif node.name in _UNCOVERED_CALLS:
            raise Unsupported(f"the function {node.name} is not covered yet", node.span)
        else:
            raise RanvierError(f"there is no function {node.name}", node.span)
        if count >= 0 and len(node.arguments) != count:
            plural = "" if count == 1 else "s"
            raise RanvierError(f"{node.name} takes {count} argument{plural}, not {len(node.arguments)}", node.span)
        self.visit_children(node)
