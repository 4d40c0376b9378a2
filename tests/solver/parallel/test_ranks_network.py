"""The same bits on any number of ranks, however the cells are distributed."""

from pathlib import Path

import pytest

from .ranks import run

NETWORK = Path(__file__).parent / "network"


def run_program(folder, name, ranks, **given):
    """What the ranks wrote, sorted."""
    file = f"{folder}/{name}-of{ranks}" + "".join(f"-{value}" for value in given.values())
    settings = [word for key, value in given.items() for word in ("-c", f"{key} = {value}")]
    strings = ["-c", "strdef results", "-c", f'results = "{file}"']
    status, _, errors = run(ranks, *settings, *strings, f"{name}.hoc", folder=NETWORK)
    assert not (status or errors), errors
    return sorted(line for k in range(ranks) for line in Path(f"{file}.{k}").read_text().splitlines())


def results(folder, ranks, blocks, gaps=0, variable=0):
    """Spikes and voltages, sorted."""
    return run_program(folder, "network", ranks, blocks=blocks, gaps=gaps, variable=variable, duration=40)


def test_variable_step(tmp_path):
    """Without gap junctions each rank has an integrator of its own: the same spikes but for the steps' errors."""
    alone, two = results(tmp_path, 1, 0, variable=1), results(tmp_path, 2, 0, variable=1)
    assert early(alone) == early(two)


def early(lines):
    """Who spikes in the first 25 ms, sorted."""
    spikes = [line.split()[1:] for line in lines if line.startswith("spike")]
    return sorted(number for time, number in spikes if float(time) < 25)


def test_local_variable_step(tmp_path):
    """Each cell has a time of its own; the ranks exchange spikes at the same times all the same."""
    alone, two = (results(tmp_path, ranks, 0, variable=2) for ranks in (1, 2))
    assert early(alone) == early(two)


def test_variable_step_with_gap_junctions(tmp_path):
    """All ranks take the same steps, those of one process but for the last digits."""
    alone = spikes(results(tmp_path, 1, 0, gaps=1, variable=1))
    assert len(alone) > 30
    for ranks, blocks in ((2, 0), (4, 1)):
        others = spikes(results(tmp_path, ranks, blocks, gaps=1, variable=1))
        assert [number for _, number in others] == [number for _, number in alone]
        assert [time for time, _ in others] == pytest.approx([time for time, _ in alone], abs=1e-5)


def spikes(lines):
    """Times and numbers, in the order of times."""
    found = [line.split()[1:] for line in lines if line.startswith("spike")]
    return sorted((round(float(time), 6), int(number)) for time, number in found)


@pytest.mark.parametrize("gaps", [0, 1], ids=["spikes", "gap junctions"])
def test_same_bits(tmp_path, gaps):
    alone = results(tmp_path, 1, 0, gaps)
    assert sum(line.startswith("spike") for line in alone) > 20
    assert results(tmp_path, 2, 0, gaps) == alone
    assert results(tmp_path, 4, 1, gaps) == alone


@pytest.mark.parametrize(
    ("method", "order", "gaps"), [(0, 1, 1), (1, 1, 0), (1, 2, 0)], ids=["fixed", "local", "within local steps"]
)
def test_same_bits_of_every_kind_of_event(tmp_path, method, order, gaps):
    """With the local variable step, too: a cell's steps depend on nothing but what it is sent."""

    def found(ranks, blocks):
        return run_program(tmp_path, "events", ranks, blocks=blocks, method=method, order=order, gaps=gaps)

    alone = found(1, 0)
    for kind, least in (("spike", 150), ("watch", 80), ("v", 40)):
        assert sum(line.startswith(kind) for line in alone) > least
    assert found(2, 0) == alone
    assert found(4, 1) == alone


@pytest.mark.parametrize("order", [0, 2])
def test_cells_in_pieces(tmp_path, order):
    """The voltages of the whole cell but for the order of sums, the same bits wherever the pieces are."""
    whole = run_program(tmp_path, "pieces", 1, how=0, order=order)
    alone = run_program(tmp_path, "pieces", 1, how=1, order=order)
    assert numbers(alone) == pytest.approx(numbers(whole), rel=1e-11)  # pieces have sums and slopes of their own
    assert max(numbers(whole)) > 0.0  # spikes
    assert run_program(tmp_path, "pieces", 2, how=1, order=order) == alone
    assert run_program(tmp_path, "pieces", 3, how=2, order=order) == alone


def numbers(lines):
    return [float(word) for line in lines for word in line.split()[3:]]


def test_a_manager_splits_a_cell(tmp_path):
    whole = run_program(tmp_path, "halves", 1, how=0)
    halves = run_program(tmp_path, "halves", 3, how=1)
    assert numbers(halves) == pytest.approx(numbers(whole), rel=1e-12)
    assert [line.split()[:3] for line in halves] == [line.split()[:3] for line in whole]
