"""The types of what `from ranvier import h` gives: a module of type checkers, imported under TYPE_CHECKING.

Written by `python -m ranvier.repl.type_stubs`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from . import hoc

Place = float | Segment | Section

class HocObject:
    """Something of hoc."""
    def __init__(self, *given: 'Any', **options: 'Any') -> None: ...
    def __eq__(self, other: 'object') -> bool: ...
    def __lt__(self, other: 'object') -> bool:
        """An order, for what is sorted: as they were made, class by class."""
    def hname(self) -> str:
        """Its name in hoc: Vector[0]."""
    def baseattr(self, name: 'str') -> Any:
        """The attribute that hoc gives the object, where a subclass has its own of that name: v.baseattr("size")()."""
    def same(self, other: 'object') -> bool:
        """Whether both are the same object of hoc."""
    def hocobjptr(self) -> int:
        """A number that is different for different objects."""

class Reference:
    """h.ref(x), or _ref_x of a variable x: `r[0]` is its value. Functions of hoc that assign their argument take it."""
    def __getitem__(self, index: 'int') -> Any: ...
    def __setitem__(self, index: 'int', value: 'Any') -> None: ...
    def __len__(self) -> int: ...
    def __eq__(self, other: 'object') -> bool: ...

class Elements:
    """An array of hoc, or what is left of its dimensions: `a[i]`, `a[i][j]`."""
    def __getitem__(self, index: 'int') -> Any: ...
    def __setitem__(self, index: 'int', value: 'Any') -> None: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Any]: ...

class ElementReferences:
    """_ref_x of an array x: `_ref_x[i]` is the reference to an element."""
    def __getitem__(self, index: 'int') -> Any: ...

class VectorElements:
    """v.x: the elements of a Vector."""
    def __getitem__(self, index: 'int') -> float: ...
    def __setitem__(self, index: 'int', value: 'float') -> None: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[float]: ...

class Section:
    """h.Section(name="soma", cell=None): an unbranched piece of cable. `soma(x)` is its segment at x from 0 to 1;
    going through it gives the segments. L (µm), Ra (Ω cm), nseg, and range variables are its attributes: assigning
    one sets it in all segments, reading it reads the middle.
    """
    def __init__(self, *_: 'Any', **__: 'Any') -> None: ...
    def __call__(self, x: 'float' = 0.5) -> Segment:
        """The segment at x."""
    def __iter__(self) -> Iterator[Segment]: ...
    def allseg(self) -> Iterator[Segment]:
        """The segments, and both ends."""
    def __contains__(self, segment: 'object') -> bool: ...
    def name(self) -> str:
        """The name; before it that of its cell."""
    def hname(self) -> str:
        """The name."""
    def hoc_internal_name(self) -> str:
        """A name that no other section has."""
    def is_pysec(self) -> bool:
        """Whether Python created it."""
    def __eq__(self, other: 'object') -> bool:
        """Whether it is the same: there is one object for each section."""
    def __lt__(self, other: 'object') -> bool:
        """Whether it was made before the other."""
    def __le__(self, other: 'object') -> bool: ...
    def same(self, other: 'Any') -> bool:
        """Whether both are the same section; so does ==, since there is one object for each."""
    def cell(self) -> Any:
        """The object it belongs to, as long as that is there."""
    @property
    def L(self) -> float:
        """Length, µm."""
    @L.setter
    def L(self, value: float) -> None: ...
    @property
    def Ra(self) -> float:
        """Axial resistivity, Ω cm."""
    @Ra.setter
    def Ra(self, value: float) -> None: ...
    @property
    def rallbranch(self) -> float:
        """How many equal branches it stands for."""
    @rallbranch.setter
    def rallbranch(self, value: float) -> None: ...
    @property
    def nseg(self) -> int:
        """The number of segments."""
    @nseg.setter
    def nseg(self, value: int) -> None: ...
    def insert(self, mechanism: 'Any') -> Section:
        """Insert a density mechanism, given by its name or as h.hh. Returns the section."""
    def uninsert(self, mechanism: 'Any') -> Section:
        """Take a density mechanism out. Returns the section."""
    def has_membrane(self, mechanism: 'Any') -> bool:
        """Whether a density mechanism or ion is inserted."""
    def psection(self) -> dict[str, Any]:
        """Everything about it: mechanisms and their values, ions, point processes, shape."""
    def connect(self, parent: 'Segment | Section', *places: 'float') -> Section:
        """child.connect(parent(x)), child.connect(parent(x), end), child.connect(parent, x, end): attach its end (0)
        to a place (1) of another section. Returns the section.
        """
    def disconnect(self) -> None:
        """Detach it from its parent."""
    def children(self) -> list[Section]:
        """The sections that are connected to it."""
    def parentseg(self) -> Segment | None:
        """The segment that it is connected to; None if it is a root."""
    def trueparentseg(self) -> Segment | None:
        """The segment that it begins at: a parent that is connected there too is skipped."""
    def orientation(self) -> float:
        """The end towards the root, 0 or 1."""
    def subtree(self) -> list[Section]:
        """It and all that hang on it."""
    def wholetree(self) -> list[Section]:
        """All sections of its tree."""
    def push(self) -> Section:
        """It is the accessed section until h.pop_section()."""
    def n3d(self) -> int:
        """The number of 3-D points."""
    def pt3dadd(self, *point: 'Any') -> None:
        """pt3dadd(x, y, z, diameter): add a point, µm; or Vectors of them."""
    def pt3dclear(self, room: 'float' = 0.0) -> int:
        """Take away all points."""
    def pt3dinsert(self, index: 'int', x: 'float', y: 'float', z: 'float', diameter: 'float') -> None:
        """Insert a point before the one with this index."""
    def pt3dremove(self, index: 'int') -> None:
        """Remove a point."""
    def pt3dchange(self, index: 'int', *values: 'float') -> None:
        """pt3dchange(i, x, y, z, diameter) or pt3dchange(i, diameter)."""
    def pt3dstyle(self, *style: 'Any') -> bool:
        """pt3dstyle(1, x, y, z): the picture begins there; pt3dstyle(0): where it is connected."""
    def x3d(self, index: 'int') -> float:
        """x of a point, µm."""
    def y3d(self, index: 'int') -> float:
        """y of a point, µm."""
    def z3d(self, index: 'int') -> float:
        """z of a point, µm."""
    def diam3d(self, index: 'int') -> float:
        """The diameter at a point, µm."""
    def arc3d(self, index: 'int') -> float:
        """The length from the first point to this one, µm."""
    def spine3d(self, index: 'int') -> bool:
        """Whether a point was given with a negative diameter."""
    v: float
    diam: float
    cm: float
    i_cap: float
    i_membrane_: float
    g_pas: float
    e_pas: float
    i_pas: float
    xraxial: Elements
    xg: Elements
    xc: Elements
    e_extracellular: float
    i_membrane: float
    sav_g: float
    sav_rhs: float
    vext: Elements
    g_fastpas: float
    e_fastpas: float
    i_fastpas: float
    ena: float
    nai: float
    nao: float
    ina: float
    dina_dv_: float
    ek: float
    ki: float
    ko: float
    ik: float
    dik_dv_: float
    gnabar_hh: float
    gkbar_hh: float
    gl_hh: float
    el_hh: float
    gna_hh: float
    gk_hh: float
    il_hh: float
    minf_hh: float
    hinf_hh: float
    ninf_hh: float
    mtau_hh: float
    htau_hh: float
    ntau_hh: float
    m_hh: float
    h_hh: float
    n_hh: float
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class Segment:
    """soma(0.5): the part of a section around a position. Its attributes are range variables (`seg.v`, `seg.diam`,
    `seg.gnabar_hh`), which can be assigned, their references (`seg._ref_v`) and mechanisms (`seg.hh.gnabar`).
    """
    def __eq__(self, other: 'object') -> bool: ...
    def __lt__(self, other: 'object') -> bool:
        """Whether it is of a section that was made before the other's, or nearer to the beginning of the same."""
    def __le__(self, other: 'object') -> bool: ...
    def __iter__(self) -> Iterator[Mechanism]:
        """Its density mechanisms and ions, the newest first."""
    def area(self) -> float:
        """The membrane area, µm²."""
    def ri(self) -> float:
        """The axial resistance to the node before it, MΩ."""
    def volume(self) -> float:
        """The volume, µm³."""
    def node_index(self) -> int:
        """The number of its node in NEURON's order: the roots of all cells, then cell by cell the nodes of the
        sections, generation by generation.
        """
    def point_processes(self) -> list[Any]:
        """The point processes that are placed here, the newest first."""
    v: float
    _ref_v: Reference
    diam: float
    _ref_diam: Reference
    cm: float
    _ref_cm: Reference
    i_cap: float
    _ref_i_cap: Reference
    i_membrane_: float
    _ref_i_membrane_: Reference
    g_pas: float
    _ref_g_pas: Reference
    e_pas: float
    _ref_e_pas: Reference
    i_pas: float
    _ref_i_pas: Reference
    xraxial: Elements
    _ref_xraxial: ElementReferences
    xg: Elements
    _ref_xg: ElementReferences
    xc: Elements
    _ref_xc: ElementReferences
    e_extracellular: float
    _ref_e_extracellular: Reference
    i_membrane: float
    _ref_i_membrane: Reference
    sav_g: float
    _ref_sav_g: Reference
    sav_rhs: float
    _ref_sav_rhs: Reference
    vext: Elements
    _ref_vext: ElementReferences
    g_fastpas: float
    _ref_g_fastpas: Reference
    e_fastpas: float
    _ref_e_fastpas: Reference
    i_fastpas: float
    _ref_i_fastpas: Reference
    ena: float
    _ref_ena: Reference
    nai: float
    _ref_nai: Reference
    nao: float
    _ref_nao: Reference
    ina: float
    _ref_ina: Reference
    dina_dv_: float
    _ref_dina_dv_: Reference
    ek: float
    _ref_ek: Reference
    ki: float
    _ref_ki: Reference
    ko: float
    _ref_ko: Reference
    ik: float
    _ref_ik: Reference
    dik_dv_: float
    _ref_dik_dv_: Reference
    gnabar_hh: float
    _ref_gnabar_hh: Reference
    gkbar_hh: float
    _ref_gkbar_hh: Reference
    gl_hh: float
    _ref_gl_hh: Reference
    el_hh: float
    _ref_el_hh: Reference
    gna_hh: float
    _ref_gna_hh: Reference
    gk_hh: float
    _ref_gk_hh: Reference
    il_hh: float
    _ref_il_hh: Reference
    minf_hh: float
    _ref_minf_hh: Reference
    hinf_hh: float
    _ref_hinf_hh: Reference
    ninf_hh: float
    _ref_ninf_hh: Reference
    mtau_hh: float
    _ref_mtau_hh: Reference
    htau_hh: float
    _ref_htau_hh: Reference
    ntau_hh: float
    _ref_ntau_hh: Reference
    m_hh: float
    _ref_m_hh: Reference
    h_hh: float
    _ref_h_hh: Reference
    n_hh: float
    _ref_n_hh: Reference
    pas: hoc.pas
    extracellular: hoc.extracellular
    fastpas: hoc.fastpas
    na_ion: hoc.na_ion
    k_ion: hoc.k_ion
    hh: hoc.hh
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class Mechanism:
    """seg.hh: a density mechanism or ion of a segment. Its variables are attributes, without the suffix."""
    def name(self) -> str:
        """Its name."""
    def is_ion(self) -> bool:
        """Whether it is an ion."""
    def segment(self) -> Segment:
        """The segment it is of."""
    def __iter__(self) -> Iterator[RangeVar]: ...
    def __eq__(self, other: 'object') -> bool: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class RangeVar:
    """A range variable of a segment, as going through a mechanism gives it."""
    def name(self) -> str:
        """Its name in hoc."""
    def mech(self) -> Mechanism:
        """The mechanism it belongs to."""
    def __len__(self) -> int: ...
    def __getitem__(self, index: 'int') -> float: ...
    def __setitem__(self, index: 'int', value: 'float') -> None: ...

class DensityMechanism:
    """h.hh: a density mechanism, for `sec.insert(h.hh)` or `h.hh.insert(sections)`."""
    @property
    def name(self) -> str:
        """Its name."""
    @property
    def file(self) -> str:
        """The name of its .mod file, "" if it has none."""
    @property
    def code(self) -> str:
        """The text of its .mod file, "" if it has none."""
    def insert(self, secs: 'Any') -> None:
        """Insert it into a section, or into all of a sequence."""
    def uninsert(self, secs: 'Any') -> None:
        """Take it out of a section, or of all of a sequence."""
    def __eq__(self, other: 'object') -> bool: ...

class pas(Mechanism):
    """The mechanism pas of a segment."""
    g: float
    _ref_g: Reference
    e: float
    _ref_e: Reference
    i: float
    _ref_i: Reference

class extracellular(Mechanism):
    """The mechanism extracellular of a segment."""
    xraxial: Elements
    _ref_xraxial: ElementReferences
    xg: Elements
    _ref_xg: ElementReferences
    xc: Elements
    _ref_xc: ElementReferences
    e: float
    _ref_e: Reference
    i_membrane: float
    _ref_i_membrane: Reference
    sav_g: float
    _ref_sav_g: Reference
    sav_rhs: float
    _ref_sav_rhs: Reference
    vext: Elements
    _ref_vext: ElementReferences

class fastpas(Mechanism):
    """The mechanism fastpas of a segment."""
    g: float
    _ref_g: Reference
    e: float
    _ref_e: Reference
    i: float
    _ref_i: Reference

class na_ion(Mechanism):
    """The mechanism na_ion of a segment."""
    ena: float
    _ref_ena: Reference
    nai: float
    _ref_nai: Reference
    nao: float
    _ref_nao: Reference
    ina: float
    _ref_ina: Reference
    dina_dv_: float
    _ref_dina_dv_: Reference

class k_ion(Mechanism):
    """The mechanism k_ion of a segment."""
    ek: float
    _ref_ek: Reference
    ki: float
    _ref_ki: Reference
    ko: float
    _ref_ko: Reference
    ik: float
    _ref_ik: Reference
    dik_dv_: float
    _ref_dik_dv_: Reference

class hh(Mechanism):
    """The mechanism hh of a segment."""
    gnabar: float
    _ref_gnabar: Reference
    gkbar: float
    _ref_gkbar: Reference
    gl: float
    _ref_gl: Reference
    el: float
    _ref_el: Reference
    gna: float
    _ref_gna: Reference
    gk: float
    _ref_gk: Reference
    il: float
    _ref_il: Reference
    minf: float
    _ref_minf: Reference
    hinf: float
    _ref_hinf: Reference
    ninf: float
    _ref_ninf: Reference
    mtau: float
    _ref_mtau: Reference
    htau: float
    _ref_htau: Reference
    ntau: float
    _ref_ntau: Reference
    m: float
    _ref_m: Reference
    h: float
    _ref_h: Reference
    n: float
    _ref_n: Reference
    def rates(self, *arguments: float) -> float: ...
    def vtrap(self, *arguments: float) -> float: ...

class APCount(HocObject):
    """APCount(segment)"""
    def get_segment(self) -> Segment | None:
        """The segment it is placed in; None if it is nowhere."""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    def record(self, times: Vector | None = ..., *, sec: Section | None = None) -> float:
        """a.record(vector): from the next initialization on the Vector gets the times of the spikes; a.record() ends
        it.
        """
    n: float
    _ref_n: Reference
    thresh: float
    _ref_thresh: Reference
    time: float
    _ref_time: Reference
    firing: float
    _ref_firing: Reference
    def check(self, *arguments: Any) -> Any: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class AlphaSynapse(HocObject):
    """AlphaSynapse(segment)"""
    def get_segment(self) -> Segment | None:
        """The segment it is placed in; None if it is nowhere."""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    onset: float
    _ref_onset: Reference
    tau: float
    _ref_tau: Reference
    gmax: float
    _ref_gmax: Reference
    e: float
    _ref_e: Reference
    i: float
    _ref_i: Reference
    def alpha(self, *arguments: Any) -> Any: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class BBSaveState(HocObject):
    """new BBSaveState(): s.save("file") writes the state of the run, s.restore("file") puts it back."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    def save(self, name: str, *, sec: Section | None = None) -> float:
        """s.save("file"): writes the state as it is now."""
    def restore(self, name: str, *, sec: Section | None = None) -> float:
        """s.restore("file"): puts the state back that save wrote. If the model has other sections, segments or
        mechanisms now, a warning says so and nothing is changed.
        """
    def save_test(self, *, sec: Section | None = None) -> float:
        """s.save_test(): writes the state into the folder bbss_out."""
    def restore_test(self, *, sec: Section | None = None) -> float:
        """s.restore_test(): puts the state back that lies in the folder in, where who runs it has put what
        save_test wrote.
        """
    def ignore(self, point: HocObject | None = ..., *, sec: Section | None = None) -> float:
        """s.ignore(pointprocess): restore leaves this point process as it is; s.ignore(): none any more."""
    def vector_play_init(self, *, sec: Section | None = None) -> float:
        """s.vector_play_init(): begin to play Vectors, from the present time on."""

class CVode(HocObject):
    """new CVode(): there is one set of settings, however many objects there are."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    def extra_scatter_gather(self, direction: float, action: PythonObject, *, sec: Section | None = None) -> float:
        """cvode.extra_scatter_gather(0, function): the function of Python is called in every step when the voltages are
        those of its end; with the fixed step t is still that of its beginning, as in NEURON. With the variable step it
        is called after each step. Of direction 1 it is called before the variable step begins anew with the states of
        the model.
        """
    def extra_scatter_gather_remove(self, action: PythonObject, *, sec: Section | None = None) -> float:
        """cvode.extra_scatter_gather_remove(function): it is called no more."""
    def event(self, time: float, statement: str | PythonObject | None = ..., *rest: Any, sec: Section | None = None) -> float:
        """cvode.event(t [, "statement" [, point process, re_init]]): the statement is executed at t (ms), with the
        fixed step at the end of the step that t lies in; with a point process at t itself, within the step, and with
        re_init 1 a variable step begins anew. An event in the past does not happen.
        """
    def netconlist(self, pre: Any, post: Any, target: Any, given: List | None = ..., *, sec: Section | None = None) -> List:
        """cvode.netconlist(pre, post, target [, list]): the NetCons whose source (or its cell), target's cell and
        target are these objects, or have names that match these patterns ("" matches all).
        """
    def event_queue_info(self, kind: float, times: Vector, first: Any, second: List | None = ..., *, sec: Section | None = None) -> float:
        """cvode.event_queue_info(2, times, list): the events that come over NetCons, in their order;
        cvode.event_queue_info(3, times, flags, list): those that point processes have sent to themselves, and which.
        """
    def print_event_queue(self, times: Vector | None = ..., *, sec: Section | None = None) -> float:
        """cvode.print_event_queue(): prints all events that are to come, or puts their times into a Vector."""
    def queue_mode(self, bins: float = ..., self_queue: float = ..., *, sec: Section | None = None) -> int:
        """cvode.queue_mode(…): how NEURON sorts events; here there is one queue."""
    def states(self, values: Vector, *, sec: Section | None = None) -> float:
        """cvode.states(vector): the vector gets the states as the integrator has them."""
    def dstates(self, rates: Vector, *, sec: Section | None = None) -> float:
        """cvode.dstates(vector): the vector gets d(states)/dt, per ms."""
    def f(self, time: float, values: Vector, rates: Vector, *, sec: Section | None = None) -> float:
        """cvode.f(t, y, yp): yp gets dy/dt at time t (ms) and states y, which the model has afterwards."""
    def yscatter(self, values: Vector, *, sec: Section | None = None) -> float:
        """cvode.yscatter(y): the model gets these states; re_init() lets the integrator go on from them."""
    def ygather(self, values: Vector, *, sec: Section | None = None) -> float:
        """cvode.ygather(y): y gets the states as the model has them; returns their number."""
    def error_weights(self, weights: Vector, *, sec: Section | None = None) -> float:
        """cvode.error_weights(vector): 1/(rtol |y| + atol) of each state: the error times this must not exceed 1."""
    def acor(self, errors: Vector, *, sec: Section | None = None) -> float:
        """cvode.acor(vector): the estimated errors of the last step."""
    def statename(self, index: float, name: Reference, style: float = ..., *, sec: Section | None = None) -> float:
        """cvode.statename(i, strdef [, style]): the name of the i-th state, as `soma.m_hh(0.5)` or `ExpSyn[0].g`; with
        style 2 only `m_hh` or `ExpSyn.g`.
        """
    def atolscale(self, what: Any, scale: float | None = ..., *, sec: Section | None = None) -> float:
        """cvode.atolscale(&state or "name" [, factor]): the factor of atol for all states of this name: "v", "m_hh",
        "ExpSyn.g". Without it, it is what the mechanism declares, STATE { ca <1e-4> }, or 1; kept with 7 digits.
        """
    def state_magnitudes(self, what: Any, how: Any = ..., *, sec: Section | None = None) -> float:
        """cvode.state_magnitudes(1): from now on the largest |state| and |error| are noted, until (0).
        state_magnitudes(vector, 0) gives those of the states, (vector, 1) those of the errors. state_magnitudes(2) sums
        them up by name: state_magnitudes("m_hh", &error) gives the largest of that name; -1e9 if there is none.
        """
    def spike_stat(self, numbers: Vector, *, sec: Section | None = None) -> float:
        """cvode.spike_stat(vector): 11 numbers: of equations (0 without the variable step), of NetCons, six that are
        0, and of events that were put into the queue (one for each connection), moved, and taken out since the
        initialization.
        """
    def statistics(self, which: float = ..., *, sec: Section | None = None) -> float:
        """cvode.statistics(): prints how much work the variable step and the event queue had so far."""
    def rtol(self, value: float | None = ..., *, sec: Section | None = None) -> float:
        """The relative tolerance of the variable step."""
    def atol(self, value: float | None = ..., *, sec: Section | None = None) -> float:
        """The absolute tolerance of the variable step."""
    def maxstep(self, value: float | None = ..., *, sec: Section | None = None) -> float:
        """The longest variable step, ms."""
    def minstep(self, value: float | None = ..., *, sec: Section | None = None) -> float:
        """The shortest variable step, ms; IDA makes them as short as they have to be."""
    def stiff(self, value: float | None = ..., *, sec: Section | None = None) -> int:
        """2: all of a step is implicit, 1: only voltages, 0: nothing."""
    def jacobian(self, value: float | None = ..., *, sec: Section | None = None) -> int:
        """0: the tree matrix, 1: dense, 2: diagonal."""
    def maxorder(self, value: float | None = ..., *, sec: Section | None = None) -> int:
        """The highest order of the variable step; what IDA integrates already it can only lower."""
    def condition_order(self, value: float | None = ..., *, sec: Section | None = None) -> int:
        """1: thresholds, of NetCons and of WATCH, are detected at the ends of variable steps; 2: within, along lines."""
    def debug_event(self, value: float | None = ..., *, sec: Section | None = None) -> int:
        """Whether each event is printed."""
    def dae_init_dteps(self, value: float | None = ..., *, sec: Section | None = None) -> float:
        """The step that IDA's initialization takes, ms."""
    def use_long_double(self, value: float | None = ..., *, sec: Section | None = None) -> bool:
        """Whether sums are made with more digits."""
    def order(self, cell: float | None = ..., *, sec: Section | None = None) -> int:
        """The order of the last variable step; 0 without it. With the local step that of the cell with this number."""
    def cache_efficient(self, on: float = ..., *, sec: Section | None = None) -> bool:
        """Whether data lie in the solver's order: they always do."""
    def active(self, on: float | None = ..., *, sec: Section | None = None) -> bool:
        """Whether the variable step is used; active(1) and active(0) choose."""
    def use_local_dt(self, on: float | None = ..., *, sec: Section | None = None) -> bool:
        """Whether each cell has a variable step of its own, where the variable step is used; use_local_dt(1) and
        use_local_dt(0) choose, once there are sections. t is then that of the cell which is farthest behind, and an
        fadvance ends where that changes; CVode.record and Vector.record follow a cell's own steps, CVode.solve(t)
        brings all cells to t.
        """
    def use_daspk(self, on: float | None = ..., *, sec: Section | None = None) -> bool:
        """Whether the variable step uses IDA, SUNDIALS' integrator of differential and algebraic equations, or did when
        it was last used; use_daspk(1) wants it, but not for the local step. It is used without being asked where any
        section has extracellular.
        """
    def use_fast_imem(self, on: float | None = ..., *, sec: Section | None = None) -> bool:
        """use_fast_imem(1): i_membrane_, what crosses the membrane of a segment (nA, all but electrodes' currents), is
        computed in each step. Gives whether it was until now.
        """
    def use_mxb(self, on: float | None = ..., *, sec: Section | None = None) -> bool:
        """Whether the matrix is factored by a general sparse solver, which is not needed here."""
    def current_method(self, *, sec: Section | None = None) -> int:
        """What integrates, as NEURON counts: 1 if there are sections, 2 with extracellular or a LinearMechanism; 10 if
        the matrix is more than a tree; and 100 times secondorder or, with the variable step, 3 (CVODE), 13 (that
        with a step for each cell) or 4 (IDA).
        """
    def re_init(self, *, sec: Section | None = None) -> float:
        """States were changed: begin the variable step again. The fixed step has nothing to forget."""
    def fixed_step(self, *, sec: Section | None = None) -> float:
        """One step of the fixed-step method."""
    def solve(self, until: float | None = ..., *, sec: Section | None = None) -> float:
        """Integrate to exactly this time (ms) with the variable step; one step without an argument."""
    def record(self, variable: Reference, values: Vector, times: Vector, mode: float = ..., *, sec: Section | None = None) -> float:
        """cvode.record(&x, values, times): a variable and the times into two Vectors, at each step, with the local
        variable step at those of its cell. cvode.record(&x, values, times, 1): at the times that the Vector has.
        """
    def record_remove(self, values: Vector, *, sec: Section | None = None) -> float:
        """Record no more into this Vector."""
    def structure_change_count(self, *, sec: Section | None = None) -> int:
        """cvode.structure_change_count(): how often runs found that the structure had changed."""
    def diam_change_count(self, *, sec: Section | None = None) -> int:
        """cvode.diam_change_count(): how often runs found that diameters, lengths or Ra had changed."""
    def simgraph_remove(self, *, sec: Section | None = None) -> float:
        """Forget what Graph.simgraph said."""
    def free_event_queues(self, *, sec: Section | None = None) -> float:
        """Give memory back; it is given back by itself."""
    def poolshrink(self, on: float = ..., *, sec: Section | None = None) -> float:
        """Give memory back; it is given back by itself."""

