"""KSChan: a channel that is described step by step, compiled when it is inserted; with KSGate, KSState and KSTrans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from weakref import ref

from ..interp.registry import absent, hoc_class, method
from ..interp.values import HocObject
from ..lang.errors import RanvierError, Unsupported
from ..solver.mechanism import build, ions
from .channel_parts import SIZES, TABLE, UNSPECIFIC, Channel, Gate, Rate, State, Transition
from .channel_text import parameter, text_of
from .vector import Vector

if TYPE_CHECKING:
    from ..interp.machine import Machine

absent(
    "setstructure", "its vector is the format of another program.", "Use add_hhstate, add_ksstate, …", owner="KSChan"
)


class PartObject(HocObject):
    """An object for a part of a channel; hoc can not make one."""

    item: Any
    maker: KSChan

    def __init__(self, machine: Machine, *arguments: object) -> None:
        raise RanvierError(f"Cannot create a {self.class_name} except through KSChan")

    @classmethod
    def of(cls, maker: KSChan, item: Any) -> Any:
        """The object of a part, always the same one while hoc holds it."""
        made = item.wrapper() if item.wrapper is not None else None
        if made is None:
            made = HocObject.__new__(cls, maker.machine)
            made.item, made.maker = item, maker
            item.wrapper = ref(made)
        return made

    @property
    def part(self) -> Any:
        if self.item.removed:
            raise RanvierError("This object was deleted by KSChan")
        return self.item


@hoc_class("KSGate")
class KSGate(PartObject):
    """A gate of a KSChan. The channel's conductance is gmax times what each gate is open, to its power."""

    item: Gate

    @method
    def index(self) -> float:
        """Its place among the gates."""
        return float(self.part.index)

    @method
    def nstate(self) -> float:
        """How many states it has: 1 for an HH gate."""
        return float(len(self.part.states))

    @method
    def sindex(self) -> float:
        """The index of its first state."""
        return float(self.part.states[0].index)

    @method
    def power(self, power: int | None = None) -> float:
        """Its power in the conductance; with an argument set it."""
        if power is not None:
            self.maker.change(lambda: setattr(self.part, "power", power))
        return float(self.part.power)


@hoc_class("KSState")
class KSState(PartObject):
    """A state of a gate of a KSChan."""

    item: State

    @method
    def index(self) -> float:
        """Its place among the states."""
        return float(self.part.index)

    @method
    def gate(self) -> KSGate:
        """Its gate."""
        return KSGate.of(self.maker, self.part.gate)

    @method
    def name(self, name: str | None = None) -> str:
        """Its name; with an argument set it."""
        if name is not None:
            self.maker.change(lambda: setattr(self.part, "name", name))
        return self.part.name

    @method
    def frac(self, frac: float | None = None) -> float:
        """How far its gate is open in it, 0 to 1; with an argument set it."""
        if frac is not None:
            self.maker.change(lambda: setattr(self.part, "frac", frac))
        return self.part.frac


