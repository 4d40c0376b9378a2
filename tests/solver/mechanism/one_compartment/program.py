"""The hoc programs that both simulators run: what a mechanism has, and 20 ms of it in one compartment.

The compartment is clamped to -100, 0 and -55 mV and then left to itself with a current pulse; point processes and
artificial cells get events of several weights. Concentrations that the mechanism only reads are stepped, currents of
ions that it only reads are written by a mechanism `drive_ION`, POINTERs look at a number that is stepped too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

STEPS, EVERY = 800, 4
CLAMP = (
    "clamp = new SEClamp(0.5)",
    "{ clamp.rs = 0.01  clamp.dur1 = 2  clamp.amp1 = -100  clamp.dur2 = 4  clamp.amp2 = 0 }",
    "{ clamp.dur3 = 4  clamp.amp3 = -55 }",
    "pulse = new IClamp(0.5)",
    "{ pulse.del = 12  pulse.dur = 4  pulse.amp = 0.2 }",
)
EVENTS = ((0, (1.0, 2.5, 2.51, 7.0, 12.0, 13.0, 14.0)), (1, (4.0, 9.01, 15.0)))
"""Of each of the two connections: the times at which it delivers."""

DESCRIBE = """
objref types, standard
strdef name, kind
proc describe() { local i, j, role
    for i = 0, types.count - 1 {
        types.select(i)
        types.selected(kind)
        printf("mechanism %s %d %d %d %d\\n", kind, $1, types.is_netcon_target(i), types.has_net_event(i), types.is_artificial(i))
        for role = 1, 3 {
            standard = new MechanismStandard(kind, role)
            for j = 0, standard.count - 1 {
                size = standard.name(name, j)
                printf("variable %s %d %d %.17g\\n", name, role, size, standard.get(name, 0))
            }
        }
    }
}
types = new MechanismType(0)
describe(0)
types = new MechanismType(1)
describe(1)
"""  # noqa: E501
"""Tells all mechanisms with their variables: role 1 parameter, 2 assigned, 3 state."""


@dataclass
class Variable:
    name: str
    role: int
    size: int
    default: float


@dataclass
class Kind:
    """A mechanism as NEURON tells it."""

    name: str
    point: bool
    takes_events: bool
    sends_events: bool
    artificial: bool
    variables: list[Variable] = field(default_factory=list)


def described(lines: list[str]) -> dict[str, Kind]:
    """The mechanisms that `DESCRIBE` told of."""
    kinds: dict[str, Kind] = {}
    kind = None
    for line in lines:
        word, *rest = line.split() or [""]
        if word == "mechanism":
            kind = kinds[rest[0]] = Kind(rest[0], *(x != "0" for x in rest[1:]))
        elif word == "variable" and kind is not None:
            kind.variables.append(Variable(rest[0], int(rest[1]), int(rest[2]), float(rest[3])))
    return kinds


def drive(ion: str, valence: float | None) -> str:
    """A mechanism that makes a current of an ion."""
    charge = f" VALENCE {valence:g}" if valence is not None else ""
    return f"""NEURON {{ SUFFIX drive_{ion} USEION {ion} WRITE i{ion}{charge} RANGE amp }}
PARAMETER {{ amp = 0 (mA/cm2) }}
ASSIGNED {{ i{ion} (mA/cm2) }}
BREAKPOINT {{ i{ion} = amp }}
"""


def driven(record: Any) -> list[Any]:
    """The ions whose current a mechanism reads and does not write."""
    return [u for u in record.ions if f"i{u.ion}" in u.read and f"i{u.ion}" not in u.write]


def stepped(record: Any) -> list[str]:
    """The concentrations that a mechanism reads and does not write."""
    names = [(u, n) for u in record.ions for n in (f"{u.ion}i", f"{u.ion}o")]
    return [n for use, n in names if n in use.read and n not in use.write]


def plain_text(text: str) -> str:
    """A mod file without its comments, titles and C."""
    for pattern in (
        r"(?s)\bVERBATIM\b.*?\bENDVERBATIM\b",
        r"(?s)\bCOMMENT\b.*?\bENDCOMMENT\b",
        r"[:?].*",
        r"\bTITLE.*",
    ):
        text = re.sub(pattern, "", text)
    return text


def wired(record: Any, text: str) -> list[str]:
    """The POINTERs that equations use; those that only C uses hold something else than a number's place."""
    body = re.sub(r"\b(?:BBCORE)?POINTER\b[^\n}]*", "", plain_text(text))
    names = [f.name for f in record.fields if f.role == "pointer"]
    return [n for n in names if len(re.findall(rf"\b{re.escape(n)}\b", re.sub(r"(?s)\bASSIGNED\s*\{.*?\}", "", body)))]


