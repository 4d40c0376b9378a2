"""Questions about the engine, and switches of NEURON's that exist for its sake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...interp.registry import absent, function, variable
from ...interp.values import NumberArray, NumberCell
from ...lang.errors import RanvierError, Unsupported
from ...solver import options
from ...solver.model.clock import VARIABLES
from ...solver.parallel.mpi import start

if TYPE_CHECKING:
    from ...interp.machine import Machine

variable("nrn_netrec_state_adjust", 0.0, "There for old programs; nothing reads it.")
variable("nrn_sparse_partrans", 0.0, "There for old programs; nothing reads it.")

FEATURES = {
    "NRN_ENABLE_INTERVIEWS": "OFF",
    "NRN_ENABLE_PYTHON": "ON",
    "NRN_ENABLE_MPI": "OFF",
    "NRN_ENABLE_MUSIC": "OFF",
    "NRN_ENABLE_THREADS": "OFF",
    "NRN_ENABLE_RX3D": "OFF",
    "NRN_ENABLE_CORENEURON": "OFF",
}
"""NEURON's names of what can be built in, and whether that is there."""

absent("coreneuron_handle", "there is no CoreNEURON here: every run is native code.")
absent("retrieveaudit", "it runs scripts of a revision control system of long ago.")
absent("saveaudit", "it runs scripts of a revision control system of long ago.")
absent("setdata_feature", "it belongs to a mechanism of NEURON's fitters; NEURON crashes when hoc calls it.")
for name in ("make_mechanism", "make_pointprocess"):
    absent(name, "a template can not be inserted like a mechanism.", "Write the mechanism as a .mod file.")


@function("initnrn")
def initnrn(machine: Machine) -> float:
    """initnrn(): t = 0, dt = 0.025, celsius = 6.3 and secondorder = 0, as at the start."""
    for name, (_, value) in VARIABLES.items():
        machine.model.globals[name].set(value)
    return 1.0


@function("nrn_num_config_keys")
def nrn_num_config_keys() -> float:
    """nrn_num_config_keys(): how many properties nrn_get_config_key names."""
    return float(len(FEATURES))


def _feature(name: str, i: int) -> tuple[str, str]:
    if not 0 <= i < len(FEATURES):
        raise RanvierError(f"{name}: {i} is out of range, there are {len(FEATURES)}")
    return list(FEATURES.items())[i]


@function("nrn_get_config_key")
def nrn_get_config_key(i: int) -> str:
    """nrn_get_config_key(i): the name of the i-th property of this program, as NEURON calls it."""
    return _feature("nrn_get_config_key", i)[0]


@function("nrn_get_config_val")
def nrn_get_config_val(i: int) -> str:
    """nrn_get_config_val(i): the value of the i-th property of this program, such as ON or OFF."""
    return _feature("nrn_get_config_val", i)[1]


@function("nrn_mallinfo")
def nrn_mallinfo(what: int) -> float:
    """nrn_mallinfo(i): bytes of memory in use, for i from 0 to 4 the same number: the most that this process had."""
    if not 0 <= what <= 4:
        raise RanvierError(f"nrn_mallinfo: {what} is not 0 to 4")
    try:
        import resource
    except ImportError:
        raise Unsupported("nrn_mallinfo: this system does not tell the memory in use") from None
    return 1024.0 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@function("print_local_memory_usage")
def print_local_memory_usage(machine: Machine) -> float:
    """print_local_memory_usage(): print how many bytes the model's tables take: its nodes and every mechanism."""
    tables = {"nodes": machine.model.nodes}
    tables |= {name: data.table for name, data in machine.model.mechanism_data.items() if len(data.table)}
    total = 0
    for name, table in tables.items():
        size = sum(column.view.nbytes for column in table.columns.values())
        machine.write(f"{name:<20}{size:>12}\n")
        total += size
    machine.write(f"{'total':<20}{total:>12}\n")
    return 1.0


@function("nrnmpi_init")
def nrnmpi_init() -> float:
    """nrnmpi_init(): begin to use MPI, as `ranvier -mpi` does; 1: this is one of several processes, 0: it is alone."""
    return float(start(needed=True))


@function("nrniv_bind_thread")
def nrniv_bind_thread(core: float = 0.0) -> float:
    """nrniv_bind_thread(i): accepted; the operating system says which core runs what."""
    return 1.0


@function("nrnunit_use_legacy")
def nrnunit_use_legacy(machine: Machine, use: float | None = None) -> float:
    """nrnunit_use_legacy(): 0 if the constants of nature have their values of 2019, 1 if those of NEURON before.

    They are chosen before the start: RANVIER_LEGACY_UNITS=1 in the environment, or NRNUNIT_USE_LEGACY=1.
    """
    legacy = bool(options.get("legacy_units"))
    if use is not None and bool(use) != legacy:
        raise Unsupported(
            f"nrnunit_use_legacy({use:g}): the constants of nature are chosen before the start",
            hint=f"RANVIER_LEGACY_UNITS={int(not legacy)} in the environment",
        )
    if not legacy:
        machine.warn("nrnunit_use_legacy() is deprecated: without RANVIER_LEGACY_UNITS=1 there is nothing to choose")
    return float(legacy)


@function("keep_nseg_parm")
def keep_nseg_parm(keep: float) -> float:
    """keep_nseg_parm(1): when nseg changes, segments keep their parameters; gives 1, it is always so."""
    if keep == 0.0:
        raise Unsupported("keep_nseg_parm(0) is not there: segments keep their parameters when nseg changes")
    if keep != 1.0:
        raise RanvierError(f"keep_nseg_parm takes 0 or 1, not {keep:g}")
    return 1.0


@function("install_vector_fitness")
def install_vector_fitness(which: float = 0.0) -> float:
    """install_vector_fitness(): accepted; there is nothing to install, in NEURON either."""
    return 1.0


@function("show_winio")
def show_winio(show: float) -> float:
    """show_winio(i): accepted; it is about a window of NEURON's on Windows."""
    return 0.0


@function("symbols")
def symbols(machine: Machine) -> float:
    """symbols(): print the names that the program defined: functions, procedures, undefined names, numbers."""
    groups: dict[str, list[str]] = {"Functions": [], "Procedures": [], "Undefined": [], "Scalars": []}
    for name, symbol in machine.globals.names.items():
        kind, shown = _group(symbol)
        if kind:
            groups[kind].append(f"\t{name}{shown}")
    machine.write("\nBuiltins\n\n\nOther Builtins\n\n")
    for title, names in groups.items():
        machine.write(f"\n{title}\n{''.join(names)}\n")
    return 0.0


def _group(symbol: Any) -> tuple[str, str]:
    """Where a symbol is listed, "" if nowhere, and what follows its name."""
    if isinstance(symbol, NumberArray):
        return "Scalars", "".join(f"[{size}]" for size in symbol.dimensions)
    if isinstance(symbol, NumberCell):
        return ("Scalars" if type(symbol) is NumberCell else "Undefined"), ""
    return {"func": "Functions", "proc": "Procedures"}.get(getattr(symbol, "kind", ""), ""), ""