@hoc_class("KSTrans")
class KSTrans(PartObject):
    """A transition between two states of a KSChan, or of an HH gate (then both are its state)."""

    item: Transition

    @method
    def index(self) -> float:
        """Its place among the transitions."""
        return float(self.part.index)

    @method
    def src(self) -> KSState:
        """The state where it begins."""
        return KSState.of(self.maker, self.part.source)

    @method
    def target(self) -> KSState:
        """The state where it ends."""
        return KSState.of(self.maker, self.part.target)

    @method
    def type(self, kind: int | None = None) -> float:
        """0: its functions are the rates of both ways (1/ms); 1: the limit and the time constant (ms). With an argument
        set it."""
        if kind is not None:
            if kind not in (0, 1):
                raise Unsupported("KSTrans.type: only 0 (rates) and 1 (limit and time constant) are there")
            self.maker.change(lambda: setattr(self.part, "type", kind))
        return float(self.part.type)

    @method
    def ligand(self, name: str | None = None) -> str:
        """The ligand it depends on: "", none."""
        if name:
            raise Unsupported("KSTrans.ligand: transitions that depend on a ligand are not there")
        return ""

    def _rate(self, direction: int) -> Rate:
        if direction not in (0, 1):
            raise RanvierError(f"KSTrans: the direction must be 0 or 1, not {direction}")
        return self.part.rates[direction]

    @method
    def set_f(
        self, direction: int, kind: int, parameters: Vector, low: float | None = None, high: float | None = None
    ) -> float:
        """t.set_f(direction, kind, vector): the function of v of one way (0 or 1).

        kind 1: c; 2: A exp(k (v-d)); 3: A x/(1-exp(-x)) with x = k (v-d); 4: A/(1+exp(k (v-d))). The vector holds c, or
        A, k (1/mV) and d (mV); it is kept, not copied. t.set_f(direction, 7, vector, vmin, vmax): a table from vmin to
        vmax (mV), linear between its points.
        """
        if kind not in SIZES:
            raise Unsupported(f"KSTrans.set_f: function type {kind} is not there, 1 to 4 and 7 are")
        if len(parameters.data) < SIZES[kind]:
            raise RanvierError(f"KSTrans.set_f: {SIZES[kind]} parameters are needed, not {len(parameters.data)}")
        rate = self._rate(direction)
        if kind == TABLE:
            if low is None or high is None or not low < high:
                raise RanvierError("KSTrans.set_f: a table needs vmin and vmax, vmin below vmax")
            if (rate.low, rate.high, len(rate.numbers())) != (low, high, len(parameters.data)):
                self.maker.change(lambda: (setattr(rate, "low", low), setattr(rate, "high", high)))
        if rate.type != kind:
            self.maker.change(lambda: setattr(rate, "type", kind))
        rate.vector = parameters
        self.maker.tell_parameters()
        return 0.0

    @method
    def ftype(self, direction: int) -> float:
        """The kind of the function of one way, -1 if it was not set."""
        return float(self._rate(direction).type)

    @method
    def parm(self, direction: int) -> Vector | None:
        """The parameters of the function of one way."""
        return self._rate(direction).vector

    @method
    def f(self, direction: int, v: float) -> float:
        """The value at v (mV) of the function of one way."""
        return self._rate(direction).value(v)

    @method
    def ab(self, v: Vector, a: Vector, b: Vector) -> float:
        """t.ab(v, a, b): fills a and b with the rates (1/ms) at the voltages v."""
        pairs = [self._both(x) for x in v.data]
        rates = pairs if self.part.type == 0 else [(limit / tau, (1.0 - limit) / tau) for limit, tau in pairs]
        a.assign([rate[0] for rate in rates])
        b.assign([rate[1] for rate in rates])
        return 0.0

    @method
    def inftau(self, v: Vector, limits: Vector, taus: Vector) -> float:
        """t.inftau(v, inf, tau): fills them with the limits and time constants (ms) at the voltages v."""
        pairs = [self._both(x) for x in v.data]
        found = pairs if self.part.type == 1 else [(a / (a + b), 1.0 / (a + b)) for a, b in pairs]
        limits.assign([pair[0] for pair in found])
        taus.assign([pair[1] for pair in found])
        return 0.0

    def _both(self, v: float) -> tuple[float, float]:
        return self._rate(0).value(v), self._rate(1).value(v)