USUAL = ((r"g.*", 1e-3), (r"dur", 5), (r"amp", 0.1))
"""What parameters that are 0 by themselves get."""


def setting(variable: Variable) -> float | None:
    if variable.role == 1 and variable.default == 0:
        return next((value for pattern, value in USUAL if re.fullmatch(pattern, variable.name, re.I)), None)
    return None


def beside(record: Any) -> list[str]:
    """What can be looked at besides its own variables: those of its ions, and its globals."""
    found = [f"cell.{n}(0.5)" for u in record.ions for n in (f"i{u.ion}", f"e{u.ion}", f"{u.ion}i", f"{u.ion}o")]
    suffix = "" if record.kind == "nothing" else f"_{record.name}"
    for g in record.globals:
        if g.visible and g.role != "table":
            found += [f"{g.name}{suffix}" + (f"[{k}]" if g.size > 1 else "") for k in range(min(g.size, 20))]
    return list(dict.fromkeys(found))


def describe(record: Any) -> str:
    """Tells all mechanisms, and which of `beside` are known."""
    ions = "".join(f'execute1("cell insert {u.ion}_ion")\n' for u in record.ions)
    asked = [f'printf("known %d {k}\\n", execute1("looked_at = {n}", 0))\n' for k, n in enumerate(beside(record))]
    return f"{DESCRIBE}create cell\n{ions}{''.join(asked)}quit()\n"


