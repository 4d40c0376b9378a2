"""The machine we run on: kernels to native code by LLVM, kept on disk by what they say.

    module = compile([gate, leak])              # kernels of solver.ir, or @kernel functions
    slots = Slots(module["gate"], {"first": 0, "last": n, "v": v, …})
    Driver([(module.address("gate"), slots)]).run(steps)

Kernels that are themselves costly to make are given by a function and named by a key, so that a warm start neither
makes nor reads them (`module["name"].parameters` is kept in the cache too):

    module = compile(lambda: lower(file), key=digest(text_of_the_mod_file, version_of_the_lowering))

A kernel becomes `i64 name(i64* slots)`. PARALLEL is a loop that LLVM vectorizes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .. import cache as store
from .. import options
from ..ir import nodes as ir
from ..ir.restricted_python import Kernel as PythonKernel
from ..ir.rewrite import simplify
from ..ir.show import show
from ..ir.spec import verify
from ..ir.walk import walk
from . import emit, llvm

Kernels = Sequence[ir.Kernel | PythonKernel]


class CpuDialect(emit.Dialect):
    """PARALLEL is a loop whose accesses LLVM may take as independent from one iteration to the next.

    Where vectors have masks (AVX-512) the last, partial vector is masked too: measured, a population of 100 gains
    20 % over a scalar rest, one of 5000 loses 2 %, and compilation is quicker. Without masks it would be 3 x slower.
    """

    def parallel(self, function: emit.FunctionText, node: ir.Parallel) -> None:
        module = function.module
        group = module.node("distinct !{}")
        hints = [module.node(f'!{{!"llvm.loop.parallel_accesses", {group}}}')]
        if "+avx512vl" in llvm.host()[1].split(","):
            hints.append(module.node('!{!"llvm.loop.vectorize.predicate.enable", i1 true}'))
        loop, after = without_last(node)
        function.access = f", !llvm.access.group {group}"
        function.loop(loop, 1, f", !llvm.loop {function.loop_metadata(*hints)}")
        function.access = ""
        if after is not None:
            function.if_(after)


def without_last(node: ir.Parallel) -> tuple[ir.Parallel, ir.If | None]:
    """A PARALLEL that ends with `if i == last - 1: …` as the loop without it, and the same to be done after the loop,
    where the locals still hold what the last iteration gave them: the loop can then be vectorized."""
    end = node.body.statements[-1] if node.body.statements else None
    of_last = ir.Compare("eq", node.variable, ir.Binary("sub", node.last, ir.Const(1, ir.Type.i64), ir.Type.i64))
    if type(end) is not ir.If or end.otherwise or end.condition != of_last or node.variable in walk(end.then):
        return node, None
    body = ir.Block(node.body.statements[:-1])
    loop = ir.Parallel(node.variable, node.first, node.last, body, span=node.span)
    return loop, ir.If(ir.Compare("lt", node.first, node.last), end.then)


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


class Signature(NamedTuple):
    """What `Slots` needs to know of a compiled kernel."""

    name: str
    parameters: tuple[ir.Parameter, ...]


class Module:
    """Loaded native code: `address(name)` of a kernel, `module[name]` its signature."""

    def __init__(self, signatures: Sequence[Signature], code: bytes) -> None:
        self.signatures = {s.name: s for s in signatures}
        self._addresses = llvm.load(code, list(self.signatures))

    def __getitem__(self, name: str) -> Signature:
        return self.signatures[name]

    def __contains__(self, name: str) -> bool:
        return name in self.signatures

    def address(self, name: str) -> int:
        """Where a kernel starts."""
        return self._addresses[name]


def compile(kernels: Kernels | Callable[[], Kernels], key: str | None = None) -> Module:
    """Native code of some kernels, from the cache if it was compiled before.

    `kernels` may be a function that makes them; then `key` must name all that they depend on. Kernels without a key
    are known by their text, or, if all are @kernel functions, by their bytecode.
    """
    if key is None and not callable(kernels) and all(isinstance(k, PythonKernel) for k in kernels):
        key = store.digest("python", *(k.fingerprint for k in kernels))
    trees: list[ir.Kernel] | None = None
    if key is None:
        trees = _trees(kernels)
        key = store.digest("text", *map(show, trees))
    key = store.digest("cpu", key, llvm.version(), *llvm.host(), _version_of_this_compiler())
    entry = None if llvm.tells_stages() else _unpack(store.get(key))
    if entry is None:
        entry = _compile(trees if trees is not None else _trees(kernels))
        store.put(key, _pack(*entry))
    return _loaded(kernels, Module(*entry))


def _trees(kernels: Kernels | Callable[[], Kernels]) -> list[ir.Kernel]:
    return [k.ir if isinstance(k, PythonKernel) else k for k in (kernels() if callable(kernels) else kernels)]


def _compile(kernels: Sequence[ir.Kernel]) -> tuple[list[Signature], bytes]:
    if options.get("check"):
        for kernel in kernels:
            verify(kernel)
    kernels = [simplify(kernel) for kernel in kernels]
    if options.get("check"):
        for kernel in kernels:
            verify(kernel)
    names = [k.name for k in kernels]
    shown = "\n".join(map(show, kernels)) if llvm.tells_stages() else ""
    try:
        code = llvm.object_code(llvm_text(kernels), names, shown)
    except (RuntimeError, KeyError):
        for kernel in kernels:
            verify(kernel)  # says in the kernel's terms what is wrong, if it is
        raise
    return [Signature(k.name, k.parameters) for k in kernels], code


def _loaded(kernels: Kernels | Callable[[], Kernels], module: Module) -> Module:
    """Tells @kernel functions their parameters, so that binding them need not read their sources."""
    for k in () if callable(kernels) else kernels:
        if isinstance(k, PythonKernel):
            k.parameters = module[k.name].parameters
    return module


def compile_text(text: str, names: Sequence[str]) -> Mapping[str, int]:
    """The addresses of the functions of an LLVM module given as text (cached)."""
    key = store.digest("llvm", text, llvm.version(), *llvm.host())
    code = store.get(key)
    if code is None:
        code = llvm.object_code(text, names)
        store.put(key, code)
    return llvm.load(code, names)


@cache
def _version_of_this_compiler() -> str:
    here = Path(__file__).parent
    return store.digest_of_sources(here, here.parent / "ir")


def _pack(signatures: Sequence[Signature], code: bytes) -> bytes:
    head = [[s.name, [[p.name, p.type.value, p.writes] for p in s.parameters]] for s in signatures]
    return json.dumps(head).encode() + b"\n" + code


def _unpack(data: bytes | None) -> tuple[list[Signature], bytes] | None:
    if data is None:
        return None
    head, _, code = data.partition(b"\n")
    return [
        Signature(name, tuple(ir.Parameter(p, ir.Type(type), writes) for p, type, writes in parameters))
        for name, parameters in json.loads(head)
    ], code
