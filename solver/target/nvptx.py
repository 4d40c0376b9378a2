"""NVIDIA GPUs: PTX text of kernels. Compiled anywhere; launching it is for a machine with a driver.

PARALLEL becomes one work item per iteration, guarded: thread k of the grid does iteration first + k. A kernel's
arguments are its parameters in order (arrays as device addresses). What stands outside PARALLEL is done by every
work item, so it may only assign locals.
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

TRIPLE = "nvptx64-nvidia-cuda"
REGISTERS = ("ctaid.x", "ntid.x", "tid.x")


class NotForGPU(Exception):
    """A kernel of a form that this target has no way for."""


class GpuDialect(emit.Dialect):
    atomics = True

    def parallel(self, function: emit.FunctionText, node: ir.Parallel) -> None:
        module = function.module
        read = [module.intrinsic(f"llvm.nvvm.read.ptx.sreg.{name}", "i32", []) for name in REGISTERS]
        block, size, thread = (function.value(f"sext i32 {function.value(f'call i32 {r}()')} to i64") for r in read)
        start = function.value(f"mul i64 {block}, {size}")
        item = function.value(f"add i64 {start}, {thread}")
        i = function.value(f"add i64 {item}, {function.expression(node.first)}")
        inside = function.value(f"icmp slt i64 {i}, {function.expression(node.last)}")
        body, end = function.new_label("item"), function.new_label("end")
        function.line(f"br i1 {inside}, label %{body}, label %{end}")
        function.start(body)
        function.line(f"store i64 {i}, ptr %{emit.quoted('v.' + node.variable.name)}")
        function.block(node.body)
        function.branch(end)
        function.start(end)

    def barrier(self, function: emit.FunctionText) -> None:
        name = function.module.intrinsic("llvm.nvvm.barrier.cta.sync.aligned.all", "void", ["i32"])
        function.line(f"call void {name}(i32 0)")


def check(kernel: ir.Kernel) -> None:
    """Refuses what only a CPU does: PARALLEL inside a loop or twice, stores beside it, a value returned."""
    if any(type(n) is ir.Native for n in walk(kernel.body)):
        raise NotForGPU(f"{kernel.name}: C in VERBATIM runs on the machine itself only")
    inner = [s for s in kernel.body.statements if type(s) is ir.Parallel]
    if len(inner) != sum(type(n) is ir.Parallel for n in walk(kernel.body)) or len(inner) > 1:
        raise NotForGPU(f"{kernel.name}: PARALLEL must be outermost and once")
    for statement in kernel.body.statements:
        if inner and statement is not inner[0]:
            if any(type(n) in (ir.Store, ir.Atomic, ir.Return) for n in walk(statement)):
                raise NotForGPU(f"{kernel.name}: outside PARALLEL only locals may be assigned")
    if any(type(n) is ir.Return and n.value is not None for n in walk(kernel.body)):
        raise NotForGPU(f"{kernel.name}: returns a value")


def llvm_text(kernels: Sequence[ir.Kernel]) -> str:
    """The LLVM module of some kernels."""
    module, dialect, done = emit.ModuleText(), GpuDialect(), set()
    for kernel in kernels:
        check(kernel)
        name_of = emit.emit_functions(module, dialect, kernel, done)
        body = emit.FunctionText(module, dialect, name_of, "void").body(kernel.body)
        head = f"define ptx_kernel void @{emit.quoted(entry_name(kernel))}({emit.parameter_list(kernel.parameters)})"
        module.functions.append(f"{head} nounwind {{\n{body}\n}}")
    return module.text()


def entry_name(kernel: ir.Kernel) -> str:
    """The name of the kernel in PTX, which knows no dots."""
    return "".join(c if c.isalnum() or c == "_" else "_" for c in kernel.name)


@cache
def machine(cpu: str) -> Any:
    binding = llvm.binding()
    binding.initialize_all_targets()
    binding.initialize_all_asmprinters()
    return binding.Target.from_triple(TRIPLE).create_target_machine(cpu=cpu, opt=3)


def compile(kernels: Sequence[ir.Kernel | PythonKernel], cpu: str = "sm_70") -> str:
    """PTX of some kernels for GPUs from `cpu` on."""
    trees = [simplify(k.ir if isinstance(k, PythonKernel) else k) for k in kernels]
    module = llvm.parse(llvm_text(trees), machine(cpu))
    llvm.optimise(module, machine(cpu))
    return machine(cpu).emit_assembly(module)
