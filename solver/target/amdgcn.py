"""AMD GPUs: GCN assembly of kernels, for the HSA runtime. Compiled anywhere; there is no way yet to launch it."""

from __future__ import annotations

from collections.abc import Sequence

from ..ir import nodes as ir
from ..ir.restricted_python import Kernel as PythonKernel
from . import emit, gpu


class Dialect(gpu.GpuDialect):
    triple = "amdgcn-amd-amdhsa"
    calling_convention = "amdgpu_kernel"
    stack = " addrspace(5)"

    def work_item(self, function: emit.FunctionText) -> str:
        """The size of a work group stands in the dispatch packet: 16 bits, 4 bytes from its start."""
        module = function.module
        packet = module.intrinsic("llvm.amdgcn.dispatch.ptr", "ptr addrspace(4)", [])
        start = function.value(f"call ptr addrspace(4) {packet}()")
        place = function.value(f"getelementptr inbounds i8, ptr addrspace(4) {start}, i64 4")
        narrow = function.value(f"load i16, ptr addrspace(4) {place}, align 4")
        size = function.value(f"zext i16 {narrow} to i64")
        read = [module.intrinsic(f"llvm.amdgcn.{name}.id.x", "i32", []) for name in ("workgroup", "workitem")]
        group, item = (function.value(f"zext i32 {function.value(f'call i32 {r}()')} to i64") for r in read)
        before = function.value(f"mul i64 {group}, {size}")
        return function.value(f"add i64 {before}, {item}")

    def barrier(self, function: emit.FunctionText) -> None:
        name = function.module.intrinsic("llvm.amdgcn.s.barrier", "void", [])
        function.line('fence syncscope("workgroup") release')
        function.line(f"call void {name}()")
        function.line('fence syncscope("workgroup") acquire')


def compile(kernels: Sequence[ir.Kernel | PythonKernel], cpu: str = "gfx90a") -> str:
    """Assembly of some kernels for the GPU `cpu`."""
    return gpu.compile(kernels, Dialect(), cpu)
