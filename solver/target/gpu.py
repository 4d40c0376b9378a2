"""What GPU targets share: PARALLEL becomes one work item per iteration, guarded: item k of the grid does iteration
first + k. A kernel's arguments are its parameters in order (arrays as device addresses). What stands outside PARALLEL
is done by every work item, so it may only assign locals.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from ..ir import nodes as ir
from ..ir.restricted_python import Kernel as PythonKernel
from ..ir.rewrite import simplify
from ..ir.walk import walk
from . import emit, llvm


class NotForGPU(Exception):
    """A kernel of a form that a GPU has no way for."""


class GpuDialect(emit.Dialect):
    """A GPU in LLVM's terms: how a kernel begins in LLVM's text, and where a work item finds its number."""

    atomics = True
    triple: str
    calling_convention: str

    def work_item(self, function: emit.FunctionText) -> str:
        """The number of this work item within the grid (i64)."""
        raise NotImplementedError

    def parallel(self, function: emit.FunctionText, node: ir.Parallel) -> None:
        item = self.work_item(function)
        i = function.value(f"add i64 {item}, {function.expression(node.first)}")
        inside = function.value(f"icmp slt i64 {i}, {function.expression(node.last)}")
        body, end = function.new_label("item"), function.new_label("end")
        function.line(f"br i1 {inside}, label %{body}, label %{end}")
        function.start(body)
        function.line(f"store i64 {i}, {function.slot(node.variable.name)}")
        function.block(node.body)
        function.branch(end)
        function.start(end)


def check(kernel: ir.Kernel) -> None:
    """Refuses what only a CPU does: PARALLEL inside a loop or twice, stores beside it, a value returned."""
    if emit.runs_c(kernel):
        raise NotForGPU(
            f"{kernel.name}: C in VERBATIM and a Random of hoc, as NetStim may ask, are on the machine itself only"
        )
    inner = [s for s in kernel.body.statements if type(s) is ir.Parallel]
    if len(inner) != sum(type(n) is ir.Parallel for n in walk(kernel.body)) or len(inner) > 1:
        raise NotForGPU(f"{kernel.name}: PARALLEL must be outermost and once")
    for statement in kernel.body.statements:
        if inner and statement is not inner[0]:
            if any(type(n) in (ir.Store, ir.Atomic, ir.Return) for n in walk(statement)):
                raise NotForGPU(f"{kernel.name}: outside PARALLEL only locals may be assigned")
    if any(type(n) is ir.Return and n.value is not None for n in walk(kernel.body)):
        raise NotForGPU(f"{kernel.name}: returns a value")


def llvm_text(kernels: Sequence[ir.Kernel], dialect: GpuDialect) -> str:
    """The LLVM module of some kernels."""
    module, done = emit.ModuleText(), set()
    for kernel in kernels:
        check(kernel)
        name_of = emit.emit_functions(module, dialect, kernel, done)
        body = emit.FunctionText(module, dialect, name_of, "void").body(kernel.body)
        entry = f"{emit.quoted(entry_name(kernel))}({emit.parameter_list(kernel.parameters)})"
        module.functions.append(f"define {dialect.calling_convention} void @{entry} nounwind {{\n{body}\n}}")
    return module.text()


def entry_name(kernel: ir.Kernel) -> str:
    """The name of the kernel in an assembly that knows no dots."""
    return "".join(c if c.isalnum() or c == "_" else "_" for c in kernel.name)


@cache
def machine(triple: str, cpu: str) -> Any:
    """LLVM's target machine for a GPU."""
    binding = llvm.binding()
    binding.initialize_all_targets()
    binding.initialize_all_asmprinters()
    return binding.Target.from_triple(triple).create_target_machine(cpu=cpu, opt=3)


def compile(kernels: Sequence[ir.Kernel | PythonKernel], dialect: GpuDialect, cpu: str) -> str:
    """The assembly of some kernels, after LLVM has verified the module before and after it was optimised."""
    trees = [simplify(k.ir if isinstance(k, PythonKernel) else k) for k in kernels]
    target_machine = machine(dialect.triple, cpu)
    module = llvm.optimised(llvm_text(trees, dialect), target_machine)
    module.verify()
    return target_machine.emit_assembly(module)
