"""Each mechanism has its own usetable; the figures are NEURON 9.0.2's."""

import io

import pytest
from ranvier.repl.session import new_machine

MOD = """
NEURON { SUFFIX NAME RANGE r }
ASSIGNED { r v (millivolt) f }
STATE { m }
INITIAL { rates(v) m = 0 }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { rates(v) m' = f - m  r = f }
PROCEDURE rates(v) {
  TABLE f FROM -100 TO 100 WITH 10
  f = exp(v/50)
}
"""
IN_TABLE, EXACT = 0.28629955782457, 0.28365402649977


@pytest.mark.parametrize("gate", [0, 1])
@pytest.mark.parametrize("other", [0, 1])
@pytest.mark.parametrize("variable_step", [0, 1])
def test_each_mechanism_uses_its_tables_or_not(tmp_path, gate, other, variable_step):
    machine = new_machine(out=io.StringIO())
    for name in ("gate", "other"):
        (tmp_path / f"{name}.mod").write_text(MOD.replace("NAME", name))
    machine.load_mechanisms(tmp_path)
    machine.execute("create s\naccess s\n{insert gate insert other}\nobjref cv\ncv = new CVode()")
    machine.execute(f"cv.active({variable_step})\nusetable_gate = {gate}\nusetable_other = {other}")
    machine.execute("finitialize(-63)\nfadvance()")
    for name, uses in (("gate", gate), ("other", other)):
        assert machine.evaluate(f"r_{name}") == pytest.approx(IN_TABLE if uses else EXACT, rel=1e-13)
