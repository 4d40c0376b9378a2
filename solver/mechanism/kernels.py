"""The kernels of a mechanism: each block's statements, with its variables loaded before and stored after.

Within an iteration every scalar is a local: columns, ion variables, `v` and the like are loaded once at the top,
what the block assigned is stored once at the end. So the body is free of memory accesses, and LLVM turns its
branches into selections and the loop into vectors. Elements of arrays are loaded and stored where they stand, and
so are the scalars that C text in the block may work on.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...lang.errors import Unsupported
from ...lang.nmodl import analysis
from ...lang.nmodl import nodes as mod
from ...lang.nmodl.known import C_RUN, RANDOM, SECOND_ORDER, VARIABLE_STEP
from ...lang.nmodl.passes.diffusion import TOTAL
from ...lang.nmodl.passes.verbatim import INSTANCE as INSTANCE_SLOT
from ...lang.nmodl.passes.verbatim import SLOTS
from ...lang.nmodl.symbols import Symbols, Variable
from ...lang.tree import walk
from .. import options
from ..ir import nodes as ir
from ..ir.math_functions import FUNCTIONS as MATHEMATICS
from ..ir.nodes import Type
from ..ir.restricted_python import functions_of
from ..ir.walk import called_names
from ..model.clock import CELSIUS, DT, SECONDORDER, VARIABLE, T
from . import effects, random_numbers
from .events import TOLD
from .ions import ghk_current
from .lower import F64, I64, Lowering, integer, number, whole_locals
from .usetable import WithUsetable

CLOCK = {"t": T, "dt": DT, "celsius": CELSIUS, SECOND_ORDER: SECONDORDER, VARIABLE_STEP: VARIABLE}

PLAIN_PARAMETERS = {"first", "last", "stride", "instance", "node", "clock", "weight", "weight_index", "flag", "result"}
"""Parameters without a dot in their names; a variable of the model may be called the same."""

INSTANCE = ir.Local("this.instance", I64)
NODE = ir.Local("this.node", I64)
FIRST, LAST = ir.Arg("first", I64), ir.Arg("last", I64)


@dataclass(frozen=True, slots=True)
class Plan:
    """What kind of kernel a block becomes.

    `loop`: over instances [first, last), else for the one `instance`. `writes_ions`: concentrations and potentials
    that the mechanism writes go back to the ion. `arguments`: parameters that arrive as numbers. `weights`: those
    that are the weights of a connection. `result`: the FUNCTION whose value is wanted. `usetable`: the constant to
    specialise on, None to ask at run time. `serial`: never in parallel. `tells`: native code is called at each
    net_event.
    """

    key: str
    loop: bool = True
    writes_ions: bool = False
    arguments: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    result: str = ""
    usetable: float | None = None
    serial: bool = False
    tells: bool = False

    @property
    def receives(self) -> bool:
        """Whether it is a NET_RECEIVE."""
        return self.key.removesuffix(TOLD) == "net_receive"

    @property
    def as_in_c(self) -> bool:
        """Whether its functions of mathematics round as in C: not where the fixed step spends its time, unless this is
        asked for. The variable step's errors, and so its steps, follow from the last digit, and from what it starts
        with."""
        return options.get("arithmetic") == "neuron" or self.key.removesuffix(".exact") not in ("state", "current")


@dataclass(frozen=True, slots=True)
class Flow:
    """What a body does with its names. `assigned`: scalars it may assign; `elements`: arrays it writes to; `read`:
    scalars that are read first; `starts`: those, and the ones kept where the body assigns none: their value before the
    body matters."""

    used: set[str]
    assigned: set[str]
    elements: set[str]
    read: set[str]
    starts: set[str]


def flow_of(body: mod.Body) -> Flow:
    """The flow of a body."""
    targets = [n.target for n in walk(body) if isinstance(n, mod.Assign)]
    assigned = {t.name for t in targets if isinstance(t, mod.Name)}
    elements = {t.name for t in targets if isinstance(t, mod.Index)}
    read = analysis.read_first(body)
    return Flow(analysis.used(body), assigned, elements, read, read | (assigned - analysis.always_assigned(body)))


def carried(statements: list[ir.Statement]) -> tuple[ir.Func, ...]:
    """The functions that a kernel with these statements brings along, besides those of mathematics."""
    found: dict[str, ir.Func] = {}
    for name in called_names(ir.Block(tuple(statements))):
        if name in OWN:
            found.update(functions_of(OWN[name]))
    return tuple(f for f in found.values() if f.name not in MATHEMATICS)


OWN = {
    **random_numbers.FUNCTIONS, **random_numbers.STREAMS, "ghk_current": ghk_current,
    random_numbers.random_pick_.name: random_numbers.random_pick_,
}  # fmt: skip


def concentrations(ion: str) -> tuple[str, str]:
    """The names of its concentrations, inside and outside."""
    return f"{ion}i", f"{ion}o"


class Builder:
    """Builds one kernel; it is the `Scope` of its body's names."""

    def __init__(self, symbols: Symbols, plan: Plan, messages: list[str] | None = None) -> None:
        self.symbols = symbols
        self.plan = plan
        self.messages = messages if messages is not None else []  # the formats of printf, of all kernels
        self.parameters: dict[str, ir.Parameter] = {}
        self.locals: set[str] = set()
        self.local_arrays: dict[str, int] = {}
        self.top: list[ir.Statement] = []
        self.bottom: list[ir.Statement] = []
        self.last: list[ir.Statement] = []  # what only the last instance stores: globals keep its values
        self.rows: set[str] = set()
        self.has_node = False
        self.uses_instance = False
        self.serial = plan.serial or not plan.loop
        self.in_memory: dict[str, Variable] = {}  # what C text works on: read and written where it lies

    def build(self, body: mod.Body) -> ir.Kernel:
        """The kernel of a lowered body."""
        if self.plan.usetable is not None:
            body = WithUsetable(self.plan.usetable).rewrite(body)
        flow = self.flow = flow_of(body)
        self._declare_locals(body, flow)
        self._leave_to_c(body, flow)
        if self.plan.receives and "flag" in flow.assigned:
            self.locals.add("flag")
        statements = Lowering(self, whole_locals(body, self.locals), self.plan.as_in_c).statements(body.statements)
        self._arguments(flow)
        kept = self.locals | self.in_memory.keys()
        names = [n for n in self.symbols.variables if n in flow.used and n not in kept]
        self.serial = self.serial or self._must_be_serial(body, flow, names)
        for name in names:
            self._bring(self.symbols.variables[name], flow)
        self._hand_over_potentials()
        if self.plan.result:
            self.bottom.append(ir.Store(self.array("result", writes=True), integer(0), self.local(self.plan.result)))
        inner = [*self.top, *statements, *self.bottom]
        if self.last:
            is_last = ir.Compare("eq", INSTANCE, ir.Binary("sub", LAST, integer(1), I64))
            inner.append(ir.If(is_last, ir.Block(tuple(self.last))))
        return self._kernel(inner)

    def _leave_to_c(self, body: mod.Body, flow: Flow) -> None:
        """Where C text runs in the middle, it is to find the present values of what it may see, and may change them:
        these variables stay in memory. A program of hoc likewise, at a net_event."""
        if self.plan.tells or any(isinstance(node, mod.Call) and node.name == C_RUN for node in walk(body)):
            own = {*self.plan.arguments, *self.plan.weights, self.plan.result}
            found = {name: self.symbols.variables.get(name) for name in flow.used - own}
            self.in_memory = {name: v for name, v in found.items() if v is not None and self._c_works_on(v)}

    def _c_works_on(self, variable: Variable) -> bool:
        if variable.size or variable.role == "external" or variable.name in self.locals:
            return False
        if variable.scope == "instance":
            return not any(variable.name in (*ion.read, *ion.write) for ion in self.symbols.ions)
        return variable.scope == "global"

    def _kernel(self, inner: list[ir.Statement]) -> ir.Kernel:
        if not self.plan.loop:
            if self.uses_instance:
                self.parameter("instance", I64)
                inner = [ir.Assign(INSTANCE, ir.Arg("instance", I64)), *inner]
            outer: list[ir.Statement] = inner
        else:
            self.parameter("first", I64)
            self.parameter("last", I64)
            if self.serial:
                outer = [ir.For(INSTANCE, FIRST, LAST, ir.Block(tuple(inner)))]
            else:
                outer = [ir.Parallel(INSTANCE, FIRST, LAST, ir.Block(tuple(inner)))]
        order = sorted(self.parameters.values(), key=lambda p: (p.type.is_array, p.name))
        name = f"{self.symbols.name}/{self.plan.key}"
        return ir.Kernel(name, tuple(order), ir.Block(tuple(outer)), carried(outer))

    # --- parameters and places ---

    def parameter(self, name: str, type: Type, writes: bool = False) -> ir.Arg:
        old = self.parameters.get(name)
        self.parameters[name] = ir.Parameter(name, type, writes or (old is not None and old.writes))
        return ir.Arg(name, type)

    def array(self, name: str, type: Type = Type.f64_array, writes: bool = False) -> ir.Arg:
        return self.parameter(name, type, writes)

    def local(self, name: str) -> ir.Local:
        return ir.Local(f"own.{name}" if name in PLAIN_PARAMETERS else name, F64)

    def instance(self) -> ir.Expression:
        self.uses_instance = True
        return INSTANCE

    def node(self) -> ir.Expression:
        """The node of the instance."""
        if not self.has_node:
            self.has_node = True
            load = ir.Load(self.array("node", Type.i32_array), self.instance(), Type.i32)
            self.top.insert(0, ir.Assign(NODE, ir.Cast(load, I64)))
        return NODE

    def row(self, ion: str) -> ir.Expression:
        """The row of the ion at the instance's node."""
        row = ir.Local(f"this.row.{ion}", I64)
        if ion not in self.rows:
            self.rows.add(ion)
            load = ir.Load(self.array(f"row.{ion}", Type.i32_array), self.instance(), Type.i32)
            self.top.insert(0, ir.Assign(row, ir.Cast(load, I64)))
        return row

    def place(self, variable: Variable, writes: bool) -> tuple[ir.Expression, ir.Expression]:
        """The array and the index where a scalar lives."""
        name = variable.name
        if variable.scope == "instance":
            ion = self.ion_place(variable)
            if ion is not None:
                return self.array(f"ion.{ion}.{name.removeprefix(TOTAL)}", writes=writes), self.row(ion)
            return self.array(f"field.{name}", writes=writes), self.instance()
        if variable.scope == "global":
            return self.array(f"global.{name}", writes=writes), integer(0)
        if variable.scope == "node":
            return self.array(f"node.{name}", writes=writes), self.node()
        if variable.scope == "clock":
            return self.array("clock", writes=writes), integer(CLOCK[name])
        if variable.scope == "pointer":
            address = ir.Load(self.array(f"pointer.{name}", Type.i64_array), self.instance(), I64)
            return ir.Bitcast(address, Type.f64_array), integer(0)
        raise Unsupported(f"{name}: a variable of scope {variable.scope} is not supported", variable.span)

    def ion_place(self, variable: Variable) -> str | None:
        """The ion whose column a variable is kept in; None for a column of the mechanism's own."""
        for ion in self.symbols.ions:
            if variable.name in ion.read or (variable.name in ion.write and variable.name in concentrations(ion.name)):
                return ion.name
        return None

    # --- bringing variables in and taking them back ---

    def _bring(self, variable: Variable, flow: Flow) -> None:
        """Load a scalar at the top if its old value matters, store it at the end if the block assigns it."""
        name = variable.name
        if variable.size:
            return
        local = self.local(name)
        assigned = name in flow.assigned
        lasting = variable.scope == "global" and assigned and not self.serial
        if name in flow.starts:
            array, index = self.place(variable, writes=False)
            self.top.append(ir.Assign(local, ir.Load(array, index, F64)))
        if self._is_shown(variable):
            self.bottom.append(ir.Store(self.array(f"field.{name}", writes=True), self.instance(), local))
        if not assigned or not self._is_kept(variable):
            return
        for array, index in self._homes(variable):
            (self.last if lasting else self.bottom).append(ir.Store(array, index, local))

    def _is_shown(self, variable: Variable) -> bool:
        """Whether it is an ion's total current that the mechanism reads and shows under its own name (RANGE)."""
        use = next((ion for ion in self.symbols.ions if variable.name == f"i{ion.name}"), None)
        if use is None or variable.name in use.write or not variable.visible:
            return False
        return self.plan.loop

    def _homes(self, variable: Variable) -> list[tuple[ir.Expression, ir.Expression]]:
        """Where an assigned scalar goes at the end."""
        ion = self.ion_place(variable) if variable.scope == "instance" else None
        if ion is not None and variable.name == f"i{ion}":  # read and written: its own share is a column
            return [(self.array(f"field.{variable.name}", writes=True), self.instance())]
        return [self.place(variable, writes=True)]

    def _hand_over_potentials(self) -> None:
        """A reversal potential that the mechanism writes and does not read is a column of its own, copied to the ion
        at the end of every block."""
        for ion in self.symbols.ions:
            name = f"e{ion.name}"
            if name not in ion.write or name in ion.read or not self.plan.writes_ions:
                continue
            target = self.array(f"ion.{ion.name}.{name}", writes=True), self.row(ion.name)
            own = ir.Load(self.array(f"field.{name}"), self.instance(), F64)
            self.bottom.append(ir.Store(*target, own))

    def _is_kept(self, variable: Variable) -> bool:
        """Whether an assigned variable outlives the block. `v` (but in NET_RECEIVE), `t` and their like are private
        copies; so are ion variables that are only read."""
        if variable.scope in ("node", "clock"):
            return variable.name == "v" and self.plan.receives
        ion = self.ion_place(variable) if variable.scope == "instance" else None
        if ion is None:
            return True
        use = next(use for use in self.symbols.ions if use.name == ion)
        return variable.name in use.write and (self.plan.writes_ions or variable.name == f"i{ion}")

    def _must_be_serial(self, body: mod.Body, flow: Flow, names: list[str]) -> bool:
        """Whether instances depend on each other's order: shared numbers that carry from one to the next, random
        numbers, events, ions that several point processes of a node write."""
        for name in names:
            variable = self.symbols.variables[name]
            if variable.scope == "global" and (name in flow.elements or (name in flow.assigned & flow.starts)):
                return True
            if variable.scope == "pointer" and name in flow.assigned:
                return True
            if self.symbols.kind == "point" and name in flow.assigned and self._is_kept(variable):
                if self.ion_place(variable) and not name.startswith("i"):
                    return True
        return any(
            isinstance(n, mod.CallStatement) or (isinstance(n, mod.Call) and n.name in RANDOM) for n in walk(body)
        )

    def _declare_locals(self, body: mod.Body, flow: Flow) -> None:
        for node in walk(body):
            if isinstance(node, mod.Local):
                for local in node.names:
                    self.locals.add(local.name)
                    if local.size:
                        self.local_arrays[local.name] = local.size
                    elif local.name in flow.read:
                        self.top.append(ir.Assign(self.local(local.name), number(0.0)))

    def _arguments(self, flow: Flow) -> None:
        plan = self.plan
        for name in plan.arguments:
            self.locals.add(name)
            self.top.append(ir.Assign(self.local(name), self.parameter(f"argument.{name}", F64)))
        for k, name in enumerate(plan.weights):
            self.locals.add(name)
            if name not in flow.used:
                continue
            self.top.append(self._load_weight(k, name))
            if name in flow.assigned:
                self.bottom.append(self._store_weight(k, name))
        if "flag" in self.locals:
            self.top.append(ir.Assign(self.local("flag"), self.parameter("flag", F64)))
        if plan.result:
            self.locals.add(plan.result)
            self.top.append(ir.Assign(self.local(plan.result), number(0.0)))

    def _weight(self, k: int, writes: bool = False) -> tuple[ir.Expression, ir.Expression]:
        at = ir.Binary("add", self.parameter("weight_index", I64), integer(k), I64)
        return self.array("weight", writes=writes), at

    def _load_weight(self, k: int, name: str) -> ir.Statement:
        return ir.Assign(self.local(name), ir.Load(*self._weight(k), F64))

    def _store_weight(self, k: int, name: str) -> ir.Statement:
        return ir.Store(*self._weight(k, writes=True), self.local(name))

    # --- the scope of the lowering ---

    def read(self, name: mod.Name) -> ir.Expression:
        if name.name == "flag" and self.plan.receives and "flag" not in self.locals:
            return self.parameter("flag", F64)
        self.check(name)
        if name.name in self.in_memory:
            array, index = self.place(self.in_memory[name.name], writes=False)
            return ir.Load(array, index, F64, span=name.span)
        return self.local(name.name)

    def check(self, name: mod.Name | mod.Index) -> None:
        """Every name has a place; the passes see to it."""
        if name.name in self.locals or name.name in self.symbols.variables:
            return
        if name.name in (*self.plan.arguments, *self.plan.weights, self.plan.result):
            return
        raise Unsupported(f"{name.name} has no place in {self.plan.key}", name.span)

    def write(self, name: mod.Name, value: ir.Expression) -> ir.Statement:
        self.check(name)
        if name.name in self.in_memory:
            array, index = self.place(self.in_memory[name.name], writes=True)
            return ir.Store(array, index, value, span=name.span)
        return ir.Assign(self.local(name.name), value, span=name.span)

    def element(self, name: mod.Index, index: ir.Expression, writes: bool) -> tuple[ir.Expression, ir.Expression]:
        """The array and the index of an element."""
        self.check(name)
        variable = self.symbols.variables.get(name.name)
        if name.name in self.locals or variable.scope == "instance":
            prefix = f"scratch.{self.plan.key}." if name.name in self.locals else ""
            stride = self.parameter("stride", I64)
            at = ir.Binary("add", ir.Binary("mul", index, stride, I64), self.instance(), I64)
            return self.array(f"field.{prefix}{name.name}", writes=writes), at
        if variable.scope == "global":
            kind = "table" if variable.role == "table" else "global"
            return self.array(f"{kind}.{name.name}", writes=writes), index
        raise Unsupported(f"{name.name} is not an array", name.span)

    def size(self, name: str) -> int:
        """The length of an array of the model; 0 of what the passes made, which is used as it should be."""
        if name in self.locals:
            return self.local_arrays.get(name, 0)
        variable = self.symbols.variables.get(name)
        return variable.size if variable is not None and variable.role not in ("table", "hidden") else 0

    def outside(self, node: mod.Index, size: int, index: ir.Expression) -> list[ir.Statement]:
        self.serial = True  # messages are written in turn
        return effects.outside(self, node, size, index)

    def read_element(self, name: mod.Index, index: ir.Expression) -> ir.Expression:
        array, at = self.element(name, index, writes=False)
        return ir.Load(array, at, F64, span=name.span)

    def write_element(self, name: mod.Index, index: ir.Expression, value: ir.Expression) -> ir.Statement:
        array, at = self.element(name, index, writes=True)
        return ir.Store(array, at, value, span=name.span)

    def pointed_to(self, name: str) -> ir.Expression:
        """The address that a POINTER holds."""
        return ir.Load(self.array(f"pointer.{name}", Type.i64_array), self.instance(), I64)

    def is_pointing(self, name: mod.Name) -> ir.Expression:
        return ir.Compare("ne", self.pointed_to(name.name), integer(0))

    def stream(self, call: mod.Call) -> ir.Expression:
        return effects.drawn(self, call)

    def random(self, call: mod.Call, arguments: list[ir.Expression]) -> ir.Expression:
        return effects.random_number(self, call, arguments)

    def call(self, call: mod.Call, arguments: list[ir.Expression]) -> list[ir.Statement]:
        if call.name == "printf":
            return effects.message(self, call, arguments)
        if call.name == "fail_":
            return effects.failure(self, call)
        if call.name == "set_seed" or call.name in RANDOM:
            return [ir.Assign(ir.Local("this.unused", F64), self.random(call, arguments))]
        if call.name == C_RUN:
            return self.native(*(int(a.value) for a in call.arguments))
        if call.name == "netcon_put_":
            return effects.put_weight(self, arguments)
        return effects.event(self, call, arguments)

    def native(self, fragment: int, wants_instance: int) -> list[ir.Statement]:
        """What runs a fragment of C."""
        slots = self.array(f"global.{SLOTS}", writes=True)
        statements: list[ir.Statement] = []
        if wants_instance and self.symbols.kind != "nothing":
            statements.append(ir.Store(slots, integer(INSTANCE_SLOT), ir.Cast(self.instance(), F64)))
        statements.append(ir.Native(self.parameter(f"c.enter_{fragment}", I64), slots))
        return statements

    def told(self) -> list[ir.Statement]:
        """After a request for an event: who waits for it is called, and finds the weights as they are now."""
        if not self.plan.tells:
            return []
        weights = [one for one in enumerate(self.plan.weights) if one[1] in self.flow.used]
        return [
            *(self._store_weight(k, name) for k, name in weights if name in self.flow.assigned),
            ir.Native(self.parameter("event.told", I64), self.array("event.count", Type.i64_array, writes=True)),
            *(self._load_weight(k, name) for k, name in weights),
        ]

    def connection(self, call: mod.Call, arguments: list[ir.Expression]) -> ir.Expression:
        return effects.connection(self, call, arguments)

    def ghk(self, arguments: list[ir.Expression]) -> ir.Expression:
        celsius = ir.Load(self.array("clock"), integer(CELSIUS), F64)
        return ir.Call("ghk_current", (*arguments, celsius), F64)

    def message(self, form: str) -> int:
        """The number of a format."""
        if form not in self.messages:
            self.messages.append(form)
        return self.messages.index(form)
