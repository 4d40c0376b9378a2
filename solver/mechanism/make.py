"""A lowered file to its kernels and its record."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, takewhile

from ...lang.nmodl import nodes as mod
from ...lang.nmodl.passes.diffusion import flux_slope_name, rate_name, volume_name
from ...lang.nmodl.passes.function_tables import table_name
from ...lang.nmodl.passes.watch import columns_of
from ...lang.nmodl.symbols import Symbols, Variable, analyse
from ...lang.source import Source
from ...lang.tree import walk
from ..ir import nodes as ir
from .c_code import compiled
from .events import TOLD
from .fields import CCode, Contributions, Diffused, Field, Function, Global, IonUse, Mechanism
from .kernels import Builder, Plan
from .native import signature

LOOPS = {
    "INITIAL": "initialize", "BREAKPOINT": "current", "STATE_UPDATE": "state", "STATE_DERIVATIVE": "derivative",
    "STATE_SOLVE": "solve", "STATE_SYNONYMS": "synonyms", "DISCONTINUITIES": "discontinuities",
    "CURRENT_BY_DIFFERENCE": "current_by_difference",
}  # fmt: skip
"""Blocks that may use tables, and the kernels they become."""


class Maker:
    """Makes the kernels and the record of a lowered file."""

    def __init__(self, file: mod.File, source: Source | None = None) -> None:
        self.file = file
        self.source = source
        self.symbols: Symbols = analyse(file)
        self.messages: list[str] = []
        self.scratch: dict[str, int] = {}  # hidden columns for arrays that are local to a block

    # --- kernels ---

    def kernels(self) -> dict[str, ir.Kernel]:
        """All kernels, by key."""
        out: dict[str, ir.Kernel] = {}
        fills = []
        for block in self.file.blocks:
            if isinstance(block, mod.StatementBlock):
                if block.keyword == "TABLE_FILL":
                    fills.append(self._kernel(block.body, Plan("tables", serial=True, usetable=None)))
                else:
                    self._block(block, out)
            elif isinstance(block, mod.NetReceive):
                weights = tuple(p.name for p in block.parameters)
                out["net_receive"] = self._kernel(block.body, Plan("net_receive", loop=False, weights=weights))
                if any(isinstance(node, mod.Call) and node.name == "net_event" for node in walk(block.body)):
                    key = f"net_receive{TOLD}"
                    out[key] = self._kernel(block.body, Plan(key, loop=False, weights=weights, tells=True))
                if block.initial is not None:
                    plan = Plan("net_initialize", loop=False, weights=weights)
                    out["net_initialize"] = self._kernel(block.initial, plan)
            elif isinstance(block, mod.Procedure):
                out[f"function.{block.name}"] = self._function(block)
        if fills:
            out["tables"] = _one_after_the_other(fills)
        return out

    def _block(self, block: mod.StatementBlock, out: dict[str, ir.Kernel]) -> None:
        key = LOOPS.get(block.keyword, block.keyword.lower().replace(" ", "_"))
        in_use = self._kernel(block.body, Plan(key, writes_ions=True, usetable=1.0))
        out[key] = in_use
        if block.keyword in LOOPS and "usetable" in self.symbols.variables:
            exact = self._kernel(block.body, Plan(f"{key}.exact", writes_ions=True, usetable=0.0))
            if exact.body != in_use.body:
                out[exact.name.rpartition("/")[2]] = exact

    def _function(self, block: mod.Procedure) -> ir.Kernel:
        plan = Plan(
            f"function.{block.name}",
            loop=False,
            arguments=tuple(p.name for p in block.parameters),
            result=block.name if block.keyword == "FUNCTION" else "",
        )
        return self._kernel(block.body, plan)

    def _kernel(self, body: mod.Body, plan: Plan) -> ir.Kernel:
        builder = Builder(self.symbols, plan, self.messages)
        kernel = builder.build(body)
        for name, size in builder.local_arrays.items():
            self.scratch[f"scratch.{plan.key}.{name}"] = size
        return kernel

    # --- the record ---

    def record(self, kernels: dict[str, ir.Kernel]) -> Mechanism:
        """What the solver knows of the mechanism."""
        symbols = self.symbols
        variables = symbols.variables.values()
        fields = [self._field(v) for v in variables if v.scope == "pointer" or self._has_column(v)]
        fields += [Field(name, size, role="hidden", visible=False) for name, size in self.scratch.items()]
        return Mechanism(
            name=symbols.name,
            kind=symbols.kind,
            fields=tuple(fields),
            globals=tuple(self._global(v) for v in variables if v.scope == "global" and v.role != "external"),
            ions=tuple(IonUse(i.name, i.read, i.write, i.valence) for i in symbols.ions),
            contributions=self._contributions() if "current" in kernels else None,
            functions={
                f.name: Function(f.name, tuple(p.name for p in f.parameters), self._needs_instance(f.name, kernels))
                for f in symbols.functions.values()
                if f"function.{f.name}" in kernels
            },
            function_tables=tuple(
                f.name for f in symbols.functions.values() if table_name(f.name) in symbols.variables
            ),
            diffused=tuple(
                Diffused(v.name, k, volume_name(v.name, k), rate_name(v.name, k), self._flux_slopes(v.name, k))
                for v in variables
                for k in range(max(v.size, 1))
                if rate_name(v.name, k) in symbols.variables
            ),
            weights=tuple(p.name for p in symbols.net_receive or ()),
            has_net_receive=symbols.net_receive is not None,
            watches=tuple(takewhile(lambda names: names[0] in symbols.variables, map(columns_of, count()))),
            messages=tuple(self.messages),
            signatures={key: signature(kernel) for key, kernel in kernels.items()},
            threadsafe=symbols.threadsafe,
            state_moment=self._state_moment(),
            c=self._c(),
        )

    def _flux_slopes(self, state: str, element: int) -> tuple[tuple[str, str], ...]:
        named = [(ion.name, flux_slope_name(state, element, ion.name)) for ion in self.symbols.ions]
        return tuple((ion, column) for ion, column in named if column in self.symbols.variables)

    def _state_moment(self) -> str:
        blocks = [block for block in self.file.blocks if isinstance(block, mod.StatementBlock)]
        return next((block.name for block in blocks if block.keyword == "STATE_UPDATE"), "")

    def _c(self) -> CCode | None:
        """The C file of the VERBATIM blocks."""
        texts = [block for block in self.file.blocks if isinstance(block, mod.VerbatimBlock)]
        return compiled(texts[0].text, self.source) if texts else None

    def _needs_instance(self, function: str, kernels: dict[str, ir.Kernel]) -> bool:
        return any(p.name == "instance" for p in kernels[f"function.{function}"].parameters)

    def _has_column(self, variable: Variable) -> bool:
        """Whether the mechanism itself keeps the variable for each instance; ions keep their own."""
        if variable.scope != "instance":
            return False
        use = next((ion for ion in self.symbols.ions if variable.name in (*ion.read, *ion.write)), None)
        if use is None:
            return True
        if variable.name == f"i{use.name}":
            return variable.visible or variable.name in use.write
        return variable.name == f"e{use.name}" and variable.name in use.write and variable.name not in use.read

    def _field(self, v: Variable) -> Field:
        role = "pointer" if v.scope == "pointer" else v.role
        return Field(v.name, max(v.size, 1), v.value, role, v.unit, v.visible, v.low, v.high)

    def _global(self, v: Variable) -> Global:
        return Global(v.name, max(v.size, 1), v.value, v.unit, v.visible, v.role, v.low, v.high)

    def _contributions(self) -> Contributions:
        currents = self.symbols.currents
        ions = tuple((c.ion, c.name, f"d{c.name}_dv_") for c in currents if c.kind == "ion")
        electrode = any(c.kind == "electrode" for c in currents)
        return Contributions("current_", "conductance_", ions, electrode)


def _one_after_the_other(kernels: Sequence[ir.Kernel]) -> ir.Kernel:
    """One kernel that does what these do, in turn."""
    if len(kernels) == 1:
        return kernels[0]
    parameters: dict[str, ir.Parameter] = {}
    functions: dict[str, ir.Func] = {}
    for kernel in kernels:
        functions.update({f.name: f for f in kernel.functions})
        for p in kernel.parameters:
            old = parameters.get(p.name)
            parameters[p.name] = ir.Parameter(p.name, p.type, p.writes or (old is not None and old.writes))
    body = ir.Block(tuple(statement for kernel in kernels for statement in kernel.body.statements))
    return ir.Kernel(kernels[0].name, tuple(parameters.values()), body, tuple(functions.values()))
