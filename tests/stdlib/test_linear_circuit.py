"""LinearCircuit: what is refused, and its curves. What it computes is in tests/golden/extracellular."""

import pytest
from ranvier.lang.errors import RanvierError

PARTS = """{load_file("lincir.hoc", "LinearCircuit")}
create a
access a
objref circuit
{circuit = new LinearCircuit(1)}
{object_push(circuit)}
{version(2)}
{mkelm(8, 100, 150, 2, 0)}
{sel.extra_info.set("a", 0.5) sel.extra_info.name(sel)}
"""
SIMULATE = """{g.exec_menu("Simulate")  tool(2)}
{object_pop()}
"""
WRONG = {
    "{mkelm(1, 200, 50, 2, 0)}\n10\n": "no solution",
    "{mkelm(0, 100, 190, 2, 1.5708)}\n{mkelm(6, 100, 190, 2, 0)}\n": "joins two cells, or a cell and the ground",
    "{mkelm(10, 100, 150, 2, 0)}\n": "0 to 9",
}
CLAMP = """{mkelm(1, 120, 170, 2, 0)}
10
{mkelm(4, 160, 170, 2, 0)}
{mklabel(0, "VC", 15, 15)}
{mklabel(1, "V", -5, 10)}
{sel.extra_info.restore()}
2
0.03 65
0.05 10
{mkelm(6, 180, 150, 2, 0)}
{graphlist.append(new LincirGraph(this, 1))}
4
VC I (nA)
2 1 0.8 0.9 2
V (mV)
1 1 0.8 0.9 2
2 (mV)
1 1 0.8 0.9 2
1 (mV)
3 1 0.8 0.9 2
0 5 -80 40 // graph size
498 60 311.4 378.9 // box size
// end info
"""
CURVES = """
objref x, y
i = -1
while (1) {
    x = new Vector()
    y = new Vector()
    i = graphList[0].o(0).getline(i, x, y)
    if (i < 0) break
    printf("%s %g %g %.4f\\n", y.label(), y.size, x.x[1], y.x[1])
}
"""


@pytest.mark.parametrize("lines", WRONG)
def test_what_is_refused(hoc, tmp_path, lines):
    (tmp_path / "wrong.ses").write_text(PARTS + lines + SIMULATE)
    with pytest.raises(RanvierError, match=WRONG[lines]):
        hoc(f'load_file("{tmp_path}/wrong.ses")\n')


def test_states_have_names(hoc, tmp_path):
    (tmp_path / "clamp.ses").write_text(PARTS + CLAMP + SIMULATE)
    hoc(f'load_file("{tmp_path}/clamp.ses")\n{{L = diam = 20  tstop = .025  insert pas  g_pas = .001  run()}}\n')
    assert hoc(CURVES).splitlines() == [
        "VC I (nA) 2 0.025 -0.0102",
        "V (mV) 2 0.025 -65.0000",
        "1 (mV) 2 0.025 -65.1021",
    ]