class Writer:
    """Writes the program for one mechanism."""

    def __init__(self, kind: Kind, record: Any, text: str) -> None:
        self.kind, self.record = kind, record
        self.pointers = wired(record, text)
        self.calls = "VERBATIM" not in text
        self.lines: list[str] = []

    def variable(self, name: str, element: str = "") -> str:
        """A variable of the mechanism as hoc calls it."""
        if self.kind.point:
            return f"place.{name}{element}"
        return f"cell.{name}{element}(0.5)"

    def own(self) -> list[str]:
        """Its variables, as hoc calls them."""
        found = []
        for v in self.kind.variables:
            found += [self.variable(v.name, f"[{k}]" if v.size > 1 else "") for k in range(min(v.size, 20))]
        return found

    def place(self) -> None:
        name = self.kind.name
        self.lines += [
            "create cell",
            "objref place, clamp, pulse, connection[2], out, times, noise, nil",
            "cell { nseg = 1  L = 20  diam = 20  cm = 1  Ra = 100 }",
            "{ celsius = 25  dt = 0.025 }",
        ]
        if not self.kind.artificial:
            self.lines += ["access cell", "insert pas", "{ g_pas = 1e-4  e_pas = -65 }", *CLAMP]
        if self.kind.point:
            self.lines.append(f"place = new {name}({'' if self.kind.artificial else '0.5'})")
        elif name != "nothing":
            self.lines.append(f"insert {name}")
        self.lines += [f"insert drive_{u.ion}" for u in driven(self.record)]
        for v in self.kind.variables:
            value = setting(v)
            if value is not None and v.size == 1:
                self.lines.append(f"{self.variable(v.name)} = {value:g}")

    def program(self, watched: list[str], steps: int, every: int) -> str:
        """The whole text: so many steps, and every so often all is shown that is watched."""
        self.place()
        self.wire()
        self.loop(watched, steps, every)
        self.call()
        self.lines.append("quit()")
        return "\n".join(self.lines) + "\n"

    def wire(self) -> None:
        for name in self.pointers:
            self.lines.append(f"source_{name} = -65")
            target = f"place.{name}" if self.kind.point else f"{name}_{self.kind.name}(0.5)"
            self.lines.append(f"setpointer {target}, source_{name}")
        for table in self.record.function_tables:
            name = f"place.table_{table}" if self.kind.point else f"table_{table}_{self.kind.name}"
            self.lines.append(f"{name}(0.3)")
        if "noiseFromRandom" in self.record.functions:
            self.lines += ["noise = new Random()", "noise.Random123(1, 2, 3)", "noise.negexp(1)"]
            target = "place.noiseFromRandom" if self.kind.point else f"noiseFromRandom_{self.kind.name}"
            self.lines.append(f"{target}(noise)")
        if self.kind.takes_events:
            for k, weight in enumerate((0.005, 0.5)):
                self.lines += [f"connection[{k}] = new NetCon(nil, place)", f"connection[{k}].weight = {weight}"]
            self.lines.append("for k = 1, connection[1].wcnt - 1 connection[1].weight[k] = 0.2 + 0.1*k")
        if self.kind.sends_events:
            self.lines += ["times = new Vector()", "out = new NetCon(place, nil)", "out.record(times)"]

    def loop(self, watched: list[str], steps: int, every: int) -> None:
        show = "".join(f'    printf(" %.15g", {name})\n' for name in watched)
        parts = "".join(f"    show{k}()\n" for k in range(0, len(watched), 40))
        for k in range(0, len(watched), 40):
            show = "".join(f'    printf(" %.15g", {name})\n' for name in watched[k : k + 40])
            self.lines.append(f"proc show{k}() {{\n{show}}}")
        self.lines.append(f'proc show() {{\n    printf("at %g", t)\n{parts}    printf("\\n")\n}}')
        names = stepped(self.record)
        self.lines += [f"{{ base_{n} = cell.{n}(0.5)  if (base_{n} == 0) base_{n} = 1e-3 }}" for n in names]
        self.lines += [
            "double factor[4], level[4]",
            "{ factor[0] = 1  factor[1] = 10  factor[2] = 30  factor[3] = 0.5 }",
            "{ level[0] = -65  level[1] = 20  level[2] = 0.5  level[3] = 1 }",
        ]
        body = []
        for n in names:
            power = "" if n == "cai" else "^0.2"
            body.append(f"cell.{n}(0.5) = base_{n}*factor[int((t + 1e-6)/1.7) % 4]{power}")
        body += [f"cell.amp_drive_{u.ion}(0.5) = -1e-3*factor[int((t + 1e-6)/2.3) % 4]" for u in driven(self.record)]
        size = {n: "*1e-5" if n.lower().startswith("g") else "" for n in self.pointers}  # of a conductance, or of v
        body += [f"source_{n} = level[int((t + 1e-6)/1.3) % 4]{size[n]}" for n in self.pointers]
        self.lines.append("proc drive_all() {\n" + "".join(f"    {s}\n" for s in body) + "}")
        self.lines += ["drive_all()", "finitialize(-65)"]
        if self.kind.takes_events:
            self.lines += [f"connection[{k}].event({time})" for k, all_times in EVENTS for time in all_times]
        self.lines += [
            "show()",
            f"for step = 1, {steps} {{",
            "    drive_all()",
            "    fadvance()",
            f"    if (step % {every} == 0) show()",
            "}",
        ]
        if self.kind.sends_events:
            self.lines.append('for k = 0, times.size - 1 printf("spike %.15g\\n", times.x[k])')

    def call(self) -> None:
        """The FUNCTIONs and PROCEDUREs, with some arguments each."""
        if not self.calls:
            return
        point, name = self.kind.point, self.kind.name
        suffix = "" if name == "nothing" else f"_{name}"
        if not point and name != "nothing":
            self.lines.append(f"setdata_{name}(0.5)")
        for f in self.record.functions.values():
            if f.name.endswith("_"):  # made by a pass
                continue
            called = f"place.{f.name}" if point else f"{f.name}{suffix}"
            for first in (-41.3, 12.7) if f.parameters else (0,):
                arguments = ", ".join(f"{first + 1.3 * k:g}" for k in range(len(f.parameters)))
                self.lines.append(f'printf("call {f.name} %.15g\\n", {called}({arguments}))')
