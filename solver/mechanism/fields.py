"""What a compiled mechanism is: its columns, its globals, its ions, its kernels. Plain records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..ir.nodes import Kernel
    from ..target.cpu import Signature


@dataclass(frozen=True, slots=True)
class Field:
    """A column: `size` numbers for each instance (1 for a plain variable).

    `role`: parameter, assigned, state, ion (the mechanism's own share of an ion's current), pointer, hidden,
    random (a stream of numbers, see `random_numbers`).
    `low`, `high`: the limits that the model declares, for panels. `at_nodes`: the nodes keep it, as they keep v, so
    that the ends of sections have it too. `axial`: resistances follow from it; they are computed anew when a program
    assigns it.
    """

    name: str
    size: int = 1
    default: float = 0.0
    role: str = "assigned"
    unit: str = ""
    visible: bool = True
    low: float | None = None
    high: float | None = None
    at_nodes: bool = False
    axial: bool = False


@dataclass(frozen=True, slots=True)
class Global:
    """One number (or `size` of them) for all instances. `role`: parameter, assigned, local, table, hidden."""

    name: str
    size: int = 1
    default: float = 0.0
    unit: str = ""
    visible: bool = True
    role: str = "parameter"
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class IonUse:
    """`USEION ion READ … WRITE … VALENCE …`; `read` and `write` hold names such as ena, ina, nai, nao."""

    ion: str
    read: tuple[str, ...] = ()
    write: tuple[str, ...] = ()
    valence: float | None = None

    __hash__ = object.__hash__  # asked for at every `insert`


@dataclass(frozen=True, slots=True)
class Contributions:
    """The columns that `current` fills: the total, its derivative to v, and for each written ion current
    (ion, column of the current, column of its derivative). `electrode`: the total is an electrode's current, which
    depolarizes where it is positive."""

    current: str
    conductance: str
    ions: tuple[tuple[str, str, str], ...] = ()
    electrode: bool = False


@dataclass(frozen=True, slots=True)
class Diffused:
    """An element of a state that diffuses along sections, and the columns of its volume and diffusion constant;
    `flux_slopes`: (ion, column) of the fluxes into it that an ion's current makes, see `lang.nmodl.passes.diffusion`.
    """

    state: str
    element: int
    volume: str
    rate: str
    flux_slopes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Function:
    """A FUNCTION or PROCEDURE that hoc may call; kernel `function.NAME`.

    `needs_instance`: it uses variables of an instance, so hoc must have said which one.
    """

    name: str
    parameters: tuple[str, ...]
    needs_instance: bool
    unit: str = ""


@dataclass(frozen=True, slots=True)
class CCode:
    """The C text of VERBATIM blocks as LLVM's `text`. `wanted`: what NEURON's interface or another mechanism's C text
    gives it; `functions`: its own functions and objects that others may use, `enter_…` those for blocks; `columns`,
    `shared`: the fields and globals that it works on, in the order of the tables `c_columns` and `c_globals`;
    `datums`: the POINTERs (where C text keeps its own address in one, the field that holds it), as NEURON numbers them;
    `reached`: numbers of fragments, and what each may call: FUNCTIONs of the model, or what sends events."""

    text: str
    wanted: tuple[str, ...]
    functions: tuple[str, ...]
    columns: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    datums: tuple[str, ...] = ()
    reached: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Mechanism:
    """A mechanism as the solver sees it. `kind`: density, point, artificial, ion, nothing.

    `signatures` are the kernels without their bodies: their parameters are what a launch binds. `kernels` are the
    whole ones, made (or read from the cache) when first asked for. `address(key)` compiles what is needed.

    The keys: `initialize`, `current`, `state` over instances [first, last); `tables`, to be run for one instance
    before those (before `initialize` only if `threadsafe`: else INITIAL makes the tables where it uses them);
    `watch`, before conditions are looked at; `net_receive` (and its twin, see `events.TOLD`) and `net_initialize` for
    one event; `function.NAME` for one call from hoc; `before_breakpoint` and the like; `constructor`, `destructor`.
    Where a mechanism has TABLEs, `initialize`, `current`, `state` and `net_receive` use them; their twins
    `initialize.exact` and so on do not, for runs where the mechanism's `usetable` is 0.
    """

    name: str
    kind: str
    fields: tuple[Field, ...] = ()
    globals: tuple[Global, ...] = ()
    ions: tuple[IonUse, ...] = ()
    contributions: Contributions | None = None
    functions: dict[str, Function] = field(default_factory=dict)
    function_tables: tuple[str, ...] = ()
    """Its FUNCTION_TABLEs: hoc gives them numbers with `table_NAME`."""
    diffused: tuple[Diffused, ...] = ()
    weights: tuple[str, ...] = ()
    """The parameters of NET_RECEIVE: the weights of a connection to it."""
    has_net_receive: bool = False
    watches: tuple[tuple[str, str], ...] = ()
    """Of each condition of WATCH the column that the kernel `watch` fills, how far it is beyond its threshold, and that
    which says whether it is to do so."""
    messages: tuple[str, ...] = ()
    """The formats of its printf statements (see `messages`)."""
    signatures: dict[str, Signature] = field(default_factory=dict)
    valence: float | None = None
    """Of an ion mechanism."""
    threadsafe: bool = False
    state_moment: str = ""
    """When the variable step runs `state` if it integrates nothing of it: "after_cvode", "cvode_t"; "" if no METHOD of
    SOLVE says so."""
    bare_names: bool = False
    """Its variables are called as they are, without the mechanism's name."""
    source: str = ""
    """The file it came from, "" for those made here."""
    c: CCode | None = None
    """The C text of its VERBATIM blocks, compiled to LLVM's text."""
    code: Any = None
    """Gives the kernels and the compiled modules: a `native.Code`."""

    @property
    def kernels(self) -> dict[str, Kernel]:
        return self.code.kernels

    def address(self, key: str) -> int:
        """The address of the compiled kernel, `i64 f(i64* slots)`."""
        return self.code.address(key, self.signatures[key].name)

    @property
    def module(self) -> Any:
        """The compiled module of the kernels that a run uses."""
        return self.code.compiled("run")

    def hoc_name(self, variable: Field) -> str:
        """The name of a field in hoc: `gnabar_hh`; bare for point processes and ions."""
        return f"{variable.name}_{self.name}" if self.kind == "density" and not self.bare_names else variable.name

    def hoc_name_of_global(self, variable: Global) -> str:
        """The name of a global in hoc: `vhalf_hh`; bare if the file says SUFFIX nothing."""
        return variable.name if self.kind == "nothing" else f"{variable.name}_{self.name}"

    @property
    def usetable(self) -> tuple[str, ...]:
        """The globals that switch its tables on (all 1: use the plain kernels)."""
        return tuple(g.name for g in self.globals if g.name.startswith("usetable"))
