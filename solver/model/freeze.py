"""Freezing: the sections become nodes in the order that the solver wants, and all rows move to their places.

`canonical` order is NEURON's: the roots of all cells, then cell by cell and section by section (a section's
children after all sections of its own generation), along each section away from the root, its end last. The solver's
own order goes by distance from the root over all cells at once: the chains of dependent operations of the
elimination then run side by side, and nodes of equal cells lie beside each other. Parents come before children
in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .tables import aligned

if TYPE_CHECKING:
    from .mechanisms import MechanismData
    from .model import Model
    from .sections import Section


@dataclass(slots=True)
class Layout:
    """The frozen structure. Arrays go by node row; `parent` is -1 for roots, which are the first `roots` rows."""

    count: int
    roots: int
    parent: np.ndarray  # i32
    handles: np.ndarray  # i32, the handle of each node
    canonical: np.ndarray  # i32, the place of each node in NEURON's order
    branch: np.ndarray  # the factor rallbranch, 1 but where a section begins
    to_parent: np.ndarray  # coefficient of the node's v in its parent's equation (negative), mS/cm²·1e3 as NEURON's a
    from_parent: np.ndarray  # of the parent's v in the node's equation (negative), NEURON's b
    diagonal: np.ndarray  # axial part of the matrix' diagonal
    instances: dict[MechanismData, Instances]


@dataclass(slots=True)
class Instances:
    """The rows of a mechanism: `count` of them have a node, its row is `node` (i32); the others come after."""

    count: int
    total: int
    node: np.ndarray


def section_order(model: Model) -> list[Section]:
    """Cell by cell, generation by generation."""
    order = []
    for root in model.section_set:
        if root.parent is None:
            generation = [root]
            while generation:
                order += generation
                generation = [child for section in generation for child in section.children]
    return order


def freeze(model: Model) -> Layout:
    """Give every node and instance its row. Afterwards `model.structure_changed` is False."""
    sections = section_order(model)
    for section in sections:
        if section.parent is None:
            section.start_node()
    handles, parents, branch = _canonical_nodes(sections)
    order = _by_distance(parents)
    inverse = np.empty(len(order), dtype=np.int32)
    inverse[order] = np.arange(len(order), dtype=np.int32)
    parent = aligned(len(order), np.int32, 3)
    parent[:] = np.where(parents[order] >= 0, inverse[parents[order]], -1)
    handles = handles[order]
    position = np.array(model.nodes.position, dtype=np.int32)
    model.nodes.arrange(position[handles])
    layout = Layout(
        count=len(order),
        roots=int(np.count_nonzero(parents < 0)),
        parent=parent,
        handles=handles,
        canonical=order.astype(np.int32),
        branch=branch[order],
        to_parent=aligned(len(order), offset=11),
        from_parent=aligned(len(order), offset=19),
        diagonal=aligned(len(order), offset=27),
        instances={},
    )
    for data in model.mechanism_data.values():
        layout.instances[data] = _arrange_instances(model, data, layout)
    model.structure_changed = False
    model.version += 1
    return layout


def _canonical_nodes(sections: list[Section]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Handles, parents' places and branch factors of all nodes in canonical order."""
    roots = [section for section in sections if section.parent is None]
    handles: list[int] = [section.root_node for section in roots]
    starts: list[int] = []
    branch = [1.0] * len(roots)
    for section in sections:
        along = range(section.first, section.first + section.nodes)
        handles.extend(along if not section.child_end else reversed(along))
        handles.append(section.end)
        starts.append(section.start_node())
        branch.append(section._rallbranch)
        branch.extend([1.0] * section.nodes)
    count = len(handles)
    parents = np.arange(-1, count - 1, dtype=np.int32)
    parents[: len(roots)] = -1
    handle_array = np.array(handles, dtype=np.int32)
    place = np.empty(int(handle_array.max(initial=-1)) + 1, dtype=np.int32)
    place[handle_array] = np.arange(count, dtype=np.int32)
    lengths = np.array([section.nodes + 1 for section in sections], dtype=np.int64)
    begins = len(roots) + np.concatenate(([0], np.cumsum(lengths)))[:-1]
    parents[begins.astype(np.int64)] = place[np.array(starts, dtype=np.int32)]
    return handle_array, parents, np.array(branch)


def _by_distance(parents: np.ndarray) -> np.ndarray:
    """An order by number of nodes to the root (pointer doubling), else as it was."""
    count = len(parents)
    distance = np.append((parents >= 0).astype(np.int32), np.int32(0))
    ancestor = np.append(np.where(parents >= 0, parents, count), count)
    while (ancestor != count).any():
        distance += distance[ancestor]
        ancestor = ancestor[ancestor]
    return np.argsort(distance[:count], kind="stable")


def _arrange_instances(model: Model, data: MechanismData, layout: Layout) -> Instances:
    """Sort the rows of a mechanism by node; of point processes at one node the newest comes first."""
    table = data.table
    owner = np.array(table.owner, dtype=np.int32)
    rows = table.living_rows()
    owner = owner[rows]
    position = np.array(model.nodes.position, dtype=np.int32)
    placed = owner >= 0
    node = np.where(placed, position[owner], layout.count)
    if data.record.kind == "point":
        canonical = np.append(layout.canonical, layout.count)
        order = np.lexsort((-rows, canonical[node]))
    else:
        order = np.argsort(node, kind="stable")
    table.arrange(rows[order])
    count = int(np.count_nonzero(placed))
    nodes = aligned(max(len(rows), 1), np.int32, 5)
    nodes[: len(rows)] = node[order]
    return Instances(count, len(rows), nodes)


def update_geometry(model: Model, layout: Layout) -> None:
    """Bring areas and axial terms up to date in place; `model.diam_changed` is False afterwards."""
    for section in model.section_set:
        if section.stale:
            section.update_geometry()
    count, roots = layout.count, layout.roots
    area = model.nodes["area"][:count]
    resistance = model.nodes["ri"]
    parent = layout.parent[roots:]
    layout.to_parent[:] = 0.0
    layout.from_parent[:] = 0.0
    layout.to_parent[roots:] = -100.0 * layout.branch[roots:] / (resistance[roots:count] * area[parent])
    layout.from_parent[roots:] = -100.0 / (resistance[roots:count] * area[roots:count])
    layout.diagonal[:] = -layout.from_parent
    np.subtract.at(layout.diagonal, parent, layout.to_parent[roots:])
    model.diam_changed = False
