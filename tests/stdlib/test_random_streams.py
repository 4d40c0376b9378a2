"""Random streams and distributions against NEURON's numbers, bit for bit."""

import json
import pathlib

import pytest
from ranvier.stdlib import random_distributions, random_streams
from ranvier.stdlib.random_streams import MCellRan4, Random123, SharedIndices, philox

GOLDEN = pathlib.Path(__file__).parents[1] / "golden" / "stdlib" / "random" / "random.json"
MAKERS = {
    "uniform": random_distributions.Uniform,
    "discunif": random_distributions.DiscreteUniform,
    "normal": random_distributions.Normal,
    "lognormal": random_distributions.lognormal,
    "binomial": random_distributions.binomial,
    "poisson": random_distributions.poisson,
    "negexp": random_distributions.negative_exponential,
    "erlang": random_distributions.erlang,
    "geometric": random_distributions.geometric,
    "hypergeo": random_distributions.hypergeometric,
    "weibull": random_distributions.weibull,
}


def make_stream(kind, *arguments):
    if kind == "Random123":
        return Random123(tuple(arguments))
    return MCellRan4(*arguments, SharedIndices())


@pytest.mark.parametrize("record", json.loads(GOLDEN.read_text()), ids=lambda r: f"{r['stream']}-{r['distribution']}")
def test_ten_thousand_numbers(record):
    stream = make_stream(*record["stream"])
    name, *parameters = record["distribution"]
    pick = MAKERS[name](*parameters)
    numbers = [pick(stream.uniform) for _ in range(10000)]
    # exp, log and pow of another C library may differ by one unit in the last place
    assert numbers[:20] == pytest.approx([float.fromhex(x) for x in record["first"]], rel=3e-16, abs=0)
    assert numbers[-1] == pytest.approx(float.fromhex(record["last"]), rel=3e-16, abs=0)
    assert sum(numbers) == pytest.approx(float.fromhex(record["sum"]), rel=1e-12)
    assert stream.position == record["position"]


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
    pick = random_distributions.DiscreteUniform(1, 6)
    assert [pick(one.uniform) for _ in range(9)] == pick.of_array(many.uniforms(9)).tolist()


def test_mechanisms_share_the_state(machine):
    machine.execute(
        "{use_mcell_ran4(1)  mcell_ran4_init(7)}\nobjref r\nr = new Random()\n{r.Random123_globalindex(9)}\n"
    )
    state = machine.simulation.services.random_state
    assert [int(state[i]) for i in (0, 1, 4)] == [1, 7, 9]
