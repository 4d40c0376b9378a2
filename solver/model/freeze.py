"""Freezing: the sections become nodes in the order that the solver wants, and all rows move to their places.

`canonical` order is NEURON's: the roots of all cells, then cell by cell and section by section (a section's
children after all sections of its own generation), along each section away from the root, its end last.

The solver's own order goes by distance from the root over all cells at once: the chains of dependent operations of
the elimination then run side by side, and nodes of equal cells lie beside each other. The children of a node keep
NEURON's order, so that sums at a node, and with them the last digits, are NEURON's.

Where threads compute the nodes in parts, the cells of a part lie together in this way, if whole cells make parts of
about the same size.

Where last digits do not count (the option `arithmetic`; lone cells):
- The root of a few large cells is their centre, not the soma's end: the equations do not mind, and a lone cable becomes
  two chains. (Not in a network whose cells have global numbers: how many of them are here must not show in the last
  bits.) Measured on a cable of 5000 nodes: 9.9 ns for each node as one chain, 5.4 as two, 3.5 from four on.
- The end of a section that nothing is attached to has no membrane and lets no current through: its voltage is its
  neighbour's, whatever the step. Such *bare* ends are the last rows and are not solved for.

Where cells go on elsewhere (`model.split_points`) a tree is a piece: its root is the first such point, and the path to
the other one, if there is one, is left to those who put pieces together. The rows are then: first points, roots of
other cells, paths, all else; each by its distance from these.
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


FEW_CELLS = 4  # with more, their chains keep the processor busy anyway
LARGEST = 2.0  # times the mean: a part of whole cells; there are two parts for each thread


@dataclass(slots=True)
class Layout:
    """The frozen structure. Arrays go by node row: the roots (`parent` -1) are the first `roots` rows, the bare ends
    those from `solved` on. `part` is that of the threads' parts a node belongs to.

    For the local variable step each cell is a part, whose rows lie together, its root first."""

    count: int
    solved: int
    roots: int
    parent: np.ndarray  # i32
    handles: np.ndarray  # i32, the handle of each node
    canonical: np.ndarray  # i32, the place of each node in NEURON's order
    tree: Tree
    to_parent: np.ndarray  # coefficient of the node's v in its parent's equation (negative), as NEURON's a
    from_parent: np.ndarray  # of the parent's v in the node's equation (negative), NEURON's b
    diagonal: np.ndarray  # axial part of the diagonal
    part: np.ndarray
    whole_cells: bool  # no cell is in several parts
    in_order: bool  # the roots are NEURON's and all ends are solved for
    instances: dict[MechanismData, Instances]
    pieces: list[Piece]  # in the order of their first rows

    def stretches(self, first: int, last: int) -> dict[str, object]:
        """Rows from `first` to `last` in stretches whose parents lie equally far before them."""
        back = np.arange(first, last) - self.parent[first:last]
        begins = np.flatnonzero(np.diff(back, prepend=-1))
        begin, shift = aligned(len(begins) + 1, np.int64), aligned(max(len(begins), 1), np.int64)
        begin[:-1], begin[-1], shift[: len(begins)] = first + begins, last, back[begins]
        return {"stretches": len(begins), "begin": begin, "shift": shift}


@dataclass(slots=True)
class Piece:
    """A tree that goes on elsewhere: the numbers of its one or two points, and the rows from the first to the other."""

    numbers: tuple[int, ...]
    rows: np.ndarray


@dataclass(slots=True)
class Tree:
    """The cells as the model has them, by node row: `upper` is the node before it, -1 at the first of a cell.

    `branch` is rallbranch where a section begins, else 1. `edge` is the row whose `upper` connection leads to the
    solver's parent: the node itself, or that parent where the solver goes the other way (`reversed`).
    """

    upper: np.ndarray
    branch: np.ndarray
    edge: np.ndarray
    reversed: np.ndarray


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


def node_numbers(model: Model) -> dict[int, int]:
    """The place of each node (by its handle) in NEURON's order: the roots of all cells, then the others by sections."""
    sections = section_order(model)
    handles = [section.start_node() for section in sections if section.parent is None]
    for section in sections:
        inner = range(section.first, section.first + section.nodes)
        handles += [*(reversed(inner) if section.child_end else inner), section.end]
    return {handle: number for number, handle in enumerate(handles)}


