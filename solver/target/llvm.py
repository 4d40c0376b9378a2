"""LLVM through llvmlite: the only place that imports it. Text in, native code out, and what RANVIER_DEBUG shows.

A warm start loads code without LLVM, whose import takes 22 ms: `identity` names it, and `image` loads."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from .. import options
from . import image
from .cpython import keep


@cache
def binding() -> Any:
    """llvmlite's binding, imported and initialised when first needed."""
    import llvmlite.binding as llvmlite

    llvmlite.initialize_native_target()
    llvmlite.initialize_native_asmprinter()
    # The quickest selection of instructions takes a wrong register here and there (LLVM 22, bits of doubles as
    # addresses): code that is made at once is selected as other code is.
    llvmlite.set_option("ranvier", "-fast-isel=false")
    return llvmlite


@cache
def host() -> tuple[str, str]:
    """The CPU to compile for and its features, as LLVM names them."""
    name = str(options.get("cpu"))
    if name:
        return name, ""
    return binding().get_host_cpu_name(), binding().get_host_cpu_features().flatten()


@cache
def identity() -> tuple[str, ...]:
    """What native code depends on besides its text: LLVM, and the CPU as the system (else LLVM) tells it."""
    from llvmlite import __version__

    if options.get("cpu"):
        return __version__, *host()
    try:
        with open("/proc/cpuinfo") as stream:
            lines = [line for line, _ in zip(stream, range(40), strict=False)]
    except OSError:
        lines = []
    told = [line for line in lines if line.startswith(("model name", "model\t", "flags", "stepping"))]
    return __version__, *(told[:4] if len(told) >= 4 else host())


@cache
def machine(level: int = 3) -> Any:
    """The target machine of this process; of level 0, one that generates code at once."""
    name, features = host()
    target = binding().Target.from_default_triple()
    return target.create_target_machine(cpu=name, features=features, opt=level, reloc="pic", codemodel="jitdefault")


def parse(text: str, target_machine: Any) -> Any:
    """LLVM's module of a text, checked."""
    module = binding().parse_assembly(text)
    module.triple = target_machine.triple
    module.data_layout = str(target_machine.target_data)
    module.verify()
    return module


LONG, LONG_FUNCTION = 300_000, 30_000
"""Characters of a text for which LLVM's whole pipeline takes too long (its time grows with the square of a block), if
one of its functions has so many."""


VERY_LONG = 2_000_000
"""Characters of a text for which giving out the processor's registers well takes too long."""


def optimised(text: str, target_machine: Any) -> Any:
    """The module of a text after LLVM's pipeline of level 3 with both vectorizers. Of a LONG text, which has a system
    of hundreds of equations unrolled, functions are inlined and what is computed twice is shared, and that is all."""
    module = parse(text, target_machine)
    tuning = binding().create_pipeline_tuning_options(speed_level=3)
    tuning.loop_vectorization = True
    tuning.slp_vectorization = True
    tuning.loop_interleaving = True
    builder = binding().create_pass_builder(target_machine, tuning)
    is_long = len(text) >= LONG and max(map(len, text.split("\ndefine "))) >= LONG_FUNCTION
    passes = _short_pipeline() if is_long else builder.getModulePassManager()
    passes.run(module, builder)
    return module


def _short_pipeline() -> Any:
    passes = binding().create_new_module_pass_manager()
    passes.add_always_inliner_pass()
    passes.add_sroa_pass()
    passes.add_new_gvn_pass()
    passes.add_simplify_cfg_pass()
    passes.add_global_dead_code_eliminate_pass()
    return passes


def object_code(text: str, names: Sequence[str], kernels_text: str = "") -> bytes:
    """Native code of an LLVM module's text; tells its stages as RANVIER_DEBUG and RANVIER_DUMP ask for."""
    started = time.perf_counter()
    module = optimised(text, machine())
    between = time.perf_counter()
    code = (machine() if len(text) < VERY_LONG else machine(0)).emit_object(module)
    ended = time.perf_counter()
    if options.get("debug") >= 1:
        print(
            f"compiled {', '.join(names)}: {1000 * (between - started):.0f} ms optimising, "
            f"{1000 * (ended - between):.0f} ms generating {len(code)} bytes",
            file=sys.stderr,
        )
    if tells_stages():
        stages = [("ir", kernels_text), ("ll", text), ("opt.ll", str(module)), ("s", machine().emit_assembly(module))]
        _tell(names, stages)
    return image.linked(code)


def quick_code(text: str, names: Sequence[str]) -> bytes:
    """Native code of an LLVM module's text that is made in a quarter of the time, and is slower."""
    started = time.perf_counter()
    target_machine = machine(0)
    module = parse(text, target_machine)
    tuning = binding().create_pipeline_tuning_options(speed_level=1)
    _short_pipeline().run(module, binding().create_pass_builder(target_machine, tuning))
    code = target_machine.emit_object(module)
    if options.get("debug") >= 1:
        elapsed = 1000 * (time.perf_counter() - started)
        print(f"compiled quickly {', '.join(names)}: {elapsed:.0f} ms, {len(code)} bytes", file=sys.stderr)
    return image.linked(code)


def tells_stages() -> bool:
    """Whether someone wants to see what is compiled (so that nothing may come from the cache)."""
    return options.get("debug") >= 3 or bool(options.get("dump"))


def _tell(names: Sequence[str], stages: Sequence[tuple[str, str]]) -> None:
    global _dumped
    for level, (_, text) in enumerate(stages, 3):
        if options.get("debug") >= level:
            print(text, file=sys.stderr)
    if options.get("dump"):
        folder = Path(str(options.get("dump")))
        folder.mkdir(parents=True, exist_ok=True)
        _dumped += 1
        stem = f"{_dumped:03d}-{names[0].replace('/', '_') if names else 'module'}"
        for extension, text in stages:
            (folder / f"{stem}.{extension}").write_text(text)


_dumped = 0


@cache
def _jit() -> Any:
    return binding().create_lljit_compiler(machine())


names_by_address: dict[int, str] = {}
_loading = Lock()  # machines may run in threads
_libraries: list[Any] = []  # loaded code stays to the end of the process, so that no address ever dangles
keep(_libraries)


def load(code: bytes, names: Sequence[str], given: Mapping[str, int] | None = None) -> dict[str, int]:
    """Loads native code; the addresses of the named functions. `given` are the addresses of symbols that the code
    takes from elsewhere than the C library."""
    if code.startswith(image.MAGIC):
        with _loading:
            addresses = image.load(code, given or {})
        names_by_address.update((addresses[name], name) for name in names)
        return addresses
    builder = binding().JITLibraryBuilder().add_object_img(code).add_current_process()
    for name, address in (given or {}).items():
        builder.import_symbol(name, address)
    for name in names:
        builder.export_symbol(name)
    with _loading:
        library = builder.link(_jit(), f"module {len(_libraries)}")
        _libraries.append(library)
    addresses = {name: library[name] for name in names}
    names_by_address.update((address, name) for name, address in addresses.items())
    return addresses
