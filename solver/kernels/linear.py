"""Kernels of linear equations c dy/dt + g y = b that are solved together with those of the cells.

The systems stand one after the other: system s has `sizes[s]` of the y; `shared[s]`, its first, are potentials, that
is, unknowns of the cells. `c`, `g`, `b` and `y` hold the addresses of its numbers. `place` says of every y where it is
among the unknowns; GROUND: nowhere. `vectors` holds the addresses of what a kernel reads, what it writes, and of the
slopes of what it reads.
"""

from __future__ import annotations

from ..ir.restricted_python import func, kernel
from ..ir.types import f64, f64_array, i64, i64_array
from .driver import run

DT = 1  # place in the clock
IN, OUT, SLOPE = 0, 1, 2  # places in `vectors`
GROUND = -1
NO_SOLUTION = -(1 << 43)  # stop code


@kernel
def show(systems: i64, sizes: i64_array, counts: i64_array, place: i64_array, vectors: i64_array, y: i64_array):
    """The first `counts[s]` y of each system are what the unknowns are."""
    first = i64(0)
    for s in range(systems):
        for k in range(counts[s]):
            where = place[first + k]
            f64_array(y[s])[k] = f64_array(vectors[IN])[where] if where >= 0 else 0.0
        first = first + sizes[s]


@kernel
def pack(systems: i64, sizes: i64_array, shared: i64_array, place: i64_array, vectors: i64_array, y: i64_array):
    """The y that are no potentials into the unknowns: of y, or of what has their addresses."""
    first = i64(0)
    for s in range(systems):
        for k in range(shared[s], sizes[s]):
            f64_array(vectors[OUT])[place[first + k]] = f64_array(y[s])[k]
        first = first + sizes[s]


@kernel
def residual(
    systems: i64, sizes: i64_array, shared: i64_array, place: i64_array, vectors: i64_array, c: i64_array,
    g: i64_array, b: i64_array,
):  # fmt: skip
    """Adds c dy/dt + g y - b to what the potentials' equations have; alone in those of the others."""
    first = i64(0)
    for s in range(systems):
        size = sizes[s]
        for i in range(size):
            row = place[first + i]
            if row >= 0:
                total = -f64_array(b[s])[i]
                for j in range(size):
                    where = place[first + j]
                    if where >= 0:
                        total = total + f64_array(c[s])[i * size + j] * f64_array(vectors[SLOPE])[where]
                        total = total + f64_array(g[s])[i * size + j] * f64_array(vectors[IN])[where]
                before = f64_array(vectors[OUT])[row] if i < shared[s] else 0.0
                f64_array(vectors[OUT])[row] = before + total
        first = first + size


@kernel
def right_of_step(systems: i64, sizes: i64_array, g: i64_array, b: i64_array, y: i64_array, right: f64_array):
    """Of M dy = right, M = c/dt + g, for a step from y."""
    first = i64(0)
    for s in range(systems):
        size = sizes[s]
        for i in range(size):
            total = f64_array(b[s])[i]
            for j in range(size):
                total = total - f64_array(g[s])[i * size + j] * f64_array(y[s])[j]
            right[first + i] = total
        first = first + size


@kernel
def right_given(
    systems: i64, sizes: i64_array, shared: i64_array, place: i64_array, vectors: i64_array, right: f64_array
):
    """Of M dy = right; what the potentials' equations have is in the cells' already."""
    first = i64(0)
    for s in range(systems):
        for k in range(sizes[s]):
            right[first + k] = 0.0 if k < shared[s] else f64_array(vectors[IN])[place[first + k]]
        first = first + sizes[s]


@kernel
def move(systems: i64, sizes: i64_array, change: f64_array, y: i64_array):
    """After a step."""
    first = i64(0)
    for s in range(systems):
        for k in range(sizes[s]):
            f64_array(y[s])[k] = f64_array(y[s])[k] + change[first + k]
        first = first + sizes[s]