class Deck(HocObject):
    """Shows one of its windows at a time."""
    def __init__(self, frame: float = ..., *, sec: Section | None = None) -> None: ...
    def intercept(self, on: float, *, sec: Section | None = None) -> float:
        """intercept(1): windows made from now on go into this box; intercept(0) ends that."""
    def map(self, title: str = ..., *place: Place, sec: Section | None = None) -> float:
        """Show it: (["title"] [, left, top, width, height])."""
    def unmap(self, accept: float = ..., *, sec: Section | None = None) -> float:
        """Dismiss its window, and the boxes in it."""
    def save(self, text: Any, *rest: Any, sec: Section | None = None) -> float:
        """save("procedure()"): what writes it into a session file. There save("text") writes a line, save(strdef, 1)
        gives the file's name.
        """
    def flip_to(self, card: float, *, sec: Section | None = None) -> float:
        """Show this card; -1: none. Returns which it is."""
    def remove_last(self, *, sec: Section | None = None) -> float:
        """Take away the last card."""
    def remove(self, card: float, *, sec: Section | None = None) -> float:
        """Take away a card."""
    def move_last(self, card: float, *, sec: Section | None = None) -> float:
        """Make the last card the one with this index."""

class Exp2Syn(HocObject):
    """Exp2Syn(segment)"""
    def get_segment(self) -> Segment | None:
        """The segment it is placed in; None if it is nowhere."""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    tau1: float
    _ref_tau1: Reference
    tau2: float
    _ref_tau2: Reference
    e: float
    _ref_e: Reference
    i: float
    _ref_i: Reference
    g: float
    _ref_g: Reference
    A: float
    _ref_A: Reference
    B: float
    _ref_B: Reference
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class ExpSyn(HocObject):
    """ExpSyn(segment)"""
    def get_segment(self) -> Segment | None:
        """The segment it is placed in; None if it is nowhere."""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    tau: float
    _ref_tau: Reference
    e: float
    _ref_e: Reference
    i: float
    _ref_i: Reference
    g: float
    _ref_g: Reference
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class FInitializeHandler(HocObject):
    """new FInitializeHandler([type,] "statement" [, object]). Type 0: after v was set, before the INITIAL blocks; 1
    (the default): after them; 2: at the end; 3: at the very beginning, the structure may still change.
    """
    def __init__(self, *arguments: Any, sec: Section | None = None) -> None: ...
    def allprint(self, *, sec: Section | None = None) -> float:
        """Print all handlers in the order in which they run."""

class File(HocObject):
    """new File("name"): a file that is read after ropen, written after wopen, or appended to after aopen."""
    def __init__(self, name: str = ..., *, sec: Section | None = None) -> None: ...
    def ropen(self, name: str | None = ..., *, sec: Section | None = None) -> float:
        """f.ropen("name"): opens for reading the file of this name, or the last one; gives 1, or 0 if it fails."""
    def xopen(self, name: str | None = ..., *, sec: Section | None = None) -> float:
        """f.xopen("name"): executes the hoc file of this name, or the last one. (In NEURON only its manual has it.)"""
    def wopen(self, name: str | None = ..., *, sec: Section | None = None) -> float:
        """f.wopen("name"): opens for writing the file of this name, or the last one; gives 1, or 0 if it fails."""
    def aopen(self, name: str | None = ..., *, sec: Section | None = None) -> float:
        """f.aopen("name"): opens for appending at the end; gives 1, or 0 if it fails."""
    def close(self, *, sec: Section | None = None) -> float:
        """f.close(): writes what is pending and closes. Opening and the end of the object do it too."""
    def isopen(self, *, sec: Section | None = None) -> float:
        """f.isopen(): 1 if a file is open."""
    def flush(self, *, sec: Section | None = None) -> float:
        """f.flush(): writes what is pending to the disk."""
    def printf(self, format: str, *values: Any, sec: Section | None = None) -> float:
        """f.printf("format", x, ...): writes by a format, as hoc's printf does."""
    def scanvar(self, *, sec: Section | None = None) -> float:
        """f.scanvar(): reads the next number; what is no number is passed over. An error at the end of the file."""
    def scanstr(self, target: Reference, *, sec: Section | None = None) -> float:
        """f.scanstr(s): reads the next word into a strdef; gives its length, or -1 at the end of the file."""
    def gets(self, target: Reference, *, sec: Section | None = None) -> float:
        """f.gets(s): reads the rest of the line with its end into a strdef; gives its length, -1 at the file's end."""
    def eof(self, *, sec: Section | None = None) -> float:
        """f.eof(): 1 at the end of a file that is read."""
    def seek(self, offset: float = ..., origin: float = ..., *, sec: Section | None = None) -> float:
        """f.seek(offset, origin): goes to a byte counted from the start (origin 0), here (1) or the end (2)."""
    def tell(self, *, sec: Section | None = None) -> int:
        """f.tell(): the place in the file, in bytes from its start."""
    def vwrite(self, first: Any, numbers: Reference | None = ..., *, sec: Section | None = None) -> float:
        """f.vwrite(&x) or f.vwrite(n, &x): writes n binary doubles, of x or from x[0] on; gives how many."""
    def vread(self, first: Any, numbers: Reference | None = ..., *, sec: Section | None = None) -> float:
        """f.vread(&x) or f.vread(n, &x): reads n binary doubles into x or from x[0] on; gives how many there were."""
    def getname(self, target: Reference | None = ..., *, sec: Section | None = None) -> str:
        """f.getname(s): the file's name; s is set to it too."""
    def mktemp(self, *, sec: Section | None = None) -> float:
        """f.mktemp(): takes a new name in the folder for temporary files; gives 1."""
    def unlink(self, *, sec: Section | None = None) -> float:
        """f.unlink(): removes the file of this name; gives 1, or 0 if it fails."""
    def chooser(self, mode: str = ..., banner: str = ..., filter: str = ..., accept: str = ..., cancel: str = ..., path: str = ..., *, sec: Section | None = None) -> float:
        """f.chooser("r", "banner", "filter", "accept", "cancel", "path"): a window to choose a file."""
    def dir(self, *, sec: Section | None = None) -> str:
        """f.dir(): the folder that was chosen last."""

class GUIMath(HocObject):
    """new GUIMath(): distances of points to lines, and whether they are in boxes, in single precision."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    def d2line(self, x: Place, y: float, x0: float, y0: float, x1: float, y1: float, *, sec: Section | None = None) -> float:
        """g.d2line(x, y, x0, y0, x1, y1): the distance of a point from the line through two others."""
    def d2line_seg(self, x: Place, y: float, x0: float, y0: float, x1: float, y1: float, *, sec: Section | None = None) -> float:
        """g.d2line_seg(x, y, x0, y0, x1, y1): the distance of a point from the piece of line between two others."""
    def inside(self, x: Place, y: float, left: float, bottom: float, right: float, top: float, *, sec: Section | None = None) -> bool:
        """g.inside(x, y, left, bottom, right, top): whether a point is in a box or on its edge."""
    def feround(self, mode: float = ..., *, sec: Section | None = None) -> int:
        """g.feround(): how sums are rounded: 2, to the nearest. Other modes (1 down, 3 to zero, 4 up) are refused."""

class Glyph(HocObject):
    """Each step is kept as (what, numbers)."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    def path(self, *, sec: Section | None = None) -> Glyph:
        """Start a new path."""
    def m(self, x: Place, y: float, *, sec: Section | None = None) -> Glyph:
        """Move the pen."""
    def l(self, x: Place, y: float, *, sec: Section | None = None) -> Glyph:
        """Draw a line to this point."""
    def curve(self, x: Place, y: float, x1: float, y1: float, x2: float, y2: float, *, sec: Section | None = None) -> Glyph:
        """Draw a Bézier curve to x, y with these control points."""
    def circle(self, x: Place, y: float, radius: float, *, sec: Section | None = None) -> Glyph:
        """A circle."""
    def close(self, *, sec: Section | None = None) -> Glyph:
        """Close the path."""
    def s(self, color: float = ..., brush: float = ..., *, sec: Section | None = None) -> Glyph:
        """Draw the path's line."""
    def fill(self, color: float = ..., *, sec: Section | None = None) -> Glyph:
        """Fill the path."""
    def cpt(self, x: Place, y: float, *, sec: Section | None = None) -> Glyph:
        """A small square at this point, to be selected by."""
    def erase(self, *, sec: Section | None = None) -> Glyph:
        """Take away all steps."""
    def gif(self, file: str, *, sec: Section | None = None) -> Glyph:
        """A picture from a file; it is not shown."""
    def label(self, text: str, x: Place = ..., y: float = ..., fixtype: float = ..., color: float = ..., *, sec: Section | None = None) -> Glyph:
        """Text at x, y. (NEURON's manual has it, NEURON has not.)"""
    def glyph(self, other: Glyph, x: Place = ..., y: float = ..., scale: float = ..., angle: float = ..., *, sec: Section | None = None) -> Glyph:
        """Another drawing at x, y. (NEURON's manual has it, NEURON has not.)"""

class Graph(HocObject):
    """A window for x-y plots: Graph() shows it, Graph(0) waits for view()."""
    def show(self) -> None:
        """g.show(): its picture in a notebook, elsewhere its curves as text."""
    def __init__(self, mapped: float = ..., *, sec: Section | None = None) -> None: ...
    def menu_action(self, label: str, action: str | PythonObject, *, sec: Section | None = None) -> float:
        """Add a menu item that executes a statement."""
    def menu_tool(self, label: str, procedure: str | PythonObject, select_action: str | PythonObject = ..., *, sec: Section | None = None) -> float:
        """Add a mouse tool; in an open panel it becomes a radio button there."""
    def exec_menu(self, label: str, *, sec: Section | None = None) -> float:
        """Do what selecting a menu item does."""
    def size(self, first: float | Reference, right: float = ..., bottom: float = ..., top: float | None = ..., *, sec: Section | None = None) -> float:
        """size(left, right, bottom, top) sets the scene's size, size(1…4) tells the first view's left, right, bottom
        or top, size(&x[0]) gives xmin, xmax, ymin, ymax of all marks and lines.
        """
    def view(self, left: float, bottom: float = ..., width: float | None = ..., height: float = ..., window_left: float = ..., window_top: float = ..., window_width: float = ..., window_height: float = ..., *, sec: Section | None = None) -> float:
        """view(left, bottom, width, height, and the window's left, top, width, height) maps a view of that part of the
        scene; view(2) one whose x and y have the same scale.
        """
    def view_count(self, *, sec: Section | None = None) -> int:
        """The number of views of this scene."""
    def unmap(self, *, sec: Section | None = None) -> float:
        """Dismiss the windows of this scene."""
    def flush(self, *, sec: Section | None = None) -> float:
        """Bring the picture up to date: vectors and space plots are read again."""
    def fastflush(self, *, sec: Section | None = None) -> float:
        """Draw the points since the last flush; without a screen there is nothing to do."""
    def printfile(self, path: str, *, sec: Section | None = None) -> float:
        """Write the first view: as SVG, PNG or PDF if the name ends so, else as encapsulated PostScript."""
    def save_name(self, name: str, now: float = ..., *, sec: Section | None = None) -> float:
        """The variable by which a session file knows this scene. With `now` it is written into the session file that
        is being written: what makes the scene in that variable as it is.
        """
    def color(self, index: float = ..., name: str = ..., *, sec: Section | None = None) -> float:
        """The colour of what is drawn next; with a name, what colour an index is."""
    def beginline(self, *arguments: Any, sec: Section | None = None) -> float:
        """Start a line: ([label,] [color, brush])."""
    def line(self, x: Place, y: float, *, sec: Section | None = None) -> float:
        """Draw on to this point."""
    def mark(self, x: Place, y: float, style: str | float = ..., size: float = ..., color: float | None = ..., brush: float | None = ..., *, sec: Section | None = None) -> float:
        """Put a mark; the style is one of + o t s O T S | - or its index in that list."""
    def erase(self, *, sec: Section | None = None) -> float:
        """Take away the drawn lines and marks; those of addvar and addexpr begin anew."""
    def erase_all(self, *, sec: Section | None = None) -> float:
        """Take away everything."""
    def label(self, *arguments: Any, sec: Section | None = None) -> float:
        """label(x, y, "text"), label("text") one line below the last, label(x, y) where the next one goes, or all of
        (x, y, "text", fixtype, scale, x_align, y_align, color).
        """
    def view_info(self, which: float = ..., case: float = ..., coordinate: float = ..., *, sec: Section | None = None) -> float:
        """Facts about a view: 1 width, 2 height, 3 and 4 the same in points, 5 left, 6 right, 7 bottom, 8 top, 9 and
        10 the width and height of a point; of a coordinate 11 and 12 its relative place as x or y, 13 and 14 its
        distance from the left or the top in points; 15 the height of letters. Without arguments the view under the
        mouse: -1, there is none; so it is for a Graph without views.
        """
    def view_size(self, which: float, left: float, right: float, bottom: float, top: float, *, sec: Section | None = None) -> float:
        """Set the model coordinates of a view."""
    def brush(self, index: float = ..., pattern: float | None = ..., width: float = ..., *, sec: Section | None = None) -> float:
        """The line style of what is drawn next; with a pattern and a width, what style an index is."""
    def fixed(self, scale: float = ..., *, sec: Section | None = None) -> float:
        """Labels from now on keep their size and move with the scene."""
    def vfixed(self, scale: float = ..., *, sec: Section | None = None) -> float:
        """Labels from now on are placed relative to the view."""
    def relative(self, scale: float = ..., *, sec: Section | None = None) -> float:
        """Labels from now on move and scale with the scene."""
    def align(self, x_align: float = ..., y_align: float = ..., *, sec: Section | None = None) -> float:
        """Which point of labels is at their x, y: 0 left or bottom, 1 right or top."""
    def menu_remove(self, label: str, *, sec: Section | None = None) -> float:
        """Remove a menu item."""
    def crosshair_action(self, procedure: str | PythonObject, vectors: float = ..., *, sec: Section | None = None) -> float:
        """What a key does while the crosshair is shown; there is no mouse here, so it is only remembered."""
    def addvar(self, name: str, *rest: Any, sec: Section | None = None) -> float:
        """Plot a variable at each plot(): ("variable" | "label", "variable" | "label", &variable) [, color, brush]."""
    def addexpr(self, expression: str, *rest: Any, sec: Section | None = None) -> float:
        """Plot an expression at each plot(): (["label",] "expression" [, object] [, color, brush])."""
    def xexpr(self, expression: str, use_pointer: float = ..., *, sec: Section | None = None) -> float:
        """The abscissa of the next points is this expression, not plot()'s argument."""
    def begin(self, *, sec: Section | None = None) -> float:
        """The next plot() gives the first point of each line."""
    def plot(self, x: Place, *, sec: Section | None = None) -> float:
        """One point of every addvar and addexpr line, at this abscissa."""
    def family(self, what: str | float, *, sec: Section | None = None) -> float:
        """family(1) erases and keeps lines from now on, family(0) ends that; family("variable") labels each kept line
        with the value that the variable had when the line was begun.
        """
    def simgraph(self, *, sec: Section | None = None) -> float:
        """Let the local variable time step plot these lines; with the other methods nothing changes."""
    def addobject(self, plot: RangeVarPlot, *pen: Any, sec: Section | None = None) -> float:
        """Show a RangeVarPlot, read again at each flush: (rangevarplot [, color, brush])."""
    def vector(self, count: float, x: Reference, y: Reference, *, sec: Section | None = None) -> float:
        """Show two arrays; y is read again at each flush."""
    def glyph(self, glyph: Glyph, x: Place, y: float, x_scale: float = ..., y_scale: float = ..., angle: float = ..., fixtype: float = ..., *, sec: Section | None = None) -> float:
        """Show a Glyph with its origin at x, y."""
    def xaxis(self, *arguments: float, sec: Section | None = None) -> float:
        """Draw axes: (mode) 0 in the view, 1 fixed, 2 a box, 3 none; or (start, stop, position, tics, minor tics,
        invert, numbers).
        """
    def yaxis(self, *arguments: float, sec: Section | None = None) -> float:
        """Draw axes, as xaxis does."""
    def getline(self, previous: float, x: Vector, y: Vector, *, sec: Section | None = None) -> float:
        """Copy the first line after index `previous` into the vectors, its label into y's; gives its index, or -1."""
    def line_info(self, previous: float, vector: Vector, *, sec: Section | None = None) -> float:
        """Like getline: the line's label, and color, brush, the label's x, y and fixtype."""
    def gif(self, file: str = ..., *place: Place, sec: Section | None = None) -> float:
        """A picture from a file; it is not shown."""

class HBox(HocObject):
    """Tiles windows horizontally: ([frame])."""
    def __init__(self, frame: float = ..., scroll: float = ..., *, sec: Section | None = None) -> None: ...
    def intercept(self, on: float, *, sec: Section | None = None) -> float:
        """intercept(1): windows made from now on go into this box; intercept(0) ends that."""
    def map(self, title: str = ..., *place: Place, sec: Section | None = None) -> float:
        """Show it: (["title"] [, left, top, width, height])."""
    def unmap(self, accept: float = ..., *, sec: Section | None = None) -> float:
        """Dismiss its window; what it kept is released."""
    def save(self, text: Any, *rest: Any, sec: Section | None = None) -> float:
        """save("procedure()"): what writes it into a session file. There save("text") writes a line, save(strdef, 1)
        gives the file's name.
        """
    def ismapped(self, *, sec: Section | None = None) -> bool:
        """Whether it has a window of its own."""
    def size(self, place: Reference, *, sec: Section | None = None) -> float:
        """Gives left, top, width and height of its window."""
    def ref(self, owner: HocObject | None, *, sec: Section | None = None) -> float:
        """Keep this object until the window is dismissed."""
    def dismiss_action(self, statement: str | PythonObject, *, sec: Section | None = None) -> float:
        """What to execute when the user closes the window."""
    def adjuster(self, size: float, *, sec: Section | None = None) -> float:
        """Let the user change the size of the last item."""
    def adjust(self, size: float, item: float = ..., *, sec: Section | None = None) -> float:
        """Set the size of an item."""
    def full_request(self, on: float = ..., *, sec: Section | None = None) -> float:
        """Whether the box takes the whole size that its items ask for."""
    def priority(self, level: float, *, sec: Section | None = None) -> float:
        """When it is written into a session file: those of higher priority before others; returns it."""
    def dialog(self, title: str = ..., accept: str = ..., cancel: str = ..., *, sec: Section | None = None) -> float:
        """Ask the user to accept or cancel; nobody is there to accept."""

class IClamp(HocObject):
    """IClamp(segment)"""
    def get_segment(self) -> Segment | None:
        """The segment it is placed in; None if it is nowhere."""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    delay: float
    _ref_delay: Reference
    dur: float
    _ref_dur: Reference
    amp: float
    _ref_amp: Reference
    i: float
    _ref_i: Reference
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class Impedance(HocObject):
    """new Impedance(): z.loc(x) places an electrode, z.compute(frequency) makes the circuit at this instant,
    z.input(x), z.transfer(x) and the others then look at it (MΩ, radians).
    """
    def __init__(self, *, sec: Section | None = None) -> None: ...
    def loc(self, x: Place, *, sec: Section | None = None) -> float:
        """z.loc(x): the electrode is at x of the accessed section; z.loc(-1): it is taken away."""
    def compute(self, frequency: float, with_states: float = ..., most: float = ..., *, sec: Section | None = None) -> float:
        """z.compute(f), z.compute(f, 1): all impedances at f Hz, with all conductances as they are now; with 1 the
        states of mechanisms follow v (numerical derivatives, see deltafac).
        """
    def transfer(self, x: Place, *, sec: Section | None = None) -> float:
        """z.transfer(x): |v at x over the current at the electrode|, MΩ; also the other way round."""
    def input(self, x: Place, *, sec: Section | None = None) -> float:
        """z.input(x): |v over i at x of the accessed section|, MΩ."""
    def ratio(self, x: Place, *, sec: Section | None = None) -> float:
        """z.ratio(x): |v at the electrode over v at x| if the current flows in at x."""
    def transfer_phase(self, x: Place, *, sec: Section | None = None) -> float:
        """z.transfer_phase(x): the phase of the transfer impedance, radians."""
    def input_phase(self, x: Place, *, sec: Section | None = None) -> float:
        """z.input_phase(x): the phase of the input impedance, radians."""
    def deltafac(self, factor: float | None = ..., *, sec: Section | None = None) -> float:
        """z.deltafac(f): the step of numerical derivatives, as factor of each state's scale of tolerance (0.001)."""

