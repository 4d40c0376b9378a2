"""NVIDIA GPUs: PTX text of kernels. Compiled anywhere; launching it is for a machine with a driver."""

from __future__ import annotations

from collections.abc import Sequence

from ..ir import nodes as ir
from ..ir.restricted_python import Kernel as PythonKernel
from . import emit, gpu


class Dialect(gpu.GpuDialect):
    triple = "nvptx64-nvidia-cuda"
    calling_convention = "ptx_kernel"

    def work_item(self, function: emit.FunctionText) -> str:
        registers = ("ctaid.x", "ntid.x", "tid.x")
        read = [function.module.intrinsic(f"llvm.nvvm.read.ptx.sreg.{name}", "i32", []) for name in registers]
        block, size, thread = (function.value(f"sext i32 {function.value(f'call i32 {r}()')} to i64") for r in read)
        start = function.value(f"mul i64 {block}, {size}")
        return function.value(f"add i64 {start}, {thread}")

    def barrier(self, function: emit.FunctionText) -> None:
        name = function.module.intrinsic("llvm.nvvm.barrier.cta.sync.aligned.all", "void", ["i32"])
        function.line(f"call void {name}(i32 0)")


def compile(kernels: Sequence[ir.Kernel | PythonKernel], cpu: str = "sm_70") -> str:
    """PTX of some kernels for GPUs from `cpu` on."""
    return gpu.compile(kernels, Dialect(), cpu)
