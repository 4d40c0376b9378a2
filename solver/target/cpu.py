"""The machine we run on: kernels to native code by LLVM, kept on disk by what they say.

    module = compile([gate, leak])              # kernels of solver.ir, or @kernel functions
    slots = Slots(module["gate"], {"first": 0, "last": n, "v": v, …})
    Driver([(module.address("gate"), slots)]).run(steps)

Kernels that are themselves costly to make are given by a function and named by a key, so that a warm start neither
makes nor reads them (`module["name"].parameters` is kept in the cache too):

    module = compile(lambda: lower(file), key=digest(text_of_the_mod_file, version_of_the_lowering))

A kernel becomes `i64 name(i64* slots)`. PARALLEL is a loop that LLVM vectorizes. See `tiers` for when.
"""

from __future__ import annotations

import atexit
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .. import cache as store
from .. import options
from ..ir.restricted_python import Kernel as PythonKernel
from ..ir.types import Type
from . import llvm, tiers, workers

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


class Entry(NamedTuple):
    """An entry of the cache. Where the code was made quickly: LLVM's text, packed, how long it is, and the time that
    the kernels have taken."""

    signatures: tuple[Signature, ...]
    code: bytes
    text: bytes = b""
    length: int = 0
    ticks: int = 0


class Module:
    """Loaded native code: `address(name)` of a kernel, `module[name]` its signature."""

    def __init__(self, entry: Entry, key: str) -> None:
        self.signatures = {s.name: s for s in entry.signatures}
        self.entry, self.key = entry, key
        names = list(self.signatures)
        self.tier = None
        self._addresses = llvm.load(entry.code, [*names, tiers.TABLE] if entry.text else names)
        if entry.text:
            table = self._addresses.pop(tiers.TABLE)
            self.tier = tiers.Tier(table, entry.length, entry.ticks, names, self._improved)

    def __getitem__(self, name: str) -> Signature:
        return self.signatures[name]

    def __contains__(self, name: str) -> bool:
        return name in self.signatures

    def address(self, name: str) -> int:
        """Where a kernel starts."""
        return self._addresses[name]

    def _improved(self) -> dict[str, int]:
        """The addresses of the kernels compiled well, now and from the cache from now on."""
        names = list(self.signatures)
        code = llvm.object_code(zlib.decompress(self.entry.text).decode(), names)
        store.put(self.key, _pack(Entry(self.entry.signatures, code)))
        return llvm.load(code, names)

    def note_time(self) -> None:
        """Keep how long the kernels have taken by now, unless another process compiled them well meanwhile."""
        if self.tier is not None and self.tier.noteworthy:
            kept = store.get(self.key)
            if kept is None or _unpack(kept).text:
                store.put(self.key, _pack(self.entry._replace(ticks=self.tier.ticks)))


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
    return [_loaded(job[0], key, entry) for job, key, entry in zip(jobs, keys, entries, strict=True)]


def _full_key(kernels: Kernels | Callable[[], Kernels], key: str | None) -> str:
    if key is None and not callable(kernels) and all(isinstance(k, PythonKernel) for k in kernels):
        key = store.digest("python", *(k.fingerprint for k in kernels))
    if key is None:
        from ..ir.show import show

        key = store.digest("text", *map(show, _trees(kernels)))
    return store.digest("cpu", key, *llvm.identity(), _version_of_this_compiler())


def _trees(kernels: Kernels | Callable[[], Kernels]) -> list[ir.Kernel]:
    return [k.ir if isinstance(k, PythonKernel) else k for k in (kernels() if callable(kernels) else kernels)]


def _compile(kernels: Kernels | Callable[[], Kernels]) -> bytes:
    """An entry of the cache."""
    from ..ir.rewrite import simplify
    from ..ir.show import show
    from ..ir.spec import verify
    from .cpu_text import llvm_text

    trees = [simplify(verify(k)) for k in _trees(kernels)]
    if options.get("check"):
        trees = [verify(k) for k in trees]
    text, names = llvm_text(trees), [k.name for k in trees]
    signatures = tuple(signature(k) for k in trees)
    if not tiers.wanted() or llvm.tells_stages():
        shown = "\n".join(map(show, trees)) if llvm.tells_stages() else ""
        return _pack(Entry(signatures, llvm.object_code(text, names, shown)))
    code = llvm.quick_code(tiers.text_of_quick(text, names), names)
    return _pack(Entry(signatures, code, zlib.compress(text.encode(), 1), len(text)))


def _loaded(kernels: Kernels | Callable[[], Kernels], key: str, entry: bytes) -> Module:
    """The module. Tells @kernel functions their parameters, so that binding them need not read their sources."""
    module = Module(_unpack(entry), key)
    if module.tier is not None and tiers.wanted():
        atexit.register(module.note_time)
    elif module.tier is not None:
        module.tier.improve()
    for k in () if callable(kernels) else kernels:
        if isinstance(k, PythonKernel):
            k.parameters = module[k.name].parameters
    return module


def compile_text(text: str, names: Sequence[str], given: Mapping[str, int] | None = None) -> Mapping[str, int]:
    """The addresses of the functions of an LLVM module given as text (cached); `given`: see `llvm.load`."""
    key = store.digest("llvm", text, *llvm.identity())
    code = store.get(key)
    if code is None:
        code = llvm.object_code(text, names)
        store.put(key, code)
    return llvm.load(code, names, given)


@cache
def _version_of_this_compiler() -> str:
    here = Path(__file__).parent
    return store.digest_of_sources(here, here.parent / "ir")


def _pack(entry: Entry) -> bytes:
    kernels = [[s.name, [[p.name, p.type.value, p.writes] for p in s.parameters]] for s in entry.signatures]
    head = json.dumps([kernels, len(entry.code), entry.length, entry.ticks])
    return b"\n".join((head.encode(), entry.code + entry.text))


def _unpack(data: bytes) -> Entry:
    head, _, rest = data.partition(b"\n")
    kernels, size, length, ticks = json.loads(head)
    signatures = tuple(
        Signature(name, tuple(Parameter(p, Type(type), writes) for p, type, writes in parameters))
        for name, parameters in kernels
    )
    return Entry(signatures, rest[:size], rest[size:], length, ticks)
