"""One node and the mechanisms on it, stepped by their compiled kernels: the smallest thing that runs them."""

import math

import numpy as np
from ranvier.solver.integrate.services import message_list
from ranvier.solver.mechanism import events, ions
from ranvier.solver.mechanism.build import prepare
from ranvier.solver.mechanism.random_numbers import INITIAL_STATE
from ranvier.solver.target.arrays import Slots, aligned
from ranvier.solver.target.driver import Driver

REQUESTS = 64


def column(length, value=0.0):
    array = aligned(length)
    array[:] = value
    return array


class Rows:
    """The instances of one mechanism."""

    def __init__(self, record, count):
        self.record, self.count = record, count
        self.columns = {f.name: column(f.size * count, f.default) for f in record.fields if f.role != "pointer"}
        self.pointers = {f.name: np.zeros(count, np.int64) for f in record.fields if f.role == "pointer"}
        self.globals = {g.name: column(g.size, g.default) for g in record.globals}
        self.drivers = {}


class Node:
    """A node of area `area` (um2) and capacitance 1 uF/cm2 with some mechanisms: (record, number of instances)."""

    def __init__(self, mechanisms, area=1256.6370614359173, diam=20.0, celsius=6.3):
        records = [record for record, _ in mechanisms]
        self.area = area
        self.clock = aligned(8)
        self.clock[:] = 0.0
        self.clock[1], self.clock[2] = 0.025, celsius
        self.node = {"v": column(1, -65.0), "area": column(1, area), "diam": column(1, diam)}
        self.random = np.array(INITIAL_STATE, np.int64)
        self.events = {"kind": np.zeros(REQUESTS, np.int64), "instance": np.zeros(REQUESTS, np.int64)}
        self.events |= {"time": aligned(REQUESTS), "flag": aligned(REQUESTS), "count": np.zeros(1, np.int64)}
        self.ions = {}
        for ion, valence in ions.valences(records).items():
            rows = self.ions[ion] = Rows(ions.ion_mechanism(ion, valence), 1)
            for record in records:
                for use in record.ions:
                    if use.ion == ion:
                        rows.columns["style"][0] = ions.promoted(int(rows.columns["style"][0]), use)
        self.rows = [Rows(record, count) for record, count in mechanisms]
        prepare(records)

    @property
    def t(self):
        return self.clock[0]

    @property
    def v(self):
        return self.node["v"][0]

    def bind(self, rows, key, **more):
        """Everything a kernel may ask for, by name."""
        bindings = {"first": 0, "last": rows.count, "stride": rows.count, "clock": self.clock}
        bindings["node"] = np.zeros(rows.count, np.int32)
        bindings |= {f"node.{name}": array for name, array in self.node.items()}
        bindings |= {f"field.{name}": array for name, array in rows.columns.items()}
        bindings |= {f"pointer.{name}": array for name, array in rows.pointers.items()}
        for name, array in rows.globals.items():
            bindings[f"global.{name}"] = bindings[f"table.{name}"] = array
        for ion, ion_rows in self.ions.items():
            bindings |= {f"ion.{ion}.{name}": array for name, array in ion_rows.columns.items()}
            bindings[f"row.{ion}"] = np.zeros(rows.count, np.int32)
        bindings |= {f"event.{name}": array for name, array in self.events.items()}
        bindings |= {"event.capacity": REQUESTS, "random.state": self.random, **message_list(), "message.first": 0}
        bindings |= more
        slots = Slots(rows.record.signatures[key], bindings)
        return slots, Driver([(rows.record.address(key), slots)])

    def run(self, rows, key):
        """Run a kernel over all instances, if the mechanism has it."""
        if rows.record.signatures.get(f"{key}.exact") and not all(rows.globals[g][0] for g in rows.record.usetable):
            key += ".exact"
        if key not in rows.record.signatures:
            return
        if key not in rows.drivers:
            rows.drivers[key] = self.bind(rows, key)
        rows.drivers[key][1].run(1)

    def fill_tables(self):
        for rows in self.rows:
            if "tables" in rows.record.signatures:
                self.bind(rows, "tables", first=0, last=1)[1].run(1)

    def call(self, rows, function, *arguments, instance=0):
        """A FUNCTION or PROCEDURE."""
        self.fill_tables()
        result = column(1)
        names = rows.record.functions[function].parameters
        given = {f"argument.{n}": x for n, x in zip(names, arguments, strict=True)}
        self.bind(rows, f"function.{function}", instance=instance, result=result, **given)[1].run(1)
        return result[0]

    def receive(self, rows, weights, flag=0.0, instance=0, key="net_receive"):
        """An event; gives the requests that came of it: (kind, time, flag)."""
        self.events["count"][0] = 0
        weight = np.array(weights, float)
        self.bind(rows, key, instance=instance, weight=weight, weight_index=0, flag=flag)[1].run(1)
        weights[:] = weight.tolist()
        return self.requests()

    def requests(self):
        count = self.events["count"][0]
        return [
            (("send", "event", "move")[self.events["kind"][k]], self.events["time"][k], self.events["flag"][k])
            for k in range(count)
        ]

    def initialize(self, v=-65.0):
        """finitialize."""
        assert events.SEND == 0
        self.clock[0] = 0.0
        self.node["v"][0] = v
        self.events["count"][0] = 0
        self.fill_tables()
        for rows in [*self.ions.values(), *self.rows]:
            self.run(rows, "initialize")
        self.currents()

    def currents(self):
        """The sum of the outward currents (mA/cm2) and of the conductances (S/cm2)."""
        total, conductance = 0.0, 0.0
        for rows in [*self.ions.values(), *self.rows]:
            self.run(rows, "current")
            given = rows.record.contributions
            if given is None:
                continue
            scale = 100.0 / self.area if rows.record.kind == "point" else 1.0
            sign = -1.0 if given.electrode else 1.0
            total += sign * scale * rows.columns[given.current].sum()
            conductance += sign * scale * rows.columns[given.conductance].sum()
            for ion, current, derivative in given.ions:
                self.ions[ion].columns[f"i{ion}"][0] += scale * rows.columns[current].sum()
                self.ions[ion].columns[f"di{ion}_dv_"][0] += scale * rows.columns[derivative].sum()
        return total, conductance

    def step(self):
        """fadvance, first order."""
        dt = self.clock[1]
        self.clock[0] += dt / 2
        self.fill_tables()
        total, conductance = self.currents()
        self.node["v"][0] -= total / (conductance + 1e-3 / dt)
        self.clock[0] += dt / 2
        for rows in self.rows:
            self.run(rows, "state")


def close(a, b, rel=1e-12, absolute=1e-300):
    return math.isclose(a, b, rel_tol=rel, abs_tol=absolute)
