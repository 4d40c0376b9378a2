"""What random programs and calls (fuzz_programs.py, fuzz_calls.py) have found once."""

from __future__ import annotations

import io

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.repl.session import new_machine

SETUP = """\
create a
access a
insert hh
objref vec, graph_, none, new_pointers, standard, kinds, net, pc
vec = new Vector(3)
graph_ = new Graph(0)
new_pointers = new PtrVector(3)
standard = new MechanismStandard("hh")
kinds = new MechanismType(0)
net = new NetCon(&v(.5), none)
pc = new ParallelContext()
double z[3]
x = 1
strdef text_
"""
# NEURON refuses these too, or crashes.
REFUSED = [
    "fstim(1e9)", "fsyn(1e300)", 'sscanf("1", "%g", vec)', 'vec.medfltr("text")', "vec.as_numpy()",
    "vec.x(1, 2)", "vec.x()", "vec.x(vec)", "vec.x(&x)", "vec.x(vec) = 1", "vec.x() = 1", "vec.x[1][1] = 2",
    "pt3dstyle(1, vec, vec, vec)", "vec = new PtrVector(1e9)", "new_pointers.plot(none)", 'graph_.addvar("x", vec)',
    'graph_.addexpr("x", "x", 1, vec)', "graph_.beginline(vec, vec)", 'graph_.label(1, "text")',
    'graph_.label("text", vec)', "graph_.size(&x)", 'standard.in("hh")', "standard.out(none)", "standard.in(&x)",
    "kinds.is_artificial(1e300)", "vec.to_python(&x)",
    "vec.from_python(graph_)", "graph_ = new StateTransitionEvent(1e300)", "vec.resize(1e300)",
    "new_pointers = new Random(1)\nnew_pointers.poisson(1e9)",
    "net.weight = vec", "net.weight[1][1] = 2", "pc.target_var(1, vec)", "pc.source_var(&vec.x, 1)",
    "new_pointers.pset(0, &vec.x[1][1])", "vec.x[1] *= vec", "vec.x[1] *= text_",
]  # fmt: skip


@pytest.mark.parametrize("statement", REFUSED)
def test_a_clean_error(statement: str) -> None:
    machine = new_machine(out=io.StringIO())
    machine.execute(SETUP)
    with pytest.raises(RanvierError) as raised:
        machine.execute(statement)
    assert "internal error" not in raised.value.message


def test_a_large_string_among_the_arguments_is_shown_by_its_beginning() -> None:
    machine = new_machine(out=io.StringIO())
    machine.execute('strdef large\nlarge = "some words "\nproc fails() { execerror("no") }')
    machine.execute('for i = 1, 10 sprint(large, "%s%s", large, large)')
    with pytest.raises(RanvierError) as raised:
        machine.execute("fails(large)")
    assert 'fails("some words some words some words some…")' in raised.value.report()