class Import3d_Eutectic_read(HocObject):
    """new Import3d_Eutectic_read(): r.input("file.nts") reads a morphology, `new Import3d_GUI(r, 0)` makes cells of it."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    @property
    def err(self) -> float:
        """1 if there was something wrong in the file"""
    @err.setter
    def err(self, value: float) -> None: ...
    _ref_err: Reference
    @property
    def quiet(self) -> float:
        """1: what is wrong in the file is not printed"""
    @quiet.setter
    def quiet(self, value: float) -> None: ...
    _ref_quiet: Reference
    @property
    def sections(self) -> Any:
        """the branches, each an Import3d_Section"""
    @sections.setter
    def sections(self, value: Any) -> None: ...
    _ref_sections: Reference
    @property
    def type(self) -> Any:
        """the type of each point"""
    @type.setter
    def type(self, value: Any) -> None: ...
    _ref_type: Reference
    @property
    def x(self) -> Any:
        """x of each point, µm"""
    @x.setter
    def x(self, value: Any) -> None: ...
    _ref_x: Reference
    @property
    def y(self) -> Any:
        """y of each point, µm"""
    @y.setter
    def y(self, value: Any) -> None: ...
    _ref_y: Reference
    @property
    def z(self) -> Any:
        """z of each point, µm"""
    @z.setter
    def z(self, value: Any) -> None: ...
    _ref_z: Reference
    @property
    def d(self) -> Any:
        """the diameter at each point, µm"""
    @d.setter
    def d(self, value: Any) -> None: ...
    _ref_d: Reference
    @property
    def iline(self) -> Any:
        """the line of each point"""
    @iline.setter
    def iline(self, value: Any) -> None: ...
    _ref_iline: Reference
    @property
    def filetype(self) -> str:
        """The name of the format."""
    _ref_filetype: Reference
    @property
    def file(self) -> Any:
        """The File that was read."""
    _ref_file: Reference
    def input(self, name: str, *, sec: Section | None = None) -> float:
        """r.input("file"): reads a morphology. What is wrong in the file is printed (unless r.quiet) and sets r.err;
        a file that makes no morphology is an error.
        """
    def label(self, index: float, text: Reference, *, sec: Section | None = None) -> float:
        """r.label(i, s): sets s to what tells a point."""
    @property
    def id(self) -> Any:
        """the number of each point"""
    @id.setter
    def id(self, value: Any) -> None: ...
    _ref_id: Reference
    @property
    def ptype(self) -> Any:
        """what each point is"""
    @ptype.setter
    def ptype(self, value: Any) -> None: ...
    _ref_ptype: Reference
    @property
    def tag(self) -> Any:
        """the tag of each point"""
    @tag.setter
    def tag(self, value: Any) -> None: ...
    _ref_tag: Reference

class Import3d_GUI(HocObject):
    """new Import3d_GUI(reader, 0): g.instantiate(object) makes sections of what the reader read."""
    def __init__(self, reader: HocObject | None = ..., show: float = ..., *, sec: Section | None = None) -> None: ...
    @property
    def swc(self) -> Any:
        """The reader."""
    _ref_swc: Reference
    def name(self, section: Section, text: Reference, *, sec: Section | None = None) -> float:
        """g.name(section, strdef): what the section of hoc is called that is made of one of the reader's sections, as
        soma, which is soma[0], or dend[3].
        """
    def instantiate(self, owner: HocObject | None = ..., *, sec: Section | None = None) -> float:
        """g.instantiate(nil): creates sections soma[0…], axon, dend, apic, dend_5 …, of an object if one is given. The
        object's template must declare their names with create, and the SectionLists all, somatic, axonal, basal,
        apical, dendritic_5 … that its init makes: they are filled. An object of Python gets lists of sections as
        attributes: soma, axon, dend, apic, dend_5 … and all.
        """

class Import3d_MorphML(HocObject):
    """new Import3d_MorphML(): r.input("file.xml") reads the first cell of a NeuroML 1 file."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    @property
    def err(self) -> float:
        """1 if there was something wrong in the file"""
    @err.setter
    def err(self, value: float) -> None: ...
    _ref_err: Reference
    @property
    def quiet(self) -> float:
        """1: what is wrong in the file is not printed"""
    @quiet.setter
    def quiet(self, value: float) -> None: ...
    _ref_quiet: Reference
    @property
    def sections(self) -> Any:
        """the branches, each an Import3d_Section"""
    @sections.setter
    def sections(self, value: Any) -> None: ...
    _ref_sections: Reference
    @property
    def type(self) -> Any:
        """the type of each point"""
    @type.setter
    def type(self, value: Any) -> None: ...
    _ref_type: Reference
    @property
    def x(self) -> Any:
        """x of each point, µm"""
    @x.setter
    def x(self, value: Any) -> None: ...
    _ref_x: Reference
    @property
    def y(self) -> Any:
        """y of each point, µm"""
    @y.setter
    def y(self, value: Any) -> None: ...
    _ref_y: Reference
    @property
    def z(self) -> Any:
        """z of each point, µm"""
    @z.setter
    def z(self, value: Any) -> None: ...
    _ref_z: Reference
    @property
    def d(self) -> Any:
        """the diameter at each point, µm"""
    @d.setter
    def d(self, value: Any) -> None: ...
    _ref_d: Reference
    @property
    def iline(self) -> Any:
        """the line of each point"""
    @iline.setter
    def iline(self, value: Any) -> None: ...
    _ref_iline: Reference
    @property
    def filetype(self) -> str:
        """The name of the format."""
    _ref_filetype: Reference
    @property
    def file(self) -> Any:
        """The File that was read."""
    _ref_file: Reference
    def input(self, name: str, *, sec: Section | None = None) -> float:
        """r.input("file"): reads a morphology. What is wrong in the file is printed (unless r.quiet) and sets r.err;
        a file that makes no morphology is an error.
        """
    def label(self, index: float, text: Reference, *, sec: Section | None = None) -> float:
        """r.label(i, s): sets s to what tells a point."""

class Import3d_Neurolucida3(HocObject):
    """new Import3d_Neurolucida3(): r.input("file.asc") reads a morphology, `new Import3d_GUI(r, 0)` makes cells of it."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    @property
    def err(self) -> float:
        """1 if there was something wrong in the file"""
    @err.setter
    def err(self, value: float) -> None: ...
    _ref_err: Reference
    @property
    def quiet(self) -> float:
        """1: what is wrong in the file is not printed"""
    @quiet.setter
    def quiet(self, value: float) -> None: ...
    _ref_quiet: Reference
    @property
    def sections(self) -> Any:
        """the branches, each an Import3d_Section"""
    @sections.setter
    def sections(self, value: Any) -> None: ...
    _ref_sections: Reference
    @property
    def type(self) -> Any:
        """the type of each point"""
    @type.setter
    def type(self, value: Any) -> None: ...
    _ref_type: Reference
    @property
    def x(self) -> Any:
        """x of each point, µm"""
    @x.setter
    def x(self, value: Any) -> None: ...
    _ref_x: Reference
    @property
    def y(self) -> Any:
        """y of each point, µm"""
    @y.setter
    def y(self, value: Any) -> None: ...
    _ref_y: Reference
    @property
    def z(self) -> Any:
        """z of each point, µm"""
    @z.setter
    def z(self, value: Any) -> None: ...
    _ref_z: Reference
    @property
    def d(self) -> Any:
        """the diameter at each point, µm"""
    @d.setter
    def d(self, value: Any) -> None: ...
    _ref_d: Reference
    @property
    def iline(self) -> Any:
        """the line of each point"""
    @iline.setter
    def iline(self, value: Any) -> None: ...
    _ref_iline: Reference
    @property
    def filetype(self) -> str:
        """The name of the format."""
    _ref_filetype: Reference
    @property
    def file(self) -> Any:
        """The File that was read."""
    _ref_file: Reference
    def input(self, name: str, *, sec: Section | None = None) -> float:
        """r.input("file"): reads a morphology. What is wrong in the file is printed (unless r.quiet) and sets r.err;
        a file that makes no morphology is an error.
        """
    def label(self, index: float, text: Reference, *, sec: Section | None = None) -> float:
        """r.label(i, s): sets s to what tells a point."""
    @property
    def lines(self) -> Any:
        """the lines of the file"""
    @lines.setter
    def lines(self, value: Any) -> None: ...
    _ref_lines: Reference
    @property
    def spines(self) -> Any:
        """the spines (each an Import3d_Spine)"""
    @spines.setter
    def spines(self, value: Any) -> None: ...
    _ref_spines: Reference

class Import3d_Neurolucida_read(HocObject):
    """new Import3d_Neurolucida_read(): r.input("file.nrn") reads a morphology in the format of Neurolucida before its
    version 3; `new Import3d_GUI(r, 0)` makes cells of it. What is not where it should be is told.
    """
    def __init__(self, *, sec: Section | None = None) -> None: ...
    @property
    def err(self) -> float:
        """1 if there was something wrong in the file"""
    @err.setter
    def err(self, value: float) -> None: ...
    _ref_err: Reference
    @property
    def quiet(self) -> float:
        """1: what is wrong in the file is not printed"""
    @quiet.setter
    def quiet(self, value: float) -> None: ...
    _ref_quiet: Reference
    @property
    def sections(self) -> Any:
        """the branches, each an Import3d_Section"""
    @sections.setter
    def sections(self, value: Any) -> None: ...
    _ref_sections: Reference
    @property
    def type(self) -> Any:
        """the type of each point"""
    @type.setter
    def type(self, value: Any) -> None: ...
    _ref_type: Reference
    @property
    def x(self) -> Any:
        """x of each point, µm"""
    @x.setter
    def x(self, value: Any) -> None: ...
    _ref_x: Reference
    @property
    def y(self) -> Any:
        """y of each point, µm"""
    @y.setter
    def y(self, value: Any) -> None: ...
    _ref_y: Reference
    @property
    def z(self) -> Any:
        """z of each point, µm"""
    @z.setter
    def z(self, value: Any) -> None: ...
    _ref_z: Reference
    @property
    def d(self) -> Any:
        """the diameter at each point, µm"""
    @d.setter
    def d(self, value: Any) -> None: ...
    _ref_d: Reference
    @property
    def iline(self) -> Any:
        """the line of each point"""
    @iline.setter
    def iline(self, value: Any) -> None: ...
    _ref_iline: Reference
    @property
    def filetype(self) -> str:
        """The name of the format."""
    _ref_filetype: Reference
    @property
    def file(self) -> Any:
        """The File that was read."""
    _ref_file: Reference
    def input(self, name: str, *, sec: Section | None = None) -> float:
        """r.input("file"): reads a morphology. What is wrong in the file is printed (unless r.quiet) and sets r.err;
        a file that makes no morphology is an error.
        """
    def label(self, index: float, text: Reference, *, sec: Section | None = None) -> float:
        """r.label(i, s): sets s to what tells a point."""
    @property
    def pointtype(self) -> Any:
        """what each point is: 0 begins a branch, 1 goes on, 2 divides"""
    @pointtype.setter
    def pointtype(self, value: Any) -> None: ...
    _ref_pointtype: Reference

class Import3d_SWC_read(HocObject):
    """new Import3d_SWC_read(): r.input("file.swc") reads a morphology, `new Import3d_GUI(r, 0)` makes cells of it."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    @property
    def err(self) -> float:
        """1 if there was something wrong in the file"""
    @err.setter
    def err(self, value: float) -> None: ...
    _ref_err: Reference
    @property
    def quiet(self) -> float:
        """1: what is wrong in the file is not printed"""
    @quiet.setter
    def quiet(self, value: float) -> None: ...
    _ref_quiet: Reference
    @property
    def sections(self) -> Any:
        """the branches, each an Import3d_Section"""
    @sections.setter
    def sections(self, value: Any) -> None: ...
    _ref_sections: Reference
    @property
    def type(self) -> Any:
        """the type of each point"""
    @type.setter
    def type(self, value: Any) -> None: ...
    _ref_type: Reference
    @property
    def x(self) -> Any:
        """x of each point, µm"""
    @x.setter
    def x(self, value: Any) -> None: ...
    _ref_x: Reference
    @property
    def y(self) -> Any:
        """y of each point, µm"""
    @y.setter
    def y(self, value: Any) -> None: ...
    _ref_y: Reference
    @property
    def z(self) -> Any:
        """z of each point, µm"""
    @z.setter
    def z(self, value: Any) -> None: ...
    _ref_z: Reference
    @property
    def d(self) -> Any:
        """the diameter at each point, µm"""
    @d.setter
    def d(self, value: Any) -> None: ...
    _ref_d: Reference
    @property
    def iline(self) -> Any:
        """the line of each point"""
    @iline.setter
    def iline(self, value: Any) -> None: ...
    _ref_iline: Reference
    @property
    def filetype(self) -> str:
        """The name of the format."""
    _ref_filetype: Reference
    @property
    def file(self) -> Any:
        """The File that was read."""
    _ref_file: Reference
    def input(self, name: str, *, sec: Section | None = None) -> float:
        """r.input("file"): reads a morphology. What is wrong in the file is printed (unless r.quiet) and sets r.err;
        a file that makes no morphology is an error.
        """
    def label(self, index: float, text: Reference, *, sec: Section | None = None) -> float:
        """r.label(i, s): sets s to what tells a point."""
    @property
    def id(self) -> Any:
        """the number of each point"""
    @id.setter
    def id(self, value: Any) -> None: ...
    _ref_id: Reference
    @property
    def pid(self) -> Any:
        """the number of each point's parent, -1 if it has none"""
    @pid.setter
    def pid(self, value: Any) -> None: ...
    _ref_pid: Reference
    @property
    def point2sec(self) -> Any:
        """the section of each point"""
    @point2sec.setter
    def point2sec(self, value: Any) -> None: ...
    _ref_point2sec: Reference
    @property
    def lines(self) -> Any:
        """the lines with points"""
    @lines.setter
    def lines(self, value: Any) -> None: ...
    _ref_lines: Reference
    @property
    def header(self) -> Any:
        """the comments"""
    @header.setter
    def header(self, value: Any) -> None: ...
    _ref_header: Reference
    @property
    def idoffset(self) -> float:
        """what was subtracted from the numbers of points"""
    @idoffset.setter
    def idoffset(self, value: float) -> None: ...
    _ref_idoffset: Reference
    def pheader(self, *, sec: Section | None = None) -> float:
        """r.pheader(): prints the comments of the file."""

class Import3d_Section(HocObject):
    """new Import3d_Section(id, n): n points of a branch, made by the Import3d readers."""
    def __init__(self, id: float = ..., size: float = ..., *, sec: Section | None = None) -> None: ...
    @property
    def type(self) -> float:
        """what it is: 1 soma, 2 axon, 3 dendrite, 4 apical dendrite, 5 … others"""
    @type.setter
    def type(self, value: float) -> None: ...
    _ref_type: Reference
    @property
    def id(self) -> float:
        """the number of its first point in the reader"""
    @id.setter
    def id(self, value: float) -> None: ...
    _ref_id: Reference
    @property
    def fid(self) -> float:
        """the number of the first point that is its own"""
    @fid.setter
    def fid(self, value: float) -> None: ...
    _ref_fid: Reference
    @property
    def pid(self) -> float:
        """the number of the point it is connected to, -1 if that is not told"""
    @pid.setter
    def pid(self, value: float) -> None: ...
    _ref_pid: Reference
    @property
    def first(self) -> float:
        """1 if the cable begins at the second point: the first one only tells where it is held"""
    @first.setter
    def first(self, value: float) -> None: ...
    _ref_first: Reference
    @property
    def parentx(self) -> float:
        """where on the parent it is connected, 0 to 1"""
    @parentx.setter
    def parentx(self, value: float) -> None: ...
    _ref_parentx: Reference
    @property
    def iscontour_(self) -> float:
        """1 if it is an outline, not a cable"""
    @iscontour_.setter
    def iscontour_(self, value: float) -> None: ...
    _ref_iscontour_: Reference
    @property
    def is_subsidiary(self) -> float:
        """1 if it is one more outline of the same body"""
    @is_subsidiary.setter
    def is_subsidiary(self, value: float) -> None: ...
    _ref_is_subsidiary: Reference
    @property
    def volatile(self) -> float:
        """for programs"""
    @volatile.setter
    def volatile(self, value: float) -> None: ...
    _ref_volatile: Reference
    @property
    def volatile2(self) -> float:
        """for programs"""
    @volatile2.setter
    def volatile2(self, value: float) -> None: ...
    _ref_volatile2: Reference
    @property
    def ztrans(self) -> float:
        """the shift in z"""
    @ztrans.setter
    def ztrans(self, value: float) -> None: ...
    _ref_ztrans: Reference
    @property
    def nameindex(self) -> float:
        """the index in the array of sections that are called alike"""
    @nameindex.setter
    def nameindex(self, value: float) -> None: ...
    _ref_nameindex: Reference
    @property
    def wire_color(self) -> float:
        """the colour of its line"""
    @wire_color.setter
    def wire_color(self, value: float) -> None: ...
    _ref_wire_color: Reference
    @property
    def centroid_color(self) -> float:
        """the colour of its centre line"""
    @centroid_color.setter
    def centroid_color(self, value: float) -> None: ...
    _ref_centroid_color: Reference
    @property
    def d(self) -> Any:
        """the diameters, µm"""
    @d.setter
    def d(self, value: Any) -> None: ...
    _ref_d: Reference
    @property
    def raw(self) -> Any:
        """the points: rows x, y, z, µm"""
    @raw.setter
    def raw(self, value: Any) -> None: ...
    _ref_raw: Reference
    @property
    def xyz(self) -> Any:
        """the points as they are shown"""
    @xyz.setter
    def xyz(self, value: Any) -> None: ...
    _ref_xyz: Reference
    @property
    def contour_list(self) -> Any:
        """further outlines of the same body"""
    @contour_list.setter
    def contour_list(self, value: Any) -> None: ...
    _ref_contour_list: Reference
    @property
    def parentsec(self) -> Any:
        """The section it is connected to."""
    @parentsec.setter
    def parentsec(self, value: Any) -> None: ...
    _ref_parentsec: Reference
    def set_pt(self, index: float, x: Place, y: float, z: float, diameter: float, *, sec: Section | None = None) -> float:
        """s.set_pt(i, x, y, z, d): sets a point and its diameter."""

class Import3d_Spine(HocObject):
    """A spine of a morphology; it makes no section."""
    def __init__(self, *args: Any, kwargs: Any, sec: Section | None = None) -> None: ...

class IntFire1(HocObject):
    """IntFire1(segment)"""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    tau: float
    _ref_tau: Reference
    refrac: float
    _ref_refrac: Reference
    m: float
    _ref_m: Reference
    def M(self, *arguments: Any) -> Any: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class IntFire2(HocObject):
    """IntFire2(segment)"""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    taum: float
    _ref_taum: Reference
    taus: float
    _ref_taus: Reference
    ib: float
    _ref_ib: Reference
    m: float
    _ref_m: Reference
    i: float
    _ref_i: Reference
    def I(self, *arguments: Any) -> Any: ...
    def M(self, *arguments: Any) -> Any: ...
    def later(self, *arguments: Any) -> Any: ...
    def slope(self, *arguments: Any) -> Any: ...
    def firetime(self, *arguments: Any) -> Any: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class IntFire4(HocObject):
    """IntFire4(segment)"""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    taue: float
    _ref_taue: Reference
    taui1: float
    _ref_taui1: Reference
    taui2: float
    _ref_taui2: Reference
    taum: float
    _ref_taum: Reference
    e: float
    _ref_e: Reference
    i1: float
    _ref_i1: Reference
    i2: float
    _ref_i2: Reference
    m: float
    _ref_m: Reference
    ae: float
    _ref_ae: Reference
    ai1: float
    _ref_ai1: Reference
    ai2: float
    _ref_ai2: Reference
    nself: float
    _ref_nself: Reference
    nexcite: float
    _ref_nexcite: Reference
    ninhibit: float
    _ref_ninhibit: Reference
    def separate(self, *arguments: Any) -> Any: ...
    def factors(self, *arguments: Any) -> Any: ...
    def both(self, *arguments: Any) -> Any: ...
    def inhibited(self, *arguments: Any) -> Any: ...
    def E(self, *arguments: Any) -> Any: ...
    def I(self, *arguments: Any) -> Any: ...
    def M(self, *arguments: Any) -> Any: ...
    def update(self, *arguments: Any) -> Any: ...
    def firetime(self, *arguments: Any) -> Any: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class KSChan(HocObject):
    """new KSChan(): a density channel made of HH gates and kinetic schemes, without a .mod file."""
    def __init__(self, point: float = ..., *, sec: Section | None = None) -> None: ...
    def name(self, name: str | None = ..., *, sec: Section | None = None) -> str:
        """Its name, as for insert; with an argument set it."""
    def ion(self, name: str | None = ..., *, sec: Section | None = None) -> str:
        """The ion that its current carries, or NonSpecific; with an argument set it."""
    def gmax(self, value: float | None = ..., *, sec: Section | None = None) -> float:
        """The conductance (S/cm2) that new instances have; with an argument set it."""
    def erev(self, value: float | None = ..., *, sec: Section | None = None) -> float:
        """The reversal potential (mV) of new instances if the current is NonSpecific; with an argument set it."""
    def iv_type(self, kind: float | None = ..., *, sec: Section | None = None) -> float:
        """0: the current is g (v - e); 1: the same, but e follows the concentrations; 2: p times the current of the
        Goldman-Hodgkin-Katz equation, gmax is then the permeability pmax (cm/s). An unspecific current is always 0.
        """
    def add_hhstate(self, name: str, *, sec: Section | None = None) -> KSState:
        """c.add_hhstate("m"): an HH gate of this name, with its transition."""
    def add_ksstate(self, gate: KSGate | None, name: str, *, sec: Section | None = None) -> KSState:
        """c.add_ksstate(gate, "name"): a state of a kinetic scheme; with NULLobject, of a new one."""
    def add_transition(self, source: KSState | float, target: KSState | float, *, sec: Section | None = None) -> KSTrans:
        """c.add_transition(source, target): a transition between two states, which may be given by their indices."""
    def remove_state(self, which: KSState | float, *, sec: Section | None = None) -> float:
        """Remove a state and its transitions."""
    def remove_transition(self, which: KSTrans | float, *, sec: Section | None = None) -> float:
        """Remove a transition; that of an HH gate with its gate."""
    def ngate(self, *, sec: Section | None = None) -> float:
        """How many gates it has."""
    def nstate(self, *, sec: Section | None = None) -> float:
        """How many states it has."""
    def ntrans(self, *, sec: Section | None = None) -> float:
        """How many transitions it has."""
    def nligand(self, *, sec: Section | None = None) -> float:
        """How many ligands it depends on: 0."""
    def ligand(self, i: float, *, sec: Section | None = None) -> str:
        """The i-th ligand; there is none."""
    def gate(self, i: float, *, sec: Section | None = None) -> KSGate:
        """The i-th gate."""
    def state(self, i: float, *, sec: Section | None = None) -> KSState:
        """The i-th state."""
    def trans(self, which: KSState | float, target: KSState | None = ..., *, sec: Section | None = None) -> KSTrans:
        """c.trans(i): the i-th transition; c.trans(state, state): the one between them."""
    def pr(self, *, sec: Section | None = None) -> float:
        """Print what it is made of."""

class KSGate(HocObject):
    """A gate of a KSChan. The channel's conductance is gmax times what each gate is open, to its power."""
    def __init__(self, *arguments: Any, sec: Section | None = None) -> None: ...
    def index(self, *, sec: Section | None = None) -> float:
        """Its place among the gates."""
    def nstate(self, *, sec: Section | None = None) -> float:
        """How many states it has: 1 for an HH gate."""
    def sindex(self, *, sec: Section | None = None) -> float:
        """The index of its first state."""
    def power(self, power: float | None = ..., *, sec: Section | None = None) -> float:
        """Its power in the conductance; with an argument set it."""

class KSState(HocObject):
    """A state of a gate of a KSChan."""
    def __init__(self, *arguments: Any, sec: Section | None = None) -> None: ...
    def index(self, *, sec: Section | None = None) -> float:
        """Its place among the states."""
    def gate(self, *, sec: Section | None = None) -> KSGate:
        """Its gate."""
    def name(self, name: str | None = ..., *, sec: Section | None = None) -> str:
        """Its name; with an argument set it."""
    def frac(self, frac: float | None = ..., *, sec: Section | None = None) -> float:
        """How far its gate is open in it, 0 to 1; with an argument set it."""

class KSTrans(HocObject):
    """A transition between two states of a KSChan, or of an HH gate (then both are its state)."""
    def __init__(self, *arguments: Any, sec: Section | None = None) -> None: ...
    def index(self, *, sec: Section | None = None) -> float:
        """Its place among the transitions."""
    def src(self, *, sec: Section | None = None) -> KSState:
        """The state where it begins."""
    def target(self, *, sec: Section | None = None) -> KSState:
        """The state where it ends."""
    def type(self, kind: float | None = ..., *, sec: Section | None = None) -> float:
        """0: its functions are the rates of both ways (1/ms); 1: the limit and the time constant (ms). With an argument
        set it.
        """
    def ligand(self, name: str | None = ..., *, sec: Section | None = None) -> str:
        """The ligand it depends on: "", none."""
    def set_f(self, direction: float, kind: float, parameters: Vector, low: float | None = ..., high: float | None = ..., *, sec: Section | None = None) -> float:
        """t.set_f(direction, kind, vector): the function of v of one way (0 or 1)."""
    def ftype(self, direction: float, *, sec: Section | None = None) -> float:
        """The kind of the function of one way, -1 if it was not set."""
    def parm(self, direction: float, *, sec: Section | None = None) -> Any:
        """The parameters of the function of one way."""
    def f(self, direction: float, v: float, *, sec: Section | None = None) -> float:
        """The value at v (mV) of the function of one way."""
    def ab(self, v: Vector, a: Vector, b: Vector, *, sec: Section | None = None) -> float:
        """t.ab(v, a, b): fills a and b with the rates (1/ms) at the voltages v."""
    def inftau(self, v: Vector, limits: Vector, taus: Vector, *, sec: Section | None = None) -> float:
        """t.inftau(v, inf, tau): fills them with the limits and time constants (ms) at the voltages v."""

class LinearMechanism(HocObject):
    """new LinearMechanism(c, g, y, [y0,] b), (c, g, y, [y0,] b, x) or (c, g, y, [y0,] b, list, xs)."""
    def __init__(self, *arguments: Any, sec: Section | None = None) -> None: ...

class List(HocObject):
    """new List(): an empty list of objects. new List("Name"): all objects of a class, which comes and goes with them;
    to that list nothing can be added.
    """
    def __len__(self) -> int: ...
    def __getitem__(self, index: 'int') -> Any: ...
    def __iter__(self) -> Iterator[Any]: ...
    def __contains__(self, value: 'Any') -> bool: ...
    def __init__(self, class_name: Any = ..., *, sec: Section | None = None) -> None: ...
    def append(self, item: HocObject | None, *, sec: Section | None = None) -> float:
        """l.append(o): adds an object at the end; gives the new count. NULLobject is not added."""
    def prepend(self, item: HocObject | None, *, sec: Section | None = None) -> float:
        """l.prepend(o): adds an object at the start; gives the new count."""
    def insrt(self, index: float, item: HocObject | None, *, sec: Section | None = None) -> float:
        """l.insrt(i, o): adds an object before the one at index i; gives the new count."""
    def remove(self, index: float, *, sec: Section | None = None) -> float:
        """l.remove(i): takes out the object at an index; gives the new count."""
    def remove_all(self, *, sec: Section | None = None) -> float:
        """l.remove_all(): takes out all objects; gives 0."""
    def index(self, item: HocObject | None, *, sec: Section | None = None) -> int:
        """l.index(o): the index of an object, or -1."""
    def count(self, *, sec: Section | None = None) -> int:
        """l.count(): how many objects there are."""
    def object(self, index: float, *, sec: Section | None = None) -> Any:
        """l.object(i), l.o(i): the object at an index."""
    def o(self, index: float, *, sec: Section | None = None) -> Any:
        """l.o(i): the object at an index."""
    def browser(self, title: str = ..., shown: Reference | str | None = ..., command: str | None = ..., *, sec: Section | None = None) -> float:
        """l.browser("title", "strname") or l.browser("title", strdef, "command"): a window with the objects' names, or
        with their string member `strname`, or with the strdef as the command sets it for the index hoc_ac_.
        """
    def selected(self, *, sec: Section | None = None) -> int:
        """l.selected(): the index of the item selected in the window, or -1."""
    def select(self, index: float, *, sec: Section | None = None) -> float:
        """l.select(i): selects an item in the window; -1 for none."""
    def select_action(self, command: str | PythonObject, on_release: float = ..., *, sec: Section | None = None) -> float:
        """l.select_action("command"): runs it when an item is selected; hoc_ac_ is its index."""
    def accept_action(self, command: str | PythonObject, *, sec: Section | None = None) -> float:
        """l.accept_action("command"): runs it when an item is clicked twice; hoc_ac_ is its index."""
    def scroll_pos(self, index: float | None = ..., *, sec: Section | None = None) -> float:
        """l.scroll_pos(i): the index of the item at the top of the window."""

