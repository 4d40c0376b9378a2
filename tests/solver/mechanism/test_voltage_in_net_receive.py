"""v is the node's: what NET_RECEIVE assigns to it stays, what INITIAL or a call of hoc assigns is lost."""

from __future__ import annotations

import io
from pathlib import Path

from ranvier.repl.session import new_machine

MOD = """
NEURON { POINT_PROCESS Setting  RANGE x }
ASSIGNED { v (mV)  x }
INITIAL { v = -52  x = v  net_send(0.01, 1) }
PROCEDURE set_v(a) { v = a }
NET_RECEIVE(w) {
  INITIAL { v = -53 }
  if (flag == 1) { set_v(-40) } else { v = v + w }
}
"""
PROGRAM = """
create s
access s
objref z, source, connection
z = new Setting(.5)
source = new NetStim()
{source.start = .1  source.number = 2  source.interval = .1}
connection = new NetCon(source, z)
{connection.weight = 3  connection.delay = .1}
finitialize(-65)
print v(.5), z.x
while (t < .4 - dt/2) { fadvance()  printf("%g ", v(.5)) }
{z.set_v(-33)}
print v(.5)
"""


def test_net_receive_sets_the_voltage(tmp_path: Path) -> None:
    (tmp_path / "setting.mod").write_text(MOD)
    out = io.StringIO()
    machine = new_machine([tmp_path], out)
    machine.execute(PROGRAM)
    first, second = out.getvalue().splitlines()[-2:]
    assert first.split() == ["-65", "-52"]
    assert second.split() == ["-40"] * 7 + ["-37"] * 4 + ["-34"] * 6  # NEURON 9.0.2's
