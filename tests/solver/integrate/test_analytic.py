"""Cables that have solutions on paper, and the order of convergence."""

import numpy as np
import pytest

PI = np.pi


def cable(simulation, nseg=11, length=1000.0, diam=1.0, g=2.5e-5, resistivity=100.0):
    section = simulation.model.create_section("cable")
    section.L, section.Ra, section.nseg = length, resistivity, nseg
    section.set_all("diam", diam)
    section.insert("pas")
    section.set_all("g_pas", g)
    section.set_all("e_pas", -65)
    return section


def inject(simulation, section, x, amplitude, delay=0.0):
    clamp = simulation.model.create_point_process("Clamp")
    clamp.loc(section, x)
    for name, value in (("amp", amplitude), ("delay", delay), ("dur", 1e9)):
        clamp.set(name, value)


def constants(section):
    """Length constant in units of L, resistance of the whole membrane (MΩ), time constant (ms, cm = 1)."""
    g, diam, length = section.get("g_pas", 0.5), section.get("diam", 0.5), section.L
    space = np.sqrt(1e4 * diam / (4 * g * section.Ra))  # µm
    return space / length, 100 / (g * PI * diam * length), 1e-3 / g


def steady(section, current, x):
    """Sealed ends, `current` (nA) into x = 0: mV above rest."""
    space, resistance, _ = constants(section)
    return current * resistance / space * np.cosh((1 - x) / space) / np.sinh(1 / space)


def transient(section, current, x, t):
    """The same after t ms; the modes decay, so that few are needed."""
    space, resistance, tau = constants(section)
    n = np.arange(1, 400)
    rates = 1 + (n * PI * space) ** 2
    modes = np.exp(-t / tau) + 2 * np.sum(np.cos(n * PI * x) * np.exp(-rates * t / tau) / rates)
    return steady(section, current, x) - current * resistance * modes


def run(simulation, t, dt):
    simulation.model.dt = dt
    simulation.finitialize(-65)
    simulation.advance(round(t / dt))


def test_rallpack_1(simulation):
    """A passive cable of 1 mm, 0.1 nA into one end (Bhalla, Bilitch & Bower 1992)."""
    section = cable(simulation, nseg=200)
    inject(simulation, section, 0, 0.1)
    for x in (0, 1):
        for t in (1.0, 5.0, 25.0, 100.0):
            run(simulation, t, t / 2000)
            assert section.get("v", x) + 65 == pytest.approx(transient(section, 0.1, x, t), rel=1e-3, abs=0.005)


def test_steady_state(simulation):
    section = cable(simulation, nseg=301)
    inject(simulation, section, 0, 0.05)
    run(simulation, 1e6, 1e3)
    for x in (0, 0.5, 1):
        assert section.get("v", x) + 65 == pytest.approx(steady(section, 0.05, x), rel=1e-5)


def test_order_in_nseg_is_two(simulation):
    section = cable(simulation)
    inject(simulation, section, 0, 0.05)
    errors = []
    for nseg in (5, 15, 45):
        section.nseg = nseg
        section.set_all("diam", 1.0)
        run(simulation, 1e6, 1e3)
        errors.append(abs(section.get("v", 1) + 65 - steady(section, 0.05, 1)))
    orders = np.log(np.array(errors[:-1]) / errors[1:]) / np.log(3)
    assert orders == pytest.approx([2, 2], abs=0.05)


@pytest.mark.parametrize(("secondorder", "order"), [(0, 1), (1, 2), (2, 2)])
def test_order_in_dt(simulation, secondorder, order):
    """A soma with hh and a cable, a current that begins at a whole step; v at the foot of the spike."""
    soma = simulation.model.create_section("soma")
    soma.L = 20
    soma.set_all("diam", 20)
    soma.insert("hh")
    dendrite = cable(simulation, nseg=7, length=300)
    dendrite.connect(soma)
    inject(simulation, soma, 0.5, 0.1, delay=0.8)
    simulation.model.globals["secondorder"].set(secondorder)
    found = []
    for dt in (0.05, 0.025, 0.0125, 0.00625):
        run(simulation, 4.0, dt)
        found.append(soma.get("v", 0.5))
    differences = np.abs(np.diff(found))
    orders = np.log2(differences[:-1] / differences[1:])
    assert orders == pytest.approx(order, abs=0.2)
