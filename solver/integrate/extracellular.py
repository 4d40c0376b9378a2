"""The potential outside of the membrane in a fixed step: what `kernels/extracellular` computes, bound to a model."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import target
from ..kernels import extracellular as kernels
from ..kernels.assemble import CAPACITANCE
from ..mechanism.extracellular import NAME
from ..target.arrays import Slots, aligned

if TYPE_CHECKING:
    from ..model.freeze import Layout
    from ..model.mechanisms import MechanismData
    from ..model.model import Model
    from .binding import Binder
    from .pipeline import Entry, Pipeline

KERNELS = (
    kernels.inside, kernels.start, kernels.begin_blocks, kernels.update_layers, kernels.follow_layers,
)  # fmt: skip
CM = 1e-4  # per µm
TO_CONDUCTANCE = 100.0  # 1/MΩ over µm2 to S/cm2


@cache
def _module(size: int) -> Any:
    return target.compile((*KERNELS, *kernels.solution(size)))


def is_used(model: Model, layout: Layout) -> bool:
    """Whether any section has extracellular."""
    data = model.mechanism_data.get(NAME)
    return data is not None and layout.instances[data].count > 0


class Places:
    """Where extracellular is, by node row: how many unknowns a node has, and its row of the mechanism (-1: none)."""

    def __init__(self, model: Model, layout: Layout) -> None:
        data = model.mechanism_data[NAME]
        self.layers = data.table.columns["xg"].size if is_used(model, layout) else 0
        position = model.nodes.position
        self.width = aligned(layout.count, np.int32, 1)
        self.instance = aligned(layout.count, np.int32, -1)
        self.begins = np.zeros(layout.count, bool)  # where a section begins
        instances = layout.instances[data]
        node = instances.node[: instances.count]
        self.instance[node] = np.arange(instances.count)
        self.width[node] = self.layers + 1
        for section in model.section_set:
            first = section.first if not section.child_end else section.first + section.nodes - 1
            self.begins[position[first]] = True
            if data in section.rows:
                self.width[position[section.end]] = self.layers + 1
                if section.parent is None:
                    self.width[position[section.root_node]] = self.layers + 1


class Outside:
    """The arrays of the blocks, and the kernels of each phase."""

    def __init__(self, binder: Binder, pipeline: Pipeline, places: Places) -> None:
        self.model, self.layout, self.pipeline = binder.model, binder.layout, pipeline
        self.data: MechanismData = self.model.mechanism_data[NAME]
        self.places = places
        self.v_inside = binder.v_inside if binder.v_inside is not None else aligned(self.layout.count)
        self.vext = self.model.nodes["vext"] if "vext" in self.model.nodes.columns else aligned(self.layout.count)
        solved, self.size = self.layout.solved, places.layers + 1
        self.potential, self.right, self.solution = (aligned(solved * self.size) for _ in range(3))
        self.to_parent, self.from_parent = aligned(solved * self.size), aligned(solved * self.size)
        self.block = aligned(solved * self.size * self.size)
        binder.outsides.add(self)
        self.measure()

    def measure(self) -> None:
        """The coefficients along the tree: inside the layout's, in a layer those of half a segment's xraxial on each
        side; a section that begins has the whole of its half only."""
        layout, places = self.layout, self.places
        solved, size = layout.solved, self.size
        to_parent, from_parent = self.to_parent.reshape(solved, size), self.from_parent.reshape(solved, size)
        to_parent[:, 0], from_parent[:, 0] = layout.to_parent[:solved], layout.from_parent[:solved]
        if not places.layers:
            return
        tree, area = layout.tree, self.model.nodes["area"]
        edges = np.arange(layout.roots, solved)
        edges = edges[np.minimum(places.width[edges], places.width[layout.parent[edges]]) > 1]
        below = tree.edge[edges]
        above = tree.upper[below]
        half = self._half_segments()
        resistance = half[:, below] + np.where(places.begins[below], 0.0, half[:, above])
        with np.errstate(divide="ignore"):  # a run then says where the first number is lost
            into_above = -TO_CONDUCTANCE * tree.branch[below] / (resistance * area[above])
            into_below = -TO_CONDUCTANCE / (resistance * area[below])
        turned = tree.reversed[edges]
        to_parent[edges, 1:] = np.where(turned, into_below, into_above).T
        from_parent[edges, 1:] = np.where(turned, into_above, into_below).T

    def _half_segments(self) -> np.ndarray:
        """By layer and node row, MΩ; 0 at the ends of sections."""
        instances, table, nodes = self.layout.instances[self.data], self.data.table, self.model.nodes
        length = np.zeros(self.layout.count)
        for section in self.model.section_set:
            if self.data in section.rows:
                rows = [nodes.position[section.first + i] for i in range(section.nodes)]
                length[rows] = section.L / section.nodes
        node = instances.node[: instances.count]
        half = np.zeros((self.places.layers, self.layout.count))
        xraxial = table.columns["xraxial"].rows(table.capacity)[:, : instances.count]
        half[:, node] = xraxial * CM * length[node] / 2
        return half

    # --- kernels ---

    def bindings(self) -> dict[str, Any]:
        """What the kernels' parameters are."""
        layout, places, nodes, table = self.layout, self.places, self.model.nodes, self.data.table
        scheme = self.pipeline.scheme
        return {
            "count": layout.solved, "roots": layout.roots, "layers": places.layers, "size": self.size,
            "width": places.width, "instance": places.instance, "parent": layout.parent, "stride": nodes.capacity,
            "rows": table.capacity, "clock": self.model.clock, "v": nodes["v"], "vext": self.vext,
            "v_inside": self.v_inside, "conductance": table["sav_g"], "current": table["sav_rhs"],
            "membrane_current": table["i_membrane"], "xg": table["xg"], "xc": table["xc"],
            "battery": table["e_extracellular"], "d": self.pipeline.d,
            "rhs": self.pipeline.rhs, "electrode_d": self.pipeline.electrode_d,
            "electrode_rhs": self.pipeline.electrode_rhs,
            "diagonal": layout.diagonal, "potential": self.potential, "block": self.block, "right": self.right,
            "solution": self.solution, "to_parent": self.to_parent, "from_parent": self.from_parent,
            "scale": CAPACITANCE * scheme.factor if scheme.axial else 0.0, "factor": scheme.factor,
        }  # fmt: skip

    def entry(self, kernel: Any, **more: Any) -> Entry:
        """One of the kernels with its arguments; `more` replaces some."""
        from .pipeline import Entry

        bindings = self.bindings() | more
        module = _module(self.size)
        signature = module[kernel.name]
        slots = Slots(signature, {p.name: bindings[p.name] for p in signature.parameters})
        return Entry(kernel.name, module.address(kernel.name), slots)

    def inside(self) -> Entry:
        """The potentials that electrodes see."""
        return self.entry(kernels.inside, count=self.layout.count)

    def start(self) -> list[Entry]:
        """At initialization."""
        count = self.layout.instances[self.data].count
        return [self.entry(kernels.start, nodes=self.layout.count, instances=count), self.inside()]

    def blocks(self) -> Entry:
        """After the currents: the equations of each node."""
        return self.entry(kernels.begin_blocks)

    def solve(self, **more: Any) -> list[Entry]:
        """The change of all potentials; `more` replaces arguments."""
        return [self.entry(kernel, **more) for kernel in kernels.solution(self.size)]

    def update(self) -> list[Entry]:
        """After the solution and before v moves."""
        return [self.entry(kernels.update_layers), self.follow()]

    def follow(self) -> Entry:
        """Bare ends."""
        return self.entry(kernels.follow_layers, first=self.layout.solved, last=self.layout.count)