def freeze(model: Model, parts: int = 1, arithmetic: str = "auto") -> Layout:
    """Give every node and instance its row, for threads that compute them in `parts`, with the option `arithmetic`.
    Afterwards `model.structure_changed` is False."""
    sections = section_order(model)
    for section in sections:
        if section.parent is None:
            section.start_node()
        for point_process in section.point_processes:
            if point_process.x in (0.0, 1.0):  # which node an end is depends on the tree
                point_process.place()
    handles, upper, branch = _canonical_nodes(sections)
    roots = int(np.count_nonzero(upper < 0))
    in_order = arithmetic == "neuron" or (arithmetic != "fast" and (roots >= FEW_CELLS or model.is_part))
    bare = np.zeros(len(handles), bool) if in_order or model.solves_all_ends else _bare_ends(model, handles, upper)
    parents, bare = _without_bare_roots(upper, bare)
    alone = model.cell_by_cell
    if roots < FEW_CELLS and not model.is_part and not alone and not in_order:
        parents = _centre_roots(parents)
    paths = _split(model, handles, parents)
    cell_part = np.arange(roots, dtype=np.int32) if alone else _parts_of_cells(upper, roots, parts)
    part = np.zeros(len(upper), np.int32) if cell_part is None else cell_part[_levels(upper)[1]]
    level, kind = _kinds(parents, [path for _, path in paths])
    order = np.lexsort((level, part, bare) if alone else (level, part, kind, bare))
    count = len(order)
    row = np.append(np.empty(count, dtype=np.int32), np.int32(-1))  # the last entry answers for -1
    row[order] = np.arange(count, dtype=np.int32)
    parent = aligned(count, np.int32, 3)
    parent[:] = row[parents[order]]
    solved = count - int(np.count_nonzero(bare))
    if cell_part is None:
        part = np.minimum(np.arange(count) * parts // max(solved, 1), parts - 1)
        part[solved:] = part[parent[solved:]]
    else:
        part = part[order]
    upper = row[upper[order]]
    turned = upper != parent
    handles = handles[order]
    position = np.array(model.nodes.position, dtype=np.int32)
    model.nodes.arrange(position[handles])
    layout = Layout(
        count=count,
        solved=solved,
        roots=roots,
        parent=parent,
        handles=handles,
        canonical=order.astype(np.int32),
        tree=Tree(upper, branch[order], np.where(turned, parent, np.arange(count, dtype=np.int32)), turned),
        to_parent=aligned(count, offset=11),
        from_parent=aligned(count, offset=19),
        diagonal=aligned(count, offset=27),
        part=part,
        whole_cells=cell_part is not None,
        in_order=in_order,
        instances={},
        pieces=sorted((Piece(numbers, row[path]) for numbers, path in paths), key=lambda piece: piece.rows[0]),
    )
    for data in model.mechanism_data.values():
        layout.instances[data] = _arrange_instances(model, data, layout)
    model.structure_changed = False
    model.version += 1
    return layout


def _split(model: Model, handles: np.ndarray, parents: np.ndarray) -> list[tuple[tuple[int, ...], list[int]]]:
    """The pieces of cells: their points' numbers and the places from the first to the other one. `parents` are turned
    so that the first is the root."""
    points: dict[Section, list[tuple[int, int]]] = {}
    for section, x, number in model.split_points:
        if section.exists:
            place = int(np.flatnonzero(handles == section.node_at(x))[0])
            points.setdefault(section.root(), []).append((number, place))
    paths = []
    for given in points.values():
        given.sort()
        numbers, places = zip(*given, strict=True)
        _turn(parents, places[0])
        path = [places[-1]]
        while path[-1] != places[0]:
            path.append(int(parents[path[-1]]))
        paths.append((numbers, path[::-1]))
    return paths


def _kinds(parents: np.ndarray, paths: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    """How many steps each node is from a root or a path; and 0 for the beginnings of paths, 1 for other roots, 2 on
    paths, 3 for all else."""
    cut = parents.copy()
    for path in paths:
        cut[path] = -1
    level = _levels(cut)[0]
    kind = np.where(level > 0, 3, 1)
    for path in paths:
        kind[path] = 2
        kind[path[0]] = 0
    return level, kind


def _parts_of_cells(upper: np.ndarray, roots: int, parts: int) -> np.ndarray | None:
    """The part of each cell: consecutive cells with about the same number of nodes; None if one would be too large."""
    if parts == 1:
        return np.zeros(roots, np.int32)
    sizes = np.bincount(_levels(upper)[1], minlength=roots)
    middles = np.cumsum(sizes) - sizes / 2
    part = (middles * parts / len(upper)).astype(np.int32)
    largest = np.bincount(part, sizes).max(initial=0)
    return part if largest * parts <= LARGEST * len(upper) else None


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


def _bare_ends(model: Model, handles: np.ndarray, upper: np.ndarray) -> np.ndarray:
    """Which nodes are ends with one neighbour and no point process."""
    is_end = np.zeros(len(model.nodes.position), dtype=bool)
    for section in model.section_set:
        is_end[section.end] = True
        if section.root_node >= 0:
            is_end[section.root_node] = True
    for data in model.mechanism_data.values():
        if data.record.kind == "point":
            owners = np.array(data.table.owner, dtype=np.int32)
            is_end[owners[owners >= 0]] = False
    for section, x in [*model.kept_ends, *((section, x) for section, x, _ in model.split_points)]:
        if section.exists:
            is_end[section.node_at(x)] = False
    has_upper = upper >= 0
    neighbours = np.bincount(upper[has_upper], minlength=len(upper)) + has_upper
    return is_end[handles] & (neighbours == 1)


def _without_bare_roots(parents: np.ndarray, bare: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A bare end that is a root hands that over to its only child."""
    parents = parents.copy()
    only_child = np.empty(len(parents), dtype=np.int32)
    children = np.flatnonzero(parents >= 0)
    only_child[parents[children]] = children
    roots = np.flatnonzero(bare & (parents < 0))
    parents[only_child[roots]] = -1
    parents[roots] = only_child[roots]
    return parents, bare


def _levels(parents: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How many steps each node is from its root, and that root (pointer doubling)."""
    ancestor = np.where(parents >= 0, parents, np.arange(len(parents), dtype=np.int32))
    distance = (parents >= 0).astype(np.int32)
    while True:
        distance += distance[ancestor]
        further = ancestor[ancestor]
        if np.array_equal(further, ancestor):
            return distance, ancestor
        ancestor = further


def _centre_roots(parents: np.ndarray) -> np.ndarray:
    """Each cell with its root in the middle of its longest path."""
    parents = parents.copy()
    for root in np.flatnonzero(parents < 0):
        end = _farthest(parents, root)
        _turn(parents, end)
        centre = _farthest(parents, end)
        for _ in range(int(_levels(parents)[0][centre]) // 2):
            centre = int(parents[centre])
        _turn(parents, centre)
    return parents


def _farthest(parents: np.ndarray, root: int) -> int:
    distance, top = _levels(parents)
    return int(np.argmax(np.where(top == root, distance, -1)))


def _turn(parents: np.ndarray, root: int) -> None:
    """Make `root` the root of its cell."""
    node, before = root, -1
    while node >= 0:
        parents[node], before, node = before, node, int(parents[node])


def _arrange_instances(model: Model, data: MechanismData, layout: Layout) -> Instances:
    """Sort the rows of a mechanism by node; of point processes at one node the last placed comes first."""
    table = data.table
    owner = np.array(table.owner, dtype=np.int32)
    rows = table.living_rows()
    owner = owner[rows]
    position = np.array(model.nodes.position, dtype=np.int32)
    placed = owner >= 0
    node = np.full(len(rows), layout.count, dtype=np.int32)
    node[placed] = position[owner[placed]]
    if data.record.kind == "point":
        canonical, cell = np.append(layout.canonical, layout.count), np.append(layout.part, layout.count)
        keys = -_placements(data)[rows], canonical[node]
        order = np.lexsort((*keys, cell[node]) if model.cell_by_cell else keys)
    else:
        order = np.argsort(node, kind="stable")
    table.arrange(rows[order])
    count = int(np.count_nonzero(placed))
    nodes = aligned(max(len(rows), 1), np.int32, 5)
    nodes[: len(rows)] = node[order]
    return Instances(count, len(rows), nodes)


def _placements(data: MechanismData) -> np.ndarray:
    """By row: as the how manieth the point process was placed."""
    placed = np.array(data.placed, dtype=np.int64)
    rows = np.array(data.table.position, dtype=np.int32)[: len(placed)]
    living = rows >= 0
    result = np.zeros(data.table.used, dtype=np.int64)
    result[rows[living]] = placed[living]
    return result


def update_geometry(model: Model, layout: Layout) -> None:
    """Bring areas and axial terms up to date in place; `model.diam_changed` is False afterwards."""
    for section in model.section_set:
        if section.stale:
            section.update_geometry()
    tree, solved = layout.tree, layout.solved
    inner = np.flatnonzero(layout.parent[:solved] >= 0)
    below = tree.edge[inner]  # the node at the far side of each connection, as the model has it
    above = tree.upper[below]
    area = model.nodes["area"][: layout.count]
    conductance = 1.0 / model.nodes["ri"][: layout.count][below]
    into_above = -100.0 * tree.branch[below] * conductance / area[above]
    into_below = -100.0 * conductance / area[below]
    turned = tree.reversed[inner]
    layout.to_parent[:] = layout.from_parent[:] = 0.0
    layout.to_parent[inner] = np.where(turned, into_below, into_above)
    layout.from_parent[inner] = np.where(turned, into_above, into_below)
    layout.diagonal[:] = -layout.from_parent
    np.subtract.at(layout.diagonal, layout.parent[inner], layout.to_parent[inner])
    model.diam_changed = False
