"""Random streams and distributions against NEURON's numbers, bit for bit."""

import importlib.util
import json
import math
import os
import pathlib

import pytest
from ranvier.stdlib import random_distributions, random_generators, random_streams
from ranvier.stdlib.random_streams import MCellRan4, Random123, SharedIndices, philox

GOLDEN = pathlib.Path(__file__).parents[1] / "golden" / "random"
MAKERS = {
    "uniform": random_distributions.uniform,
    "discunif": random_distributions.discrete_uniform,
    "normal": random_distributions.normal,
    "lognormal": random_distributions.lognormal,
    "binomial": random_distributions.binomial,
    "poisson": random_distributions.poisson,
    "negexp": random_distributions.negative_exponential,
    "erlang": random_distributions.erlang,
    "geometric": random_distributions.geometric,
    "hypergeo": random_distributions.hypergeometric,
    "weibull": random_distributions.weibull,
}
ONE_UNIT = 2.3e-16  # exp, log and pow of another C library may differ by one unit in the last place

_spec = importlib.util.spec_from_file_location("golden_random", GOLDEN / "make.py")
golden = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(golden)


def make_stream(kind, *arguments):
    if kind == "Random123":
        return Random123(tuple(arguments))
    if kind == "MCellRan4":
        return MCellRan4(*arguments, SharedIndices())
    if kind == "MLCG":
        return random_generators.MLCG(*(seed & 0xFFFFFFFF for seed in arguments))
    return getattr(random_generators, kind)(*arguments)


def drawn(stream, distribution):
    name, *parameters = distribution
    function, parameters = MAKERS[name](*map(float, parameters))
    return [function(stream.uniform, parameters) for _ in range(golden.COUNT)]


def same(ours, theirs):
    return all(math.isclose(a, b, rel_tol=ONE_UNIT, abs_tol=0.0) for a, b in zip(ours, theirs, strict=True))


RECORDS = json.loads((GOLDEN / "random.json").read_text())


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: f"{r['stream']}-{r['distribution']}")
def test_ten_thousand_numbers(record):
    stream = make_stream(*record["stream"])
    numbers = drawn(stream, record["distribution"])
    assert same(numbers[: golden.FIRST], record["first"])
    assert same(numbers[golden.STEP - 1 :: golden.STEP], record["every"])
    assert golden.digest(numbers) == record["digest"]
    if record["position"] is not None:
        assert stream.position == record["position"]


@pytest.mark.oracle
@pytest.mark.parametrize("version, variable", [(9, "RANVIER_ORACLE"), (8, "RANVIER_ORACLE_8")])
def test_all_numbers_of_neuron(version, variable):
    python = os.environ.get(variable)
    if python is None:
        pytest.skip(f"{variable} names no Python")
    for stream, distribution, numbers, _ in golden.sample(python, version):
        assert same(drawn(make_stream(*stream), distribution), numbers), (stream, distribution)


def test_philox_published_vectors():
    ones = 0xFFFFFFFF
    assert [int(w) for w in philox((0, 0, 0, 0), (0, 0))] == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]
    assert [int(w) for w in philox((ones,) * 4, (ones,) * 2)] == [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]


def test_a_stream_can_be_placed_anywhere():
    stream = Random123((1, 2, 3))
    numbers = [stream.uniform() for _ in range(50)]
    for start in (0, 1, 7, 30):
        stream.seek(start)
        assert [stream.uniform() for _ in range(5)] == numbers[start : start + 5]
    stream.seek(2**34 - 1)
    assert stream.uniform() == 0.5973580736673069
    assert stream.position == 0


def test_mcell_ran4_follows_the_common_low_index():
    shared = SharedIndices()
    shared.low_index = 9
    stream = MCellRan4(5, 0, shared)
    assert stream.uniform() == 0.3627799707464874
    shared.low_index = 3
    assert [stream.uniform(), stream.uniform()] == [0.06385576957836747, 0.9197070200461894]
    stream.seek(2**32 - 1)
    stream.uniform()
    assert stream.position == 0
    assert random_streams.mcell_ran4(5, 0) == 0.332903403788805


def test_many_numbers_at_once_are_the_same():
    one, many = Random123((1, 2, 3)), Random123((1, 2, 3))
    one.uniform(), many.uniform()
    assert [one.uniform() for _ in range(7)] == many.uniforms(7).tolist()
    assert one.uniform() == many.uniform()
    dice = function, parameters = random_distributions.discrete_uniform(1.0, 6.0)
    of_array = random_distributions.of_array(dice)
    assert [function(one.uniform, parameters) for _ in range(9)] == of_array(many.uniforms(9)).tolist()


@pytest.mark.parametrize("kind", ["Random123", "MCellRan4"])
def test_native_code_gives_the_same(kind, monkeypatch):
    """What is computed by numpy first, and by native code as soon as it pays."""
    arguments = ((2**32 - 1, 5, 2**32 - 1),) if kind == "Random123" else (2**32 - 20, 3, SharedIndices())
    make = getattr(random_streams, kind)
    native = random_streams.Native()
    monkeypatch.setattr(random_streams, "NATIVE", native)
    numbers, starts = [], (0, 2, 2**31 - 1, make.length - 9)
    for patience in (1000, 0):
        native.patience = patience
        stream = make(*arguments)
        for start in starts:
            stream.seek(start)
            numbers.append([stream.uniform() for _ in range(40)])
    assert numbers[: len(starts)] == numbers[len(starts) :]


def test_mechanisms_share_the_state(machine):
    machine.execute(
        "{use_mcell_ran4(1)  mcell_ran4_init(7)}\nobjref r\nr = new Random()\n{r.Random123_globalindex(9)}\n"
    )
    state = machine.simulation.services.random_state
    assert [int(state[i]) for i in (0, 1, 4)] == [1, 7, 9]


def test_how_long_streams_live(machine):
    """A stream refers to itself, but an object that is not needed any more goes at once."""
    machine.execute("objref r\nr = new Random()\n{r.uniform(0, 1)  r.repick()}\n")
    assert len(machine.objects_of("Random")) == 1
    machine.execute("objref r\n")
    assert not machine.objects_of("Random")
