"""From kernels to addresses: what is compiled together, and when."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .. import cache
from ..target.cpu import Parameter, Signature
from .events import TOLD

if TYPE_CHECKING:
    from ..ir.nodes import Kernel


def signature(kernel: Any, names: Mapping[str, str] | None = None) -> Signature:
    """The name of a kernel and its parameters, some of them under other names."""
    names = names or {}
    parameters = tuple(Parameter(names.get(p.name, p.name), p.type, p.writes) for p in kernel.parameters)
    return Signature(kernel.name, parameters)


def recall_parameters(kernels: Mapping[str, Any]) -> None:
    """Tells kernels in restricted Python their parameters as found before, so that a start reads no kernel."""
    key = cache.digest("parameters", *(one.fingerprint for one in kernels.values()))
    kept = cache.get(key)
    if kept is None:
        found = {name: signature(one).parameters for name, one in kernels.items()}
        cache.put(key, pickle.dumps(found, protocol=pickle.HIGHEST_PROTOCOL))
        return
    for name, parameters in pickle.loads(kept).items():
        kernels[name].parameters = parameters


DIFFERENCE = "current_by_difference"


def group(key: str) -> str:
    """Kernels compiled together: of a run; their twins without tables; each function; currents that tell their slope by
    a difference; of the variable step."""
    if key.startswith("function.") or key.endswith(TOLD):
        return key
    if key.removesuffix(".exact") in ("derivative", "solve", "synonyms", "discontinuities"):
        return "variable step"
    if key.removesuffix(".exact") == DIFFERENCE:
        return DIFFERENCE
    return "exact" if key.endswith(".exact") else "run"


class Code:
    """The kernels of a mechanism and their native code, both made when first asked for.

    `make` makes all kernels by key; `content` is a digest of all that they depend on, so that what was compiled
    before is neither made nor compiled again.
    """

    def __init__(self, make: Callable[[], dict[str, Kernel]], content: str | None = None) -> None:
        self._make = make
        self.content = content
        self._kernels: dict[str, Kernel] | None = None
        self._modules: dict[str, Any] = {}

    @property
    def kernels(self) -> dict[str, Kernel]:
        if self._kernels is None:
            self._kernels = self._make()
        return self._kernels

    def address(self, key: str, name: str) -> int:
        """Where the compiled kernel starts, given its key and its name."""
        return self.compiled(group(key)).address(name)

    def compiled(self, name: str) -> Any:
        """The module of a group of kernels."""
        if name not in self._modules:
            from .. import target

            self._modules[name] = target.compile(*self.job(name))
        return self._modules[name]

    def job(self, name: str) -> tuple[Any, str | None]:
        """What `target.compile` needs to make the module of a group."""
        key = cache.digest("mechanism", self.content, name) if self.content else None
        members = lambda: [k for one, k in self.kernels.items() if group(one) == name]  # noqa: E731
        return (members if key else members()), key

    def has(self, name: str) -> bool:
        """Whether a group of kernels is there to be run."""
        return name in self._modules

    def keep(self, name: str, module: Any) -> None:
        """Takes the module of a group that was compiled together with others."""
        self._modules.setdefault(name, module)


class SharedCode:
    """Kernels written in restricted Python, the same for many mechanisms."""

    def __init__(self, kernels: Mapping[str, Any]) -> None:
        self._by_key = kernels
        self._module: Any = None

    @property
    def kernels(self) -> dict[str, Kernel]:
        return {key: one.ir for key, one in self._by_key.items()}

    def address(self, key: str, name: str) -> int:
        return self.compiled("run").address(name)

    def compiled(self, name: str) -> Any:
        """The one module of all of them."""
        if self._module is None:
            from .. import target

            self._module = target.compile(list(self._by_key.values()))
        return self._module
