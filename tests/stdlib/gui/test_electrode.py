"""Electrode: runs with one level of its voltage clamp after another, as NEURON with windows has them."""

from ranvier.repl.session import new_machine

MODEL = """
load_file("nrngui.hoc")
load_file("electrod.hoc")
create soma
access soma
objref e
e = new Electrode()
proc state() {
  printf("%s %g:", $s1, e.stim.amp)
  for k = 0, 2 printf(" %g %g", e.vc.dur[k], e.vc.amp[k])
  printf("\\n")
}
proc run() { state("run") }
"""
FAMILY = """
e.stim.amp = 3
{execute("installFamily()", e)}
{execute("vcsteps = 1", e)}
{execute("varyamp(1)", e)}
e.vc.amp[2] = 51
{execute("vcincrement = 7  varyamp(2)", e)}
{execute("installIclamp()", e)}
state("current")
"""
PRINTED = """\
run 0: 0.1 -65 2.5 10 100 -65
run 0: 0.1 -65 2.5 20 100 -65
run 0: 0.1 -65 2.5 10 100 -65
run 0: 0.1 -65 2.5 10 100 -58
current 3: -1 -65 -1 10 -1 -58
"""


def test_a_family_of_voltage_clamps_and_back(capsys):
    machine = new_machine()
    machine.execute(MODEL)
    capsys.readouterr()
    machine.execute(FAMILY)
    assert "\n".join(line for line in capsys.readouterr().out.splitlines() if ":" in line) + "\n" == PRINTED