# --- the solution ---


@func
def coefficient(c: i64, g: i64, dt: f64, at: i64) -> f64:
    """An element of M."""
    return f64_array(c)[at] / dt + f64_array(g)[at]


@func
def answer_to(loop: i64, driver: i64_array, aims: i64_array, vectors: i64_array) -> i64:
    """The cells' equations solved for what is in `unit`."""
    given = vectors[IN]
    wanted = vectors[OUT]
    vectors[IN] = aims[IN]
    vectors[OUT] = aims[OUT]
    code = run(loop, driver)
    vectors[IN] = given
    vectors[OUT] = wanted
    return code


@func
def solve_dense(size: i64, matrix: f64_array, x: f64_array) -> i64:
    """x becomes the solution of matrix x' = x, by elimination with pivots of a column's largest."""
    for k in range(size):
        best = k
        for i in range(k + 1, size):
            if abs(matrix[i * size + k]) > abs(matrix[best * size + k]):
                best = i
        if matrix[best * size + k] == 0.0:
            return NO_SOLUTION
        if best != k:
            for j in range(size):
                swapped = matrix[k * size + j]
                matrix[k * size + j] = matrix[best * size + j]
                matrix[best * size + j] = swapped
            kept = x[k]
            x[k] = x[best]
            x[best] = kept
        for i in range(k + 1, size):
            factor = matrix[i * size + k] / matrix[k * size + k]
            if factor != 0.0:
                for j in range(k + 1, size):
                    matrix[i * size + j] = matrix[i * size + j] - factor * matrix[k * size + j]
                x[i] = x[i] - factor * x[k]
    for n in range(size):
        i = size - 1 - n
        for j in range(i + 1, size):
            x[i] = x[i] - matrix[i * size + j] * x[j]
        x[i] = x[i] / matrix[i * size + i]
    return 0


@func
def find_answers(
    loop: i64, driver: i64_array, aims: i64_array, vectors: i64_array, unit: f64_array, answer: f64_array,
    joined: i64, joint: i64_array, place: i64_array, answers: f64_array,
) -> i64:  # fmt: skip
    """What a unit current into a potential does to each potential."""
    code = 0
    for j in range(joined):
        where = place[joint[j]]
        if where >= 0 and code == 0:
            unit[where] = 1.0
            code = answer_to(loop, driver, aims, vectors)
            unit[where] = 0.0
        for k in range(joined):
            seen = place[joint[k]]
            answers[k * joined + j] = answer[seen] if where >= 0 and seen >= 0 else 0.0
    return code


@func
def put_systems(
    dt: f64, total: i64, system: i64_array, begins: i64_array, sizes: i64_array, c: i64_array, g: i64_array,
    right: f64_array, matrix: f64_array, change: f64_array,
) -> i64:  # fmt: skip
    """The equations M change = right."""
    for i in range(total):
        s = system[i]
        change[i] = right[i]
        for j in range(total):
            matrix[i * total + j] = 0.0
        for j in range(sizes[s]):
            matrix[i * total + begins[s] + j] = coefficient(c[s], g[s], dt, (i - begins[s]) * sizes[s] + j)
    return 0


@func
def put_potentials(
    dt: f64, vectors: i64_array, total: i64, joined: i64, joint: i64_array, system: i64_array, begins: i64_array,
    sizes: i64_array, place: i64_array, c: i64_array, g: i64_array, right: f64_array, answers: f64_array,
    matrix: f64_array, change: f64_array,
) -> i64:  # fmt: skip
    """In place of their equations: a potential is what it is alone, and its answers to the currents."""
    for k in range(joined):
        i = joint[k]
        where = place[i]
        change[i] = f64_array(vectors[OUT])[where] if where >= 0 else 0.0
        for j in range(total):
            matrix[i * total + j] = 0.0
        matrix[i * total + i] = 1.0
    for j in range(joined):
        i = joint[j]
        s = system[i]
        for k in range(joined):
            row = joint[k]
            change[row] = change[row] + answers[k * joined + j] * right[i]
            for m in range(sizes[s]):
                at = row * total + begins[s] + m
                element = coefficient(c[s], g[s], dt, (i - begins[s]) * sizes[s] + m)
                matrix[at] = matrix[at] + answers[k * joined + j] * element
    return 0