class Matrix(HocObject):
    """new Matrix(rows, columns, type): a table of zeros; type 2 makes it sparse (default 1: full)."""
    def __init__(self, rows: float = ..., columns: float = ..., type: float = ..., *, sec: Section | None = None) -> None: ...
    def mulv(self, vector: Vector, target: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """m.mulv(v, target): the product of m and a Vector."""
    def mulm(self, other: Matrix, target: Matrix | None = ..., *, sec: Section | None = None) -> Matrix:
        """m.mulm(n, target): the product of m and n."""
    def add(self, other: Matrix, target: Matrix | None = ..., *, sec: Section | None = None) -> Matrix:
        """m.add(n, target): the sum of m and n, in the target if given, else in m itself."""
    def muls(self, factor: float, target: Matrix | None = ..., *, sec: Section | None = None) -> Matrix:
        """m.muls(x): multiplies each element by a number. Returns m."""
    def zero(self, *, sec: Section | None = None) -> Matrix:
        """m.zero(): sets all elements to 0. Returns m."""
    def ident(self, *, sec: Section | None = None) -> Matrix:
        """m.ident(): sets the main diagonal to 1, all else to 0. Returns m."""
    def transpose(self, target: Matrix | None = ..., *, sec: Section | None = None) -> Matrix:
        """m.transpose(): the rows as columns."""
    def solv(self, right: Vector, *options: Any, sec: Section | None = None) -> Vector:
        """m.solv(b, target, 1): the Vector x with m*x = b. With a 1 the factors of the last call are used again, even
        if elements have changed since. An error if m is singular.
        """
    def inverse(self, target: Matrix | None = ..., *, sec: Section | None = None) -> Matrix:
        """m.inverse(target): the matrix whose product with m is the identity. An error if m is singular."""
    def det(self, exponent: Reference, *, sec: Section | None = None) -> float:
        """m.det(&e): the determinant as mantissa (1 to 10, or 0), which is the result, times 10^e."""
    def pow(self, exponent: float, target: Matrix | None = ..., *, sec: Section | None = None) -> Matrix:
        """m.pow(i, target): m multiplied by itself, i >= 0 times."""
    def exp(self, target: Matrix | None = ..., *, sec: Section | None = None) -> Matrix:
        """m.exp(target): e^m = 1 + m + m*m/2 + m*m*m/6 + …"""
    def svd(self, left: Matrix | None = ..., right: Matrix | None = ..., *, sec: Section | None = None) -> Vector:
        """m.svd(u, v): the singular values, largest first, and sets orthogonal u and v: u^T * diagonal * v = m."""
    def symmeig(self, vectors: Matrix, *, sec: Section | None = None) -> Vector:
        """m.symmeig(q): the eigenvalues of a symmetric matrix, ascending; the columns of q become the eigenvectors."""
    @property
    def x(self) -> Elements:
        """m.x[i][j]: an element; it can be assigned. In a sparse matrix looking at it makes it exist (see getval)."""
    _ref_x: ElementReferences
    def getval(self, row: float, column: float, *, sec: Section | None = None) -> float:
        """m.getval(i, j): an element; 0 where a sparse matrix has none."""
    def setval(self, row: float, column: float, value: float, *, sec: Section | None = None) -> float:
        """m.setval(i, j, value): sets an element; gives the value."""
    def set(self, *values: float, sec: Section | None = None) -> Matrix:
        """m.set(a, b, ...): sets the elements row by row; there must be a number for each. Returns m."""
    def nrow(self, *, sec: Section | None = None) -> int:
        """m.nrow(): how many rows there are."""
    def ncol(self, *, sec: Section | None = None) -> int:
        """m.ncol(): how many columns there are."""
    def resize(self, rows: float, columns: float, *, sec: Section | None = None) -> Matrix:
        """m.resize(rows, columns): cuts off elements, or adds zeros. Returns m."""
    def c(self, *, sec: Section | None = None) -> Matrix:
        """m.c(): a copy."""
    def bcopy(self, row: float, column: float, rows: float, columns: float, *rest: Any, sec: Section | None = None) -> Matrix:
        """m.bcopy(i0, j0, n, k, i1, j1, target): copies the n x k block at row i0, column j0 to row i1, column j1
        (default 0, 0) of the target, or of a new Matrix that it just fits.
        """
    def getrow(self, row: float, target: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """m.getrow(i, v): the elements of a row, in v or a new Vector."""
    def getcol(self, column: float, target: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """m.getcol(j, v): the elements of a column, in v or a new Vector."""
    def getdiag(self, diagonal: float, target: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """m.getdiag(k, v): a diagonal, in v or a new Vector of size m.nrow. Diagonal 0 is the main one, k > 0 lie above
        (they fill the Vector from its start), k < 0 below (they fill it to its end).
        """
    def setrow(self, row: float, values: Any, *, sec: Section | None = None) -> Matrix:
        """m.setrow(i, v): sets a row to the elements of a Vector, or to a number. Returns m."""
    def setcol(self, column: float, values: Any, *, sec: Section | None = None) -> Matrix:
        """m.setcol(j, v): sets a column to the elements of a Vector, or to a number. Returns m."""
    def setdiag(self, diagonal: float, values: Any, *, sec: Section | None = None) -> Matrix:
        """m.setdiag(k, v): sets a diagonal to the elements of a Vector (see getdiag) or to a number. Returns m."""
    def to_vector(self, target: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """m.to_vector(v): all elements column by column, in v or a new Vector."""
    def from_vector(self, source: Vector, *, sec: Section | None = None) -> Matrix:
        """m.from_vector(v): sets the elements column by column; v must have as many. Returns m."""
    def sprowlen(self, row: float, *, sec: Section | None = None) -> int:
        """m.sprowlen(i): how many elements a row of a sparse matrix has."""
    def spgetrowval(self, row: float, place: Place, column: Reference, *, sec: Section | None = None) -> float:
        """m.spgetrowval(i, k, &j): the k-th element that row i of a sparse matrix has; j is set to its column."""
    def printf(self, element: str = ..., row: str = ..., *, sec: Section | None = None) -> float:
        """m.printf("element format", "row format"): prints the elements (default format " %-8.3g") row by row."""
    def fprint(self, first: Any, *rest: Any, sec: Section | None = None) -> float:
        """m.fprint(file, "element format", "row format"): prints into a File that is written, the numbers of rows and
        columns in the first line; m.fprint(0, file, …) without that line.
        """
    def scanf(self, file: File, rows: float | None = ..., columns: float | None = ..., *, sec: Section | None = None) -> float:
        """m.scanf(file, rows, columns): reads the elements row by row; without rows and columns, these come first."""

class MechanismStandard(HocObject):
    """new MechanismStandard("name" [, kind]): kind is 1 PARAMETER (the default), 2 ASSIGNED, 3 STATE, 0 all of them,
    -1 GLOBAL, of which only the names can be asked. Those of an ion are what its style in the accessed section says.
    Values of the other variables can be set and asked too, but are not copied to and from segments.
    """
    def __init__(self, mechanism: str, kind: float = ..., *, sec: Section | None = None) -> None: ...
    def count(self, *, sec: Section | None = None) -> int:
        """The number of variables."""
    def name(self, name: Reference, index: float | None = ..., *, sec: Section | None = None) -> int:
        """name(strdef) copies the mechanism's name; name(strdef, i) the i-th variable's, and gives its size."""
    def is_array(self, index: float, *, sec: Section | None = None) -> bool:
        """Whether the i-th variable is an array."""
    def get(self, name: str, index: float = ..., *, sec: Section | None = None) -> float:
        """The value of a variable: ("name" [, index])."""
    def set(self, name: str, value: float, index: float = ..., *, sec: Section | None = None) -> float:
        """Set a variable: ("name", value [, index])."""
    def _in(self, source: float | HocObject = ..., *, sec: Section | None = None) -> float:
        """`in` is a word of Python."""
    def out(self, target: float | HocObject = ..., *, sec: Section | None = None) -> float:
        """Copy the values to all segments of the accessed section, its segment at x, a point process or another
        MechanismStandard.
        """
    def action(self, statement: str, *, sec: Section | None = None) -> float:
        """What to execute when a value is changed in the panel; hoc_ac_ is the variable's index."""
    def panel(self, title: str | None = ..., *, sec: Section | None = None) -> float:
        """Show the values: as a panel, or within the panel that is being written."""
    def save(self, name: str, *, sec: Section | None = None) -> float:
        """While a session file is written: there, what makes it again with its values, as the variable `name`."""

class MechanismType(HocObject):
    """new MechanismType(0): the density mechanisms; new MechanismType(1): the point processes."""
    def __init__(self, points: float = ..., *, sec: Section | None = None) -> None: ...
    def count(self, *, sec: Section | None = None) -> int:
        """How many there are."""
    def select(self, which: str | float, *, sec: Section | None = None) -> float:
        """Select by name or index; a name that is not there changes nothing."""
    def selected(self, name: Reference | None = ..., *, sec: Section | None = None) -> int:
        """The index of the selected one; copies its name."""
    def make(self, target: Any = ..., *, sec: Section | None = None) -> float:
        """Insert the selected mechanism into the accessed section, or make a point process: make(objref)."""
    def remove(self, *, sec: Section | None = None) -> float:
        """Take the selected mechanism out of the accessed section."""
    def is_netcon_target(self, index: float, *, sec: Section | None = None) -> bool:
        """Whether a NetCon may deliver to it."""
    def is_ion(self, *, sec: Section | None = None) -> bool:
        """Whether the selected mechanism is an ion."""
    def has_net_event(self, index: float, *, sec: Section | None = None) -> bool:
        """Whether it may be the source of a NetCon by itself."""
    def is_artificial(self, index: float, *, sec: Section | None = None) -> bool:
        """Whether it is an ARTIFICIAL_CELL."""
    def internal_type(self, *, sec: Section | None = None) -> float:
        """A number for the selected one."""
    def pp_begin(self, *, sec: Section | None = None) -> Any:
        """The first point process of the selected type in the accessed section."""
    def pp_next(self, *, sec: Section | None = None) -> Any:
        """The next one; NULLobject after the last."""
    def action(self, statement: str, *, sec: Section | None = None) -> float:
        """What to execute when the user selects one in the menu."""
    def menu(self, *, sec: Section | None = None) -> float:
        """Put a menu of them into the panel that is being written."""
    def code(self, *, sec: Section | None = None) -> str:
        """The text of the selected one's .mod file, "" if it has none."""
    def file(self, *, sec: Section | None = None) -> str:
        """The name of the selected one's .mod file, "" if it has none."""

class NMODLRandom(HocObject):
    """point.rv, rv_mechanism(x): the stream of a RANDOM variable of a mechanism, of this instance."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    def get_ids(self, *, sec: Section | None = None) -> Vector:
        """r.get_ids(): a new Vector of the three identifiers."""
    def set_ids(self, id1: float, id2: float, id3: float, *, sec: Section | None = None) -> NMODLRandom:
        """r.set_ids(id1, id2, id3): sets the identifiers (0 to 2^32-1); the index of the next number stays."""
    def get_seq(self, *, sec: Section | None = None) -> float:
        """r.get_seq(): the index of the next number."""
    def set_seq(self, index: float, *, sec: Section | None = None) -> NMODLRandom:
        """r.set_seq(i): sets the index of the next number (0 to 2^34-1). Gives r."""
    def uniform(self, *, sec: Section | None = None) -> float:
        """r.uniform(): draws a number, uniform between 0 and 1."""

class NetCon(HocObject):
    """section nc = new NetCon(&v(x), target [, threshold, delay, weight]), or new NetCon(source, target, …)."""
    def preseg(self) -> Segment | None:
        """The segment of the source's voltage; None if the source is no voltage."""
    def postseg(self) -> Segment | None:
        """The segment of the target."""
    def __init__(self, source: Any, target: Any, *numbers: float, sec: Section | None = None) -> None: ...
    def valid(self, *, sec: Section | None = None) -> bool:
        """nc.valid(): whether it has a source and a target."""
    def syn(self, *, sec: Section | None = None) -> Any:
        """nc.syn(): the target."""
    def pre(self, *, sec: Section | None = None) -> Any:
        """nc.pre(): the source, if it is a point process."""
    def precell(self, *, sec: Section | None = None) -> Any:
        """nc.precell(): the object whose section the source variable belongs to."""
    def postcell(self, *, sec: Section | None = None) -> Any:
        """nc.postcell(): the object whose section the target is in."""
    def preloc(self, *, sec: Section | None = None) -> float:
        """nc.preloc(): accesses the section of the source voltage (until pop_section()) and gives its position there;
        -1 if the source is no variable, -2 if it is another variable than v.
        """
    def postloc(self, *, sec: Section | None = None) -> float:
        """nc.postloc(): accesses the section of the target (until pop_section()) and gives its position there; -1 if
        it has none.
        """
    def setpost(self, target: Any, *, sec: Section | None = None) -> float:
        """nc.setpost(target): another target; NULLobject for none, which makes the connection inactive."""
    def srcgid(self, *, sec: Section | None = None) -> int:
        """nc.srcgid(): the global number of the source, -1 if it has none."""
    def prelist(self, given: List | None = ..., *, sec: Section | None = None) -> List:
        """nc.prelist(): a List of the NetCons with the same source. A List that is given gets them at its end; so with
        the other lists.
        """
    def synlist(self, given: List | None = ..., *, sec: Section | None = None) -> List:
        """nc.synlist(): the NetCons that have a source and the same target, or none as this one."""
    def postcelllist(self, given: List | None = ..., *, sec: Section | None = None) -> List:
        """nc.postcelllist(): the NetCons whose targets are in the same cell."""
    def precelllist(self, given: List | None = ..., *, sec: Section | None = None) -> List:
        """nc.precelllist(): the NetCons whose sources are in the same cell."""
    @property
    def weight(self) -> Elements:
        """nc.weight[i]: the arguments of the target's NET_RECEIVE; nc.weight is the first."""
    _ref_weight: ElementReferences
    def wcnt(self, *, sec: Section | None = None) -> float:
        """nc.wcnt(): the number of weights."""
    @property
    def delay(self) -> float:
        """From the spike to the event, ms."""
    @delay.setter
    def delay(self, value: float) -> None: ...
    _ref_delay: Reference
    @property
    def threshold(self) -> float:
        """The source sends a spike when its variable rises above this; all NetCons of the source share it."""
    @threshold.setter
    def threshold(self, value: float) -> None: ...
    _ref_threshold: Reference
    @property
    def x(self) -> float:
        """The variable that is watched; 0 if there is none."""
    @x.setter
    def x(self, value: float) -> None: ...
    _ref_x: Reference
    def active(self, on: float | None = ..., *, sec: Section | None = None) -> bool:
        """nc.active(0 or 1): whether it sends and delivers events; gives what was so before."""
    def event(self, time: float, flag: float | None = ..., *, sec: Section | None = None) -> float:
        """nc.event(t): the target gets an event at t (ms), without delay. nc.event(t, flag): an artificial cell gets
        one as if it had sent it itself. Gives 0 if there is no target or the NetCon is not active, else 1.
        """
    def record(self, what: Any = ..., ids: Vector | None = ..., number: float | None = ..., *, sec: Section | None = None) -> float:
        """nc.record(times): from the next initialization on the Vector gets the times of the source's spikes;
        nc.record(times, ids [, id]) also which NetCon (or id) it was; nc.record("statement") executes a statement at
        each spike. nc.record() ends the one, nc.record("") the other. It goes on when the NetCon is gone.
        """
    def get_recordvec(self, *, sec: Section | None = None) -> Any:
        """nc.get_recordvec(): the Vector that gets the times of the spikes."""

class NetStim(HocObject):
    """NetStim(segment)"""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    def noiseFromRandom(self, random: Random, *, sec: Section | None = None) -> float:
        """s.noiseFromRandom(r): the stream is that of r from its start if r is a Random123, exponentially distributed.
        Any other Random gives its own numbers, as in NEURON 8: its distribution should be negexp(1).
        """
    def noiseFromRandom123(self, id1: float, id2: float, id3: float, *, sec: Section | None = None) -> float:
        """s.noiseFromRandom123(id1, id2, id3): the Random123 stream of these identifiers."""
    interval: float
    _ref_interval: Reference
    number: float
    _ref_number: Reference
    start: float
    _ref_start: Reference
    noise: float
    _ref_noise: Reference
    ranvar: Elements
    _ref_ranvar: ElementReferences
    def init_sequence(self, *arguments: Any) -> Any: ...
    def next_invl(self, *arguments: Any) -> Any: ...
    def seed(self, *arguments: Any) -> Any: ...
    def limited(self, *arguments: Any) -> Any: ...
    def erand(self, *arguments: Any) -> Any: ...
    def invl(self, *arguments: Any) -> Any: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class OClamp(HocObject):
    """OClamp(segment)"""
    def get_segment(self) -> Segment | None:
        """The segment it is placed in; None if it is nowhere."""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    rs: float
    _ref_rs: Reference
    on: float
    _ref_on: Reference
    off: float
    _ref_off: Reference
    vc: float
    _ref_vc: Reference
    switched_on: float
    _ref_switched_on: Reference
    i: float
    _ref_i: Reference
    def icur(self, *arguments: Any) -> Any: ...
    def vstim(self, *arguments: Any) -> Any: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class PPShape(HocObject):
    """new PPShape([SectionList]): a picture of the cell to choose point processes from."""
    def __init__(self, sections: SectionList | None = ..., *, sec: Section | None = None) -> None: ...

class PWManager(HocObject):
    """The list of windows; its own is number 0."""
    def __init__(self, *args: Any, kwargs: Any, sec: Section | None = None) -> None: ...
    def count(self, *, sec: Section | None = None) -> int:
        """The number of windows."""
    def is_mapped(self, index: float, *, sec: Section | None = None) -> bool:
        """Whether a window is on the screen."""
    def name(self, index: float, *, sec: Section | None = None) -> str:
        """A window's title."""
    def map(self, index: float, *, sec: Section | None = None) -> float:
        """Show a window."""
    def hide(self, index: float, *, sec: Section | None = None) -> float:
        """Hide a window."""
    def close(self, index: float, *, sec: Section | None = None) -> float:
        """Close a window."""
    def iconify(self, index: float = ..., *, sec: Section | None = None) -> float:
        """Hide all windows behind an icon; without a screen there is nothing to do."""
    def deiconify(self, index: float = ..., *, sec: Section | None = None) -> float:
        """Undo iconify."""
    def leader(self, index: float = ..., *, sec: Section | None = None) -> int:
        """The index of the window that leads the others: its own."""
    def manager(self, index: float = ..., *, sec: Section | None = None) -> int:
        """The index of its own window."""
    def window_place(self, index: float, left: float, top: float, *, sec: Section | None = None) -> float:
        """Where a window is on the screen."""
    def landscape(self, on: float = ..., *, sec: Section | None = None) -> float:
        """How the paper lies."""
    def deco(self, how: float = ..., *, sec: Section | None = None) -> float:
        """What of a window is printed."""
    def scale(self, factor: float, *, sec: Section | None = None) -> float:
        """The scale of a window on the paper; returns it."""
    def group(self, index: float = ..., *, sec: Section | None = None) -> Any:
        """The group of windows of the paper icon: NULLobject, there are no icons."""
    def save(self, file: str, *what: Any, sec: Section | None = None) -> float:
        """save("file"): write a session file of all windows."""
    def snap(self, *place: Place, sec: Section | None = None) -> float:
        """A picture of the screen; there is none."""
    def paper_place(self, index: float, show: float = ..., *place: Place, sec: Section | None = None) -> float:
        """Where a window is on the paper."""
    def printfile(self, file: str = ..., kind: float = ..., *how: float, sec: Section | None = None) -> float:
        """Print the paper into a file; nothing is on it, so nothing is written, and a warning says so."""

class ParallelContext(HocObject):
    """new ParallelContext([n]): what a program needs to simulate with many processes; it runs with one all the same.
    All its objects are about the same processes, global numbers and tasks.
    """
    def __init__(self, hosts: float = ..., *, sec: Section | None = None) -> None: ...
    def py_allgather(self, value: PythonObject, *, sec: Section | None = None) -> Any:
        """pc.py_allgather(o): a list of what all processes gave, in their order."""
    def py_gather(self, value: PythonObject, root: float = ..., *, sec: Section | None = None) -> Any:
        """pc.py_gather(o, id): the process with this number gets a list of what all gave, the others None."""
    def py_alltoall(self, parts: PythonObject, size: PythonObject | None = ..., *, sec: Section | None = None) -> Any:
        """pc.py_alltoall(list): the list has an element for each process; gives what all sent to this one."""
    def py_broadcast(self, value: PythonObject, root: PythonObject | float = ..., *, sec: Section | None = None) -> Any:
        """pc.py_broadcast(o, id): all get the object of the process with this number."""
    def py_scatter(self, parts: PythonObject, root: PythonObject | float = ..., *, sec: Section | None = None) -> Any:
        """pc.py_scatter(list, id): each process gets its element of the list of the process with this number."""
    def master_works_on_jobs(self, works: float, *, sec: Section | None = None) -> float:
        """pc.master_works_on_jobs(0 or 1): whether the first process executes tasks too while it waits for results;
        where it is alone it does. Gives what was said.
        """
    def prcellstate(self, gid: float, suffix: str, *, sec: Section | None = None) -> float:
        """pc.prcellstate(gid, "name"): if the gid is here, the file `gid_name.nrndat` gets t, the voltages of its cell,
        the variables of the mechanisms, segment by segment, and the connections to it. The lines have names where
        NEURON's have numbers.
        """
    def nthread(self, count: float | None = ..., parallel: float = ..., *, sec: Section | None = None) -> int:
        """pc.nthread([n, 1 or 0]): the number of threads. They share the work of runs of many fixed steps, as far as
        there are cores and each has 512 segments or more: whole cells, or of a few large ones the mechanisms. With 0
        one does it all. The results do not depend on it.
        """
    def nworker(self, *, sec: Section | None = None) -> int:
        """pc.nworker(): how many threads work: none besides the first if there is one, or if they take turns."""
    def partition(self, thread: float | None = ..., roots: SectionList | None = ..., *, sec: Section | None = None) -> float:
        """pc.partition(i, sectionlist): the cells with these root sections belong to thread i; every thread needs a
        list. pc.partition(): none has one.
        """
    def get_partition(self, thread: float, *, sec: Section | None = None) -> SectionList:
        """pc.get_partition(i): a new list of the root sections that belong to thread i."""
    def sec_in_thread(self, *, sec: Section | None = None) -> bool:
        """section pc.sec_in_thread(): the thread that the accessed section belongs to."""
    def thread_stat(self, *, sec: Section | None = None) -> float:
        """pc.thread_stat(): does nothing, in NEURON too."""
    def thread_busywait(self, on: float, *, sec: Section | None = None) -> float:
        """pc.thread_busywait(0 or 1): how threads wait; kept only. Gives what was set before."""
    def thread_how_many_proc(self, *, sec: Section | None = None) -> int:
        """pc.thread_how_many_proc(): how many threads this machine can run at once."""
    def thread_ctime(self, thread: float = ..., *, sec: Section | None = None) -> float:
        """pc.thread_ctime(i): seconds that psolve took in thread i; all of it is counted for the first."""
    def t(self, thread: float, *, sec: Section | None = None) -> float:
        """pc.t(i): t (ms), the same in each thread."""
    def dt(self, thread: float, *, sec: Section | None = None) -> float:
        """pc.dt(i): dt (ms), the same in each thread."""
    def optimize_node_order(self, order: float | None = ..., *, sec: Section | None = None) -> int:
        """pc.optimize_node_order([0, 1 or 2]): how nodes are sorted; kept only, they lie in the solver's own order."""
    def set_gid2node(self, gid: float, id: float, *, sec: Section | None = None) -> float:
        """pc.set_gid2node(gid, id): the number gid (>= 0) belongs to process id."""
    def gid_exists(self, gid: float, *, sec: Section | None = None) -> int:
        """pc.gid_exists(gid): 0 if it belongs to another process; 1 if it has no source yet, 2 if it has one, 3 if all
        processes are told of its spikes.
        """
    def cell(self, gid: float, connection: NetCon, sends: float = ..., *, sec: Section | None = None) -> float:
        """pc.cell(gid, netcon [, 0]): the NetCon's source has this number from now on. With 0 other processes are not
        told of its spikes.
        """
    def outputcell(self, gid: float, *, sec: Section | None = None) -> float:
        """pc.outputcell(gid): other processes are told of its spikes."""
    def threshold(self, gid: float, value: float | None = ..., *, sec: Section | None = None) -> float:
        """pc.threshold(gid [, value]): the threshold of its source (mV)."""
    def gid_connect(self, gid: float, target: HocObject, connection: NetCon | None = ..., *, sec: Section | None = None) -> NetCon:
        """pc.gid_connect(gid, target [, netcon]): a NetCon from the source with this number, wherever it is, to a point
        process here. A NetCon that is given, with the same target, gets this source.
        """
    def gid2obj(self, gid: float, *, sec: Section | None = None) -> Any:
        """pc.gid2obj(gid): the point process that its source is, or the object that the source's section is in."""
    def gid2cell(self, gid: float, *, sec: Section | None = None) -> Any:
        """pc.gid2cell(gid): the object whose section its source is in; an artificial cell itself."""
    def gid_clear(self, what: float = ..., *, sec: Section | None = None) -> float:
        """pc.gid_clear([what]): forget all numbers (what = 1), where cells go on (2), sources and targets of transfer
        (3), or everything.
        """
    def spike_record(self, gid: Any, times: Vector, gids: Vector, *, sec: Section | None = None) -> float:
        """pc.spike_record(gid, times, gids): the Vectors get the times (ms) of the spikes of this number, and the
        number; of all numbers in a Vector; with -1 of all whose spikes are told to others.
        """
    def set_maxstep(self, longest: float, *, sec: Section | None = None) -> float:
        """pc.set_maxstep(ms): how often spikes are exchanged: as the shortest delay of all connections from other
        processes demands, and not less often than this; psolve needs it, and all processes must call it. Returns the
        shortest delay of this process's.
        """
    def psolve(self, until: float, *, sec: Section | None = None) -> float:
        """pc.psolve(ms): run until this time; with the fixed step by so many steps as fit, with the variable step
        exactly.
        """
    def timeout(self, seconds: float, *, sec: Section | None = None) -> float:
        """pc.timeout(s): how long a process waits for others in psolve before all are ended (20); 0: however long.
        Returns what was set before.
        """
    def step_time(self, *, sec: Section | None = None) -> float:
        """pc.step_time(): seconds that psolve took so far, without waiting for others."""
    def integ_time(self, *, sec: Section | None = None) -> float:
        """pc.integ_time(): the same; a step delivers its events too, so that their time is not known apart."""
    def event_time(self, *, sec: Section | None = None) -> float:
        """pc.event_time(): seconds for events outside of the steps: none."""
    def send_time(self, *, sec: Section | None = None) -> float:
        """pc.send_time(): seconds for passing on the spikes of other processes."""
    def wait_time(self, *, sec: Section | None = None) -> float:
        """pc.wait_time(): seconds that were spent waiting for others: for their spikes, at the bulletin board."""
    def step_wait(self, off: float = ..., *, sec: Section | None = None) -> float:
        """pc.step_wait(): seconds that were spent at a barrier before spikes were exchanged: there is none, 0. What
        NEURON counts here is part of wait_time().
        """
    def vtransfer_time(self, what: float = ..., *, sec: Section | None = None) -> float:
        """pc.vtransfer_time(): seconds that were spent waiting for voltages of other processes, as far as a step had to
        be interrupted for that; of 1 for what the equations of split cells need, of 2 nothing.
        """
    def spike_compress(self, spikes: float = ..., gids: float = ..., way: float = ..., *, sec: Section | None = None) -> float:
        """pc.spike_compress(n, …): the first collective of an exchange has room for n spikes of each process; what has
        no room goes in a second one. 0: as many as there were. Times and gids are not rounded: the results stay. n < 0
        only tells it.
        """
    def spike_statistics(self, sent: Reference | None = ..., received: Reference | None = ..., useful: Reference | None = ..., *, sec: Section | None = None) -> int:
        """pc.spike_statistics(&sent, &received, &useful): how many spikes this process sent to the others since the
        initialization, how many all sent and how many of the others' had connections here. Returns the most spikes that
        it sent in one exchange.
        """
    def max_histogram(self, counts: Vector | None = ..., *, sec: Section | None = None) -> float:
        """pc.max_histogram(vector): vector.x[n] counts the exchanges in which the process that sent most sent n spikes,
        from now on; without a vector nothing is counted any more. In one process nothing is exchanged.
        """
    def source_var(self, variable: Reference, number: float, *, sec: Section | None = None) -> float:
        """section pc.source_var(&v(x), number): a voltage that targets anywhere can follow."""
    def target_var(self, first: Any, *rest: Any, sec: Section | None = None) -> float:
        """pc.target_var([point process,] &variable, number): the variable follows the source with this number."""
    def setup_transfer(self, *, sec: Section | None = None) -> float:
        """pc.setup_transfer(): call it after the last source_var and target_var, before initialization;
        all processes must call it.
        """
    def multisplit(self, x: Place = ..., number: float | None = ..., style: float = ..., *, sec: Section | None = None) -> float:
        """section pc.multisplit(x, number): the cell goes on here, in the points of the same number of other trees, in
        this process or others; a tree can go on at two points. pc.multisplit(): that was all; every process must call
        it. With the fixed step the voltages are those of the whole cell, but for the order of sums (relative 1e-13 or
        so); they are the same, bit for bit, whichever process has which tree.
        """
    def splitcell_connect(self, process: float, x: Place = ..., *, sec: Section | None = None) -> float:
        """root pc.splitcell_connect(id): the root of this tree (or any point: section pc.splitcell_connect(id, x)) is
        one point of a cell with that of a tree of the process id, the one before or after this one, where the same is
        said; see multisplit, which can do more.
        """
    def id(self, *, sec: Section | None = None) -> int:
        """pc.id(): the number of this process among those that simulate together, from 0."""
    def nhost(self, *, sec: Section | None = None) -> int:
        """pc.nhost(): how many processes simulate together."""
    def id_world(self, *, sec: Section | None = None) -> int:
        """pc.id_world(): the number of this process among all."""
    def nhost_world(self, *, sec: Section | None = None) -> int:
        """pc.nhost_world(): how many processes there are."""
    def id_bbs(self, *, sec: Section | None = None) -> int:
        """pc.id_bbs(): the number of this process among those that use the bulletin board, -1 if it does not."""
    def nhost_bbs(self, *, sec: Section | None = None) -> int:
        """pc.nhost_bbs(): how many processes use the bulletin board; -1 if this one does not."""
    def subworlds(self, size: float, *, sec: Section | None = None) -> float:
        """pc.subworlds(n): groups of n processes (the last may have fewer), each with a network of its own: id, nhost,
        the collectives, gids and psolve are about the group. The first of each group take part in the bulletin board;
        a task is executed by all processes of a group.
        """
    def mpiabort_on_error(self, on: float, *, sec: Section | None = None) -> float:
        """pc.mpiabort_on_error(0 or 1): whether an error in one process ends all; gives what was set before (1)."""
    def mpi_init(self, *, sec: Section | None = None) -> float:
        """pc.mpi_init(): begin to use MPI, as `ranvier -mpi` does. RanvierError if there is one process."""
    def time(self, *, sec: Section | None = None) -> float:
        """pc.time(): seconds since some moment in the past."""
    def barrier(self, *, sec: Section | None = None) -> float:
        """pc.barrier(): wait until all processes have come here; the time waited, s."""
    def allreduce(self, value: Any, kind: float = ..., *, sec: Section | None = None) -> float:
        """pc.allreduce(x or vector, kind): the sum (kind 1), maximum (2) or minimum (3) of the processes' numbers. Of a
        Vector each element is replaced by it.
        """
    def allgather(self, value: float, gathered: Vector, *, sec: Section | None = None) -> float:
        """pc.allgather(x, vector): the vector gets the numbers of all processes."""
    def alltoall(self, source: Vector, counts: Vector, destination: Vector, *, sec: Section | None = None) -> float:
        """pc.alltoall(source, counts, destination): counts.x[i] elements of the source go to process i; the
        destination gets what the processes have sent to this one, by their number.
        """
    def broadcast(self, value: Any, root: float, *, sec: Section | None = None) -> float:
        """pc.broadcast(string or vector, id): all processes get the value of the one with this number; its length."""
    def submit(self, first: Any, *rest: Any, sec: Section | None = None) -> float:
        """pc.submit("statement"), pc.submit("function", arguments …), pc.submit(object, "function", arguments …),
        in Python pc.submit(function, arguments …): a task for `working`. Arguments are numbers, strings, Vectors and
        Python objects; copies are passed. A whole number >= 0 as first
        argument becomes the task's userid, which is returned; without it userids are -1, -2, … and the arguments can be
        unpacked again when the result is there. hoc_ac_ is the task's number while it is executed.
        """
    def working(self, *, sec: Section | None = None) -> int:
        """pc.working(): the number of a task that was submitted and is done; retval, userid and the unpacking of its
        arguments are about it. 0 if none is left. As long as there is no result, this call executes tasks that wait,
        in the order of their submission, those that a task submitted before those that came after it.
        """
    def retval(self, *, sec: Section | None = None) -> float:
        """pc.retval(): what the task's function returned, or the value of hoc_ac_ after its statement."""
    def pyret(self, *, sec: Section | None = None) -> Any:
        """pc.pyret(): what the task returned that is a function of Python."""
    def userid(self, *, sec: Section | None = None) -> float:
        """pc.userid(): what `submit` returned for the task."""
    def context(self, *what: Any, sec: Section | None = None) -> float:
        """pc.context(arguments as of submit): executed by all processes but this one, the first, when they wait for
        tasks.
        """
    def runworker(self, *, sec: Section | None = None) -> float:
        """pc.runworker(): processes but the first execute tasks from now on, and end when the first calls done(); the
        first goes on.
        """
    def done(self, *, sec: Section | None = None) -> float:
        """pc.done(): the processes that wait for tasks end."""
    def pack(self, *values: Any, sec: Section | None = None) -> float:
        """pc.pack(numbers, strings, Vectors …): items of the message that is posted next."""
    def post(self, key: Any, *values: Any, sec: Section | None = None) -> float:
        """pc.post(key, …): a message with what was packed and these values; the key is a number or a string. Several
        messages may have the same key.
        """
    def take(self, key: Any, *targets: Any, sec: Section | None = None) -> float:
        """pc.take(key, …): takes the oldest message with this key off the board, to be unpacked, and unpacks into
        strdefs, Vectors and addresses. It waits until there is one; RanvierError if nobody could post it.
        """
    def look(self, key: Any, *targets: Any, sec: Section | None = None) -> bool:
        """pc.look(key, …): whether there is a message with this key; if so it can be unpacked, and stays."""
    def look_take(self, key: Any, *targets: Any, sec: Section | None = None) -> bool:
        """pc.look_take(key, …): as `look`, but the message is taken off the board."""
    def unpack(self, *targets: Any, sec: Section | None = None) -> float:
        """pc.unpack(&x, string, vector …): the next items of the message that was taken or looked at."""
    def upkscalar(self, *, sec: Section | None = None) -> float:
        """pc.upkscalar(): the next item, a number."""
    def upkstr(self, target: Reference, *, sec: Section | None = None) -> str:
        """pc.upkstr(strdef): the next item, a string; it is returned too."""
    def upkvec(self, target: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """pc.upkvec([vector]): the next item, a Vector, in the one that is given or in a new one."""
    def upkpyobj(self, *, sec: Section | None = None) -> Any:
        """pc.upkpyobj(): the next item, a Python object."""

class PatternStim(HocObject):
    """PatternStim(segment)"""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    def play(self, times: Vector | None = ..., gids: Vector | None = ..., *, sec: Section | None = None) -> float:
        """p.play(times, gids): from the next initialization on, at each time (ms) all connections from its gid, as
        gid_connect made them, are sent a spike, if the gid does not belong to this process. Copies are kept. p.play():
        nothing is played.
        """
    fake_output: float
    _ref_fake_output: Reference
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class PlotShape(HocObject):
    """A picture of the cells that shows a range variable by colours: PlotShape([list] [, 0 to wait for view()])."""
    def plot(self, graph: 'Any', *more: 'Any', **options: 'Any') -> Any:
        """ps.plot(plt): a picture in three dimensions, in a new figure of matplotlib (or the one that is given);
        ps.plot(plotly): a figure of plotly. Each segment has the colour of its value of ps.variable, on a map of
        matplotlib (`cmap=`), or that of `color=`; `line_width=`, for plotly `width=`. What comes back (axes, figure)
        has mark(segment), which marks a place.
        """
    def __init__(self, *arguments: Any, sec: Section | None = None) -> None: ...
    def menu_action(self, label: str, action: str | PythonObject, *, sec: Section | None = None) -> float:
        """Add a menu item that executes a statement."""
    def menu_tool(self, label: str, procedure: str | PythonObject, select_action: str | PythonObject = ..., *, sec: Section | None = None) -> float:
        """Add a mouse tool; in an open panel it becomes a radio button there."""
    def exec_menu(self, label: str, *, sec: Section | None = None) -> float:
        """Do what selecting a menu item does."""
    def size(self, first: float | Reference, right: float = ..., bottom: float = ..., top: float | None = ..., *, sec: Section | None = None) -> float:
        """size(left, right, bottom, top) sets the scene's size, size(1…4) tells the first view's left, right, bottom
        or top, size(&x[0]) gives xmin, xmax, ymin, ymax of all marks and lines.
        """
    def view(self, left: float, bottom: float = ..., width: float | None = ..., height: float = ..., window_left: float = ..., window_top: float = ..., window_width: float = ..., window_height: float = ..., *, sec: Section | None = None) -> float:
        """view(left, bottom, width, height, and the window's left, top, width, height) maps a view of that part of the
        scene; view(2) one whose x and y have the same scale.
        """
    def view_count(self, *, sec: Section | None = None) -> int:
        """The number of views of this scene."""
    def unmap(self, *, sec: Section | None = None) -> float:
        """Dismiss the windows of this scene."""
    def flush(self, *, sec: Section | None = None) -> float:
        """Bring the picture up to date: vectors and space plots are read again."""
    def fastflush(self, *, sec: Section | None = None) -> float:
        """Draw the points since the last flush; without a screen there is nothing to do."""
    def printfile(self, path: str, *, sec: Section | None = None) -> float:
        """Write the first view: as SVG, PNG or PDF if the name ends so, else as encapsulated PostScript."""
    def save_name(self, name: str, now: float = ..., *, sec: Section | None = None) -> float:
        """The variable by which a session file knows this scene. With `now` it is written into the session file that
        is being written: what makes the scene in that variable as it is.
        """
    def color(self, index: float, x: Place = ..., *, sec: Section | None = None) -> float:
        """The colour of the accessed section."""
    def beginline(self, *arguments: Any, sec: Section | None = None) -> float:
        """Start a line: ([label,] [color, brush])."""
    def line(self, x: Place, y: float, *, sec: Section | None = None) -> float:
        """Draw on to this point."""
    def mark(self, x: Place, y: float, style: str | float = ..., size: float = ..., color: float | None = ..., brush: float | None = ..., *, sec: Section | None = None) -> float:
        """Put a mark; the style is one of + o t s O T S | - or its index in that list."""
    def erase(self, *, sec: Section | None = None) -> float:
        """Take away the drawn lines and marks; those of addvar and addexpr begin anew."""
    def erase_all(self, *, sec: Section | None = None) -> float:
        """Take away everything."""
    def label(self, *arguments: Any, sec: Section | None = None) -> float:
        """label(x, y, "text"), label("text") one line below the last, label(x, y) where the next one goes, or all of
        (x, y, "text", fixtype, scale, x_align, y_align, color).
        """
    def observe(self, sections: SectionList | None = ..., *, sec: Section | None = None) -> float:
        """Show the sections of a list, or all."""
    def show(self, style: float, *, sec: Section | None = None) -> int:
        """0: diameters, 1: centroids, 2: schematic."""
    def color_all(self, index: float, *, sec: Section | None = None) -> float:
        """The colour of all sections."""
    def color_list(self, sections: SectionList, index: float, *, sec: Section | None = None) -> float:
        """The colour of the sections of a list."""
    def len_scale(self, factor: float, *, sec: Section | None = None) -> float:
        """How long a section is drawn in the schematic style."""
    def rotate(self, *arguments: float, sec: Section | None = None) -> float:
        """rotate(x, y, z, a, b, c) turns the picture around this point, by a, b and c radians around the axes of the
        screen one after the other; rotate() turns it back to where it was.
        """
    def nearest(self, x: Place, y: float, *, sec: Section | None = None) -> float:
        """Select the nearest point of a section, and give its distance."""
    def push_selected(self, *, sec: Section | None = None) -> float:
        """The selected section becomes the accessed one until pop_section(); gives the selected place, or -1."""
    def variable(self, name: str | None = ..., *, sec: Section | None = None) -> float:
        """The range variable that is shown, where there is one of this name."""
    def scale(self, low: float, high: float, *, sec: Section | None = None) -> float:
        """The values of the first and the last colour."""
    def colormap(self, *arguments: float, sec: Section | None = None) -> float:
        """colormap(size [, global]) starts a table of colours; colormap(index, red, green, blue) sets one."""
    def hinton(self, variable: Reference, x: Place, y: float, width: float, height: float | None = ..., *, sec: Section | None = None) -> float:
        """A square whose size follows a variable."""
    def begin(self, *, sec: Section | None = None) -> float:
        """A run begins; a picture keeps no curve."""

class PointProcessMark(HocObject):
    """PointProcessMark(segment)"""
    def get_segment(self) -> Segment | None:
        """The segment it is placed in; None if it is nowhere."""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class Pointer(HocObject):
    """new Pointer(&x, "statement") or new Pointer("x", "statement"): a reference to a variable."""
    def __init__(self, variable: str | Reference, statement: str | None = ..., *, sec: Section | None = None) -> None: ...
    @property
    def val(self) -> float:
        """p.val: the value of the variable; it can be assigned."""
    @val.setter
    def val(self, value: float) -> None: ...
    _ref_val: Reference
    def s(self, *, sec: Section | None = None) -> str:
        """p.s: the name of the variable, if it was given as name."""
    def assign(self, value: float, *, sec: Section | None = None) -> float:
        """p.assign(value): sets the variable, executes the statement with $1 = value, and gives the value."""

class PtrVector(HocObject):
    """new PtrVector(size): so many pointers, to read or set variables from a Vector all at once."""
    def __init__(self, size: float, *, sec: Section | None = None) -> None: ...
    def size(self, *, sec: Section | None = None) -> int:
        """p.size(): how many pointers there are."""
    def resize(self, size: float, *, sec: Section | None = None) -> int:
        """p.resize(n): makes n pointers that point to nothing, unless there are n already; gives the size."""
    def pset(self, index: float, variable: Reference, *, sec: Section | None = None) -> float:
        """p.pset(i, &x): the pointer i points to x; gives the value of x."""
    def getval(self, index: float, *, sec: Section | None = None) -> float:
        """p.getval(i): the value of the variable that pointer i points to."""
    def setval(self, index: float, value: float, *, sec: Section | None = None) -> float:
        """p.setval(i, value): sets the variable that pointer i points to."""
    def scatter(self, source: Vector, *, sec: Section | None = None) -> float:
        """p.scatter(v): sets the variables to the elements of a Vector of the same size."""
    def gather(self, target: Vector, *, sec: Section | None = None) -> float:
        """p.gather(v): copies the values of the variables into a Vector of the same size."""
    def label(self, text: str | None = ..., *, sec: Section | None = None) -> str:
        """p.label("text"): names the line that plot draws; gives the label."""
    def plot(self, graph: Graph, x: Place = ..., color: float | None = ..., brush: float = ..., *, sec: Section | None = None) -> float:
        """p.plot(graph, x, color, brush): draws the values of the variables over a Vector x, or an increment; the line
        is read again whenever the graph is flushed.
        """
    def ptr_update_callback(self, statement: str | PythonObject, context: HocObject | None = ..., *, sec: Section | None = None) -> float:
        """p.ptr_update_callback("statement", object): would run when variables move in memory; here pointers follow."""

class PythonObject(HocObject):
    """new PythonObject(): the module __main__ of nrnpython's statements."""
    def __init__(self, *, sec: Section | None = None) -> None: ...

class Random(HocObject):
    """new Random(seed): random numbers. Choose the stream (Random123, MCellRan4; ACG, MLCG and Isaac64 as NEURON 8 had
    them), then a distribution, which gives the first number; r.repick() gives the next. At first the distribution is
    normal with mean 0 and variance 1.
    """
    def __init__(self, seed: float = ..., size: float = ..., *, sec: Section | None = None) -> None: ...
    def Random123(self, id1: float = ..., id2: float = ..., id3: float = ..., *, sec: Section | None = None) -> float:
        """r.Random123(id1, id2, id3): the Random123 stream (philox4x32) of these identifiers (0 to 2^32-1), from the
        start. Gives 0.
        """
    def Random123_globalindex(self, index: float | None = ..., *, sec: Section | None = None) -> float:
        """r.Random123_globalindex(i): sets (or just gives) the index common to all Random123 streams made after."""
    def MCellRan4(self, high_index: float = ..., low_index: float = ..., *, sec: Section | None = None) -> float:
        """r.MCellRan4(high, low): the stream of the mcell_ran4 generator that starts at high, each 0 to 2^32-1. Without
        low (or 0) the one of mcell_ran4_init counts; without high one is chosen. Gives the high index.
        """
    def ACG(self, seed: float = ..., size: float = ..., *, sec: Section | None = None) -> float:
        """r.ACG(seed, size): the additive generator with a shuffled table of at least this size (7 to 98). Gives 1."""
    def MLCG(self, seed1: float = ..., seed2: float = ..., *, sec: Section | None = None) -> float:
        """r.MLCG(seed1, seed2): two linear congruential generators combined. Gives 1."""
    def Isaac64(self, seed: float = ..., *, sec: Section | None = None) -> float:
        """r.Isaac64(seed): the ISAAC generator with 64-bit words. Without one (or 0) it is chosen. Gives the seed."""
    def seq(self, position: Place = ..., *, sec: Section | None = None) -> float:
        """r.seq(n): goes to the number n of the stream; without n gives the place of the next number. Only of Random123
        and MCellRan4 streams.
        """
    def repick(self, *, sec: Section | None = None) -> float:
        """r.repick(): the next number of the distribution."""
    def uniform(self, low: float, high: float, *, sec: Section | None = None) -> float:
        """r.uniform(low, high): evenly between two numbers. Gives the first."""
    def discunif(self, low: float, high: float, *, sec: Section | None = None) -> float:
        """r.discunif(low, high): whole numbers from low to high, both included. Gives the first."""
    def normal(self, mean: float, variance: float, *, sec: Section | None = None) -> float:
        """r.normal(mean, variance): Gauss's distribution. Gives the first number."""
    def lognormal(self, mean: float, variance: float, *, sec: Section | None = None) -> float:
        """r.lognormal(mean, variance): numbers whose logarithm is normal. Gives the first."""
    def poisson(self, mean: float, *, sec: Section | None = None) -> float:
        """r.poisson(mean): numbers of events of a Poisson process. Gives the first."""
    def binomial(self, trials: float, probability: float, *, sec: Section | None = None) -> float:
        """r.binomial(n, p): how many of n trials succeed, each with probability p. Gives the first number."""
    def negexp(self, mean: float, *, sec: Section | None = None) -> float:
        """r.negexp(mean): exponentially distributed, as the intervals of a Poisson process. Gives the first number."""
    def erlang(self, mean: float, variance: float, *, sec: Section | None = None) -> float:
        """r.erlang(mean, variance): the Erlang distribution. Gives the first number."""
    def geometric(self, mean: float, *, sec: Section | None = None) -> float:
        """r.geometric(mean): how many uniform numbers it takes until one is not below the mean (0 to 1). Gives the
        first.
        """
    def hypergeo(self, mean: float, variance: float, *, sec: Section | None = None) -> float:
        """r.hypergeo(mean, variance): a mixture of two exponential distributions. Gives the first number."""
    def weibull(self, alpha: float, beta: float, *, sec: Section | None = None) -> float:
        """r.weibull(alpha, beta): (-beta log(1-u))^(1/alpha). Gives the first number."""
    def play(self, target: Reference, *, sec: Section | None = None) -> float:
        """r.play(&x): x gets a new number at finitialize and before every step, as long as r exists."""

class RangeVarPlot(HocObject):
    """A range variable ("v"), an expression of the position $1 ("v($1)*2") or a function of Python that takes the
    position, along a path, as a function of its length.
    """
    def plot(self, graph: 'Any', *more: 'Any', **options: 'Any') -> Any:
        """rv.plot(plt): the variable along the path, drawn by matplotlib (pyplot or axes), as a figure of plotly
        (plotly or plotly.express), or into a Graph.
        """
    def __init__(self, expression: str | PythonObject, *ends: Any, sec: Section | None = None) -> None: ...
    def begin(self, x: Place, *, sec: Section | None = None) -> float:
        """The path starts here in the accessed section."""
    def end(self, x: Place, *, sec: Section | None = None) -> float:
        """The path ends here in the accessed section."""
    def origin(self, x: Place, *, sec: Section | None = None) -> float:
        """Shift the coordinates; NEURON 9 adds x itself, whatever the section."""
    def left(self, *, sec: Section | None = None) -> float:
        """The coordinate where the path starts, µm."""
    def right(self, *, sec: Section | None = None) -> float:
        """The coordinate where the path ends, µm."""
    def color(self, index: float, *, sec: Section | None = None) -> int:
        """The colour of its line."""
    def list(self, sections: SectionList, *, sec: Section | None = None) -> float:
        """Append the sections of the path to a SectionList."""
    def to_vector(self, values: Vector, positions: Vector | None = ..., *, sec: Section | None = None) -> float:
        """Copy the values, and the coordinates, into vectors; gives their number."""
    def vector(self, *, sec: Section | None = None) -> Vector:
        """A new Vector with the values."""
    def from_vector(self, values: Vector, *, sec: Section | None = None) -> float:
        """Set the variable along the path from a vector."""

class SEClamp(HocObject):
    """SEClamp(segment)"""
    def get_segment(self) -> Segment | None:
        """The segment it is placed in; None if it is nowhere."""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    rs: float
    _ref_rs: Reference
    dur1: float
    _ref_dur1: Reference
    amp1: float
    _ref_amp1: Reference
    dur2: float
    _ref_dur2: Reference
    amp2: float
    _ref_amp2: Reference
    dur3: float
    _ref_dur3: Reference
    amp3: float
    _ref_amp3: Reference
    i: float
    _ref_i: Reference
    vc: float
    _ref_vc: Reference
    def icur(self, *arguments: Any) -> Any: ...
    def vstim(self, *arguments: Any) -> Any: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class SaveState(HocObject):
    """new SaveState(): s.save() takes the state of a run, s.restore() puts it back, usually after finitialize()."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    def save(self, *, sec: Section | None = None) -> float:
        """s.save(): takes the state as it is now."""
    def restore(self, what: float = ..., *, sec: Section | None = None) -> float:
        """s.restore(): puts the saved state back; s.restore(1): but not the events and the weights of
        NetCons, they stay as they are. If the model has other sections, segments or mechanisms now, a warning says so
        and nothing is changed.
        """
    def fwrite(self, file: File, close: float = ..., *, sec: Section | None = None) -> float:
        """s.fwrite(file [, 0]): writes what was saved into a File, opened anew and then closed (not with 0)."""
    def fread(self, file: File, close: float = ..., *, sec: Section | None = None) -> float:
        """s.fread(file [, 0]): reads what fwrite wrote, as if it had been saved here; restore() then puts it back."""

class SectionBrowser(HocObject):
    """new SectionBrowser([SectionList]): a list of sections to choose from."""
    def __init__(self, sections: SectionList | None = ..., *, sec: Section | None = None) -> None: ...
    def select(self, *, sec: Section | None = None) -> float:
        """Select the accessed section."""
    def select_action(self, statement: str | PythonObject, before: float = ..., *, sec: Section | None = None) -> float:
        """What to execute when one is selected."""
    def accept_action(self, statement: str | PythonObject, *, sec: Section | None = None) -> float:
        """What to execute when one is chosen."""

class SectionList(HocObject):
    """new SectionList(): for `forsec list`. A section may be in it several times; deleted ones leave it."""
    def append(self, *given: 'Section', **options: 'Any') -> float:
        """Append a section: the one that is given or named by sec=, or the accessed one."""
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Section]: ...
    def __contains__(self, section: 'Any') -> bool: ...
    def __init__(self, *, sec: Section | None = None) -> None: ...
    def remove(self, others: SectionList | None = ..., *, sec: Section | None = None) -> float:
        """Remove the accessed section, or those of another list; gives how many were removed."""
    def wholetree(self, *, sec: Section | None = None) -> float:
        """Append all sections of the cell of the accessed section, generation by generation."""
    def subtree(self, *, sec: Section | None = None) -> float:
        """Append the accessed section and its descendants."""
    def children(self, *, sec: Section | None = None) -> float:
        """Append the children of the accessed section."""
    def allroots(self, *, sec: Section | None = None) -> float:
        """Append all sections that have no parent."""
    def unique(self, *, sec: Section | None = None) -> int:
        """Keep only the first of equal sections; gives how many were removed."""
    def contains(self, *, sec: Section | None = None) -> bool:
        """Whether the accessed section is in the list."""
    def size(self, *, sec: Section | None = None) -> int:
        """The number of sections."""
    def printnames(self, *, sec: Section | None = None) -> float:
        """Print the names, one a line."""

class SectionRef(HocObject):
    """new SectionRef(): refers to the accessed section; r.sec, r.parent, r.child[i] … are sections."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    @property
    def sec(self) -> Any:
        """The section."""
    _ref_sec: Reference
    @property
    def parent(self) -> Any:
        """The section it is connected to."""
    _ref_parent: Reference
    @property
    def trueparent(self) -> Any:
        """The section whose end or middle it begins at; a parent that is connected at its own beginning is skipped."""
    _ref_trueparent: Reference
    @property
    def root(self) -> Any:
        """The root of its cell."""
    _ref_root: Reference
    @property
    def child(self) -> Elements:
        """A child."""
    _ref_child: ElementReferences
    def nchild(self, *, sec: Section | None = None) -> int:
        """The number of children."""
    def has_parent(self, *, sec: Section | None = None) -> bool:
        """Whether it is connected to a section."""
    def has_trueparent(self, *, sec: Section | None = None) -> bool:
        """Whether there is a true parent."""
    def exists(self, *, sec: Section | None = None) -> bool:
        """Whether the section was not deleted."""
    def is_cas(self, *, sec: Section | None = None) -> bool:
        """Whether it is the accessed section."""
    def unname(self, *, sec: Section | None = None) -> float:
        """r.unname(): the section has no name any more; r.rename gives it one."""
    def rename(self, name: str, *, sec: Section | None = None) -> float:
        """r.rename("name"): gives a section that lost its name another one; a section that has its name keeps it."""

class Shape(HocObject):
    """The picture of all sections, or of those of a SectionList: Shape([list] [, 0 to wait for view()])."""
    def __init__(self, *arguments: Any, sec: Section | None = None) -> None: ...
    def menu_action(self, label: str, action: str | PythonObject, *, sec: Section | None = None) -> float:
        """Add a menu item that executes a statement."""
    def menu_tool(self, label: str, procedure: str | PythonObject, select_action: str | PythonObject = ..., *, sec: Section | None = None) -> float:
        """Add a mouse tool; in an open panel it becomes a radio button there."""
    def exec_menu(self, label: str, *, sec: Section | None = None) -> float:
        """Do what selecting a menu item does."""
    def size(self, first: float | Reference, right: float = ..., bottom: float = ..., top: float | None = ..., *, sec: Section | None = None) -> float:
        """size(left, right, bottom, top) sets the scene's size, size(1…4) tells the first view's left, right, bottom
        or top, size(&x[0]) gives xmin, xmax, ymin, ymax of all marks and lines.
        """
    def view(self, left: float, bottom: float = ..., width: float | None = ..., height: float = ..., window_left: float = ..., window_top: float = ..., window_width: float = ..., window_height: float = ..., *, sec: Section | None = None) -> float:
        """view(left, bottom, width, height, and the window's left, top, width, height) maps a view of that part of the
        scene; view(2) one whose x and y have the same scale.
        """
    def view_count(self, *, sec: Section | None = None) -> int:
        """The number of views of this scene."""
    def unmap(self, *, sec: Section | None = None) -> float:
        """Dismiss the windows of this scene."""
    def flush(self, *, sec: Section | None = None) -> float:
        """Bring the picture up to date: vectors and space plots are read again."""
    def fastflush(self, *, sec: Section | None = None) -> float:
        """Draw the points since the last flush; without a screen there is nothing to do."""
    def printfile(self, path: str, *, sec: Section | None = None) -> float:
        """Write the first view: as SVG, PNG or PDF if the name ends so, else as encapsulated PostScript."""
    def save_name(self, name: str, now: float = ..., *, sec: Section | None = None) -> float:
        """The variable by which a session file knows this scene. With `now` it is written into the session file that
        is being written: what makes the scene in that variable as it is.
        """
    def color(self, index: float, x: Place = ..., *, sec: Section | None = None) -> float:
        """The colour of the accessed section."""
    def beginline(self, *arguments: Any, sec: Section | None = None) -> float:
        """Start a line: ([label,] [color, brush])."""
    def line(self, x: Place, y: float, *, sec: Section | None = None) -> float:
        """Draw on to this point."""
    def mark(self, x: Place, y: float, style: str | float = ..., size: float = ..., color: float | None = ..., brush: float | None = ..., *, sec: Section | None = None) -> float:
        """Put a mark; the style is one of + o t s O T S | - or its index in that list."""
    def erase(self, *, sec: Section | None = None) -> float:
        """Take away the drawn lines and marks; those of addvar and addexpr begin anew."""
    def erase_all(self, *, sec: Section | None = None) -> float:
        """Take away everything."""
    def label(self, *arguments: Any, sec: Section | None = None) -> float:
        """label(x, y, "text"), label("text") one line below the last, label(x, y) where the next one goes, or all of
        (x, y, "text", fixtype, scale, x_align, y_align, color).
        """
    def observe(self, sections: SectionList | None = ..., *, sec: Section | None = None) -> float:
        """Show the sections of a list, or all."""
    def show(self, style: float, *, sec: Section | None = None) -> int:
        """0: diameters, 1: centroids, 2: schematic."""
    def color_all(self, index: float, *, sec: Section | None = None) -> float:
        """The colour of all sections."""
    def color_list(self, sections: SectionList, index: float, *, sec: Section | None = None) -> float:
        """The colour of the sections of a list."""
    def len_scale(self, factor: float, *, sec: Section | None = None) -> float:
        """How long a section is drawn in the schematic style."""
    def rotate(self, *arguments: float, sec: Section | None = None) -> float:
        """rotate(x, y, z, a, b, c) turns the picture around this point, by a, b and c radians around the axes of the
        screen one after the other; rotate() turns it back to where it was.
        """
    def nearest(self, x: Place, y: float, *, sec: Section | None = None) -> float:
        """Select the nearest point of a section, and give its distance."""
    def push_selected(self, *, sec: Section | None = None) -> float:
        """The selected section becomes the accessed one until pop_section(); gives the selected place, or -1."""
    def select(self, x: Place = ..., *, sec: Section | None = None) -> float:
        """Select the accessed section; the selected place is its middle."""
    def action(self, statement: str | PythonObject, *, sec: Section | None = None) -> float:
        """What to execute when the user selects a section."""
    def point_mark(self, where: Place, color: float = ..., style: str | float = ..., size: float = ..., *, sec: Section | None = None) -> float:
        """Mark a point process, or a place x of the accessed section: (what, color [, "style", size])."""
    def point_mark_remove(self, what: HocObject | None = ..., *, sec: Section | None = None) -> float:
        """Take away the marks of a point process, or all."""

class StateTransitionEvent(HocObject):
    """new StateTransitionEvent(n [, point process]): n states, of which 0 is the first."""
    def __init__(self, states: float, point: HocObject | None = ..., *, sec: Section | None = None) -> None: ...
    def state(self, which: float | None = ..., *, sec: Section | None = None) -> int:
        """e.state(): the number of the present state; e.state(i): be in state i from now on."""
    def transition(self, source: float, target: float, variable: Reference, threshold: Reference, statement: str = ..., *, sec: Section | None = None) -> float:
        """e.transition(source, target, &variable, &threshold [, "statement"]): in the state `source`, go to the state
        `target` when the variable rises above the threshold, and execute the statement.
        """

class StringFunctions(HocObject):
    """new StringFunctions(): functions of strings. Regular expressions are those of C++ (and Python)."""
    def __init__(self, *, sec: Section | None = None) -> None: ...
    def len(self, text: str, *, sec: Section | None = None) -> int:
        """f.len(s): how many characters a string has."""
    def substr(self, text: str, part: str, *, sec: Section | None = None) -> int:
        """f.substr(s, part): where a part begins in a string, from 0 on; -1 if it is not in it."""
    def head(self, text: str, pattern: str, target: Reference, *, sec: Section | None = None) -> int:
        """f.head(s, "pattern", t): sets t to what stands before the first match of a regular expression; gives the
        match's place, or -1 and an empty t.
        """
    def tail(self, text: str, pattern: str, target: Reference, *, sec: Section | None = None) -> int:
        """f.tail(s, "pattern", t): sets t to what stands behind the first match of a regular expression; gives the
        place behind the match, or -1 and an empty t.
        """
    def left(self, text: Any, count: float, *, sec: Section | None = None) -> float:
        """f.left(s, n): cuts a strdef to its first n characters."""
    def right(self, text: Any, count: float, *, sec: Section | None = None) -> float:
        """f.right(s, n): takes the first n characters off a strdef."""
    def ltrim(self, text: str, target: Reference, letters: str = ..., *, sec: Section | None = None) -> float:
        """f.ltrim(s, t, "letters"): sets t to s without these letters (default: white space) at its start."""
    def rtrim(self, text: str, target: Reference, letters: str = ..., *, sec: Section | None = None) -> float:
        """f.rtrim(s, t, "letters"): sets t to s without these letters (default: white space) at its end."""
    def is_name(self, name: str, *, sec: Section | None = None) -> bool:
        """f.is_name("name"): 1 if some text used the name, or it is one of hoc's own."""
    def is_point_process(self, item: HocObject | None, *, sec: Section | None = None) -> int:
        """f.is_point_process(o): 0, or if it is a point process the number of its class (see MechanismType(1))."""
    def is_artificial(self, item: HocObject | None, *, sec: Section | None = None) -> int:
        """f.is_artificial(o): 0, or if it is an artificial cell the number of its class (see MechanismType(1))."""
    def alias(self, which: HocObject, name: str = ..., target: Reference | HocObject | None = ..., *, sec: Section | None = None) -> float:
        """f.alias(o, "name", &x or object): o.name means that number or object from now on."""
    def alias_list(self, which: HocObject, *, sec: Section | None = None) -> List:
        """f.alias_list(o): a List of String objects (stdlib.hoc) with the names that alias gave to o."""
    def references(self, which: HocObject | None, *, sec: Section | None = None) -> int:
        """f.references(o): prints the object variables and Lists that hold o; gives how many there are."""

class SymChooser(HocObject):
    """Lets the user choose the name of a variable: (["title"])."""
    def __init__(self, title: str = ..., *rest: Any, sec: Section | None = None) -> None: ...
    def run(self, *, sec: Section | None = None) -> float:
        """Ask; without a screen it is cancelled."""
    def text(self, chosen: Reference, *, sec: Section | None = None) -> float:
        """Copy the chosen name, if one was chosen."""

class TextEditor(HocObject):
    """A window with a text: (["text" [, rows, columns]])."""
    def __init__(self, text: str = ..., rows: float = ..., columns: float = ..., *, sec: Section | None = None) -> None: ...
    def text(self, new: str | None = ..., *, sec: Section | None = None) -> str:
        """The text; with an argument, replaces it."""
    def readonly(self, locked: float | None = ..., *, sec: Section | None = None) -> bool:
        """Whether the user may not edit; with an argument, sets it."""
    def map(self, title: str = ..., *place: Place, sec: Section | None = None) -> float:
        """Show it."""

class Timer(HocObject):
    """new Timer("statement"), in Python Timer(function). There is no event loop here: it keeps its interval and never
    fires.
    """
    def __init__(self, statement: str | PythonObject, *, sec: Section | None = None) -> None: ...
    def seconds(self, interval: float | None = ..., *, sec: Section | None = None) -> float:
        """The interval, s; with an argument, sets it."""
    def start(self, *, sec: Section | None = None) -> float:
        """Start."""
    def end(self, *, sec: Section | None = None) -> float:
        """Stop."""

class VBox(HocObject):
    """Tiles windows vertically: ([frame] [, 1 for a scroll bar])."""
    def __init__(self, frame: float = ..., scroll: float = ..., *, sec: Section | None = None) -> None: ...
    def intercept(self, on: float, *, sec: Section | None = None) -> float:
        """intercept(1): windows made from now on go into this box; intercept(0) ends that."""
    def map(self, title: str = ..., *place: Place, sec: Section | None = None) -> float:
        """Show it: (["title"] [, left, top, width, height])."""
    def unmap(self, accept: float = ..., *, sec: Section | None = None) -> float:
        """Dismiss its window; what it kept is released."""
    def save(self, text: Any, *rest: Any, sec: Section | None = None) -> float:
        """save("procedure()"): what writes it into a session file. There save("text") writes a line, save(strdef, 1)
        gives the file's name.
        """
    def ismapped(self, *, sec: Section | None = None) -> bool:
        """Whether it has a window of its own."""
    def size(self, place: Reference, *, sec: Section | None = None) -> float:
        """Gives left, top, width and height of its window."""
    def ref(self, owner: HocObject | None, *, sec: Section | None = None) -> float:
        """Keep this object until the window is dismissed."""
    def dismiss_action(self, statement: str | PythonObject, *, sec: Section | None = None) -> float:
        """What to execute when the user closes the window."""
    def adjuster(self, size: float, *, sec: Section | None = None) -> float:
        """Let the user change the size of the last item."""
    def adjust(self, size: float, item: float = ..., *, sec: Section | None = None) -> float:
        """Set the size of an item."""
    def full_request(self, on: float = ..., *, sec: Section | None = None) -> float:
        """Whether the box takes the whole size that its items ask for."""
    def priority(self, level: float, *, sec: Section | None = None) -> float:
        """When it is written into a session file: those of higher priority before others; returns it."""
    def dialog(self, title: str = ..., accept: str = ..., cancel: str = ..., *, sec: Section | None = None) -> float:
        """Ask the user to accept or cancel; nobody is there to accept."""

class VClamp(HocObject):
    """VClamp(segment)"""
    def get_segment(self) -> Segment | None:
        """The segment it is placed in; None if it is nowhere."""
    def __init__(self, place: Segment | None = None, *arguments: Any, sec: Section | None = None) -> None: ...
    def loc(self, *arguments: Any) -> Any: ...
    def get_loc(self, *arguments: Any) -> Any: ...
    def has_loc(self, *arguments: Any) -> Any: ...
    dur: Elements
    _ref_dur: ElementReferences
    amp: Elements
    _ref_amp: ElementReferences
    gain: float
    _ref_gain: Reference
    rstim: float
    _ref_rstim: Reference
    tau1: float
    _ref_tau1: Reference
    tau2: float
    _ref_tau2: Reference
    e0: float
    _ref_e0: Reference
    vo0: float
    _ref_vo0: Reference
    vi0: float
    _ref_vi0: Reference
    fac: float
    _ref_fac: Reference
    i: float
    _ref_i: Reference
    e: float
    _ref_e: Reference
    vo: float
    _ref_vo: Reference
    vi: float
    _ref_vi: Reference
    def update(self, *arguments: Any) -> Any: ...
    def icur(self, *arguments: Any) -> Any: ...
    def vstim(self, *arguments: Any) -> Any: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class ValueFieldEditor(HocObject):
    """A field that a box may hold, or the panel being written: ("label", "variable" or &variable …) as xvalue has."""
    def __init__(self, label: str, variable: Any, *rest: Any, sec: Section | None = None) -> None: ...
    def default(self, *, sec: Section | None = None) -> float:
        """Take the present value as the one from which changes are marked."""

class Vector(HocObject):
    """new Vector(size, value): an array of numbers, of the given size (default 0) with each element set to value (0)."""
    @property
    def x(self) -> VectorElements:
        """v.x[i]: an element; it can be assigned."""
    def __len__(self) -> int: ...
    def __getitem__(self, index: 'Any') -> Any: ...
    def __setitem__(self, index: 'Any', value: 'Any') -> None: ...
    def __iter__(self) -> Iterator[float]: ...
    def __contains__(self, value: 'object') -> bool: ...
    def __reversed__(self) -> Iterator[float]: ...
    def as_numpy(self) -> np.ndarray:
        """The numbers themselves as an array of numpy: what is assigned there is assigned here, until the size
        changes.
        """
    def __array__(self, dtype: 'Any' = None, copy: 'bool | None' = None) -> np.ndarray: ...
    def to_python(self, target: 'Any' = None) -> list[float]:
        """A list of the numbers; or they are put into a sequence of the same size."""
    def from_python(self, values: 'Iterable[float]') -> Vector:
        """Take the numbers of a sequence."""
    def __add__(self, other: 'Any') -> Vector: ...
    def __radd__(self, other: 'Any') -> Vector: ...
    def __sub__(self, other: 'Any') -> Vector: ...
    def __rsub__(self, other: 'Any') -> Vector: ...
    def __mul__(self, other: 'Any') -> Vector: ...
    def __rmul__(self, other: 'Any') -> Vector: ...
    def __truediv__(self, other: 'Any') -> Vector: ...
    def __rtruediv__(self, other: 'Any') -> Vector: ...
    def __neg__(self) -> Vector: ...
    def __pos__(self) -> Vector: ...
    def __abs__(self) -> Vector: ...
    def __init__(self, size: Any = ..., value: float = ..., *, sec: Section | None = None) -> None: ...
    def record(self, first: Any, *rest: Any, sec: Section | None = None) -> Vector:
        """v.record(&x), v.record(&x, Dt), v.record(&x, times), each also with a point process as first argument."""
    def play(self, first: Any, *rest: Any, sec: Section | None = None) -> Vector:
        """v.play(&x, Dt), v.play(&x, times), v.play(&x, times, 1): x follows v during a run, from finitialize on."""
    def play_remove(self, *, sec: Section | None = None) -> float:
        """v.play_remove(): v is recorded or played no more; its elements stay."""
    def plot(self, graph: Graph, *options: Any, sec: Section | None = None) -> Vector:
        """v.plot(graph, x, color, brush): shows v over x, a Vector or an increment (default 1). The line follows v: its
        points, as many as there are now, are read again whenever the graph is flushed. Returns v.
        """
    def line(self, graph: Graph, *options: Any, sec: Section | None = None) -> Vector:
        """v.line(graph, x, color, brush): draws v over x, a Vector or an increment (default 1), as it is now.
        Returns v.
        """
    def mark(self, graph: Graph, x: Any = ..., style: Any = ..., size: float = ..., color: float | None = ..., brush: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.mark(graph, x, "style", size, color, brush): a mark at each point; style is one of | - + o O t T s S (or
        its number), the size is in points. Returns v.
        """
    def ploterr(self, graph: Graph, x: Vector, error: Vector, size: float = ..., color: float | None = ..., brush: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.ploterr(graph, x, error, size, color, brush): a bar at each point, v - error to v + error, with marks
        of the size at its ends. The pen is the graph's: as in NEURON color and brush change nothing. Returns v.
        """
    def printf(self, *arguments: Any, sec: Section | None = None) -> int:
        """v.printf(file, "format", start, end): prints the elements (of a range) to the file, or to the screen."""
    def scanf(self, file: File, *counts: float, sec: Section | None = None) -> int:
        """v.scanf(file), v.scanf(file, n), v.scanf(file, column, columns), v.scanf(file, n, column, columns)."""
    def scantil(self, file: File, sentinel: float, column: float = ..., columns: float = ..., *, sec: Section | None = None) -> int:
        """v.scantil(file, sentinel, column, columns): as v.scanf, until a number is the sentinel, which is left out."""
    def fwrite(self, file: File, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> int:
        """v.fwrite(file, start, end): the elements (of a range) as binary doubles. Returns how many."""
    def fread(self, file: File, size: float | None = ..., precision: float = ..., *, sec: Section | None = None) -> float:
        """v.fread(file, n, precision): n (or v.size) binary numbers into v; what the file lacks is 0. Returns 1."""
    def vwrite(self, file: File, precision: float = ..., *, sec: Section | None = None) -> float:
        """v.vwrite(file, precision): size, type and elements in binary form, for vread on any machine."""
    def vread(self, file: File, *, sec: Section | None = None) -> float:
        """v.vread(file): what vwrite wrote; v gets its size. Returns 1, or 0 if there is no such record."""
    def fit(self, fitted: Vector, name: str, x: Vector, *parameters: Reference, sec: Section | None = None) -> float:
        """v.fit(fitted, "f", x, &p1, &p2, ...): parameters p1 … such that f(x, p1, …) is nearest to v."""
    def spikebin(self, source: Vector, threshold: float, *, sec: Section | None = None) -> Vector:
        """v.spikebin(w, threshold): 1 where w reaches the threshold from below (or starts there), else 0. Returns v."""
    def psth(self, source: Vector, dt: float, trials: float, size: float, *, sec: Section | None = None) -> Vector:
        """v.psth(w, dt, trials, size): the mean frequency (Hz) around each bin of w, counts in bins of dt ms over so
        many trials. A window around the bin is widened until it holds `size` spikes. Returns v.
        """
    def trigavg(self, source: Vector, trigger: Vector, before: float, after: float, *, sec: Section | None = None) -> float:
        """v.trigavg(w, trigger, before, after): v becomes the mean of w from `before` elements ahead of each trigger
        index to the last of `after` elements from it on; triggers that are nearer to the ends of w are left out, with
        none left the mean is nan. Returns the number of triggers used.
        """
    def medfltr(self, first: Vector | float | None = ..., points: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.medfltr(w, points) or v.medfltr(points): each element of w (or of v) becomes the median of itself and the
        `points` (default 3) on either side. Returns v.
        """
    def inf(self, current: Vector, dt: float, gl: float, el: float, cm: float, threshold: float, reset: float, refractory: float = ..., *, sec: Section | None = None) -> Vector:
        """v.inf(i, dt, gl, el, cm, th, res, ref): voltage of a leaky integrate-and-fire cell driven by the currents i,
        by forward Euler. A spike is a 0, followed by the reset voltage; none within `ref` after a reset. Returns v.
        """
    def fft(self, first: Any, sign: float = ..., *, sec: Section | None = None) -> Vector:
        """v.fft(w, sign) or v.fft(sign): the Fourier transform of w (or of v), for sign 1 (default) or the inverse, -1."""
    def convlv(self, source: Vector, response: Vector, sign: float = ..., *, sec: Section | None = None) -> Vector:
        """v.convlv(w, response, sign): w convolved with a response, for sign -1 deconvolved."""
    def filter(self, source: Vector, response: Vector, *, sec: Section | None = None) -> Vector:
        """v.filter(w, f): w convolved with the transform of f, a digital filter given by frequency. Returns v."""
    def correl(self, first: Vector, second: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.correl(w, u): the cross-correlation of w and u (or of w with itself), circular: lags 0, 1, … then the
        negative ones. Returns v.
        """
    def spctrm(self, source: Vector, *, sec: Section | None = None) -> Vector:
        """v.spctrm(w): the power spectral density of w, from overlapping segments under a triangular window."""
    def contains(self, value: float, *, sec: Section | None = None) -> bool:
        """v.contains(x): 1 if an element equals x (to within float_epsilon)."""
    def where(self, *condition: Any, sec: Section | None = None) -> Vector:
        """v.where(w, op, x) or v.where(op, x), for ranges op, low, high: v becomes the elements of w (or of v) that
        fulfil the condition, as in v.where(w, ">=", 50) or v.where("[)", 0, 1). Returns v.
        """
    def indvwhere(self, *condition: Any, sec: Section | None = None) -> Vector:
        """v.indvwhere(w, op, x) or v.indvwhere(op, x): v becomes the indices of the elements that fulfil the condition
        (see where). Returns v.
        """
    def indwhere(self, *condition: Any, sec: Section | None = None) -> int:
        """v.indwhere(op, x): the index of the first element that fulfils the condition (see where), or -1."""
    def min(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> float:
        """v.min(start, end): the smallest element (of a range); 0 if there is none."""
    def max(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> float:
        """v.max(start, end): the largest element (of a range); 0 if there is none."""
    def min_ind(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> int:
        """v.min_ind(start, end): the index of the smallest element; -1 if there is none."""
    def max_ind(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> int:
        """v.max_ind(start, end): the index of the largest element; -1 if there is none."""
    def sum(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> float:
        """v.sum(start, end): the sum of the elements (of a range)."""
    def sumsq(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> float:
        """v.sumsq(start, end): the sum of the squares (of a range)."""
    def mean(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> float:
        """v.mean(): the mean. v.mean(start, end) is v.sum(start, end) / end - start + 1, as in NEURON: only if start
        is 1 this is the mean of the range, which v.c(start, end).mean() always is.
        """
    def var(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> float:
        """v.var(start, end): the variance, the sum of the squared differences from the mean over n - 1."""
    def stdev(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> float:
        """v.stdev(start, end): the standard deviation, sqrt(var)."""
    def stderr(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> float:
        """v.stderr(start, end): the standard error of the mean, stdev / sqrt(n)."""
    def median(self, *, sec: Section | None = None) -> float:
        """v.median(): the middle element in order, or the mean of both middle ones."""
    def meansqerr(self, other: Vector, weights: Vector | None = ..., *, sec: Section | None = None) -> float:
        """v.meansqerr(w, weights): the mean of the squared differences, each times its weight."""
    def histogram(self, low: float, high: float, width: float, *, sec: Section | None = None) -> Vector:
        """v.histogram(low, high, width): a new Vector of counts in bins of a width from low to high."""
    def hist(self, source: Vector, low: float, size: float, width: float, *, sec: Section | None = None) -> Vector:
        """v.hist(w, low, size, width): counts the elements of w in `size` bins of a width from low on. Returns v."""
    def sumgauss(self, low: float, high: float, width: float, variance: float, weights: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.sumgauss(low, high, width, variance, weights): a new Vector, the sum of Gaussians of area 1 (or the
        weights) centred on the elements of v, at low, low + width, … below high.
        """
    def smhist(self, source: Vector, start: float, size: float, step: float, variance: float, weights: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.smhist(w, start, size, step, variance, weights): a histogram of w in `size` bins of a step, each count (or
        weight) smeared by a Gaussian of the variance. Returns v.
        """
    def setrand(self, random: Random, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.setrand(r, start, end): numbers of a Random's distribution. Returns v."""
    def addrand(self, random: Random, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.addrand(r, start, end): adds numbers of a Random's distribution. Returns v."""
    def add(self, other: Any, *, sec: Section | None = None) -> Vector:
        """v.add(x): adds a number, or the elements of a Vector of the same size. Returns v."""
    def sub(self, other: Any, *, sec: Section | None = None) -> Vector:
        """v.sub(x): subtracts a number, or the elements of a Vector of the same size. Returns v."""
    def mul(self, other: Any, *, sec: Section | None = None) -> Vector:
        """v.mul(x): multiplies by a number, or by the elements of a Vector of the same size. Returns v."""
    def div(self, other: Any, *, sec: Section | None = None) -> Vector:
        """v.div(x): divides by a number, or by the elements of a Vector of the same size. Returns v."""
    def scale(self, low: float, high: float, *, sec: Section | None = None) -> float:
        """v.scale(low, high): shifts and scales v to reach from low to high; returns the factor, 0 if all are equal."""
    def dot(self, other: Vector, *, sec: Section | None = None) -> float:
        """v.dot(w): the sum of the products of the elements."""
    def mag(self, *, sec: Section | None = None) -> float:
        """v.mag(): the length, sqrt(sum of squares)."""
    def sqrt(self, source: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.sqrt() or v.sqrt(w): the square root of each element (of w). Returns v."""
    def log(self, source: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.log() or v.log(w): the natural logarithm of each element (of w). Returns v."""
    def log10(self, source: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.log10() or v.log10(w): the logarithm to base 10 of each element (of w). Returns v."""
    def tanh(self, source: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.tanh() or v.tanh(w): the hyperbolic tangent of each element (of w). Returns v."""
    def abs(self, source: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.abs() or v.abs(w): the absolute value of each element (of w). Returns v."""
    def floor(self, source: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.floor(): the greatest whole number not above each element. Returns v."""
    def pow(self, first: Any, power: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.pow(p) or v.pow(w, p): each element (of w) to the power p. Returns v."""
    def sin(self, frequency: float, phase: float, dt: float = ..., *, sec: Section | None = None) -> Vector:
        """v.sin(frequency, phase, dt): a sine of so many Hz and phase (radians), one element each dt ms (default 1)."""
    def apply(self, name: str, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.apply("f", start, end): replaces each element x (of a range) by f(x), f a function of hoc. Returns v."""
    def reduce(self, name: str, base: float = ..., start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> float:
        """v.reduce("f", base, start, end): base plus the sum of f(x) over the elements (of a range)."""
    def deriv(self, first: Any = ..., second: float | None = ..., third: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.deriv(w, dx, method) or v.deriv(dx, method): the derivative of w, or of v itself."""
    def integral(self, first: Any = ..., second: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.integral(w, dx) or v.integral(dx): running sum of w (or of v) times dx (default 1), from its first element
        on, which stays as it is. Returns v.
        """
    def interpolate(self, x_target: Vector, x_source: Vector, y_source: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.interpolate(x_new, x, y) or v.interpolate(x_new, x): y (or v itself) given at x, read at x_new."""
    def rebin(self, first: Any, factor: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.rebin(w, n) or v.rebin(n): sums of n elements each; a rest at the end is left out. Returns v."""
    def resample(self, source: Vector, rate: float, *, sec: Section | None = None) -> Vector:
        """v.resample(w, rate): w with each element repeated (rate > 1) or left out (rate < 1); the rate is at most half
        the size of w. Returns v.
        """
    def get(self, index: float, *, sec: Section | None = None) -> float:
        """v.get(i): the element at an index; v.x[i] is the newer way to write it."""
    def set(self, index: float, value: float, *, sec: Section | None = None) -> Vector:
        """v.set(i, value) sets one element and returns v."""
    def size(self, *, sec: Section | None = None) -> int:
        """v.size(): how many elements there are."""
    def resize(self, size: float, *, sec: Section | None = None) -> Vector:
        """v.resize(n): cuts off the end, or appends zeros. Returns v."""
    def clear(self, *, sec: Section | None = None) -> Vector:
        """v.clear(): no elements any more; the buffer stays. Returns v."""
    def buffer_size(self, size: float | None = ..., *, sec: Section | None = None) -> int:
        """v.buffer_size(n): how many elements fit without moving to new memory; with n makes room for so many."""
    def label(self, text: str | None = ..., *, sec: Section | None = None) -> str:
        """v.label("text"): names the Vector, as graphs show it. Returns the label."""
    def append(self, *values: Any, sec: Section | None = None) -> Vector:
        """v.append(x, w, ...): numbers and Vectors are added at the end. Returns v."""
    def insrt(self, index: float, *values: Any, sec: Section | None = None) -> Vector:
        """v.insrt(i, x, w, ...): numbers and Vectors are put before the element i. Returns v."""
    def remove(self, start: float, end: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.remove(i) or v.remove(start, end): takes out one element or a range, both ends included. Returns v."""
    def fill(self, value: float, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.fill(value, start, end): sets all elements, or those from start to end, to one value. Returns v."""
    def indgen(self, first: float | None = ..., second: float | None = ..., third: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.indgen(), v.indgen(step), v.indgen(start, step), v.indgen(start, stop, step): an even sequence."""
    def from_double(self, count: float, numbers: Reference, *, sec: Section | None = None) -> Vector:
        """v.from_double(n, &x): takes n numbers of a `double x[…]`, from the given element on. Returns v."""
    def c(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.c, v.c(start), v.c(start, end): a new Vector with the same elements, or a part of them."""
    def at(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.at(start, end): the same as v.c."""
    def cl(self, start: float | None = ..., end: float | None = ..., *, sec: Section | None = None) -> Vector:
        """v.cl(start, end): a copy with the label."""
    def copy(self, source: Vector, *where: Any, sec: Section | None = None) -> Vector:
        """v.copy(w): v becomes a copy of w. Further forms copy parts, v growing as needed and never shrinking:"""
    def index(self, source: Vector, indices: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.index(w, indices): v.x[k] = w.x[indices.x[k]], 0 where there is no such element; v.index(indices) of v."""
    def ind(self, indices: Vector, *, sec: Section | None = None) -> Vector:
        """v.ind(indices): a new Vector of the elements at these indices; those that do not exist are left out."""
    def reverse(self, *, sec: Section | None = None) -> Vector:
        """v.reverse(): the last element first. Returns v."""
    def rotate(self, places: float, fill: Any = ..., *, sec: Section | None = None) -> Vector:
        """v.rotate(n): moves the elements n places to the right (n < 0: left), those that fall off come in at the
        other end; with a second argument zeros come in instead. Returns v.
        """
    def sort(self, *, sec: Section | None = None) -> Vector:
        """v.sort(): the smallest element first. Returns v."""
    def sortindex(self, target: Vector | None = ..., *, sec: Section | None = None) -> Vector:
        """v.sortindex(w): the indices that sort v, in w or a new Vector."""
    def eq(self, other: Vector, *, sec: Section | None = None) -> float:
        """v.eq(w): 1 if both have the same size and elements (to within float_epsilon)."""

class Classes:
    """The classes of `h`."""
    APCount: type[hoc.APCount]
    AlphaSynapse: type[hoc.AlphaSynapse]
    BBSaveState: type[hoc.BBSaveState]
    CVode: type[hoc.CVode]
    Deck: type[hoc.Deck]
    Exp2Syn: type[hoc.Exp2Syn]
    ExpSyn: type[hoc.ExpSyn]
    FInitializeHandler: type[hoc.FInitializeHandler]
    File: type[hoc.File]
    GUIMath: type[hoc.GUIMath]
    Glyph: type[hoc.Glyph]
    Graph: type[hoc.Graph]
    HBox: type[hoc.HBox]
    IClamp: type[hoc.IClamp]
    Impedance: type[hoc.Impedance]
    Import3d_Eutectic_read: type[hoc.Import3d_Eutectic_read]
    Import3d_GUI: type[hoc.Import3d_GUI]
    Import3d_MorphML: type[hoc.Import3d_MorphML]
    Import3d_Neurolucida3: type[hoc.Import3d_Neurolucida3]
    Import3d_Neurolucida_read: type[hoc.Import3d_Neurolucida_read]
    Import3d_SWC_read: type[hoc.Import3d_SWC_read]
    Import3d_Section: type[hoc.Import3d_Section]
    Import3d_Spine: type[hoc.Import3d_Spine]
    IntFire1: type[hoc.IntFire1]
    IntFire2: type[hoc.IntFire2]
    IntFire4: type[hoc.IntFire4]
    KSChan: type[hoc.KSChan]
    KSGate: type[hoc.KSGate]
    KSState: type[hoc.KSState]
    KSTrans: type[hoc.KSTrans]
    LinearMechanism: type[hoc.LinearMechanism]
    List: type[hoc.List]
    Matrix: type[hoc.Matrix]
    MechanismStandard: type[hoc.MechanismStandard]
    MechanismType: type[hoc.MechanismType]
    NMODLRandom: type[hoc.NMODLRandom]
    NetCon: type[hoc.NetCon]
    NetStim: type[hoc.NetStim]
    OClamp: type[hoc.OClamp]
    PPShape: type[hoc.PPShape]
    PWManager: type[hoc.PWManager]
    ParallelContext: type[hoc.ParallelContext]
    PatternStim: type[hoc.PatternStim]
    PlotShape: type[hoc.PlotShape]
    PointProcessMark: type[hoc.PointProcessMark]
    Pointer: type[hoc.Pointer]
    PtrVector: type[hoc.PtrVector]
    PythonObject: type[hoc.PythonObject]
    Random: type[hoc.Random]
    RangeVarPlot: type[hoc.RangeVarPlot]
    SEClamp: type[hoc.SEClamp]
    SaveState: type[hoc.SaveState]
    SectionBrowser: type[hoc.SectionBrowser]
    SectionList: type[hoc.SectionList]
    SectionRef: type[hoc.SectionRef]
    Shape: type[hoc.Shape]
    StateTransitionEvent: type[hoc.StateTransitionEvent]
    StringFunctions: type[hoc.StringFunctions]
    SymChooser: type[hoc.SymChooser]
    TextEditor: type[hoc.TextEditor]
    Timer: type[hoc.Timer]
    VBox: type[hoc.VBox]
    VClamp: type[hoc.VClamp]
    ValueFieldEditor: type[hoc.ValueFieldEditor]
    Vector: type[hoc.Vector]
    Section: type[hoc.Section]

class TopLevel(Classes):
    """What hoc knows by name: its functions, classes, variables, mechanisms, and what programs define."""
    def __call__(self, statements: 'str') -> bool:
        """Execute hoc statements."""
    def ref(self, value: 'Any') -> Reference:
        """A reference to a new variable with this value: `r[0]` reads and assigns it."""
    def allsec(self) -> Iterator[Section]:
        """All sections, in the order of their creation."""
    def cas(self) -> Section:
        """The accessed section."""
    def setpointer(self, target: 'Reference', name: 'str', owner: 'Any') -> None:
        """setpointer(_ref_x, "name", point process or mechanism): its POINTER `name` is that variable from now on."""
    def distance(self, *given: 'Any', **options: 'Any') -> Any:
        """distance(segment, segment): the length of the path between them, µm. distance(0, segment) makes a segment the
        origin, distance(segment) measures from there.
        """
    def pt3dadd(self, *given: 'Any', **options: 'Any') -> float:
        """pt3dadd(x, y, z, diameter, sec=section): add a 3-D point, µm; or Vectors (sequences) of them."""
    def object_id(self, value: 'Any' = None, *rest: 'Any') -> Any:
        """object_id(o): a number that is different for different objects."""
    Avogadro_constant: float
    _ref_Avogadro_constant: Reference
    DEG: float
    _ref_DEG: Reference
    E: float
    _ref_E: Reference
    FARADAY: float
    _ref_FARADAY: Reference
    GAMMA: float
    _ref_GAMMA: Reference
    PHI: float
    _ref_PHI: Reference
    PI: float
    _ref_PI: Reference
    R: float
    _ref_R: Reference
    def abs(self, x: Place, *, sec: Section | None = None) -> float:
        """abs(x): x without its sign."""
    def allobjects(self, which: str | HocObject | None = ..., *, sec: Section | None = None) -> float:
        """allobjects(["Class"]): print the living objects; allobjects(o): the number of references to o."""
    def allobjectvars(self, *, sec: Section | None = None) -> float:
        """allobjectvars(): print the object variables of the top level with their objects, and below each object its own
        object variables.
        """
    def arc3d(self, index: float, *, sec: Section | None = None) -> float:
        """The length along the section from its first 3-D point to this one, µm."""
    def area(self, x: Place, *, sec: Section | None = None) -> float:
        """The membrane area of the segment at x, µm²; 0 at the ends."""
    def argtype(self, index: float, *, sec: Section | None = None) -> float:
        """argtype(i): what argument i is: 0 a number, 1 an object, 2 a string, 3 a pointer, -1 if it was not given."""
    def atan(self, x: Place, *, sec: Section | None = None) -> float:
        """atan(x): the angle (radians, -PI/2 to PI/2) whose tangent is x."""
    def atan2(self, y: float, x: Place, *, sec: Section | None = None) -> float:
        """atan2(y, x): the angle (radians, -PI to PI) of the point x, y; 0 for the origin."""
    def attr_praxis(self, tolerance: float, step: float | None = ..., printing: float = ..., *, sec: Section | None = None) -> float:
        """attr_praxis(tolerance, step, printing): how fit_praxis works: how near it should come to the minimum, about how
        far the first guess is from it, and how much is printed (0 nothing, 1 each round, 2 more).
        """
    def axis(self, *numbers: float, sec: Section | None = None) -> float:
        """axis(): draw the axes and end the plot; axis(clip): points further off than `clip` times the axes' size are not
        plotted; axis(x, width, y, height): where the axes are, in the numbers of plt; axis(xstart, xstop, tics, ystart,
        ystop, tics): their numbers. There is no screen: use Graph.
        """
    def batch_run(self, tstop: float, tstep: float, file: str = ..., comment: str = ..., *, sec: Section | None = None) -> float:
        """batch_run(tstop, tstep, "file" [, "comment"]): run from now to tstop (ms) and write the variables of batch_save
        to the file at the start and after every tstep: a line of the comment, one about the run, then a line for each
        time, its numbers separated by spaces.
        """
    def batch_save(self, *variables: Reference, sec: Section | None = None) -> float:
        """batch_save(&x, &soma.v(.5), …): batch_run writes these variables too; batch_save() forgets all."""
    def boolean_dialog(self, question: str, yes: str = ..., no: str = ..., *, sec: Section | None = None) -> float:
        """Ask a yes-or-no question; without a screen the answer is no."""
    celsius: float
    _ref_celsius: Reference
    def chdir(self, folder: str, *, sec: Section | None = None) -> float:
        """chdir("folder"): 0 if it went well, else -1."""
    clamp_resist: float
    _ref_clamp_resist: Reference
    def continue_dialog(self, message: str, *, sec: Section | None = None) -> float:
        """Tell something."""
    def coredump_on_error(self, on: float = ..., *, sec: Section | None = None) -> float:
        """coredump_on_error(x): accepted; Ranvier does not dump."""
    def cos(self, x: Place, *, sec: Section | None = None) -> float:
        """cos(x): the cosine of an angle (radians)."""
    default_dll_loaded_: float
    _ref_default_dll_loaded_: Reference
    def define_shape(self, *, sec: Section | None = None) -> float:
        """Give every section that has no 3-D points some: branches fan out in the plane."""
    def delete_section(self, *, sec: Section | None = None) -> float:
        """Delete the accessed section. Gives 1; 0 for one that Python made."""
    def diam3d(self, index: float, *, sec: Section | None = None) -> float:
        """The diameter at a 3-D point, µm."""
    diam_changed: float
    _ref_diam_changed: Reference
    def disconnect(self, *, sec: Section | None = None) -> float:
        """Detach the accessed section from its parent."""
    def doEvents(self, *, sec: Section | None = None) -> float:
        """Handle what the user did with mouse and keys; without a screen there is nothing to do."""
    def doNotify(self, *, sec: Section | None = None) -> float:
        """Update what panels and graphs show; without a screen only shapes have something to do."""
    dt: float
    _ref_dt: Reference
    eps_IntFire4: float
    _ref_eps_IntFire4: Reference
    def eqinit(self, *, sec: Section | None = None) -> float:
        """eqinit(): forget the dependent variables (depvar) and their equations (eqn)."""
    def erf(self, x: Place, *, sec: Section | None = None) -> float:
        """erf(x): the error function, 2/sqrt(PI) times the integral of exp(-t*t) from 0 to x."""
    def erfc(self, x: Place, *, sec: Section | None = None) -> float:
        """erfc(x): 1 - erf(x), precise for large x."""
    def execerror(self, message: str, more: str = ..., *, sec: Section | None = None) -> float:
        """execerror("message" [, "more"]): end what is running with this error."""
    def execute(self, text: str, context: HocObject | None = ..., *, sec: Section | None = None) -> float:
        """execute("statements" [, object]): run them, in the object's context if one is given; an error ends the run."""
    def execute1(self, text: str, context: HocObject | float | None = ..., show: float = ..., *, sec: Section | None = None) -> float:
        """execute1("statement" [, object] [, show]): run it; 1 if it went well. With show 0, an error is not printed."""
    def exp(self, x: Place, *, sec: Section | None = None) -> float:
        """exp(x): e to the power x; above 700 it is exp(700), with a warning, below -700 it is 0."""
    extracellular: DensityMechanism
    def fadvance(self, *, sec: Section | None = None) -> float:
        """One step of dt."""
    fastpas: DensityMechanism
    def fcurrent(self, *, sec: Section | None = None) -> float:
        """Compute all currents and conductances at the present voltages and states."""
    def finitialize(self, v: float | None = ..., *, sec: Section | None = None) -> float:
        """Set t = 0, v everywhere to the given value (mV), and initialize all mechanisms."""
    def fit_praxis(self, n: float, name: str, start: Reference | Vector, after: str = ..., *, sec: Section | None = None) -> float:
        """fit_praxis(n, "function", &x or vector [, "statement"]): the n numbers for which function(n, &x) is least."""
    float_epsilon: float
    _ref_float_epsilon: Reference
    def fprint(self, format: str, *values: Any, sec: Section | None = None) -> float:
        """fprint("format", x, ...): as printf, into the file of wopen, or on the screen. Gives the number of characters."""
    def frecord_init(self, *, sec: Section | None = None) -> float:
        """Begin all recorded Vectors anew with the present values."""
    def fscan(self, *, sec: Section | None = None) -> float:
        """fscan(): the next number of the file of ropen, or of what is typed; what is no number is passed over."""
    def fstim(self, first: float, *others: float, sec: Section | None = None) -> float:
        """fstim(n): have n stimuli that do nothing yet."""
    def fstimi(self, i: float, *, sec: Section | None = None) -> float:
        """fstimi(i): the current of the i-th fstim at the time t, nA."""
    def fsyn(self, first: float, *others: float, sec: Section | None = None) -> float:
        """fsyn(n): have n synapses that do nothing yet."""
    def fsyng(self, i: float, *, sec: Section | None = None) -> float:
        """fsyng(i): the conductance of the i-th fsyn at the time t, uS."""
    def fsyni(self, i: float, *, sec: Section | None = None) -> float:
        """fsyni(i): the current of the i-th fsyn at the time t, nA."""
    def getSpineArea(self, *, sec: Section | None = None) -> float:
        """getSpineArea(): what setSpineArea set, um2."""
    def getcwd(self, *, sec: Section | None = None) -> str:
        """getcwd(): the working directory, with a / at the end."""
    def getstr(self, target: Reference, one_word: float = ..., *, sec: Section | None = None) -> float:
        """getstr(s, 1): sets a strdef to the next line (with its end), or with 1 the next word, of the file of ropen."""
    def ghk(self, v: float, inside: float, outside: float, valence: float, *, sec: Section | None = None) -> float:
        """The Goldman-Hodgkin-Katz current of unit permeability (cm/s), mA/cm2; v in mV, concentrations in mM."""
    def graph(self, what: str | float | None = ..., setup: str = ..., *, sec: Section | None = None) -> float:
        """graph("expression", "statements"): a line of the plot, and what makes its axes; graph(t): a point of each line;
        graph(): no lines. There is no screen: use Graph.
        """
    def graphmode(self, mode: float, *, sec: Section | None = None) -> float:
        """graphmode(1): do what makes the axes; -1: draw the lines of graph, and begin new ones; 2: draw them and go on."""
    hh: DensityMechanism
    def hname(self, *, sec: Section | None = None) -> str:
        """The name of the accessed section."""
    hoc_ac_: float
    _ref_hoc_ac_: Reference
    hoc_cross_x_: float
    _ref_hoc_cross_x_: Reference
    hoc_cross_y_: float
    _ref_hoc_cross_y_: Reference
    def hoc_pointer_(self, pointer: Reference, *, sec: Section | None = None) -> float:
        """hoc_pointer_(&x): accepted; it exists for Python's sake in NEURON."""
    def hoc_stdout(self, name: str | None = ..., *, sec: Section | None = None) -> float:
        """hoc_stdout("name"): what is printed goes into this file; hoc_stdout() ends that."""
    ib_IntFire4: float
    _ref_ib_IntFire4: Reference
    def initnrn(self, *, sec: Section | None = None) -> float:
        """initnrn(): t = 0, dt = 0.025, celsius = 6.3 and secondorder = 0, as at the start."""
    def install_vector_fitness(self, which: float = ..., *, sec: Section | None = None) -> float:
        """install_vector_fitness(): accepted; there is nothing to install, in NEURON either."""
    def int(self, x: Place, *, sec: Section | None = None) -> float:
        """int(x): x without its fraction; numbers as near as float_epsilon to a whole one are that one."""
    def ion_charge(self, name: str, *, sec: Section | None = None) -> float:
        """The valence of an ion: ion_charge("na_ion")."""
    def ion_register(self, ion: str, charge: float, *, sec: Section | None = None) -> float:
        """Make an ion known: ion_register("ca", 2). Gives its number among the mechanisms."""
    def ion_style(self, name: str, concentration: float | None = ..., potential: float = ..., at_start: float = ..., at_step: float = ..., reset: float = ..., *, sec: Section | None = None) -> float:
        """ion_style("na_ion" [, c_style, e_style, einit, eadvance, cinit]): how an ion is treated in the accessed section."""
    def ismembrane(self, mechanism: str, *, sec: Section | None = None) -> float:
        """Whether a density mechanism (or an ion, "capacitance", "morphology") is inserted in the accessed section."""
    def issection(self, expression: str, *, sec: Section | None = None) -> float:
        """Whether the whole name of the accessed section matches a regular expression."""
    def ivoc_style(self, pattern: str, value: str = ..., *, sec: Section | None = None) -> float:
        """How a screen looks: kept, there is none."""
    k_ion: DensityMechanism
    def keep_nseg_parm(self, keep: float, *, sec: Section | None = None) -> float:
        """keep_nseg_parm(1): when nseg changes, segments keep their parameters; gives 1, it is always so."""
    ki0_k_ion: float
    _ref_ki0_k_ion: Reference
    ko0_k_ion: float
    _ref_ko0_k_ion: Reference
    def libpython_path(self, *, sec: Section | None = None) -> str:
        """libpython_path(): the file of Python's library, or of Python if that is one file."""
    def load_file(self, *arguments: float | str, sec: Section | None = None) -> float:
        """load_file([again,] "file" [, "name"]): run a hoc file, once unless again is 1, from its own folder."""
    def load_func(self, *names: str, sec: Section | None = None) -> float:
        """load_func("name", …): run the hoc file of this folder that defines the func, if it is not defined."""
    def load_proc(self, *names: str, sec: Section | None = None) -> float:
        """load_proc("name", …): run the hoc file of this folder that defines the proc, if it is not defined."""
    def load_template(self, *names: str, sec: Section | None = None) -> float:
        """load_template("name", …): run the hoc file of this folder that defines the template, if it is not defined."""
    def log(self, x: Place, *, sec: Section | None = None) -> float:
        """log(x): the natural logarithm; x must not be negative, log(0) is -inf with a warning."""
    def log10(self, x: Place, *, sec: Section | None = None) -> float:
        """log10(x): the logarithm to base 10; x must not be negative, log10(0) is -inf with a warning."""
    def lw(self, file: str = ..., kind: float = ..., *, sec: Section | None = None) -> float:
        """lw("file", device): accepted; it wrote plots for a plotter. Use Graph.printfile."""
    def machine_name(self, target: Reference, *, sec: Section | None = None) -> float:
        """machine_name(strdef): the name of this computer."""
    def mcell_ran4(self, high_index: Reference, *, sec: Section | None = None) -> float:
        """mcell_ran4(&x): a random number in 0 to 1, the one of index x; x is incremented. See mcell_ran4_init."""
    def mcell_ran4_init(self, low_index: float | None = ..., *, sec: Section | None = None) -> float:
        """mcell_ran4_init(i): sets the low index (0 to 2^32-1, at first 0) of mcell_ran4; gives the one before."""
    def n3d(self, *, sec: Section | None = None) -> float:
        """The number of 3-D points."""
    na_ion: DensityMechanism
    nai0_na_ion: float
    _ref_nai0_na_ion: Reference
    def name_declared(self, name: str, where: Place = ..., *, sec: Section | None = None) -> float:
        """name_declared("name" [, where]): 0 if it is not, 2 an objref, 3 a section, 4 a strdef, 5 a number, else 1."""
    nao0_na_ion: float
    _ref_nao0_na_ion: Reference
    def nernst(self, *arguments: Any, sec: Section | None = None) -> float:
        """nernst(inside, outside, valence): the reversal potential, mV. nernst("ena" | "nai" | "nao" [, x]) computes what
        the others imply at x of the accessed section.
        """
    def neuronhome(self, *, sec: Section | None = None) -> str:
        """neuronhome(): the folder that holds lib/hoc."""
    def nlayer_extracellular(self, layers: float | None = ..., *, sec: Section | None = None) -> float:
        """nlayer_extracellular(n) gives the mechanism extracellular so many layers (2 if it is not called), while no
        section has it; nlayer_extracellular() tells how many.
        """
    def nrn_feenableexcept(self, on: float = ..., *, sec: Section | None = None) -> float:
        """nrn_feenableexcept(i): accepted; a number that is lost (NaN) ends a run always, with the place where it was."""
    def nrn_get_config_key(self, i: float, *, sec: Section | None = None) -> str:
        """nrn_get_config_key(i): the name of the i-th property of this program, as NEURON calls it."""
    def nrn_get_config_val(self, i: float, *, sec: Section | None = None) -> str:
        """nrn_get_config_val(i): the value of the i-th property of this program, such as ON or OFF."""
    def nrn_load_dll(self, path: str, *, sec: Section | None = None) -> float:
        """nrn_load_dll("…/x86_64/libnrnmech.so"): use the .mod files that this library would have been built from."""
    def nrn_mallinfo(self, what: float, *, sec: Section | None = None) -> float:
        """nrn_mallinfo(i): bytes of memory in use, for i from 0 to 4 the same number: the most that this process had."""
    nrn_netrec_state_adjust: float
    _ref_nrn_netrec_state_adjust: Reference
    def nrn_num_config_keys(self, *, sec: Section | None = None) -> float:
        """nrn_num_config_keys(): how many properties nrn_get_config_key names."""
    nrn_shape_changed_: float
    _ref_nrn_shape_changed_: Reference
    nrn_sparse_partrans: float
    _ref_nrn_sparse_partrans: Reference
    def nrnallpointmenu(self, kind: float = ..., *, sec: Section | None = None) -> float:
        """nrnallpointmenu(): a menu of all point processes, each with the panel of nrnpointmenu."""
    def nrnallsectionmenu(self, kind: float = ..., *, sec: Section | None = None) -> float:
        """nrnallsectionmenu(): a menu of all sections, each with the panel of nrnsecmenu."""
    def nrnglobalmechmenu(self, mechanism: str = ..., *, sec: Section | None = None) -> float:
        """A panel with the GLOBAL variables of a mechanism."""
    def nrniv_bind_thread(self, core: float = ..., *, sec: Section | None = None) -> float:
        """nrniv_bind_thread(i): accepted; the operating system says which core runs what."""
    def nrnmechmenu(self, mechanism: Any = ..., *, sec: Section | None = None) -> float:
        """nrnmechmenu(): accepted; it shows nothing in NEURON either. See nrnsecmenu."""
    def nrnmpi_init(self, *, sec: Section | None = None) -> float:
        """nrnmpi_init(): begin to use MPI, as `ranvier -mpi` does; 1: this is one of several processes, 0: it is alone."""
    def nrnpointmenu(self, point: Any = ..., kind: float = ..., *, sec: Section | None = None) -> float:
        """nrnpointmenu(o [, kind]): a panel with the variables of a point process."""
    def nrnpython(self, statements: str, *, sec: Section | None = None) -> float:
        """nrnpython("statements"): execute them in Python, in a module __main__ that new PythonObject() gives."""
    def nrnsecmenu(self, x: Place = ..., kind: float = ..., *, sec: Section | None = None) -> float:
        """A panel with the variables at x of the accessed section (x < 0: all of it)."""
    def nrnunit_use_legacy(self, use: float | None = ..., *, sec: Section | None = None) -> float:
        """nrnunit_use_legacy(): 0 if the constants of nature have their values of 2019, 1 if those of NEURON before."""
    def nrnversion(self, what: float = ..., *, sec: Section | None = None) -> str:
        """nrnversion(): the version of NEURON that Ranvier is compatible with."""
    def numarg(self, *, sec: Section | None = None) -> float:
        """numarg(): how many arguments the procedure was given."""
    def object_pop(self, *, sec: Section | None = None) -> float:
        """object_pop(): undo the last object_push."""
    def object_push(self, which: HocObject | None, *, sec: Section | None = None) -> float:
        """object_push(o): what the top level runs next is in the context of the object, until object_pop()."""
    def object_pushed(self, i: float, *, sec: Section | None = None) -> Any:
        """object_pushed(i): the object of the last object_push (0), of the one before (1), …; below all is NULLobject."""
    def parent_connection(self, *, sec: Section | None = None) -> float:
        """The place on the parent that the accessed section is connected to."""
    def parent_section(self, x: Place = ..., *, sec: Section | None = None) -> float:
        """parent_section(): a number for the parent of the accessed section, for push_section; 0 if it has none."""
    pas: DensityMechanism
    def path_from_root_(self, x: Place, *, sec: Section | None = None) -> float:
        """path_from_root_(x): the length of the path from the 0 end of the cell's root section to x, µm."""
    def plot(self, *numbers: float, sec: Section | None = None) -> float:
        """plot(mode): 0 points, 1 a move and then lines; plot(x, y) or plot(mode, x, y): go there, in the numbers of axis."""
    def plot_graphs_(self, *, sec: Section | None = None) -> float:
        """For Plot: a point in each graph of graphList."""
    def plotx(self, x: Place, *, sec: Section | None = None) -> float:
        """plotx(x): where on the screen x of the axes is."""
    def ploty(self, y: float, *, sec: Section | None = None) -> float:
        """ploty(y): where on the screen y of the axes is."""
    def plt(self, mode: float, *place: Place, sec: Section | None = None) -> float:
        """plt(mode): -1 ends the plot, -2 what is printed now is text of the plot, -3 erases; plt(mode, x, y): a point
        (0), a move (1) or a line (2), in 0 to 1000 and 0 to 780. There is no screen: use Graph.
        """
    def pop_section(self, *, sec: Section | None = None) -> float:
        """Undo the last push_section."""
    def print_local_memory_usage(self, *, sec: Section | None = None) -> float:
        """print_local_memory_usage(): print how many bytes the model's tables take: its nodes and every mechanism."""
    def print_session(self, *how: Any, sec: Section | None = None) -> float:
        """print_session(): print the windows; there are none, and a warning says so. Graph.printfile writes one graph."""
    def printf(self, format: str, *values: Any, sec: Section | None = None) -> float:
        """printf("format", x, ...): prints by a format of C: %d %o %x %c %f %e %g for numbers, %s for strings and objects,
        with flags, width and precision, as in %-8.3g. Gives the number of characters.
        """
    def prmat(self, *, sec: Section | None = None) -> float:
        """prmat(): print the form of the matrix of the eqn statements: a * where an equation depends on a variable."""
    def prstim(self, *, sec: Section | None = None) -> float:
        """prstim(): print the fstim and fsyn that are set."""
    def psection(self, *, sec: Section | None = None) -> float:
        """Print the accessed section: its geometry, its connection and the parameters of its first segment."""
    def pt3dchange(self, index: float, *values: float, sec: Section | None = None) -> float:
        """Change a 3-D point: (index, x, y, z, diameter) or (index, diameter)."""
    def pt3dclear(self, room: float = ..., *, sec: Section | None = None) -> float:
        """Take away all 3-D points."""
    def pt3dconst(self, constant: float | None = ..., *, sec: Section | None = None) -> float:
        """pt3dconst(1): setting diam or L does not change the 3-D points any more. Gives what it was."""
    def pt3dinsert(self, index: float, x: Place, y: float, z: float, diameter: float, *, sec: Section | None = None) -> float:
        """Insert a 3-D point before the one with this index."""
    def pt3dremove(self, index: float, *, sec: Section | None = None) -> float:
        """Remove a 3-D point."""
    def pt3dstyle(self, style: float | None = ..., *place: Place, sec: Section | None = None) -> float:
        """pt3dstyle(1, x, y, z): this place, and not the first 3-D point, is where the section is connected: define_shape
        moves it with the section to the parent; pt3dstyle(0) ends that; pt3dstyle() tells which it is, pt3dstyle(1, &x, &y,
        &z) where.
        """
    def push_section(self, which: str | float, *, sec: Section | None = None) -> float:
        """push_section("name"): the section becomes the accessed one until pop_section(); it may be given by its number
        (this_section) too.
        """
    def pval_praxis(self, i: float, axis: Reference | Vector | None = ..., *, sec: Section | None = None) -> float:
        """pval_praxis(i [, vector or &x]): the curvature along the i-th principal axis of the last fit_praxis; the vector
        (or the array from x on) becomes that axis.
        """
    def pwman_place(self, x: Place, y: float, show: float = ..., *, sec: Section | None = None) -> float:
        """Where the print and window manager stands on the screen."""
    def quit(self, status: float = ..., *, sec: Section | None = None) -> float:
        """quit(): leave Ranvier."""
    def regraph(self, pointer: Reference, *others: Reference, sec: Section | None = None) -> float:
        """regraph(&x): accepted; there is no screen: use Graph."""
    def ri(self, x: Place, *, sec: Section | None = None) -> float:
        """The axial resistance between the node at x and the one before it, MΩ."""
    def ropen(self, name: str | None = ..., *, sec: Section | None = None) -> float:
        """ropen("name"): fscan and getstr read this file from now on; ropen() closes it. Gives 1, or 0 if it fails."""
    def run_natively_(self, until: float, *, sec: Section | None = None) -> float:
        """For continuerun: do its loop if that is what the scripts left of it; gives whether it was done."""
    def save_session(self, file: str, header: Any = ..., *, sec: Section | None = None) -> float:
        """save_session("file" [, "header"]): a session file: what makes the panels, graphs, shapes and boxes again that
        there are. A box is written by its save procedure; what belongs to other objects is left out, with a warning.
        """
    def secname(self, *, sec: Section | None = None) -> str:
        """The name of the accessed section."""
    secondorder: float
    _ref_secondorder: Reference
    def section_exists(self, name: str, index: float | HocObject = ..., owner: HocObject | None = ..., *, sec: Section | None = None) -> float:
        """section_exists("name" [, index] [, object]): whether there is such a section, of an object or of none."""
    def section_orientation(self, *, sec: Section | None = None) -> float:
        """Which end of the accessed section is towards the root: 0 or 1."""
    def section_owner(self, *, sec: Section | None = None) -> Any:
        """The object that the accessed section belongs to, or NULLobject."""
    def sectionname(self, name: Reference, *, sec: Section | None = None) -> float:
        """sectionname(strdef): copies the name of the accessed section."""
    def setSpineArea(self, area: float, *, sec: Section | None = None) -> float:
        """setSpineArea(a): each 3-D point with a negative diameter adds this (um2) to the area of its segment, when that is
        computed the next time. Gives it.
        """
    def setcolor(self, color: float, *, sec: Section | None = None) -> float:
        """setcolor(i): the color of what is drawn next; gives it. There is no screen: use Graph."""
    def settext(self, color: float, *, sec: Section | None = None) -> float:
        """settext(i): the color of text; gives it. There is no screen: use Graph."""
    def show_errmess_always(self, on: float = ..., *, sec: Section | None = None) -> float:
        """show_errmess_always(x): accepted; messages that matter are always shown. Gives x."""
    def show_winio(self, show: float, *, sec: Section | None = None) -> float:
        """show_winio(i): accepted; it is about a window of NEURON's on Windows."""
    def sin(self, x: Place, *, sec: Section | None = None) -> float:
        """sin(x): the sine of an angle (radians)."""
    def solve(self, *, sec: Section | None = None) -> float:
        """solve(): one step of Newton's method for the equations that eqn has set since the last one."""
    def spine3d(self, index: float, *, sec: Section | None = None) -> float:
        """Whether the 3-D point was given with a negative diameter, the mark of a spine."""
    def sprint(self, target: Any, format: Any, *values: Any, sec: Section | None = None) -> float:
        """sprint(s, "format", x, ...): sets a strdef to what printf would print."""
    def sqrt(self, x: Place, *, sec: Section | None = None) -> float:
        """sqrt(x): the square root; x must not be negative."""
    def sred(self, prompt: str, default: Reference, letters: str, *, sec: Section | None = None) -> float:
        """sred("prompt", default, letters): asks for one of some letters; an empty line is the first of the default."""
    def sscanf(self, text: str, format: str, *targets: Any, sec: Section | None = None) -> float:
        """sscanf("text", "format", &x, s, ...): reads a string by a format of C: %d %i %u %o %x %c %f %e %g into numbers,
        %s and %[…] into strdefs. Gives how many were read; -1 if the string ended before the first.
        """
    def startsw(self, *, sec: Section | None = None) -> float:
        """startsw(): start the stop watch; gives the seconds since 1970."""
    def stop_praxis(self, rounds: float = ..., *, sec: Section | None = None) -> float:
        """stop_praxis([i]): end fit_praxis after this (or the i-th) round, the one that runs or the next one."""
    stoprun: float
    _ref_stoprun: Reference
    def stopsw(self, *, sec: Section | None = None) -> float:
        """stopsw(): seconds since startsw()."""
    def strcmp(self, first: str, second: str, *, sec: Section | None = None) -> float:
        """strcmp("a", "b"): 0 if they are equal, below 0 if the first comes first in the order of their characters."""
    def string_dialog(self, question: str, text: Reference, *, sec: Section | None = None) -> float:
        """Ask for a text; without a screen it is cancelled and stays as it is."""
    def symbols(self, *, sec: Section | None = None) -> float:
        """symbols(): print the names that the program defined: functions, procedures, undefined names, numbers."""
    def system(self, command: str, output: Reference | None = ..., *, sec: Section | None = None) -> float:
        """system("command" [, strdef]): run it in the shell; gives its status, or with a strdef what it printed."""
    t: float
    _ref_t: Reference
    def tanh(self, x: Place, *, sec: Section | None = None) -> float:
        """tanh(x): the hyperbolic tangent."""
    taueps_IntFire4: float
    _ref_taueps_IntFire4: Reference
    def this_node(self, x: Place, *, sec: Section | None = None) -> float:
        """this_node(x): a number for the segment at x of the accessed section."""
    def this_section(self, x: Place = ..., *, sec: Section | None = None) -> float:
        """this_section(): a number for the accessed section, for push_section. SectionRef is better."""
    def topology(self, *, sec: Section | None = None) -> float:
        """Print the tree of all sections, one dash for each segment."""
    def units(self, which: str | Reference | float, unit: str = ..., *, sec: Section | None = None) -> str:
        """units("name") or units(&x): the unit of a variable, "" if it has none; units(&x, "mV") sets it.
        units(1) and units(0): "on" and "off", for windows that show units.
        """
    def unix_mac_pc(self, *, sec: Section | None = None) -> float:
        """unix_mac_pc(): 1 on Linux, 2 on a Mac, 3 on Windows."""
    def use_exp_pow_precision(self, how: float = ..., *, sec: Section | None = None) -> float:
        """use_exp_pow_precision(i): accepted; exp and pow are exact to the last digit or two always."""
    def use_mcell_ran4(self, use: float | None = ..., *, sec: Section | None = None) -> float:
        """use_mcell_ran4(1): scop_random of mechanisms takes its numbers from mcell_ran4 (0: not); gives the old value."""
    usetable_hh: float
    _ref_usetable_hh: Reference
    def variable_domain(self, which: Reference, low: float, high: float, *, sec: Section | None = None) -> float:
        """variable_domain(&x, low, high): the limits that fields for this variable keep."""
    def wopen(self, name: str | None = ..., *, sec: Section | None = None) -> float:
        """wopen("name"): fprint writes this file from now on; wopen() closes it. Gives 1, or 0 if it can not be opened."""
    def x3d(self, index: float, *, sec: Section | None = None) -> float:
        """The x of a 3-D point, µm."""
    def xbutton(self, label: str, action: str | PythonObject | None = ..., *, sec: Section | None = None) -> float:
        """A button: (["label",] "statement"). In Python the statement of any item may be a function, or a tuple of one and
        its arguments.
        """
    def xcheckbox(self, label: str, variable: Reference | PythonObject, action: str | PythonObject = ..., *, sec: Section | None = None) -> float:
        """A check box that sets a variable to 0 or 1: ("label", &variable [, "statement"])."""
    def xfixedvalue(self, *arguments: Any, sec: Section | None = None) -> float:
        """Like xvalue, and only the program changes it."""
    def xlabel(self, text: str, *, sec: Section | None = None) -> float:
        """A text."""
    def xmenu(self, *arguments: Any, sec: Section | None = None) -> float:
        """xmenu("title" [, "statement that makes the items"] [, 1 for the menu bar]) starts a menu, xmenu() ends it."""
    def xopen(self, name: str, version: float | str = ..., *, sec: Section | None = None) -> float:
        """xopen("file"): run a hoc file, in the object whose procedure calls this."""
    xopen_broadcast_: float
    _ref_xopen_broadcast_: Reference
    def xpanel(self, *arguments: Any, sec: Section | None = None) -> float:
        """xpanel("title" [, 1 for horizontal]) starts a panel; xpanel() or xpanel([scroll,] x, y) ends it and shows it."""
    def xpvalue(self, *arguments: Any, sec: Section | None = None) -> float:
        """Like xvalue, by the variable's address."""
    def xradiobutton(self, label: str, action: str | PythonObject = ..., selected: float = ..., *, sec: Section | None = None) -> float:
        """One of several buttons of which the last selected is marked: ("label", "statement" [, 1 if it is selected])."""
    def xred(self, prompt: str, default: float, low: float, high: float, *, sec: Section | None = None) -> float:
        """xred("prompt", default, low, high): asks for a number between low and high; an empty line is the default."""
    def xslider(self, variable: Reference | PythonObject, *rest: Any, sec: Section | None = None) -> float:
        """A slider: (&variable [, low, high] [, "statement"] [, vertical] [, slow])."""
    def xstatebutton(self, label: str, variable: Reference | PythonObject, action: str | PythonObject = ..., *, sec: Section | None = None) -> float:
        """A button that sets a variable to 0 or 1: ("label", &variable [, "statement"])."""
    def xvalue(self, *arguments: Any, sec: Section | None = None) -> float:
        """A field for a variable: ("variable") or ("label", "variable" or &variable [, 1 to mark changes, "statement"])."""
    def xvarlabel(self, text: Reference, *, sec: Section | None = None) -> float:
        """A text that follows a strdef."""
    def y3d(self, index: float, *, sec: Section | None = None) -> float:
        """The y of a 3-D point, µm."""
    def z3d(self, index: float, *, sec: Section | None = None) -> float:
        """The z of a 3-D point, µm."""
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...