@hoc_class("KSChan")
class KSChan(HocObject):
    """new KSChan(): a density channel made of HH gates and kinetic schemes, without a .mod file.

    c.name("kd")  c.ion("k")  s = c.add_hhstate("n")  c.trans(0).set_f(…)  then `insert kd`, which has gmax_kd, g_kd and
    the states n_kd. Once it was inserted its structure can not change, the parameters of its functions can.
    """

    def __init__(self, machine: Machine, point: bool = False) -> None:
        if point:
            raise Unsupported("KSChan(1): point processes that are built at run time are not there")
        self.channel = Channel(f"Chan{self.index}")
        self.data: Any = None  # the mechanism, once it is inserted
        machine.mechanism_makers[self.channel.name] = self.compile

    # --- the mechanism ---------------------------------------------------------------------------------------

    def change(self, action: Callable[[], Any]) -> Any:
        """Change the structure, if that is still possible."""
        if self.data is not None:
            raise RanvierError("KSChan: Cannot change the names or number of mechanism variables once it was inserted")
        return action()

    def compile(self) -> None:
        """Make the mechanism known to the model."""
        model = self.machine.model
        ion = model.mechanism_data.get(f"{self.channel.ion}_ion")
        if ion is not None:
            self.channel.charge = float(ion.globals["valence"][0])
        record = build.from_text(text_of(self.channel), self.channel.name)
        hidden = [replace(one, visible=one.visible and not one.name.startswith("rate")) for one in record.globals]
        record.globals = tuple(hidden)
        for ion, valence in ions.valences([record]).items():
            if f"{ion}_ion" not in model.mechanism_data:
                model.register(ions.ion_mechanism(ion, valence))
        model.register(record)
        self.data = model.mechanism_data[record.name]
        self.machine.mechanisms_changed()

    def tell_parameters(self) -> None:
        """What the functions' vectors hold now is what the mechanism takes."""
        if self.data is None:
            return
        for transition in self.channel.transitions:
            for direction, rate in enumerate(transition.rates):
                for place, value in enumerate(rate.numbers()):
                    self.data.global_pointer(parameter(transition.index, direction, place)).set(value)

    # --- the channel -----------------------------------------------------------------------------------------

    @method
    def name(self, name: str | None = None) -> str:
        """Its name, as for insert; with an argument set it."""
        if name is not None:
            if not name.isidentifier() or name in self.machine.model.mechanism_data:
                raise RanvierError(f"KSChan.name: {name} is not a new name")
            makers = self.machine.mechanism_makers
            self.change(lambda: makers.pop(self.channel.name, None))
            self.channel.name = name
            makers[name] = self.compile
        return self.channel.name

    @method
    def ion(self, name: str | None = None) -> str:
        """The ion that its current carries, or NonSpecific; with an argument set it."""
        if name is not None:
            self.change(lambda: setattr(self.channel, "ion", name))
        return self.channel.ion

    @method
    def gmax(self, value: float | None = None) -> float:
        """The conductance (S/cm2) that new instances have; with an argument set it."""
        if value is not None:
            self.channel.gmax = value
        return self.channel.gmax

    @method
    def erev(self, value: float | None = None) -> float:
        """The reversal potential (mV) of new instances if the current is NonSpecific; with an argument set it."""
        if value is not None:
            self.channel.erev = value
        return self.channel.erev

    @method
    def iv_type(self, kind: int | None = None) -> float:
        """0: the current is g (v - e); 1: the same, but e follows the concentrations; 2: p times the current of the
        Goldman-Hodgkin-Katz equation, gmax is then the permeability pmax (cm/s). An unspecific current is always 0."""
        if kind is not None:
            if kind not in (0, 1, 2):
                raise RanvierError(f"KSChan.iv_type: it must be 0, 1 or 2, not {kind}")
            self.change(lambda: setattr(self.channel, "iv_type", kind if self.channel.ion != UNSPECIFIC else 0))
        return float(self.channel.iv_type)

    @method
    def add_hhstate(self, name: str) -> KSState:
        """c.add_hhstate("m"): an HH gate of this name, with its transition."""
        return KSState.of(self, self.change(lambda: self.channel.add_single(name)))

    @method
    def add_ksstate(self, gate: KSGate | None, name: str) -> KSState:
        """c.add_ksstate(gate, "name"): a state of a kinetic scheme; with NULLobject, of a new one."""
        item = gate.part if gate is not None else None
        return KSState.of(self, self.change(lambda: self.channel.add_to_scheme(name, item)))

    @method
    def add_transition(self, source: KSState | int, target: KSState | int) -> KSTrans:
        """c.add_transition(source, target): a transition between two states, which may be given by their indices."""
        ends = [self._item(end, self.channel.states) for end in (source, target)]
        made = Transition(self.channel, *ends)
        self.change(lambda: self.channel.transitions.append(made))
        return KSTrans.of(self, made)

    def _item(self, which: Any, items: list[Any]) -> Any:
        if isinstance(which, PartObject):
            return which.part
        if not 0 <= which < len(items):
            raise RanvierError(f"KSChan: {which} is out of range, there are {len(items)}")
        return items[which]

    @method
    def remove_state(self, which: KSState | int) -> float:
        """Remove a state and its transitions."""
        self.change(lambda: self.channel.remove_state(self._item(which, self.channel.states)))
        return 0.0

    @method
    def remove_transition(self, which: KSTrans | int) -> float:
        """Remove a transition; that of an HH gate with its gate."""
        self.change(lambda: self.channel.remove_transition(self._item(which, self.channel.transitions)))
        return 0.0

    @method
    def ngate(self) -> float:
        """How many gates it has."""
        return float(len(self.channel.gates))

    @method
    def nstate(self) -> float:
        """How many states it has."""
        return float(len(self.channel.states))

    @method
    def ntrans(self) -> float:
        """How many transitions it has."""
        return float(len(self.channel.transitions))

    @method
    def nligand(self) -> float:
        """How many ligands it depends on: 0."""
        return 0.0

    @method
    def ligand(self, i: int) -> str:
        """The i-th ligand; there is none."""
        raise RanvierError(f"KSChan.ligand: {i} is out of range, there are 0")

    @method
    def gate(self, i: int) -> KSGate:
        """The i-th gate."""
        return KSGate.of(self, self._item(i, self.channel.gates))

    @method
    def state(self, i: int) -> KSState:
        """The i-th state."""
        return KSState.of(self, self._item(i, self.channel.states))

    @method
    def trans(self, which: KSState | int, target: KSState | None = None) -> KSTrans:
        """c.trans(i): the i-th transition; c.trans(state, state): the one between them."""
        if target is None:
            return KSTrans.of(self, self._item(which, self.channel.transitions))
        ends = (self._item(which, self.channel.states), target.part)
        found = [t for t in self.channel.transitions if (t.source, t.target) == ends]
        if not found:
            raise RanvierError(f"KSChan.trans: there is no transition from {ends[0].name} to {ends[1].name}")
        return KSTrans.of(self, found[0])

    @method
    def pr(self) -> float:
        """Print what it is made of."""
        c = self.channel
        single = sum(gate.single for gate in c.gates)
        lines = [
            f"{self} type properties",
            f"name={c.name} is_point_=false ion_={c.ion} cond_model_={c.iv_type}",
            f"  ngate={len(c.gates)} nstate={len(c.states)} nhhstate={single} nligand=0 ntrans={len(c.transitions)}"
            f" ivkstrans={single} iligtrans={len(c.transitions)}",
            f"  default gmax={c.gmax:g} erev={c.erev:g}",
        ]
        for gate in c.gates:
            first = gate.states[0].index
            lines.append(f"    gate {gate.index} index={first} nstate={len(gate.states)} power={gate.power}")
        for t in c.transitions:
            lines.append(f"    trans {t.index} src={t.source.index} target={t.target.index} type={t.type}")
            lines.append(f"        f0 type={t.rates[0].type}   f1 type={t.rates[1].type}")
        lines.append("    state names and fractional conductance")
        lines += [f"    {state.index} {state.name} {state.frac:g}" for state in c.states]
        self.machine.write("\n".join(lines) + "\n")
        return 1.0
