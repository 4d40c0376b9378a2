"""The evaluator as a target: slow, with every index checked and PARALLEL shuffled. For finding mistakes.

A kernel's address is that of a C callback into the evaluator, so that the driver needs to know nothing of it.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Mapping, Sequence
from itertools import count

from ..ir import nodes as ir
from ..ir.evaluate import evaluate
from ..ir.nodes import Type
from ..ir.restricted_python import Kernel as PythonKernel
from ..ir.rewrite import simplify
from ..ir.spec import verify
from .arrays import Slots
from .cpu import Signature, signature

RAISED = -(1 << 63)  # the code that says: an exception is waiting in `pending`
pending: list[BaseException] = []
_shuffles = count()
_callback = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p)


class Module:
    """Kernels that the evaluator runs."""

    def __init__(self, kernels: list[ir.Kernel]) -> None:
        self.signatures: dict[str, Signature] = {k.name: signature(k) for k in kernels}
        self._callbacks = {k.name: _callback(_runner(k)) for k in kernels}
        _kept.append(self)

    def __getitem__(self, name: str) -> Signature:
        return self.signatures[name]

    def __contains__(self, name: str) -> bool:
        return name in self.signatures

    def address(self, name: str) -> int:
        """Where a kernel starts."""
        return ctypes.cast(self._callbacks[name], ctypes.c_void_p).value


_kept: list[Module] = []


def compile(kernels: Sequence | Callable[[], Sequence], key: str | None = None) -> Module:
    """The kernels, verified; nothing is kept on disk."""
    trees = [k.ir if isinstance(k, PythonKernel) else k for k in (kernels() if callable(kernels) else kernels)]
    return Module([simplify(verify(k)) for k in trees])


def compile_all(jobs: Sequence[tuple]) -> list[Module]:
    return [compile(*job) for job in jobs]


def _runner(kernel: ir.Kernel) -> Callable[[int], int]:
    def run(address: int) -> int:
        try:
            return evaluate(kernel, arguments(kernel, Slots.at(address)), shuffle=next(_shuffles))
        except BaseException as error:
            pending.append(error)
            return RAISED

    return run


def arguments(kernel: ir.Kernel, slots: Slots) -> Mapping[str, object]:
    """What is in the slots, as the evaluator takes it."""
    found: dict[str, object] = {}
    for parameter, slot, bits in zip(kernel.parameters, slots.parameters, slots.values.tolist(), strict=False):
        if parameter.type.is_array:
            found[parameter.name] = slots.arrays[slot.name]  # which may have another name there
        elif parameter.type is Type.f64:
            found[parameter.name] = struct.unpack("<d", struct.pack("<q", bits))[0]
        elif parameter.type is Type.f32:
            found[parameter.name] = struct.unpack("<f", struct.pack("<q", bits)[:4])[0]
        else:
            found[parameter.name] = bits
    return found
