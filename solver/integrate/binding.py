"""Binding: the names that a kernel's parameters have, to the arrays of a model. Done once per structure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from weakref import WeakSet

import numpy as np

from ...lang.errors import RanvierError
from ..mechanism.events import TOLD
from ..mechanism.ions import NERNST_AT_STEP
from ..model.freeze import Instances, Layout
from ..model.mechanisms import MechanismData
from ..model.model import Model
from ..model.sections import Section
from ..target.arrays import Slots, aligned
from . import extracellular
from .services import Services


@dataclass(slots=True)
class Held:
    """What a POINTER points to outside of the model: kept alive, and where it is as long as native code may look."""

    target: Any
    addresses: np.ndarray
    row: int
    memory: memoryview | None


class Binder:
    """Gives every parameter of every mechanism kernel its array.

    The names: `first last stride` integers; `node` the node of each instance; `field.NAME global.NAME table.NAME`
    the mechanism's own; `pointer.NAME` addresses; `node.NAME` columns of the nodes; `ion.ION.NAME` columns of an ion
    and `row.ION` its row for each instance; `clock`; and those of the services.
    """

    def __init__(
        self,
        model: Model,
        layout: Layout,
        services: Services,
        with_address: Callable[[Any], Any] = lambda pointer: pointer,
    ) -> None:
        self.with_address = with_address
        self._held: list[Held] = []
        self.model = model
        self.layout = layout
        self.services = services
        self._ion_rows: dict[tuple[str, str], np.ndarray] = {}
        self.outside = extracellular.Places(model, layout) if extracellular.is_used(model, layout) else None
        self.outsides: WeakSet[extracellular.Outside] = WeakSet()  # that take lengths and areas
        self.v_inside = aligned(layout.count) if self.outside is not None else None  # what electrodes see

    def slots(self, data: MechanismData, signature: Any, first: int, last: int, **extra: object) -> Slots:
        """The arguments of one launch over instances [first, last); `extra` by name for what is not of the model."""
        instances = self.layout.instances.get(data)
        given = {"first": first, "last": last, "stride": data.table.capacity, **extra}
        bindings = {}
        for parameter in signature.parameters:
            name = parameter.name
            bindings[name] = given[name] if name in given else self._array(data, instances, name)
        if "node.v" in bindings and self._sees_inside(data, signature):
            bindings["node.v"] = self.v_inside
        return Slots(signature, bindings)

    def _sees_inside(self, data: MechanismData, signature: Any) -> bool:
        """Whether v is the potential inside, not that across the membrane: for electrodes, but not when an event
        comes."""
        contributions = data.record.contributions
        if self.v_inside is None or contributions is None or not contributions.electrode:
            return False
        return not signature.name.removesuffix(TOLD).endswith(("/net_receive", "/net_initialize"))

    def _array(self, data: MechanismData, instances: Instances | None, name: str) -> object:
        if name == "clock":
            return self.model.clock
        if name == "node":
            return instances.node
        kind, _, rest = name.partition(".")
        if kind == "field":
            return data.table[rest]
        if kind == "global" and rest not in data.globals:
            return self._external(data, rest)
        if kind in ("global", "table"):
            if rest.startswith("ftable_") and not data.globals[rest][0]:
                name = rest.removeprefix("ftable_").rstrip("_")
                raise RanvierError(
                    f"the FUNCTION_TABLE {name} of {data.name} has no numbers",
                    hint=f"give it some with table_{name}_{data.name}(&values[0], n, first, last)",
                )
            return data.globals[rest]
        if kind == "node":
            return self.model.nodes[rest]
        if kind == "ion":
            ion, _, variable = rest.partition(".")
            return self.model.mechanism_data[f"{ion}_ion"].table[variable]
        if kind == "row":
            return self.ion_rows(data, rest)
        if kind == "pointer":
            return self._pointers(data, rest)
        service = self.services.binding(data, name)
        if service is not None:
            return service
        raise KeyError(f"{data.name}: no binding for kernel parameter {name}")

    def _external(self, data: MechanismData, name: str) -> np.ndarray:
        """The GLOBAL of another mechanism that EXTERNAL names: `x_m` is x of m."""
        for other in self.model.mechanism_data.values():
            plain = name.removesuffix(f"_{other.name}")
            if plain != name and plain in other.globals:
                return other.globals[plain]
        raise RanvierError(f"{data.name}: no mechanism has the EXTERNAL {name}")

    def follow(self) -> None:
        """POINTERs to elements of arrays and Vectors that have moved since: they point to the new place from now on."""
        for held in self._held:
            if held.memory is not None and held.target.alive:
                where = held.target.address()
                if where != held.addresses[held.row]:
                    held.addresses[held.row], held.memory = where, held.target.memory()

    def ion_rows(self, data: MechanismData, ion: str) -> np.ndarray:
        """For each instance the row of the ion at its node."""
        found = self._ion_rows.get((data.name, ion))
        if found is None:
            instances = self.layout.instances[data]
            ions = self.layout.instances[self.model.mechanism_data[f"{ion}_ion"]]
            at_node = np.full(self.layout.count, -1, dtype=np.int32)
            at_node[ions.node[: ions.count]] = np.arange(ions.count, dtype=np.int32)
            found = aligned(max(instances.total, 1), np.int32)
            found[: instances.count] = at_node[instances.node[: instances.count]]
            if (found[: instances.count] < 0).any():
                raise RanvierError(f"{data.name} uses the ion {ion} where it has no membrane: at the end of a section")
            self._ion_rows[data.name, ion] = found
        return found

    def at_rest(self, data: MechanismData) -> bool:
        """Whether it is an ion of which no instance computes its potential at each step (as its style says)."""
        if data.record.kind != "ion":
            return False
        styles = data.table["style"][: self.layout.instances[data].count]
        return not (styles.astype(np.int64) & NERNST_AT_STEP).any()

    def _pointers(self, data: MechanismData, name: str) -> np.ndarray:
        """The addresses that the instances' POINTER variables hold now."""
        instances = self.layout.instances[data]
        addresses = aligned(max(instances.total, 1), np.int64)
        row_of = data.table.row
        targets = {row_of(handle): target for (field, handle), target in data.pointers.items() if field == name}
        for row in range(instances.total):
            target = given = targets.get(row)
            if data.record.c is not None and (target is None or not target.alive):
                addresses[row] = 0  # C text may look first
                continue
            if target is None or not target.alive:
                raise RanvierError(
                    f"{name} of {describe_row(self.model, data, row)} points to nothing",
                    hint=f"use setpointer for {name} before the run",
                )
            target = self.with_address(target)
            addresses[row] = target.address()
            memory = target.memory() if hasattr(target, "memory") else None
            if memory is not None or target is not given:
                self._held.append(Held(target, addresses, row, memory))
        return addresses


def describe_row(model: Model, data: MechanismData, row: int) -> str:
    """`hh at soma(0.5)`, for messages."""
    owner = data.table.owner[row]
    place = describe_node(model, owner) if owner >= 0 else ""
    return f"{data.name} at {place}" if place else data.name


def describe_node(model: Model, handle: int) -> str:
    """`soma(0.5)` of a node's handle."""
    place = find_node(model, handle)
    return f"{place[0].name}({place[1]:g})" if place else ""


def find_node(model: Model, handle: int) -> tuple[Section, float] | None:
    """The section whose node it is, and where in it; what sections share belongs to the one nearer to the root."""
    for section in model.section_set:
        if section.first <= handle < section.first + section.nodes:
            return section, section.node_x(handle - section.first)
        if handle == section.end:
            return section, 1.0 - section.child_end
        if handle == section.root_node:
            return section, float(section.child_end)
    return None