@func
def move_cells(
    loop: i64, driver: i64_array, aims: i64_array, vectors: i64_array, unknowns: i64, unit: f64_array,
    answer: f64_array, dt: f64, joined: i64, joint: i64_array, system: i64_array, begins: i64_array, sizes: i64_array,
    place: i64_array, c: i64_array, g: i64_array, right: f64_array, current: f64_array, change: f64_array,
) -> i64:  # fmt: skip
    """The currents right - M change of the solution flow into the cells."""
    for j in range(joined):
        i = joint[j]
        s = system[i]
        current[j] = right[i]
        for m in range(sizes[s]):
            element = coefficient(c[s], g[s], dt, (i - begins[s]) * sizes[s] + m)
            current[j] = current[j] - element * change[begins[s] + m]
        if place[i] >= 0:
            unit[place[i]] = unit[place[i]] + current[j]
    code = answer_to(loop, driver, aims, vectors)
    for j in range(joined):
        if place[joint[j]] >= 0:
            unit[place[joint[j]]] = 0.0
    for i in range(unknowns):
        f64_array(vectors[OUT])[i] = f64_array(vectors[OUT])[i] + answer[i]
    return code


@kernel
def solve_beside(
    loop: i64, driver: i64_array, aims: i64_array, vectors: i64_array, unknowns: i64, unit: f64_array,
    answer: f64_array, clock: f64_array, total: i64, joined: i64, joint: i64_array, system: i64_array,
    begins: i64_array, sizes: i64_array, place: i64_array, c: i64_array, g: i64_array, right: f64_array,
    answers: f64_array, matrix: f64_array, current: f64_array, change: f64_array,
) -> i64:  # fmt: skip
    """The unknowns, as the cells alone have them, become the solution with the systems; the solution of these is
    `change`.

    A potential changes by what it does alone, and by its answers to the currents right - M change into all potentials;
    the other equations are M change = right. `driver` solves the cells' equations of `unit` into `answer`. `joint` are
    the potentials among the y, `system` is that of each y, `begins` where its y begin.
    """
    dt = clock[DT]
    code = find_answers(loop, driver, aims, vectors, unit, answer, joined, joint, place, answers)
    if code != 0:
        return code
    _ = put_systems(dt, total, system, begins, sizes, c, g, right, matrix, change)
    _ = put_potentials(
        dt, vectors, total, joined, joint, system, begins, sizes, place, c, g, right, answers, matrix, change
    )  # fmt: skip
    code = solve_dense(total, matrix, change)
    if code != 0 or joined == 0:
        return code
    return move_cells(
        loop, driver, aims, vectors, unknowns, unit, answer, dt, joined, joint, system, begins, sizes, place, c, g,
        right, current, change,
    )  # fmt: skip


# --- the cells' equations anew ---


@kernel
def keep_matrix(count: i64, matrix: f64_array, kept: f64_array):
    """The matrix as it is before it is eliminated."""
    for i in range(count):
        kept[i] = matrix[i]


@kernel
def begin_answer(elements: i64, kept: f64_array, work: f64_array, unknowns: i64, unit: f64_array, right: f64_array):
    """The equations of a unit current."""
    for i in range(elements):
        work[i] = kept[i]
    for i in range(unknowns):
        right[i] = unit[i]


@kernel
def take_inside(count: i64, size: i64, solution: f64_array, rhs: f64_array):
    """The changes inside, of those of all layers."""
    for i in range(count):
        rhs[i] = solution[i * size]
