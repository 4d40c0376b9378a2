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
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .. import cache as store
from .. import options
from ..ir.restricted_python import Kernel as PythonKernel
from ..ir.types import Type
from . import llvm, workers

if TYPE_CHECKING:  # a warm start loads code and reads no kernel
    from ..ir import nodes as ir

    Kernels = Sequence[ir.Kernel | PythonKernel]


class Parameter(NamedTuple):
    """A parameter of a compiled kernel."""

    name: str
    type: Type
    writes: bool


class Signature(NamedTuple):
    """What `Slots` needs to know of a compiled kernel."""

    name: str
    parameters: tuple[Parameter, ...]


def signature(kernel: ir.Kernel) -> Signature:
    return Signature(kernel.name, tuple(Parameter(p.name, p.type, p.writes) for p in kernel.parameters))


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
    return compile_all([(kernels, key)])[0]


def compile_all(jobs: Sequence[tuple[Kernels | Callable[[], Kernels], str | None]]) -> list[Module]:
    """A module for each (kernels, key) as `compile` takes them; those not in the cache are compiled by as many
    processes as there are processors."""
    keys = [_full_key(kernels, key) for kernels, key in jobs]
    entries = [None if llvm.tells_stages() else store.get(key) for key in keys]
    missing = [k for k, entry in enumerate(entries) if entry is None]
    work = [partial(_compile, jobs[k][0]) for k in missing]
    alone = len(work) < 2 or llvm.tells_stages()
    made = [None] * len(work) if alone else workers.share(work)
    for k, job, entry in zip(missing, work, made, strict=True):
        entries[k] = job() if entry is None else entry
        store.put(keys[k], entries[k])
    return [_loaded(kernels, Module(*_unpack(entry))) for (kernels, _), entry in zip(jobs, entries, strict=True)]


def _full_key(kernels: Kernels | Callable[[], Kernels], key: str | None) -> str:
    if key is None and not callable(kernels) and all(isinstance(k, PythonKernel) for k in kernels):
        key = store.digest("python", *(k.fingerprint for k in kernels))
    if key is None:
        from ..ir.show import show

        key = store.digest("text", *map(show, _trees(kernels)))
    return store.digest("cpu", key, llvm.version(), *llvm.host(), _version_of_this_compiler())


def _trees(kernels: Kernels | Callable[[], Kernels]) -> list[ir.Kernel]:
    return [k.ir if isinstance(k, PythonKernel) else k for k in (kernels() if callable(kernels) else kernels)]


def _compile(kernels: Kernels | Callable[[], Kernels]) -> bytes:
    """An entry of the cache: the signatures and the object code."""
    from ..ir.rewrite import simplify
    from ..ir.show import show
    from ..ir.spec import verify
    from .cpu_text import llvm_text

    trees = [simplify(verify(k)) for k in _trees(kernels)]
    if options.get("check"):
        trees = [verify(k) for k in trees]
    shown = "\n".join(map(show, trees)) if llvm.tells_stages() else ""
    code = llvm.object_code(llvm_text(trees), [k.name for k in trees], shown)
    return _pack([signature(k) for k in trees], code)


def _loaded(kernels: Kernels | Callable[[], Kernels], module: Module) -> Module:
    """Tells @kernel functions their parameters, so that binding them need not read their sources."""
    for k in () if callable(kernels) else kernels:
        if isinstance(k, PythonKernel):
            k.parameters = module[k.name].parameters
    return module


def compile_text(text: str, names: Sequence[str], given: Mapping[str, int] | None = None) -> Mapping[str, int]:
    """The addresses of the functions of an LLVM module given as text (cached); `given`: see `llvm.load`."""
    key = store.digest("llvm", text, llvm.version(), *llvm.host())
    code = store.get(key)
    if code is None:
        code = llvm.object_code(text, names)
        store.put(key, code)
    return llvm.load(code, names, given)


@cache
def _version_of_this_compiler() -> str:
    here = Path(__file__).parent
    return store.digest_of_sources(here, here.parent / "ir")


def _pack(signatures: Sequence[Signature], code: bytes) -> bytes:
    head = [[s.name, [[p.name, p.type.value, p.writes] for p in s.parameters]] for s in signatures]
    return json.dumps(head).encode() + b"\n" + code


def _unpack(data: bytes) -> tuple[list[Signature], bytes]:
    head, _, code = data.partition(b"\n")
    return [
        Signature(name, tuple(Parameter(p, Type(type), writes) for p, type, writes in parameters))
        for name, parameters in json.loads(head)
    ], code
