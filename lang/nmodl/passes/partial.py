"""PARTIAL: diffusion in one dimension, by Crank and Nicolson's method, as NEURON 8 solves it.

    ~ u' = mobility*DEL2(u) + source        of arrays of one size
    ~ u[FIRST] = 3                          or ~ DEL u[LAST] = 0.5, the slope; else nothing passes the end

Each SOLVE is a step of `delta_t` over places that are `delta_x` apart. These are PARAMETERs of the model; or else
INDEPENDENT { t FROM 0 TO 1 WITH 100 } gives the first, which is 0.01 without, and the second is 1.
"""

from __future__ import annotations

from dataclasses import replace

from ...errors import RanvierError
from .. import nodes as n
from ..analysis import locals_of
from ..symbols import analyse
from ..trees import Names, Rename, body, file_names, split_locals
from ..written import written

STEP = """LOCAL r_[{size}], c_[{size}], left_, right_, here_, half_
    half_ = {dt}/2/({dx}*{dx})
    FROM i_ = 0 TO {last} {{
        left_ = 1
        right_ = 1
        IF (i_ == 0) {{ left_ = 0  right_ = 2 }}
        IF (i_ == {last}) {{ left_ = 2  right_ = 0 }}
        r_[i_] = u[i_]*(1 - 2*half_*f[i_]) + {dt}*g[i_]
        IF (i_ > 0) {{ r_[i_] = r_[i_] + half_*f[i_]*left_*u[i_ - 1] }}
        IF (i_ < {last}) {{ r_[i_] = r_[i_] + half_*f[i_]*right_*u[i_ + 1] }}
        here_ = 1 + 2*half_*f[i_]
        left_ = -half_*f[i_]*left_
        right_ = -half_*f[i_]*right_
        {ends}
        IF (i_ > 0) {{
            here_ = here_ - left_*c_[i_ - 1]
            r_[i_] = r_[i_] - left_*r_[i_ - 1]
        }}
        r_[i_] = r_[i_]/here_
        c_[i_] = right_/here_
    }}
    u[{last}] = r_[{last}]
    FROM i_ = 1 TO {last} {{ u[{last} - i_] = r_[{last} - i_] - c_[{last} - i_]*u[{last} - i_ + 1] }}
"""
VALUE = "IF (i_ == {place}) {{ here_ = 1  left_ = 0  right_ = 0  r_[i_] = {end} }}"
SLOPE = "IF (i_ == {place}) {{ r_[i_] = r_[i_] {sign} 2*f[i_]*{dt}/{dx}*{end} }}"


def run(file: n.File) -> n.File:
    if not any(isinstance(block, n.StatementBlock) and block.keyword == "PARTIAL" for block in file.blocks):
        return file
    work = _Partial(file)
    return replace(file, blocks=tuple(map(work.solved, file.blocks)))


class _Partial:
    def __init__(self, file: n.File) -> None:
        self.variables = analyse(file).variables
        self.taken = file_names(file)
        self.dt = "delta_t" if "delta_t" in self.variables else f"{_step_of_time(file):.17g}"
        self.dx = "delta_x" if "delta_x" in self.variables else "1"

    def solved(self, block: n.Block) -> n.Block:
        if not isinstance(block, n.StatementBlock) or block.keyword != "PARTIAL":
            return block
        declared, statements = split_locals(block.body)
        conditions = [s for s in statements if isinstance(s, n.PartialBoundary)]
        equations = [s for s in statements if isinstance(s, n.PartialEquation)]
        if not equations:
            raise RanvierError(f"{block.name} has no equation", block.span, "write ~ u' = f*DEL2(u) + g")
        names = Names(self.taken | {local.name for local in declared})
        locals, out = list(declared), [s for s in statements if s not in conditions and s not in equations]
        for equation in equations:
            own, step = self.step(equation, [c for c in conditions if c.state == equation.state], names)
            locals += own
            out += step
        return replace(block, keyword="DERIVATIVE", body=body(out, locals))

    def step(
        self, equation: n.PartialEquation, conditions: list[n.PartialBoundary], names: Names
    ) -> tuple[list[n.LocalName], list[n.Statement]]:
        size = self.size(equation)
        ends, values = [], {}
        for k, condition in enumerate(conditions):
            at_last = condition.end == "LAST"
            text = SLOPE if condition.slope else VALUE
            place = {"place": size - 1 if at_last else 0, "sign": "+" if at_last else "-"}
            ends.append(text.format(end=f"end_{k}_", dt=self.dt, dx=self.dx, **place))
            values[f"end_{k}_"] = condition.value
        text = STEP.format(size=size, last=size - 1, ends="\n".join(ends), dt=self.dt, dx=self.dx)
        own, statements = written(text, "PARTIAL")
        inner = {local.name for local in own} | locals_of(n.Body(statements))
        fresh = {name: names.fresh(name) for name in sorted(inner | values.keys())}
        rename = Rename({"u": equation.state, "f": equation.factor, "g": equation.source, **fresh})
        before = [n.Assign(n.Name(fresh[name]), value, span=value.span) for name, value in values.items()]
        locals = [*(rename.rewrite(local) for local in own), *(n.LocalName(fresh[name]) for name in values)]
        return locals, [*before, *(rename.rewrite(statement) for statement in statements)]

    def size(self, equation: n.PartialEquation) -> int:
        """Of all three arrays."""
        sizes = []
        for name in (equation.state, equation.factor, equation.source):
            variable = self.variables.get(name)
            if variable is None or not variable.size:
                raise RanvierError(f"{name} is no array of the model", equation.span)
            sizes.append(variable.size)
        if self.variables[equation.state].role != "state":
            raise RanvierError(f"{equation.state} is no STATE", equation.span)
        if len(set(sizes)) > 1 or sizes[0] < 3:
            raise RanvierError("PARTIAL needs arrays of one size, at least 3", equation.span)
        return sizes[0]


def _step_of_time(file: n.File) -> float:
    for block in file.blocks:
        if isinstance(block, n.DeclarationBlock) and block.keyword == "INDEPENDENT":
            for declaration in block.declarations:
                match declaration.start.split():
                    case ["FROM", first, "TO", last, "WITH", count]:
                        return (float(last) - float(first)) / float(count)
    return 0.01
