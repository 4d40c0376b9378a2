"""What `import neuron` gives: h, n, and the functions that scripts use besides."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import numpy as np

from ...solver.model.pointer import ArrayPointer
from ..libraries import mod_files
from ..python_names import HocError
from ..python_names.density_mechanism import DensityMechanism
from ..python_names.objects import HocObjectOfPython as HocBaseObject
from ..python_names.references import Reference
from . import config, hoc, nrn


def __getattr__(name: str) -> Any:
    if name in ("h", "n"):
        return import_module(__name__.partition(".interp.")[0]).h
    told = NOT_HERE.get(name)
    text = f"module 'neuron' has no attribute {name!r}"
    raise AttributeError(f"{text}: {told}" if told else text, name=name)


def __dir__() -> list[str]:
    return sorted(__all__)


__version__ = version = "9.0.2"
"""The version of NEURON whose behaviour this is."""
current_version = f"{sys.version_info.major}.{sys.version_info.minor}"
supported_python_versions = [current_version]
nrn_dll_loaded: list[str] = []
NO_LIBRARY, NO_RXD = "Ranvier has no shared library of NEURON's", "Ranvier has no reaction-diffusion yet"
NOT_HERE = {
    "nrn_dll_sym": NO_LIBRARY,
    "nrn_path": NO_LIBRARY,
    "mechanism_prefix": NO_LIBRARY,
    "rxd": NO_RXD,
    "crxd": NO_RXD,
}


def load_mechanisms(path: str, warn_if_already_loaded: bool = True) -> bool:
    """Compile the .mod files of a folder: of the one in which nrnivmodl was to be run, or where the files are."""
    machine = __getattr__("h")._machine
    folder = os.path.abspath(path)
    if folder in nrn_dll_loaded:
        if warn_if_already_loaded:
            print(f"Mechanisms already loaded from path: {path}.  Aborting.")
        return True
    if not mod_files(folder):
        print(f"NEURON mechanisms not found in {path}.")
        return False
    machine.use_mechanisms(folder)
    nrn_dll_loaded.append(folder)
    return True


def psection(section: Any) -> dict[str, Any]:
    """What a section is and has."""
    return section.psection()


def hclass(cls: Any, module_name: str | None = None) -> Any:
    """A class of hoc to make subclasses of: here h.Name is one."""
    return cls


def new_hoc_class(name: str, doc: str | None = None) -> Any:
    """A class of hoc by its name."""
    return getattr(__getattr__("h"), name)


new_point_process = new_hoc_class


def numpy_element_ref(numpy_array: np.ndarray, index: int) -> Reference:
    """A reference to an element of an array of numpy (of float64), as `_ref_x` is one to a variable."""
    if numpy_array.dtype != np.float64 or not 0 <= index < numpy_array.size:
        raise ValueError(f"{index} is not the index of a number (float64) of this array")
    return Reference(__getattr__("h")._exchange, ArrayPointer(numpy_array.reshape(-1), index))


def numpy_from_pointer(cpointer: Any, size: int) -> np.ndarray:
    """An array of numpy that is the `size` doubles at an address, or at a pointer of ctypes."""
    if not isinstance(cpointer, int):
        return np.ctypeslib.as_array(cpointer, (size,))
    numbers = {"data": (cpointer, False), "shape": (size,), "typestr": "<f8", "version": 3}
    return np.asarray(SimpleNamespace(__array_interface__=numbers))


def vec2numpy(size: int, data: Any) -> np.ndarray:
    """The same, in the order of NEURON's function."""
    return numpy_from_pointer(data, size)


def register_savestate(id_: str, store: Callable[[], bytes], restore: Callable[[bytes], object]) -> None:
    """From now on SaveState.save() keeps the bytes that store() gives, too, and restore() gets them back."""
    __getattr__("h")._machine.saved_besides[id_] = store, restore


def nrn_dll(printpath: bool = False) -> None:
    """There is no shared library: None."""


def help(request: Any = None) -> None:
    """Python's help of something of hoc."""
    import pydoc

    pydoc.help(__getattr__("h") if request is None else request)


def test() -> None:
    """A membrane patch with hh fires when current is injected."""
    h = __getattr__("h")
    section = h.Section(name="test")
    section.insert("hh")
    section.L = section.diam = 10
    clamp = h.IClamp(section(0.5))
    clamp.delay, clamp.dur, clamp.amp = 0.1, 0.5, 0.3
    voltage = h.Vector().record(section(0.5)._ref_v)
    h.finitialize(-65)
    while h.t < 5:
        h.fadvance()
    assert voltage.max() > 0


__all__ = [
    "DensityMechanism",
    "HocBaseObject",
    "HocError",
    "config",
    "h",
    "hclass",
    "hoc",
    "load_mechanisms",
    "n",
    "nrn",
    "psection",
]
