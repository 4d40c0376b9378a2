"""The same bits on any number of ranks, however the cells are distributed."""

from pathlib import Path

import pytest

from .ranks import run

NETWORK = Path(__file__).parent / "network"


def results(folder, ranks, blocks, gaps=0, variable=0):
    """Spikes and voltages, sorted."""
    name = f"{folder}/of{ranks}{blocks}"
    given = {"blocks": blocks, "gaps": gaps, "variable": variable, "duration": 40}
    settings = [word for key, value in given.items() for word in ("-c", f"{key} = {value}")]
    strings = ["-c", "strdef results", "-c", f'results = "{name}"']
    status, _, errors = run(ranks, *settings, *strings, "network.hoc", folder=NETWORK)
    assert not (status or errors), errors
    return sorted(line for k in range(ranks) for line in Path(f"{name}.{k}").read_text().splitlines())


def test_variable_step(tmp_path):
    """Each rank has an integrator of its own: the same spikes but for the steps' errors."""
    alone, two = results(tmp_path, 1, 0, variable=1), results(tmp_path, 2, 0, variable=1)
    assert early(alone) == early(two)


def early(lines):
    """Who spikes in the first 25 ms, sorted."""
    spikes = [line.split()[1:] for line in lines if line.startswith("spike")]
    return sorted(number for time, number in spikes if float(time) < 25)


@pytest.mark.parametrize("gaps", [0, 1], ids=["spikes", "gap junctions"])
def test_same_bits(tmp_path, gaps):
    alone = results(tmp_path, 1, 0, gaps)
    assert sum(line.startswith("spike") for line in alone) > 20
    assert results(tmp_path, 2, 0, gaps) == alone
    assert results(tmp_path, 4, 1, gaps) == alone
