"""The cells of the local variable step: their numbers, which of them kernels work on, and where each is in time.

Kernels work on one cell at a time: `choose` writes, wherever arguments of theirs lie, what they are for that cell.
What happens within a cell is that of `advance`; `plan` and `times` have the numbers of the chosen cell.
"""

from __future__ import annotations

from ..ir.restricted_python import from_bits, func, kernel
from ..ir.types import f64, f64_array, i64, i64_array
from .advance import (
    DISTURBED,
    DT,
    INTEGRATED,
    JUMP,
    JUMPED,
    MOST_POINTS,
    ROOM,
    T,
    begin,
    go_to,
    record_point,
)
from .queue import (
    DUE,
    LEAST,
    LOOKED,
    SLOT,
    move,
)

# --- places in `cells` ---
CHOSEN = 0  # the cell, -1: none
COUNT = 1  # of cells
PATCHES, WHERE, VALUES = (
    2,
    3,
    4,
)  # what `choose` writes: how many numbers, addresses of where, and of all cells' numbers
OWN = 5  # address of the numbers of each cell
LINE_STATE, LINE, LINE_HEAP, LINE_KEY = 6, 7, 8, 9  # addresses: the queue of the cells
HOMES = 10  # address: for each mechanism that gets events the address of the cell of each row
SOURCE_HOME, SAMPLE_HOME, CHANGE_HOME = 11, 12, 13  # addresses: of which cell sources, samplers and played points are
TARGET_CELL = 14  # of what is delivered, -1: none
DISTURBANCES = 15  # before it was
DELIVERS = 16  # 1: something that was due is what was done last
BEGINS = 17  # 1: an advance begins
CELLS = 18

# --- numbers of each cell ---
AT = 0  # ms, where its variables are
BEGAN = 1  # ms, where its last step began: they can not be brought farther back
OF_INTEGRATED, OF_JUMP, OF_LOOKED, OF_DISTURBED = 2, 3, 4, 5  # what `times`, `moment`, `plan` have while it is chosen
STEP = 6  # ms, the last
FIRST_RECORDER, LAST_RECORDER = 7, 8
OF_JUMPED = 9
NUMBERS = 10


@func
def exchange_numbers(
    plan: i64_array, times: f64_array, moment: f64_array, cells: i64_array, own: f64_array, cell: i64
) -> i64:  # fmt: skip
    """Those of the cell that was chosen go, those of another come."""
    at = cells[CHOSEN] * NUMBERS
    if at >= 0:
        own[at + OF_INTEGRATED] = times[INTEGRATED]
        own[at + OF_JUMP] = times[JUMP]
        own[at + OF_JUMPED] = times[JUMPED]
        own[at + OF_LOOKED] = moment[LOOKED]
        own[at + OF_DISTURBED] = plan[DISTURBED]
    at = cell * NUMBERS
    times[INTEGRATED] = own[at + OF_INTEGRATED]
    times[JUMP] = own[at + OF_JUMP]
    times[JUMPED] = own[at + OF_JUMPED]
    moment[LOOKED] = own[at + OF_LOOKED]
    plan[DISTURBED] = i64(own[at + OF_DISTURBED])
    return 0


@func
def choose(
    plan: i64_array, times: f64_array, clock: f64_array, moment: f64_array, cells: i64_array, cell: i64
) -> i64:  # fmt: skip
    """Kernels work on this cell from now on; t is its time."""
    if cells[CHOSEN] != cell:
        _ = exchange_numbers(plan, times, moment, cells, f64_array(cells[OWN]), cell)
        first = cell * cells[PATCHES]
        for k in range(cells[PATCHES]):
            i64_array(i64_array(cells[WHERE])[k])[0] = i64_array(cells[VALUES])[first + k]
        cells[CHOSEN] = cell
    clock[T] = f64_array(cells[OWN])[cell * NUMBERS + AT]
    return 0


@func
def moved(clock: f64_array, cells: i64_array, t: f64) -> i64:
    """The chosen cell is at the clock's time, and in the queue at t, behind others that are there."""
    cell = cells[CHOSEN]
    f64_array(cells[OWN])[cell * NUMBERS + AT] = clock[T]
    return move(
        i64_array(cells[LINE_STATE]), i64_array(cells[LINE]), i64_array(cells[LINE_HEAP]),
        f64_array(cells[LINE_KEY]), cell, t, t,
    )  # fmt: skip


@func
def least(cells: i64_array) -> i64:
    """The cell whose time is the least."""
    return i64_array(cells[LINE_STATE])[LEAST]


@func
def least_time(cells: i64_array) -> f64:
    return from_bits(i64_array(cells[LINE])[least(cells) * SLOT + DUE])


@func
def bring(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, moment: f64_array, cells: i64_array, cell: i64, t: f64,
) -> i64:  # fmt: skip
    """A cell goes to a time before the one that it has reached; it is chosen then."""
    _ = choose(plan, times, clock, moment, cells, cell)
    code = 0
    there = max(t, f64_array(cells[OWN])[cell * NUMBERS + BEGAN])
    if clock[T] != there:
        code = go_to(loop, drivers, plan, task, clock, vectors, there)
        clock[DT] = f64_array(cells[OWN])[cell * NUMBERS + STEP]
    _ = moved(clock, cells, t)
    return code


@func
def bring_all(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, task: f64_array, clock: f64_array,
    vectors: i64_array, moment: f64_array, cells: i64_array, t: f64, recorded: i64,
) -> i64:  # fmt: skip
    """Every cell; it may be recorded there."""
    for cell in range(cells[COUNT]):
        code = bring(loop, drivers, plan, times, task, clock, vectors, moment, cells, cell, t)
        if code != 0:
            return code
        if recorded != 0:
            _ = record_point(loop, drivers, plan)
    clock[T] = t
    return 0


@func
def has_room(plan: i64_array, recorded: i64_array, cells: i64_array, first: i64, last: i64) -> i64:
    """Whether the points of these cells can be recorded."""
    room = 1
    for cell in range(first, last):
        k = i64(f64_array(cells[OWN])[cell * NUMBERS + FIRST_RECORDER])
        if k < i64(f64_array(cells[OWN])[cell * NUMBERS + LAST_RECORDER]):
            if recorded[k] + MOST_POINTS > plan[ROOM]:
                room = 0
    return room


@kernel
def cells_begin(
    loop: i64, drivers: i64_array, plan: i64_array, times: f64_array, clock: f64_array, vectors: i64_array,
    jumps: i64_array, counts: i64_array, moment: f64_array, cells: i64_array, first: i64, last: i64,
) -> i64:  # fmt: skip
    """Cells begin anew from the model's present states, each at its own time."""
    t = clock[T]
    dt = clock[DT]
    code = 0
    for cell in range(first, last):
        if code == 0:
            _ = choose(plan, times, clock, moment, cells, cell)
            code = begin(loop, drivers, plan, times, clock, vectors, jumps, counts)
            f64_array(cells[OWN])[cell * NUMBERS + BEGAN] = clock[T]
    clock[T] = t
    clock[DT] = dt
    return code


@kernel
def choose_cell(
    plan: i64_array, times: f64_array, clock: f64_array, moment: f64_array, cells: i64_array, cell: i64
):  # fmt: skip
    """For Python, which wants to look at one."""
    _ = choose(plan, times, clock, moment, cells, cell)
