"""The built-in mechanisms in a run, from their .mod files. Figures: NEURON 9.0.2, hh with its tables."""

from pathlib import Path

import pytest
from ranvier.solver.integrate.simulation import Simulation
from ranvier.solver.mechanism import catalogue, ions
from ranvier.solver.model import Model

MOD = Path(__file__).parents[3] / "stdlib" / "mod"


@pytest.fixture
def simulation():
    model = Model()
    records = catalogue.built_in(MOD)
    for ion, valence in ions.valences(records).items():
        model.register(ions.ion_mechanism(ion, valence))
    for record in records:
        model.register(record)
    return Simulation(model)


def test_soma(simulation):
    model = simulation.model
    soma = model.create_section("soma")
    soma.L = 10
    soma.set_all("diam", 10)
    soma.insert("pas")
    soma.insert("hh")
    clamp = model.create_point_process("IClamp")
    clamp.loc(soma, 0.5)
    for name, value in (("amp", 0.1), ("del", 0.05), ("dur", 0.1)):
        clamp.set(name, value)
    v, m = simulation.record(soma.pointer("v", 0.5)), simulation.record(soma.pointer("m_hh", 0.5))
    ina, i = simulation.record(soma.pointer("ina", 0.5)), simulation.record(clamp.pointer("i"))
    simulation.finitialize(-65)
    simulation.advance(8)
    assert v.take().tolist() == pytest.approx(
        [-65, -65.11924193308745, -65.23379179402586, -64.58017605623368, -63.9524277340715, -63.34897696294187,
         -62.768343096655315, -62.97282426508052, -63.16741478648383], abs=1e-10,
    )  # fmt: skip
    assert m.take()[[0, 1, 8]].tolist() == pytest.approx(
        [0.05293248525724958, 0.05286137617216465, 0.05773899580413132], abs=1e-13
    )
    assert ina.take()[[0, 1, 8]].tolist() == pytest.approx(
        [-0.0012200571764654333, -0.0012200571764654333, -0.0014901737032727753], abs=1e-13
    )
    assert i.take().tolist() == [0, 0, 0, 0.1, 0.1, 0.1, 0.1, 0, 0]


def test_switching_tables_off_changes_the_kernels(simulation):
    soma = simulation.model.create_section("soma")
    soma.insert("hh")
    found = []
    for use in (1.0, 0.0, 1.0):
        simulation.model.globals["usetable_hh"].set(use)
        simulation.finitialize(-50)
        simulation.advance(40)
        found.append(soma.get("v", 0.5))
    assert found[0] == found[2] != found[1]
    assert found[0] == pytest.approx(found[1], abs=0.05)


def test_the_last_writers_of_concentrations_come_first_after_the_ions(simulation):
    """The order of INITIAL, current and state blocks that NEURON was seen to take."""
    from ranvier.solver.integrate.pipeline import mechanism_order
    from ranvier.solver.mechanism.fields import IonUse, Mechanism

    model = simulation.model
    section = model.create_section("a")
    uses = {"reads": ((), ("nai",)), "writes": (("nai",), ()), "writes_too": (("nai",), ("ina",)), "flows": ((), ())}
    for name, (write, read) in uses.items():
        model.register(Mechanism(name, "density", ions=(IonUse("na", read, write),)))
        section.insert(name)
    section.insert("hh")
    simulation.prepare()
    order = [data.name for data in mechanism_order(model, simulation.layout)]
    assert order == ["na_ion", "k_ion", "writes_too", "writes", "hh", "reads", "flows"]
