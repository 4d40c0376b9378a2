"""Makes mechanisms.json and names.json in this folder: run it with the Python of NEURON 9.0.2."""

import json
from pathlib import Path

from cases import CASES, CELL
from neuron import h

HERE = Path(__file__).parent


def set_parameters(target, suffix, parameters):
    for name, value in parameters.items():
        name = {"del": "delay"}.get(name, name) if not suffix else name
        if isinstance(value, list):
            for k, x in enumerate(value):
                getattr(target, name + suffix)[k] = x
        else:
            setattr(target, name + suffix, value)


def run(case):
    defaults = {name: getattr(h, name) for name in case.get("globals", {})}
    for name, value in case.get("globals", {}).items():
        setattr(h, name, value)
    section = h.Section(name="cell")
    for name, value in CELL.items():
        setattr(section, name, value)
    for mechanism, parameters in case["density"].items():
        section.insert(mechanism)
        set_parameters(section(0.5), f"_{mechanism}", parameters)
    points = []
    for kind, x, parameters in case["points"]:
        points.append(getattr(h, kind)(section(x)))
        set_parameters(points[-1], "", parameters)

    def look(name):
        number, dot, variable = name.partition(".")
        return getattr(points[int(number)], variable) if dot else getattr(section(0.5), name)

    h.dt = 0.025
    h.finitialize(-65)
    connections = [h.NetCon(None, points[number]) for _, number, _ in case.get("events", ())]
    for connection, (time, _, weight) in zip(connections, case.get("events", ()), strict=True):
        connection.weight[0] = weight
        connection.delay = 0
        connection.event(time)
    rows = {0: [look(n) for n in case["record"]]}
    for step in range(1, case["steps"] + 1):
        h.fadvance()
        if step <= 2 or step % 10 == 0:
            rows[step] = [look(n) for n in case["record"]]
    for name, value in defaults.items():
        setattr(h, name, value)
    return rows


(HERE / "mechanisms.json").write_text(json.dumps({name: run(case) for name, case in CASES.items()}, indent=0))


NAMES = "hh pas IClamp SEClamp VClamp AlphaSynapse ExpSyn Exp2Syn APCount IntFire1 IntFire2 IntFire4 NetStim".split()


def names(mechanism):
    """What hoc sees of a mechanism: name → role (1 parameter, 2 assigned, 3 state), size and defaults; and its
    globals and functions as hoc calls them."""
    found = {}
    for role in (1, 2, 3):
        standard = h.MechanismStandard(mechanism, role)
        name = h.ref("")
        for i in range(int(standard.count())):
            size = int(standard.name(name, i))
            found[name[0]] = [role, size, [standard.get(name[0], k) for k in range(size)]]
    hoc = [name for name in dir(h) if name.endswith("_" + mechanism) and not name.startswith("setdata_")]
    return {"variables": found, "others": sorted(set(hoc) - set(found))}


(HERE / "names.json").write_text(json.dumps({name: names(name) for name in NAMES}, indent=0))
