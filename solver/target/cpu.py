"""The machine we run on: kernels to native code by LLVM, kept on disk by what they say.

    module = compile([gate, leak])              # kernels of solver.ir, or @kernel functions
    slots = Slots(gate, {"first": 0, "last": n, "v": v, …})
    Driver([(module.address("gate"), slots)]).run(steps)

A kernel becomes `i64 name(i64* slots)`. PARALLEL is a loop that LLVM vectorizes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from ..ir import nodes as ir
from ..ir.restricted_python import Kernel as PythonKernel
from . import emit


@cache
def llvm() -> Any:
    """llvmlite's binding, imported and initialised when first needed."""
    import llvmlite.binding as binding

    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    return binding


@cache
def host() -> tuple[str, str]:
    """The name and the features of this CPU, as LLVM knows them."""
    return llvm().get_host_cpu_name(), llvm().get_host_cpu_features().flatten()


@cache
def target_machine() -> Any:
    name, features = host()
    target = llvm().Target.from_default_triple()
    return target.create_target_machine(cpu=name, features=features, opt=3, reloc="pic", codemodel="jitdefault")


class CpuDialect(emit.Dialect):
    """PARALLEL is a loop whose accesses LLVM may take as independent from one iteration to the next."""

    def parallel(self, function: emit.FunctionText, node: ir.Parallel) -> None:
        module = function.module
        group = module.node("distinct !{}")
        accesses = module.node(f'!{{!"llvm.loop.parallel_accesses", {group}}}')
        vectorize = module.node('!{!"llvm.loop.vectorize.enable", i1 true}')
        function.access = f", !llvm.access.group {group}"
        function.loop(node, 1, f", !llvm.loop {function.loop_metadata(accesses, vectorize)}")
        function.access = ""


def llvm_text(kernels: Sequence[ir.Kernel]) -> str:
    """The LLVM module of some kernels."""
    module, dialect, done = emit.ModuleText(), CpuDialect(), set()
    for kernel in kernels:
        name_of = emit.emit_functions(module, dialect, kernel, done)
        body = emit.FunctionText(module, dialect, name_of, "i64 0").body(kernel.body)
        inner = emit.quoted(kernel.name + "/body")
        head = f"define internal i64 @{inner}({emit.parameter_list(kernel.parameters)})"
        module.functions.append(f"{head} noinline nounwind {{\n{body}\n}}")
        module.functions.append(_entry(kernel, inner))
    return module.text()


def _entry(kernel: ir.Kernel, inner: str) -> str:
    """What is called from outside: takes the arguments from the slots."""
    lines, arguments = [], []
    for k, p in enumerate(kernel.parameters):
        kind = emit.llvm_type(p.type)
        lines.append(f"  %p{k} = getelementptr inbounds i64, ptr %slots, i64 {k}")
        lines.append(f"  %a{k} = load {kind if kind != 'i1' else 'i8'}, ptr %p{k}")
        if kind == "i1":
            lines.append(f"  %b{k} = icmp ne i8 %a{k}, 0")
        arguments.append(f"{kind} %{'b' if kind == 'i1' else 'a'}{k}")
    lines.append(f"  %result = call i64 @{inner}({', '.join(arguments)})")
    lines.append("  ret i64 %result")
    return f"define i64 @{emit.quoted(kernel.name)}(ptr %slots) nounwind {{\n" + "\n".join(lines) + "\n}"


def optimised(text: str) -> Any:
    """LLVM's module after its pipeline of level 3."""
    binding, machine = llvm(), target_machine()
    module = binding.parse_assembly(text)
    module.triple = machine.triple
    module.data_layout = str(machine.target_data)
    module.verify()
    options = binding.create_pipeline_tuning_options(speed_level=3)
    options.loop_vectorization = True
    options.slp_vectorization = True
    options.loop_interleaving = True
    builder = binding.create_pass_builder(machine, options)
    builder.getModulePassManager().run(module, builder)
    return module


class Module:
    """Loaded native code. It stays loaded to the end of the process, so that no address ever dangles."""

    def __init__(self, object_code: bytes, names: Sequence[str]) -> None:
        library = llvm().JITLibraryBuilder().add_object_img(object_code).add_current_process()
        for name in names:
            library.export_symbol(name)
        self._tracker = library.link(_jit(), f"module {len(_loaded)}")
        self.names = tuple(names)
        _loaded.append(self)

    def address(self, name: str) -> int:
        """Where a kernel starts."""
        return self._tracker[name]


@cache
def _jit() -> Any:
    return llvm().create_lljit_compiler(target_machine())


_loaded: list[Module] = []


def compile(kernels: Sequence[ir.Kernel | PythonKernel]) -> Module:
    """Native code of some kernels."""
    trees = [k.ir if isinstance(k, PythonKernel) else k for k in kernels]
    return compile_text(llvm_text(trees), [k.name for k in trees])


def compile_text(text: str, names: Sequence[str]) -> Module:
    """Native code of an LLVM module's text."""
    return Module(target_machine().emit_object(optimised(text)), names)
