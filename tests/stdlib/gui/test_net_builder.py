"""SpikePlot: a row of marks for each cell of a network that a session file describes."""

from pathlib import Path

NETWORK = Path(__file__).resolve().parents[2] / "hoc" / "library" / "artificial_network.hoc"


def test_spikes_are_drawn(hoc, machine):
    machine.run_file(NETWORK)
    hoc("objref raster\nraster = new SpikePlot(NetData[0], 1)\ntstop = 60\nraster.mode = 1\nrun()")
    assert hoc("print raster.times.count, raster.times.object(2).size").split() == ["3", "5"]
    hoc("objref at, rows\nat = new Vector()\nrows = new Vector()\nlast = -1")
    hoc("for k = 0, 2 last = raster.g.getline(last, at, rows)")
    assert hoc("print rows.size, rows.min, rows.max").split() == ["5", "1", "1"]  # the first cell is the upmost row
