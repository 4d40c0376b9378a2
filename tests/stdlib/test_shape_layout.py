"""`define_shape` where a section stands upright, so that it has no direction in the plane: NEURON 9.0.2's places. (It
also prints a remark there.)"""

import pytest
from ranvier import Machine

PLACES = {
    0: [(51, 2, 3), (-49, 2.00000429, 3)],
    0.3: [(0.999997795, 52, 4.5), (1.00000381, -48, 4.5)],
    0.7: [(0.999997795, 52, 6.5), (1.00000381, -48, 6.5)],
    1: [(51, 2, 8), (-49, 2.00000429, 8)],
}


@pytest.mark.parametrize("place", PLACES)
def test_at_an_upright_section(place):
    h = Machine()
    soma, axon, back = (h.Section(name=name) for name in ("soma", "axon", "back"))
    soma.pt3dadd(1, 2, 3, 2)
    soma.pt3dadd(1, 2, 8, 9)
    axon.L = back.L = 50
    axon.connect(soma(place))
    back.connect(axon(0))
    h.define_shape()
    for section, end in zip((axon, back), PLACES[place], strict=True):
        assert (section.x3d(2), section.y3d(2), section.z3d(2)) == pytest.approx(end, rel=1e-8)
