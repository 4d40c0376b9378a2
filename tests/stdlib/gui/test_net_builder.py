"""SpikePlot: a row of marks for each cell of a network that a session file describes."""

from pathlib import Path

NETWORK = Path(__file__).resolve().parents[2] / "hoc" / "library" / "artificial_network.hoc"


def test_spikes_are_drawn(hoc, machine):
    machine.run_file(NETWORK)
    hoc("objref raster\nraster = new SpikePlot(NetData[0], 1)\ntstop = 60\nrun()\nraster.plot()")
    assert hoc("print raster.times.count, raster.times.object(2).size").split() == ["3", "5"]
    marks = [item for item in machine.globals.find("raster").value.hoc_g.scene.items if type(item).__name__ == "Mark"]
    assert {mark.y for mark in marks} == {1, 2, 3} and sum(mark.y == 3 for mark in marks) == 5
