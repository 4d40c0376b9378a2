"""Equations whose elements are few, solved by a list of what to do made beforehand: see `integrate/pivots`."""

from __future__ import annotations

from ..ir.restricted_python import kernel
from ..ir.types import f64_array, i32_array, i64
from .assemble import CAPACITANCE

PER_GAMMA = 6  # place in the clock


@kernel
def gather_elements(
    nodes: i64, layers: i64, elements: i64, rows: i64, clock: f64_array, node: i32_array, above: i32_array,
    width: i32_array, instance: i32_array, place: i32_array, to_above: i32_array, from_above: i32_array,
    into_above: f64_array, into_node: f64_array, layers_into_above: f64_array, layers_into_node: f64_array,
    d: f64_array, electrode_d: f64_array, cm: f64_array, xg: f64_array, xc: f64_array, element: f64_array,
):  # fmt: skip
    """The matrix dF/dy + 1/gamma dF/dy' of the potentials, summed in NEURON's order: the membranes, what lies between
    layers, then what joins nodes, connection by connection.

    `place` has where an element of a node's block goes (-1: nowhere), `to_above` and `from_above` those of the node's
    row and the parent's column, and the other way about, for each layer."""
    size = layers + 1
    factor = CAPACITANCE * clock[PER_GAMMA]
    for x in range(elements):
        element[x] = 0.0
    for j in range(nodes):
        i = i64(node[j])
        corner = i * size * size
        total = d[i] + factor * cm[i]
        element[place[corner]] = total
        if width[i] > 1:
            membrane = total - electrode_d[i]
            element[place[corner + 1]] = -membrane
            element[place[corner + size]] = -membrane
            element[place[corner + size + 1]] = membrane
    for j in range(nodes):
        i = i64(node[j])
        row = i64(instance[i])
        if row >= 0 and width[i] > 1:
            for k in range(1, size):
                x = (k - 1) * rows + row
                corner = (i * size + k) * size + k
                link = xg[x] + factor * xc[x]
                element[place[corner]] = element[place[corner]] + link
                if k < layers:
                    element[place[corner + 1]] = -link
                    element[place[corner + size]] = -link
                    element[place[corner + size + 1]] = link
    for j in range(nodes):
        p = i64(above[j])
        if p >= 0:
            for k in range(size):
                x = i64(to_above[j * size + k])
                if x >= 0:
                    down = into_node[j]
                    up = into_above[j]
                    if k > 0:
                        down = layers_into_node[j * size + k]
                        up = layers_into_above[j * size + k]
                    corner = k * size + k
                    own = i64(place[i64(node[j]) * size * size + corner])
                    other = i64(place[p * size * size + corner])
                    element[own] = element[own] - down
                    element[other] = element[other] - up
                    element[x] = down
                    element[i64(from_above[j * size + k])] = up


@kernel
def solve_sparse(
    equations: i64, pivot: i32_array, unknown: i32_array, begin: i32_array, beside: i32_array, upper: i32_array,
    lower: i32_array, target: i32_array, element: f64_array, right: f64_array,
):  # fmt: skip
    """`right` becomes the solution. For each row in the order of elimination: `pivot`, the place of its diagonal;
    `unknown`, its place in `right`; from `begin` on the others in its row and column, and at `target` the places of
    the elements that these change."""
    x = 0
    for k in range(equations):
        inverse = 1.0 / element[pivot[k]]
        value = right[unknown[k]] * inverse
        right[unknown[k]] = value
        for u in range(i64(begin[k]), i64(begin[k + 1])):
            part = element[upper[u]] * inverse
            element[upper[u]] = part
            for w in range(i64(begin[k]), i64(begin[k + 1])):
                element[target[x]] = element[target[x]] - part * element[lower[w]]
                x = x + 1
        for u in range(i64(begin[k]), i64(begin[k + 1])):
            right[beside[u]] = right[beside[u]] - value * element[lower[u]]
    for j in range(equations):
        k = equations - 1 - j
        total = right[unknown[k]]
        for u in range(i64(begin[k]), i64(begin[k + 1])):
            total = total - element[upper[u]] * right[beside[u]]
        right[unknown[k]] = total
